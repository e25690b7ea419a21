import Correspondence
import Foundation
import Programme
import Testing
import Workbook

@Suite struct ListingTests {
  @Test func `sixty accounts span pages, in order, each page with head, day and number`() throws {
    let table = try ListingSamples.table(ListingSamples.designated(60))
    let document = try ListingPDF(publisher: "東京都").render(table, journalHead: "0a1b2c")
    #expect(document.pageCount > 1)
    for page in 1...document.pageCount {
      let text = try Poppler.text(of: document, page: page)
      for expected in [
        "指定管理口座情報一覧", "令和8年11月22日現在", "口座番号", "事業所の名称・所在地", "口座名義人全員の氏名・住所",
        "口座管理者の氏名・住所", "連絡先", "\(page)／\(document.pageCount)", "0a1b2c",
      ] {
        #expect(text.contains(expected), "page \(page): \(expected)")
      }
    }
    let text = try Poppler.text(of: document)
    let numbers = text.matches(of: /130-100-(\d{4})-0/).map { String($0.1) }
    #expect(numbers == (1000..<1060).map(String.init))
    #expect(text.contains("第60ビルディング"))
  }

  @Test func `what is not published is nowhere in the files`() throws {
    let table = try ListingSamples.table(ListingSamples.designated(60))
    let texts = [
      try Poppler.text(of: ListingPDF(publisher: "東京都").render(table)),
      String(decoding: ListingCSV.bytes(table), as: UTF8.self),
    ]
    for text in texts {
      for secret in ["秘密", "花子", "非公開一丁目", "次郎", "財務部", "03-5388-3438", "Jiro_Shinjuku"] {
        #expect(!text.contains(secret), "published: \(secret)")
      }
      #expect(text.contains("非公表"))
    }
  }

  @Test func `two renderings are the same bytes, and all fonts are embedded`() throws {
    let table = try ListingSamples.table(ListingSamples.designated(5))
    let lists = ListingPDF(publisher: "東京都")
    #expect(try lists.render(table).bytes == lists.render(table).bytes)
    for row in try Poppler.run("pdffonts", on: lists.render(table)).split(separator: "\n").dropFirst(2) {
      #expect(row.contains("yes yes yes"), "\(row)")
    }
  }

  @Test func `an account with more holders than a page holds goes on over the page`() throws {
    let holders = (1...60).map {
      ListedParty(
        name: "第\($0)法人", address: "東京都港区\($0)番地", kind: .corporation, wishesNamePublished: false,
        wishesAddressPublished: false)
    }
    let listing = DesignatedAccountListing(
      accountNumber: try AccountNumber("130-100-0021-0"), facilityName: "共同ビル", facilityAddress: "東京都港区",
      holders: holders, manager: nil, contact: nil)
    let document = try ListingPDF(publisher: "東京都").render(ListingSamples.table([listing]))
    #expect(document.pageCount > 1)
    let text = try Poppler.text(of: document)
    for number in 1...60 { #expect(text.contains("第\(number)法人東京都港区\(number)番地")) }
    #expect(try Poppler.text(of: document, page: 2).contains("130-100-0021-0（続き）"))
  }

  @Test func `a long name is wrapped inside its cell`() throws {
    let holder = ListedParty(
      name: String(repeating: "髙﨑𠮷野家", count: 40), address: "東京都", kind: .corporation, wishesNamePublished: false,
      wishesAddressPublished: false)
    let listing = GeneralAccountListing(
      accountNumber: try AccountNumber("130-200-0001-0"), holder: holder, contact: nil)
    let document = try ListingPDF(publisher: "東京都").render(ListingSamples.table(general: [listing]))
    #expect(try Poppler.text(of: document).contains(holder.name))
    for word in try Poppler.words(of: document) where word.text.contains("野家") {
      // The holder's column: 12 mm of margin and 38 of the first column, 130 wide.
      #expect(word.left >= 50 && word.right <= 180, "\(word)")
    }
  }

  @Test func `an empty list says so`() throws {
    let document = try ListingPDF(publisher: "東京都").render(ListingSamples.table([]))
    #expect(try Poppler.text(of: document).contains("該当する口座はありません。"))
  }

  @Test func `the English list has English words around the register's texts`() throws {
    let table = try ListingSamples.table(ListingSamples.designated(3), language: .en)
    let text = try Poppler.run("pdftotext", on: ListingPDF(publisher: "TMG").render(table))
    for expected in ["List of Designated Management Accounts", "As of 22 November 2026", "Not published", "Contact"] {
      #expect(text.contains(expected))
    }
  }

  @Test func `the workbook holds the same table as text cells, twice the same bytes`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("listing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var listings = try ListingSamples.designated(12)
    listings[0] = DesignatedAccountListing(
      accountNumber: try AccountNumber("130-100-0001-0"), facilityName: "=HYPERLINK(\"http://example.com\")",
      facilityAddress: "東京都", holders: [ListingSamples.corporation], manager: nil, contact: nil)
    let table = try ListingSamples.table(listings)
    let writer = ListingWorkbook(publisher: "東京都")
    let paths = ["a.xlsx", "b.xlsx"].map { folder.appendingPathComponent($0).path }
    for path in paths { try writer.write(table, to: path, journalHead: "0a1b2c") }
    #expect(FileManager.default.contentsEqual(atPath: paths[0], andPath: paths[1]))

    let sheet = try #require(try WorkbookFile.open(path: paths[0]).sheet(named: "指定管理口座情報一覧"))
    func text(_ row: Int, _ column: Int) -> CellValue {
      sheet[CellReference(rowNumber: row, columnNumber: column)].value
    }
    #expect(text(1, 1) == .text("指定管理口座情報一覧"))
    #expect(text(2, 1) == .text("令和8年11月22日現在"))
    #expect(text(3, 5) == .text("連絡先"))
    #expect(text(4, 1) == .text("130-100-0001-0"))
    #expect(text(4, 2) == .text("=HYPERLINK(\"http://example.com\")\n東京都"))
    #expect(text(4, 5) == .text("非公表"))
    #expect(text(15, 1) == .text("130-100-1010-0"))
    for (_, cell) in sheet.cells { #expect(cell.formula == nil) }
  }
}
