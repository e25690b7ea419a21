import Testing

@testable import Intake

struct MailPasswordTests {
  @Test(
    arguments: [
      ("パスワード：Ab3#x9Kq", "Ab3#x9Kq"),
      ("パスワード:Ab3#x9Kq", "Ab3#x9Kq"),
      ("解凍パスワード： Ab3#x9Kq", "Ab3#x9Kq"),
      ("【パスワード】Ab3#x9Kq", "Ab3#x9Kq"),
      ("【パスワード】\n\nAb3#x9Kq", "Ab3#x9Kq"),
      ("■パスワード\n----------------\nAb3#x9Kq\n----------------", "Ab3#x9Kq"),
      ("添付ファイルのパスワードは以下のとおりです。\n\n　　Ab3#x9Kq\n\n以上", "Ab3#x9Kq"),
      ("パスワードは Ab3#x9Kq です。", "Ab3#x9Kq"),
      ("パスワードは「Ab3#x9Kq」です。", "Ab3#x9Kq"),
      ("先ほどのファイルのパスワードをお知らせします。\n\nPW：Ab3#x9Kq", "Ab3#x9Kq"),
      ("PW: Ab3#x9Kq", "Ab3#x9Kq"),
      ("Password: Ab3#x9Kq", "Ab3#x9Kq"),
      ("The password is Ab3#x9Kq.", "Ab3#x9Kq"),
      ("ZIP Password = Ab3#x9Kq", "Ab3#x9Kq"),
      ("Password\n\nAb3#x9Kq", "Ab3#x9Kq"),
      ("> パスワード：Ab3#x9Kq", "Ab3#x9Kq"),
      ("ﾊﾟｽﾜｰﾄﾞ:Ab3#x9Kq", "Ab3#x9Kq"),
      ("ＰＷ：Ａｂ３＃ｘ９Ｋｑ", "Ab3#x9Kq"),
      ("パスワード（半角英数字）：Ab3#x9Kq", "Ab3#x9Kq"),
      ("パスワード　Ab3#x9Kq\nPW:Ab3#x9Kq", "Ab3#x9Kq"),
      ("ファイル名：申請書.zip\r\n解凍パスワード：20261118\r\n", "20261118"),
      ("パスコード：4821", "4821"),
      ("パスワード：みなとく", nil),
      ("パスワード：東京都環境局", "東京都環境局"),
      ("パスワードは別途お送りします。", nil),
      ("パスワードは後ほどメールにてご連絡します。", nil),
      ("パスワード付きZIPファイルでお送りします。", nil),
      ("Please find the compass: x", nil),
      ("担当：見本\nTEL: 03-0000-0101", nil),
      ("", nil),
    ] as [(String, String?)])
  func `the likeliest password of`(body: String, password: String?) {
    #expect(PasswordCandidates.find(in: body).first == password)
  }

  @Test func `full-width letters are offered half-width first, and as written`() {
    #expect(PasswordCandidates.find(in: "パスワード：ａｂｃ１２３").prefix(2) == ["abc123", "ａｂｃ１２３"])
  }

  @Test func `a word alone on a line counts where a password is spoken of`() {
    let body = "お世話になっております。\n\nxY7-pq2R\n\n03-0000-0101\nkankyo@mihon.example.jp\nhttps://example.jp/a1b2c3\n"
    #expect(PasswordCandidates.find(in: body, subject: "【パスワード通知】申請書") == ["xY7-pq2R"])
    #expect(PasswordCandidates.find(in: body, subject: "申請書").isEmpty)
  }

  @Test func `several labels give several candidates, the marked ones first`() {
    let body = "パスワードは aaaa1111 か\nパスワード：bbbb2222\nです。"
    #expect(PasswordCandidates.find(in: body).prefix(2) == ["bbbb2222", "aaaa1111"])
  }

  @Test func `nobody is kept waiting by a long text`() {
    let body = String(repeating: "パスワード：abc123\n", count: 20_000)
    #expect(PasswordCandidates.find(in: body) == ["abc123"])
  }

  private static func message(
    from: String = "taro@example.jp", subject: String, minutes: Int = 0, id: String = "", answers: String? = nil
  ) throws -> MailMessage {
    let answer = answers.map { "In-Reply-To: <\($0)>\n" } ?? ""
    let text = "From: \(from)\nSubject: \(subject)\nDate: 18 Nov 2026 09:\(minutes < 10 ? "0" : "")\(minutes) +0900\n"
    return try MailMessage(Array((text + "Message-ID: <\(id)@x>\n\(answer)\n").utf8))
  }

  @Test(arguments: [
    ("一般管理口座開設申請書の提出", "【パスワード通知】一般管理口座開設申請書の提出"),
    ("一般管理口座開設申請書の提出", "Re: 一般管理口座開設申請書の提出"),
    ("一般管理口座開設申請書の提出", "一般管理口座開設申請書の提出（パスワード）"),
    ("一般管理口座開設申請書の提出", "一般管理口座開設申請書の提出のパスワードのお知らせ"),
    ("一般管理口座開設申請書の提出 (1/2)", "一般管理口座開設申請書の提出 (2/2)"),
    ("Application", "RE: FW: application"),
    ("申請書", "[PW]申請書"),
  ])
  func `subjects that differ only in marks belong together`(first: String, second: String) throws {
    let (one, other) = (
      try Self.message(subject: first, id: "1"), try Self.message(subject: second, minutes: 5, id: "2")
    )
    #expect(MailThread.belongTogether(one, other, hours: 24))
    #expect(MailThread.belongTogether(other, one, hours: 24))
  }

  @Test func `another sender, another subject or a later day does not belong`() throws {
    let first = try Self.message(subject: "申請書", id: "1")
    #expect(
      !MailThread.belongTogether(first, try Self.message(from: "b@example.jp", subject: "申請書", id: "2"), hours: 24))
    #expect(!MailThread.belongTogether(first, try Self.message(subject: "報告書", id: "2"), hours: 24))
    #expect(!MailThread.belongTogether(first, try Self.message(subject: "申請書", minutes: 30, id: "2"), hours: 0))
    #expect(MailThread.belongTogether(first, try Self.message(subject: "別件", id: "2", answers: "1@x"), hours: 0))
    let untitled = try Self.message(subject: "パスワード", id: "3")
    #expect(!MailThread.belongTogether(untitled, try Self.message(subject: "Re:", id: "4"), hours: 24))
  }

  @Test func `the case of an address does not matter`() throws {
    let first = try Self.message(from: "Taro@Example.jp", subject: "申請書", id: "1")
    #expect(MailThread.belongTogether(first, try Self.message(subject: "申請書", id: "2"), hours: 1))
  }
}
