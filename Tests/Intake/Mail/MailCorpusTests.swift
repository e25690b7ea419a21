import Foundation
import Testing

@testable import Intake

@Suite(.enabled(if: MailCorpus.isThere, "the collection of public messages is not at hand"))
struct MailCorpusTests {
  /// Where Python's email reads other than we do, and who is right.
  private static let explained = [
    "messages/empty-multipart.txt":
      "a multipart without any part: an empty text to us, a multipart of one line break to Python; nothing is in it",
    "messages/feedback-report.txt":
      "begins with a byte order mark: Python takes the whole message for text, we find its three parts",
    "messages/issue358.txt": "From: a@b <a@b.c>: Python stops at the first address; the one in brackets is meant",
    "mbox/content-length.mbox.txt 6": "a path of UUCP (a!b@c): Python's address parser gives up, we show it",
    "mbox/content-length.mbox.txt 15":
      "a forwarded message that begins with a blank and a From line: Python sees no header and leaves its file in base64",
    "mbox/content-length.mbox.txt 16": "the same message, forwarded once more",
    "mbox/jwz-summary.txt 18":
      "Content-Type with a second field in its fold: Python falls back to text/plain, we read what stands first; empty",
    "mbox/jwz-summary.txt 29": "as 18", "mbox/jwz-summary.txt 97": "as 18", "mbox/jwz-summary.txt 115": "as 18",
    "mbox/unmunged.mbox.txt":
      "a sentence that begins with From: Python begins a message there, we see no header after it",
  ]

  /// What differs between two readings, in words; nil when nothing does.
  ///
  /// Of reports and pieces (message/… but rfc822) only type and name are compared: Python reads them as messages and
  /// writes them anew with other line breaks, we keep their bytes.
  private static func difference(_ our: MailCorpus.Reading, _ their: MailCorpus.Reading) -> String? {
    if our.subject != their.subject { return "subject: \(our.subject) / \(their.subject)" }
    if our.address != their.address { return "from: \(our.address) / \(their.address)" }
    if our.messageID != their.messageID { return "id: \(our.messageID) / \(their.messageID)" }
    let isSame =
      our.parts.count == their.parts.count
      && zip(our.parts, their.parts).allSatisfy { our, their in
        our == their || (our.type.hasPrefix("message/") && our.type == their.type && our.name == their.name)
      }
    return isSame ? nil : "parts: \(our.parts) / \(their.parts)"
  }

