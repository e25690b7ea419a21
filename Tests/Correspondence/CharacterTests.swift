import Foundation
import Programme
import Testing

@testable import Correspondence

@Suite struct CharacterTests {
  private func canvas(fonts: FontSet = .ipa) throws -> PDFCanvas {
    try PDFCanvas(
      .a4Portrait, DocumentInformation(title: "t", author: "a", subject: "s", isoDate: "2026-11-22"), fonts: fonts)
  }

  @Test(arguments: [
    ("新宿　太郎", [], "common characters"),
    ("髙﨑", [], "extensions that IPAex has"),
    ("𠮷田", [], "beyond the basic plane, only in IPAmj"),
    ("渡邉\u{E0110}", [], "a variant that IPAmj has"),
    ("葛\u{E0100}城", [], "a variant that only IPAex has"),
    ("渡邉\u{E01EF}", ["邉\u{E01EF}"], "a variant that no font has"),
  ])
  func `every character and variant is printed, or the document says which is not`(
    name: String, plain: [String], why: String
  ) throws {
    let canvas = try canvas()
    try canvas.draw(name, TextStyle(), left: 20, top: 20)
    let document = try canvas.finish()
    #expect(document.plainVariants.map(\.sequence) == plain, Comment(rawValue: why))
    let bare = name.unicodeScalars.filter { !(0xE0100...0xE01EF).contains($0.value) }
    let text = try Poppler.text(of: document).unicodeScalars.filter { !(0xE0100...0xE01EF).contains($0.value) }
    #expect(
      String(String.UnicodeScalarView(text)) == String(String.UnicodeScalarView(bare)).filter { !$0.isWhitespace },
      Comment(rawValue: why))
  }

  @Test func `two variants of a character look different, two that no font has look alike`() throws {
    func picture(_ text: String) throws -> Data {
      let canvas = try canvas()
      try canvas.draw(text, TextStyle(size: 40), left: 20, top: 20)
      return try Poppler.output(of: "pdftoppm", ["-singlefile", "-r", "50"], on: canvas.finish())
    }
    #expect(try picture("邉\u{E0110}") != picture("邉\u{E0111}"))
    #expect(try picture("邉\u{E01EE}") == picture("邉\u{E01EF}"))
  }

  @Test func `a character that no font has is refused`() throws {
    let canvas = try canvas()
    #expect(throws: CorrespondenceError.characterNotPrintable(scalar: 0x1F600, text: "株式会社😀")) {
      try canvas.draw("株式会社😀", TextStyle(), left: 20, top: 20)
    }
  }

  @Test func `a missing font is refused with the package that brings it`() throws {
    var fonts = FontSet.ipa
    fonts = FontSet(
      mincho: FontSet.Font(family: "No Such Mincho", package: "fonts-none"), gothic: fonts.gothic, names: fonts.names)
    #expect(throws: CorrespondenceError.fontMissing(family: "No Such Mincho", package: "fonts-none")) {
      _ = try canvas(fonts: fonts)
    }
  }

  @Test(arguments: [
    ("口 座 番 号", ["口", "座", "番", "号"]),
    ("8環都総第12号", ["8", "環", "都", "総", "第", "12", "号"]),
    ("", []),
  ])
  func `spreading keeps numbers together and leaves blanks out`(text: String, units: [String]) {
    #expect(SpreadUnits.split(text) == units)
  }
}
