import Casework
import Foundation
import Programme
import Register
import Testing

@testable import Office

/// Files behind passwords: they wait, and a password from whereever opens them as part of their submission.
struct PasswordPairTests {
  private static let password = "Mihon-2026!"

  private func file(_ desk: ReceivingDesk) throws -> MailBuilder {
    let zip = try desk.zip("form.zip", ["a.xlsx": ReceivingDesk.sample("02_")], password: Self.password)
    return MailBuilder(
      subject: "口座開設申請書の送付", messageID: "file@mihon.example.jp", attachments: [("form.zip", zip)])
  }

  private func passwordMail(_ password: String = password, from: String? = nil) -> MailBuilder {
    var mail = MailBuilder(
      subject: "【パスワード通知】口座開設申請書の送付", messageID: "pass@mihon.example.jp",
      references: ["file@mihon.example.jp"], body: "先ほどのファイルのパスワードをお送りします。\r\n\r\nパスワード：\(password)\r\n")
    if let from { mail.from = from }
    return mail
  }

  /// Whether a text stands anywhere in the database's files.
  private func isWritten(_ text: String, in desk: ReceivingDesk) throws -> Bool {
    try ["register.sqlite", "register.sqlite-wal", "office.yaml"].contains { name in
      let path = "\(desk.folder)/office/\(name)"
      guard FileManager.default.fileExists(atPath: path) else { return false }
      return try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(text.utf8)) != nil
    }
  }

  @Test func `a file and the password that follows are one submission`() throws {
    let desk = try ReceivingDesk()
    let first = try desk.receive(try file(desk))
    #expect(first.cases.isEmpty)
    #expect(try desk.waiting().map(\.name) == ["message.eml/form.zip", "message.eml/form.zip/a.xlsx"])
    let second = try desk.receive(passwordMail())
    #expect(second.id == first.id)
    #expect(second.cases.map(\.rawValue) == ["C-2026-000001"])
    #expect(try desk.waiting().isEmpty)
    #expect(try desk.closes())
    #expect(try !isWritten(Self.password, in: desk))
    // Both mails again: nothing new.
    let before = try desk.content()
    try desk.receive([.bytes(passwordMail().bytes, fileName: "message.eml", source: "again")])
    #expect(try desk.content() == before)
  }

  @Test func `a password that came before its file opens it on arrival`() throws {
    let desk = try ReceivingDesk()
    let first = try desk.receive(passwordMail())
    let second = try desk.receive(try file(desk))
    #expect(second.id == first.id)
    #expect(second.cases.count == 1)
    #expect(second.files.map(\.disposition).contains(.case))
    #expect(try desk.waiting().isEmpty)
    #expect(try desk.closes())
  }

  @Test func `a password that does not fit, and one from somebody else, open nothing`() throws {
    let desk = try ReceivingDesk()
    let first = try desk.receive(try file(desk))
    let other = try desk.receive(passwordMail(from: "Hanako <hanako@other.example.jp>"))
    var wrong = passwordMail("Wrong-1234")
    wrong.messageID = "wrong@mihon.example.jp"
    let unfit = try desk.receive(wrong)
    #expect(Set([first.id, other.id, unfit.id]).count == 3)
    #expect(try desk.waiting().count == 2)
    // The mail of the same sender is offered all the same; that of somebody else is not.
    let offered = try desk.office.passwordMails(for: try #require(try desk.waiting().first))
    #expect(offered.map(\.mail.submission) == [unfit.id])
    #expect(try desk.closes())
  }

  @Test func `unlock opens what waits, and a wrong password changes nothing`() throws {
    let desk = try ReceivingDesk()
    let submission = try desk.receive(try file(desk))
    let waiting = try desk.waiting()
    let before = try desk.content()
    #expect(throws: OfficeError.passwordDoesNotOpen(waiting[1].id, name: waiting[1].name)) {
      try desk.office.unlock(waiting[1].id, passwords: ["wrong"], moment: ReceivingDesk.moment)
    }
    #expect(try desk.content() == before)
    let after = try desk.office.unlock(waiting[0].id, passwords: [Self.password], moment: ReceivingDesk.moment)
    #expect(after.id == submission.id)
    #expect(after.cases.count == 1)
    #expect(try desk.waiting().isEmpty)
    #expect(try desk.closes())
    #expect(try !isWritten(Self.password, in: desk))
    #expect(throws: CaseworkError.notQuarantined(waiting[0].id)) {
      try desk.office.unlock(waiting[0].id, passwords: [Self.password], moment: ReceivingDesk.moment)
    }
  }

  @Test func `an encrypted workbook waits like a zip, and what waits for something else is not unlocked`() throws {
    let desk = try ReceivingDesk()
    let fixture = FormReadingTests.root.appendingPathComponent("Tests/Workbook/Fixtures/encrypted-standard-128.xlsx")
    try desk.file("disc/secret.xlsx", try Data(contentsOf: fixture))
    try desk.file("disc/what.bin", Data([1, 2, 3, 4]))
    try desk.receive(.path(desk.folder + "/disc"))
    let waiting = try desk.waiting()
    #expect(waiting.map(\.isLocked) == [true, false])
    #expect(throws: CaseworkError.notLocked(waiting[1].id)) {
      try desk.office.unlock(waiting[1].id, passwords: ["x"], moment: ReceivingDesk.moment)
    }
    #expect(throws: OfficeError.self) {
      try desk.office.unlock(waiting[0].id, passwords: ["not it"], moment: ReceivingDesk.moment)
    }
    #expect(try desk.waiting() == waiting)
  }

  @Test func `an encrypted form opened with its password makes its case`() throws {
    let desk = try ReceivingDesk()
    let fixture = FormReadingTests.root.appendingPathComponent("Tests/Workbook/Fixtures/encrypted-form.xlsx")
    let submission = try desk.receive(.path(fixture.path))
    #expect(submission.cases.isEmpty)
    let waiting = try #require(try desk.waiting().first)
    let after = try desk.office.unlock(waiting.id, passwords: ["wrong", Self.password], moment: ReceivingDesk.moment)
    #expect(after.id == submission.id)
    #expect(after.cases.map(\.rawValue) == ["C-2026-000001"])
    #expect(try desk.closes())
    #expect(try !isWritten(Self.password, in: desk))
  }
}
