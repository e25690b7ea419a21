import Testing
import Workbook

struct CommentThreadTests {
  private static let threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"

  /// A thread of two with the note by which Excel repeats it, and a note of its own.
  private var package: PackageBuilder {
    var package = ExtrasParts.package(
      "",
      [
        ("rId1", "comments", "../comments1.xml"),
        ("rId2", "threadedComment", "../threadedComments/threadedComment1.xml"),
      ])
    package.set(
      "xl/comments1.xml",
      """
      <comments xmlns="\(PackageBuilder.main)"><authors><author>tc={1}</author><author>係</author></authors><commentList>\
      <comment ref="C3" authorId="0"><text><t>[Threaded comment]</t></text></comment>\
      <comment ref="A9" authorId="1"><text><r><t xml:space="preserve">係: </t></r><r><t>済_x000D_</t></r>\
      <rPh sb="0" eb="1"><t>スミ</t></rPh></text></comment></commentList></comments>
      """)
    package.set(
      "xl/threadedComments/threadedComment1.xml",
      """
      <ThreadedComments xmlns="\(Self.threads)"><threadedComment ref="C3" dT="2026-04-01T09:30:00.12" personId="{P}" \
      id="{1}" done="1"><text>確認をお願いします</text></threadedComment><threadedComment ref="C3" \
      dT="2026-04-02T10:00:00.00" personId="{Q}" id="{2}" parentId="{1}"><text>しました</text></threadedComment>\
      </ThreadedComments>
      """)
    package.set(
      "xl/persons/person.xml",
      "<personList xmlns=\"\(Self.threads)\"><person displayName=\"髙橋\" id=\"{P}\" userId=\"x\"/></personList>")
    package.set(
      "xl/_rels/workbook.xml.rels",
      PackageBuilder.relationships([
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId9", "person", "persons/person.xml"),
      ]))
    return package
  }

  @Test func `a thread stands once, with its persons, beside the notes`() throws {
    let file = try WorkbookFile.open(package.bytes)
    let comments = file.extras(of: file.sheets[0]).comments
    #expect(comments.map { $0.cell.description } == ["C3", "C3", "A9"])
    #expect(comments.map(\.text) == ["確認をお願いします", "しました", "係: 済\r"])
    #expect(comments.map(\.author) == ["髙橋", nil, "係"])
    #expect(comments.map(\.isReply) == [false, true, false])
    #expect(comments.map(\.isResolved) == [true, false, false])
    #expect(comments.map(\.writtenAt) == ["2026-04-01T09:30:00.12", "2026-04-02T10:00:00.00", nil])
  }

  @Test(arguments: ["xl/comments1.xml", "xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml"])
  func `a damaged or missing part is named and takes nothing else with it`(part: String) throws {
    for (broken, expected) in [
      (package.with(part, "<html/>"), WorkbookError.damagedPart(part, reason: .unexpectedRoot("html"))),
      (package.without(part), .missingPart(part)),
      (package.with(part, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), .unsafe(part: part, reason: .doctype)),
    ] {
      let file = try WorkbookFile.open(broken.bytes)
      let extras = file.extras(of: file.sheets[0])
      #expect(extras.damage == [expected])
      #expect(!extras.comments.isEmpty)
    }
  }

  @Test func `a part with more elements than the limit is refused by name`() throws {
    var limits = ReadingLimits.standard
    limits.partElements = 5
    let file = try WorkbookFile.open(package.bytes, limits: limits)
    let damage = file.extras(of: file.sheets[0]).damage
    #expect(damage.contains(.limitExceeded(.partElements, part: "xl/comments1.xml")))
  }
}
