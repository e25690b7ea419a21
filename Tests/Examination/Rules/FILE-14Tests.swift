import Forms
import Programme
import Testing

@testable import Examination

@Suite struct FILE14Tests {
  @Test func `what can be read in one way only is met`() throws {
    #expect(Rule.file14.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test(arguments: [
    (ReadingNote.ambiguous("申請書!M7"), "申請書!M7"), (.eraAssumed("令和"), "令和"), (.accountingNegative, "括弧書き"),
    (.abbreviatedEnd, "終わりの番号"), (.perhapsFraction, "百倍"), (.shownOtherwise("1,2"), "「1,2」"),
    (.readingContradicts("ヤマダ"), "ヤマダ"), (.weekdayContradicts, "曜日"), (.digitsLost, "16桁目"), (.turnedIntoDate, "日付"),
  ])
  func `a value with two readings is for a person, with the field, the value and the other reading`(
    note: ReadingNote, words: String
  ) throws {
    #expect(note.asksForPerson)
    let subject = try SubjectFixture.generalOpening().with("accounts_requested", .integer(2), notes: [note])
    guard case .personMustLook(let message, let place) = Rule.file14.outcome(subject) else {
      Issue.record("nobody is asked about \(note)")
      return
    }
    #expect(message.ja.contains("「開設を希望する口座の数」欄は「2」と読み取りました"))
    #expect(message.ja.contains(words))
    #expect(message.en.contains("was read as “2”"))
    #expect(place?.key == "accounts_requested")
  }

  @Test(arguments: [
    ReadingNote.widthFolded, .foundByLabel, .besideBox, .unitConverted("MWh"), .remark("※"), .rangeInOneCell,
  ])
  func `what changes nothing about a value asks nobody`(note: ReadingNote) throws {
    #expect(!note.asksForPerson)
    #expect(
      Rule.file14.outcome(try SubjectFixture.generalOpening().with("accounts_requested", .integer(2), notes: [note]))
        == .met)
  }
}