  @Test func `every message gives the parts, names and bytes Python's email gives`() throws {
    let files = MailCorpus.files("messages", ["txt", "eml"]) + MailCorpus.files("partial", ["eml"])
    guard let theirs = try MailCorpus.python(files) else {
      print("mail corpus: skipped, there is no python3")
      return
    }
    var different: Set<String> = []
    var parts = 0
    for file in files {
      let our = try MailCorpus.ours(MailCorpus.bytes(file))
      parts += our.parts.count
      guard let difference = Self.difference(our, try #require(theirs[file]?.first)) else { continue }
      different.insert(file)
      if Self.explained[file] == nil { Issue.record("\(file) \(difference)") }
    }
    #expect(different == Set(Self.explained.keys.filter { !$0.hasPrefix("mbox/") }))
    #expect(files.count >= 35 && parts >= 80)
  }

  @Test func `every mbox gives the messages Python's mailbox gives`() throws {
    let files = MailCorpus.files("mbox", ["txt"])
    guard let theirs = try MailCorpus.python(files) else { return }
    var different: Set<String> = []
    for file in files {
      let messages = Mbox.messages(in: try MailCorpus.bytes(file))
      let their = try #require(theirs[file])
      guard messages.count == their.count else {
        different.insert(file)
        continue
      }
      for (index, bytes) in messages.enumerated() {
        guard let difference = Self.difference(try MailCorpus.ours(bytes), their[index]) else { continue }
        different.insert("\(file) \(index)")
        if Self.explained["\(file) \(index)"] == nil { Issue.record("\(file) \(index) \(difference)") }
      }
    }
    #expect(different == Set(Self.explained.keys.filter { $0.hasPrefix("mbox/") }))
    #expect(Mbox.messages(in: try MailCorpus.bytes("mbox/unmunged.mbox.txt")).count == 2)
  }

  /// What the collection's own extractor took out lies beside each file. Two things are different there on purpose: text
  /// files were checked in with LF for CR LF, and OLE objects with the 16 bytes before them that say what they are.
  @Test func `every winmail.dat gives the files another reader took out of it`() throws {
    let files = MailCorpus.files("tnef", ["tnef"])
    for file in files {
      let folder = MailCorpus.folder.appending(path: String(file.dropLast(5)))
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
      var our = try TNEF(MailCorpus.bytes(file)).members.map { member -> (name: String, bytes: [UInt8]) in
        guard case .bytes(let bytes) = member.content else { return (member.name, []) }
        return (member.name, bytes)
      }
      #expect(our.count == names.count, "\(file)")
      for name in names {
        let bytes = try Array(Data(contentsOf: folder.appending(path: name)))
        let place = our.firstIndex { our in
          our.bytes == bytes || our.bytes == Array(bytes.dropFirst(16)) || our.bytes.filter { $0 != 13 } == bytes
            || our.bytes.dropLast().filter { $0 != 13 } == bytes
        }
        guard let place else {
          Issue.record("\(file): nothing of ours is \(name)")
          continue
        }
        // It numbers what has the same name, and writes _ for a blank.
        let plain = name.replacing("message.", with: "body.").replacing("Untitled_", with: "Untitled ")
        let unnumbered = plain.last?.isNumber == true ? String(plain.prefix { $0 != "." }) : plain
        #expect([plain, unnumbered].contains(our[place].name.replacing("Untitled_", with: "Untitled ")), "\(file)")
        our.remove(at: place)
      }
    }
    #expect(files.count >= 19)
  }

  @Test func `messages that carry a winmail.dat give what is in it`() throws {
    for (file, expected) in [("tnef/ukr.eml", "winmail.dat"), ("tnef/rich-text.eml", "winmail.dat")] {
      var found: [String] = []
      Envelope(bytes: try MailCorpus.bytes(file), name: "m.eml").open { (parcel: Parcel) in
        found.append(parcel.name)
        if case .unreadable(let reason) = parcel.outcome { Issue.record("\(file) \(parcel.name): \(reason)") }
      }
      #expect(found.contains("m.eml/\(expected)"), "\(file): \(found)")
      #expect(found.contains { $0.hasPrefix("m.eml/\(expected)/") }, "\(file): \(found)")
    }
  }

  /// From a printed seed, so that a failure can be had again.
  @Test(arguments: [1, 2] as [UInt64]) func `files changed at random give something or one error`(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let files =
      MailCorpus.files("tnef", ["tnef", "eml"]) + MailCorpus.files("messages", ["txt"]) + ["mbox/unmunged.mbox.txt"]
    var limits = IntakeLimits.standard
    limits.seconds = 20
    for file in files {
      let original = try MailCorpus.bytes(file)
      guard original.count < 100_000, !original.isEmpty else { continue }
      for _ in 0..<10 {
        var bytes = original
        for _ in 0..<(1 + next(8)) { bytes[next(min(bytes.count, 2000))] = [UInt8(next(256)), 0, 255][next(3)] }
        if next(4) == 0 { bytes.removeSubrange(next(bytes.count)...) }
        let suffix = file.hasSuffix("tnef") ? "dat" : "eml"
        Envelope(bytes: bytes, name: "x.\(suffix)", limits: limits).open { (parcel: Parcel) in
          if case .limit(.seconds, _) = parcel.outcome { Issue.record("\(file) of seed \(seed) takes too long") }
        }
        _ = Mbox.messages(in: bytes)
      }
    }
  }
}
