import Foundation
import Testing

@testable import Intake

struct MailStoreTests {
  private static func texts(_ mbox: String) -> [String] {
    Mbox.messages(in: Array(mbox.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `each message of an mbox comes with its own bytes`() {
    let mbox =
      "From a@b Wed Nov 18 09:30:00 2026\nFrom: a\nSubject: 1\n\nx\n\nFrom c@d Wed Nov 18 09:31:00 2026\nFrom: c\n\ny\n"
    #expect(Self.texts(mbox) == ["From: a\nSubject: 1\n\nx\n", "From: c\n\ny\n"])
    #expect(FileFormat(of: Array(mbox.utf8), name: "inbox") == .mailbox)
  }

  @Test func `marks of From are taken away, one of each`() {
    let mbox = "From a\nFrom: a\nTo: b\n\n>From here\n>>From there\n> From nowhere\n"
    #expect(Self.texts(mbox) == ["From: a\nTo: b\n\nFrom here\n>From there\n> From nowhere\n"])
  }

  @Test func `a From in a text begins no message`() {
    let mbox = "From a\nFrom: a\nTo: b\n\nText\nFrom here to there: 3 km\n\nFrom now on we write\nmore\n"
    #expect(Self.texts(mbox).count == 1)
  }

  @Test func `a Content-Length counts where it is true and not where it is not`() {
    let body = "x\n\nFrom z\nFrom: z\n\ny\n"
    let counted = "From a\nFrom: a\nContent-Length: \(body.utf8.count)\n\n\(body)\nFrom c\nFrom: c\n\n>From w\n"
    #expect(Self.texts(counted) == ["From: a\nContent-Length: \(body.utf8.count)\n\n\(body)", "From: c\n\nFrom w\n"])
    let wrong = "From a\nFrom: a\nContent-Length: 3\n\nlonger than three\n\nFrom c\nFrom: c\n\n"
    #expect(Self.texts(wrong).count == 2)
    for length in ["99999999999999999999", "-1", "9223372036854775807", "x"] {
      #expect(Self.texts("From a\nFrom: a\nContent-Length: \(length)\n\nx\n").count == 1)
    }
  }

  @Test func `an mbox in an envelope is opened message by message`() {
    let mbox = "From a\nFrom: a\nTo: b\n\nx\n\nFrom c\nFrom: c\nTo: b\n\ny\n"
    var names: [String] = []
    Envelope(bytes: Array(mbox.utf8), name: "inbox").open { (parcel: Parcel) in names.append(parcel.name) }
    #expect(
      names.sorted() == [
        "inbox", "inbox/message-1.eml", "inbox/message-1.eml/body.txt", "inbox/message-2.eml",
        "inbox/message-2.eml/body.txt",
      ])
  }

  @Test func `a Maildir gives what is delivered, seen or not, and nothing that is being written`() throws {
    let folder = try TemporaryFolder()
    for name in ["tmp/3.M1.host", "new/2.M1.host", "cur/1.M1.host:2,S", "cur/.hidden"] {
      _ = try folder.write("From: \(name)\nTo: x\n\n", to: name)
    }
    let maildir = try #require(Maildir(at: folder.path))
    let entries = try maildir.entries()
    #expect(entries.map(\.name) == ["cur/1.M1.host:2,S", "new/2.M1.host"])
    #expect(entries.map(\.unique) == ["1.M1.host", "2.M1.host"])
    #expect(try maildir.bytes(of: entries[1]) == Array("From: new/2.M1.host\nTo: x\n\n".utf8))
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    #expect(before == ["cur", "cur/.hidden", "cur/1.M1.host:2,S", "new", "new/2.M1.host", "tmp", "tmp/3.M1.host"])
  }

  @Test func `a message that another program moves meanwhile is found, one taken away is none`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("From: a\nTo: x\n\n", to: "new/2.M1.host")
    _ = try folder.write("", to: "cur/.keep")
    let maildir = try #require(Maildir(at: folder.path))
    let entry = try #require(try maildir.entries().first)
    let moved = folder.path + "/cur/2.M1.host:2,S"
    try FileManager.default.moveItem(atPath: file, toPath: moved)
    #expect(try maildir.bytes(of: entry) == Array("From: a\nTo: x\n\n".utf8))
    try FileManager.default.removeItem(atPath: moved)
    #expect(try maildir.bytes(of: entry) == nil)
  }

  @Test func `a folder that is no Maildir is none`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("x", to: "new/a.xlsx")
    #expect(Maildir(at: folder.path) == nil)
    #expect(Maildir(at: folder.path + "/nowhere") == nil)
  }

  @Test func `an mbox and a Maildir give each message by itself, and a message put behind changes none before`() throws
  {
    let folder = try TemporaryFolder()
    let first = "From a\nFrom: a\nTo: b\n\nx\n\n"
    let path = try folder.write(first, to: "inbox")
    let one = try #require(try StoredMessage.all(at: path))
    _ = try folder.write(first + "From c\nFrom: c\nTo: b\n\ny\n\n", to: "inbox")
    let two = try #require(try StoredMessage.all(at: path))
    #expect(two.map(\.name) == ["\(path)#1", "\(path)#2"])
    #expect(try one.map { try $0.read() } == [Array("From: a\nTo: b\n\nx\n".utf8)])
    #expect(try two[0].read() == one[0].read())
    for name in ["box/new/1.M1.host", "box/cur/2.M2.host:2,S"] { _ = try folder.write("From: a\nTo: b\n\n", to: name) }
    let maildir = try #require(try StoredMessage.all(at: folder.path + "/box/"))
    #expect(maildir.map(\.name) == ["\(folder.path)/box/1.M1.host", "\(folder.path)/box/2.M2.host"])
    #expect(try maildir[1].read() == Array("From: a\nTo: b\n\n".utf8))
    #expect(try StoredMessage.all(at: try folder.write("From: a\nTo: b\n\n", to: "one.eml")) == nil)
    #expect(try StoredMessage.all(at: folder.path) == nil)
  }
}
