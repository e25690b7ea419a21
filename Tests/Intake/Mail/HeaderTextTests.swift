import Testing

@testable import Intake

/// A header as a mail program wrote it, and what it says. The encoded forms were made with Python's codecs, the pairs
/// of code page 50221 from those of its cp932.
struct HeaderCase: CustomTestStringConvertible {
  let why: String
  let raw: [UInt8]
  let text: String

  init(_ why: String, _ raw: String, _ text: String) { self.init(why, Array(raw.utf8), text) }

  init(_ why: String, _ raw: [UInt8], _ text: String) {
    self.why = why
    self.raw = raw
    self.text = text
  }

  var testDescription: String { why }
}

struct HeaderTextTests {
  @Test(arguments: [
    HeaderCase("plain", "Application for an account", "Application for an account"),
    HeaderCase(
      "Outlook: ㈱, 髙 and ① of NEC and IBM", "=?ISO-2022-JP?B?GyRCLWp8YkVnGyhCIBskQi0hOWYlUyVrGyhC?=", "㈱髙島 ①号ビル"),
    HeaderCase(
      "Outlook: two words, the first ends in padding",
      "=?iso-2022-jp?B?GyRCMGxITDRJTX04fTpCMytAXz89QEE9cSRORHMbKEI=?=\r\n =?iso-2022-jp?B?GyRCPVAkSyREJCQkRiFKM3Q8MDJxPFI4K0tcQ089aiFLGyhC?=",
      "一般管理口座開設申請書の提出について（株式会社見本地所）"),
    HeaderCase(
      "Gmail: two words of UTF-8, cut within a character, the first ends in padding",
      "=?UTF-8?B?5LiA6Iis566h55CG5Y+j5bqn6ZaL6Kit55Sz6KuL5pu444Gu5o+Q5Q==?=\n =?UTF-8?B?h7rjgavjgaTjgYTjgabvvIjmoKrlvI/kvJrnpL7opovmnKzlnLDmiYDvvIk=?=",
      "一般管理口座開設申請書の提出について（株式会社見本地所）"),
    HeaderCase("a character beyond U+FFFF", "=?utf-8?B?6auZ76iR8KCutw==?=", "髙﨑𠮷"),
    HeaderCase("Q, with blanks as _", "=?UTF-8?Q?Re:_=E7=94=B3=E8=AB=8B=E6=9B=B8?=", "Re: 申請書"),
    HeaderCase("Q, with blanks as they are", "=?UTF-8?Q?Re: =E7=94=B3?=", "Re: 申"),
    HeaderCase("a word after plain text", "Re: =?utf-8?B?55Sz6KuL?= (2)", "Re: 申請 (2)"),
    HeaderCase("words without a blank between", "=?utf-8?B?55Sz?==?utf-8?B?6KuL?=", "申請"),
    HeaderCase("words of two charsets", "=?utf-8?B?55Sz?= =?Shift_JIS?B?kL8=?=", "申請"),
    HeaderCase("a language behind the charset (RFC 2231)", "=?utf-8*ja?B?55Sz6KuL?=", "申請"),
    HeaderCase("half-width kana by ESC ( I", "=?ISO-2022-JP?B?GyhJQz1EGyhC?=", "ﾃｽﾄ"),
    HeaderCase("half-width kana by SO and SI", "=?ISO-2022-JP?B?DkM9RA8=?=", "ﾃｽﾄ"),
    HeaderCase(
      "Shift_JIS means code page 932: 表 with a backslash in it, ～, ㈱", "=?Shift_JIS?B?lVyR6IFgh4oueGxzeA==?=",
      "表題～㈱.xlsx"),
    HeaderCase("EUC-JP with the ① of NEC", "=?EUC-JP?B?v73Awb3xraEueGxzeA==?=", "申請書①.xlsx"),
    HeaderCase("windows-31j", "=?windows-31j?B?h0A=?=", "①"),
    HeaderCase("a charset nobody knows is shown as it is", "=?x-klingon?B?55Sz?= a", "=?x-klingon?B?55Sz?= a"),
    HeaderCase("base64 that is none is shown as it is", "=?utf-8?B?申請?=", "=?utf-8?B?申請?="),
    HeaderCase("a way of writing nobody knows is shown as it is", "=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
    HeaderCase("a word without its end is shown as it is", "=?utf-8?B?55Sz", "=?utf-8?B?55Sz"),
    HeaderCase("a name cut off within a character keeps the rest", "=?utf-8?B?55Sz6Ks=?=", "申\u{FFFD}"),
    HeaderCase("missing padding", "=?utf-8?B?55Sz6KuLYQ?=", "申請a"),
    HeaderCase("raw UTF-8", "申請書", "申請書"),
    HeaderCase("raw Shift_JIS", [0x90, 0x5C, 0x90, 0xBF, 0x8F, 0x91, 0x87, 0x8A], "申請書㈱"),
    HeaderCase("raw ISO-2022-JP", [0x1B, 0x24, 0x42, 0x2D, 0x21, 0x1B, 0x28, 0x42, 0x61], "①a"),
    HeaderCase("raw Latin", [0x63, 0x61, 0x66, 0xE9, 0x20, 0xFF], "café ÿ"),
    HeaderCase("empty", "", ""),
  ])
  func `a header says`(_ sample: HeaderCase) {
    #expect(EncodedWords.decode(sample.raw) == sample.text)
  }

  @Test(arguments: [
    HeaderCase(
      "Thunderbird: RFC 2231, in pieces",
      "attachment;\n filename*0*=UTF-8''%E6%A7%98%E5%BC%8F%E7%AC%AC3%E5%8F%B7%E3%80%80%E4%B8%80;\n filename*1*=%E8%88%AC%E7%AE%A1%E7%90%86;\n filename*2=\".xlsx\"",
      "様式第3号　一般管理.xlsx"),
    HeaderCase(
      "pieces cut within a character", "attachment; filename*0*=utf-8''%E6%A7; filename*1*=%98.xlsx", "様.xlsx"),
    HeaderCase("pieces in any order", "attachment; filename*1=b.xlsx; filename*0=a", "ab.xlsx"),
    HeaderCase("what follows a missing piece is not joined", "attachment; filename*0=a; filename*2=c", "a"),
    HeaderCase("RFC 2231 in Shift_JIS", "attachment; filename*=Shift_JIS''%90%5C%90%BF%8F%91%87%8A.xlsx", "申請書㈱.xlsx"),
    HeaderCase(
      "RFC 2231 before the old one", "attachment; filename=\"x.xlsx\"; filename*=utf-8'ja'%E7%94%B3.xlsx", "申.xlsx"),
    HeaderCase("RFC 2231 of a charset nobody knows", "attachment; filename*=nobody''%E7%94%B3.xlsx", "申.xlsx"),
    HeaderCase(
      "Gmail and Outlook: words between quotes", "attachment; filename=\"=?UTF-8?B?55Sz6KuLLnhsc3g=?=\"", "申請.xlsx"),
    HeaderCase(
      "words between quotes, folded",
      "attachment; filename=\"=?UTF-8?B?55Sz?=\r\n =?UTF-8?B?6KuLLnhsc3g=?=\"", "申請.xlsx"),
    HeaderCase("words without quotes", "attachment; filename==?UTF-8?B?55Sz6KuLLnhsc3g=?=", "申請.xlsx"),
    HeaderCase("blanks without quotes", "attachment; filename=form 03.xlsx; size=3", "form 03.xlsx"),
    HeaderCase("a semicolon between quotes", "attachment; filename=\"a;b.xlsx\"", "a;b.xlsx"),
    HeaderCase("an escaped quote", "attachment; filename=\"a\\\"b.xlsx\"", "a\"b.xlsx"),
    HeaderCase("a path of Windows nobody escaped", "attachment; filename=\"C:\\forms\\a.xlsx\"", "C:\\forms\\a.xlsx"),
    HeaderCase("raw UTF-8", "attachment; filename=\"申請書.xlsx\"", "申請書.xlsx"),
    HeaderCase(
      "raw Shift_JIS whose last byte is a backslash (表)",
      Array("attachment; filename=\"".utf8) + [0x95, 0x5C] + Array("\"; size=1".utf8), "表"),
    HeaderCase(
      "raw ISO-2022-JP with a quote in it (′ is ! l, う is $ \")",
      Array("attachment; filename=\"".utf8) + [0x1B, 0x24, 0x42, 0x24, 0x26, 0x24, 0x22, 0x1B, 0x28, 0x42]
        + Array(".xlsx\"".utf8), "うあ.xlsx"),
    HeaderCase("no quotation mark at the end", "attachment; filename=\"a.xlsx", "a.xlsx"),
    HeaderCase("letters of both cases, blanks around the equals sign", "ATTACHMENT; FileName = \"a.xlsx\"", "a.xlsx"),
  ])
  func `a file name is`(_ sample: HeaderCase) {
    let header = HeaderParameters(sample.raw)
    #expect(header.value == "attachment")
    #expect(header.text("filename") == sample.text)
  }

  @Test(arguments: [
    ("taro@example.jp", "", "taro@example.jp"),
    ("<taro@example.jp>", "", "taro@example.jp"),
    ("Taro <taro@example.jp>", "Taro", "taro@example.jp"),
    ("\"Mihon, Taro\" <taro@example.jp>, b@example.jp", "Mihon, Taro", "taro@example.jp"),
    ("taro@example.jp (Mihon (Sales) Taro)", "Mihon (Sales) Taro", "taro@example.jp"),
    ("=?ISO-2022-JP?B?GyRCLWp8YkVnGyhC?= <a@example.jp>", "㈱髙島", "a@example.jp"),
    ("\"=?ISO-2022-JP?B?GyRCLWp8YkVnGyhC?=\" <a@example.jp>", "㈱髙島", "a@example.jp"),
    ("\u{1B}$B-j\u{1B}(B <a@example.jp>", "㈱", "a@example.jp"),
    ("=?utf-8?B?55Sz?=\n =?utf-8?B?6KuL?= <a@example.jp>", "申請", "a@example.jp"),
    ("((((((", nil, nil),
  ])
  func `a From header names`(header: String, name: String?, address: String?) {
    let read = MailAddress(header: Array(header.utf8))
    #expect(read?.address == address)
    #expect(read?.name == name)
  }

  @Test(arguments: [
    // Seconds from `date -ud … +%s`.
    ("Wed, 18 Nov 2026 09:30:00 +0900", 1_794_961_800),
    ("18 Nov 2026 00:30 GMT", 1_794_961_800),
    ("Wed, 18 Nov 2026 09:30:00 JST", 1_794_961_800),
    ("Tue, 17 Nov 2026 19:30:00 -0500 (EST)", 1_794_961_800),
    ("Thu, 29 Feb 2024 23:59:60 +0000", 1_709_251_200),
    ("Mon, 1 Jan 70 00:00:00 +0000", 0),
    ("Wed,18-Nov-2026 09:30:00 +0900", 1_794_961_800),
    ("2026-11-18", nil), ("yesterday", nil), ("", nil), ("99 Nov 2026 09:30 +0000", nil),
  ])
  func `a date is`(text: String, seconds: Int64?) {
    #expect(MailDate.seconds(text) == seconds)
  }

  @Test func `every pair of ISO-2022-JP is read as code page 932 reads it`() {
    for row in UInt8(0x21)...0x7C {
      for cell in UInt8(0x21)...0x7E {
        let text = JISText.decode([0x1B, 0x24, 0x42, row, cell, 0x1B, 0x28, 0x42])
        // The arithmetic of JIS X 0208, annex 1, by another way: rows of 188.
        let linear = Int(row - 0x21) * 94 + Int(cell - 0x21)
        var lead = linear / 188 + 0x81
        if lead > 0x9F { lead += 0x40 }
        var trail = linear % 188 + 0x40
        if trail >= 0x7F { trail += 1 }
        let expected = TextEncoding.windowsJapanese.decode([UInt8(lead), UInt8(trail)])
        #expect(text.isWhole == expected.isWhole)
        if expected.isWhole { #expect(text.text == expected.text) }
      }
    }
  }

  @Test(
    arguments: [
      ("a forgotten escape at the end", [0x1B, 0x24, 0x42, 0x24, 0x22], "あ", true),
      ("a line break within the Japanese", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x0A, 0x61], "あ\na", true),
      ("JIS X 0212", [0x1B, 0x24, 0x28, 0x44, 0x30, 0x21, 0x1B, 0x28, 0x42], "丂", true),
      ("half a pair", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x24, 0x1B, 0x28, 0x42, 0x61], "あ\u{FFFD}a", false),
      ("an escape nobody knows", [0x1B, 0x25, 0x41, 0x62, 0x1B, 0x28, 0x42], "\u{FFFD}%Ab", false),
      ("Shift_JIS under the name of ISO-2022-JP", [0x82, 0xA0], "あ", true),
    ] as [(String, [UInt8], String, Bool)])
  func `broken ISO-2022-JP loses no more than is broken`(why: String, bytes: [UInt8], text: String, isWhole: Bool) {
    let read = JISText.decode(bytes)
    #expect(read.text == text, "\(why)")
    #expect(read.isWhole == isWhole, "\(why)")
  }

  @Test(arguments: [
    ("YWJj", "abc"), ("YWI=", "ab"), ("YQ==", "a"), ("YQ", "a"), ("YW\r\nJj\r\n", "abc"),
    ("YQ==YQ==", "aa"), ("YQ==\nscanned: clean", "a"), ("====", ""), ("", ""),
  ])
  func `base64 gives`(text: String, data: String) {
    #expect(TransferEncoding.decoded(Array(text.utf8)[...], label: "base64") == Array(data.utf8))
  }

  @Test(arguments: [
    ("a=3Db", "a=b"), ("a=\r\nb", "ab"), ("a= \t\nb", "ab"), ("a=", "a"), ("100=%", "100=%"), ("=e7=94=b3", "申"),
    ("a \nb", "a \nb"),
  ])
  func `quoted-printable gives`(text: String, data: String) {
    #expect(TransferEncoding.decoded(Array(text.utf8)[...], label: "Quoted-Printable") == Array(data.utf8))
  }
}
