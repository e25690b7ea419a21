import Foundation
import Intake
import Testing

/// A folder of its own for one test, taken away afterwards.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "kozabo-intake-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func write(_ text: String, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
  }
}

struct OriginalStoreTests {
  @Test func `an original is kept under its fingerprint and comes back byte for byte`() throws {
    let folder = try TemporaryFolder()
    let store = OriginalStore(path: folder.path + "/store")
    let bytes = Array("口座簿".utf8)
    let fingerprint = try store.keep(bytes)
    // sha256sum of the nine bytes of 口座簿 in UTF-8.
    #expect(fingerprint.hex == "3e1d525236e6323220e7af7e8201ec8528ec06689e9a1095d79f60ec87ec199e")
    #expect(try store.bytes(of: fingerprint) == bytes)
    #expect(try store.keep(bytes) == fingerprint)
  }

  @Test func `an original that was changed or taken away is named`() throws {
    let folder = try TemporaryFolder()
    let store = OriginalStore(path: folder.path + "/store")
    let fingerprint = try store.keep([1, 2, 3])
    let file = store.file(of: fingerprint)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    try Data([1, 2, 4]).write(to: URL(fileURLWithPath: file))
    #expect(throws: IntakeError.originalChanged(fingerprint)) { try store.bytes(of: fingerprint) }
    try FileManager.default.removeItem(atPath: file)
    #expect(throws: IntakeError.originalMissing(fingerprint)) { try store.bytes(of: fingerprint) }
  }

  @Test func `nothing but whole originals stands in the store`() throws {
    let folder = try TemporaryFolder()
    let store = OriginalStore(path: folder.path + "/store")
    for number in 0..<50 { _ = try store.keep([UInt8](repeating: UInt8(number), count: number)) }
    let files = FileManager.default.enumerator(atPath: store.path)?.compactMap { $0 as? String } ?? []
    let names = files.map { ($0 as NSString).lastPathComponent }.filter { $0.count > 2 }
    #expect(names.count == 50)
    #expect(names.allSatisfy { Fingerprint(hex: $0) != nil })
  }
}

struct EnvelopeTests {
  @Test func `a folder's files are listed in the order of their names, folders opened`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.xlsx", "a/申請書.xlsx", "a/~$申請書.xlsx", "Thumbs.db"] { _ = try folder.write("x", to: name) }
    let envelope = try Envelope(at: folder.path)
    #expect(
      envelope.files.map(\.name)
        == ["Thumbs.db", "a/~$申請書.xlsx", "a/申請書.xlsx", "b.xlsx"].sorted {
          Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
        })
    #expect(envelope.parcels().compactMap(\.dismissal) == [.windowsFolderFile, .lockFile])
  }

  @Test(arguments: [
    ("~$a.xlsx", Dismissal.lockFile), ("d/.~lock.a.xlsx#", .lockFile), ("._a.xlsx", .macFolderFile),
    (".fseventsd/00001", .macFolderFile), ("System Volume Information/x", .windowsFolderFile),
    ("Thumbs.db", .windowsFolderFile), ("AUTORUN.INF", .autorun),
  ])
  func `what computers leave on discs is dismissed by name, a workbook or zip under that name is not`(
    name: String, dismissal: Dismissal
  ) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("user", to: name)
    #expect(try Envelope(at: folder.path).parcels().map(\.dismissal) == [dismissal])
    _ = try folder.write("PK\u{3}\u{4}rest of a form", to: name)
    #expect(try Envelope(at: folder.path).parcels().map(\.dismissal) == [nil])
  }

  @Test func `what cannot be looked at in a folder is listed with the reason, and the rest is taken`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("x", to: "a.txt")
    // Folders deeper than a path of the system reaches: even root is not told what lies there.
    let script = """
      import os, sys
      os.chdir(sys.argv[1])
      for number in range(15): os.mkdir("d" * 255); os.chdir("d" * 255)
      open("form-" + "x" * 240 + ".xlsx", "w").close()
      """
    try Tool.run("python3", ["-c", script, folder.path])
    let deep = folder.path + "/" + String(repeating: "d", count: 255)
    defer { _ = try? Tool.run("rm", ["-rf", deep]) }  // Foundation does not go so deep; what is left fails nothing
    let parcels = try Envelope(at: folder.path).parcels()
    #expect(parcels.map(\.outcome) == [.taken, .unreadable(reason: "File name too long")])
    #expect(parcels[1].name.hasPrefix("ddd"))
  }

  @Test func `the bytes of an envelope are told without reading it, links not followed`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("12345", to: "disc/a.txt")
    _ = try folder.write("1234567", to: "disc/deep/er/b.txt")
    _ = try folder.write(String(repeating: "x", count: 1000), to: "outside.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/disc/link.txt", withDestinationPath: folder.path + "/outside.txt")
    #expect(Envelope.byteCount(at: folder.path + "/disc") == 12)
    #expect(Envelope.byteCount(at: file) == 5)
    #expect(Envelope.byteCount(at: folder.path + "/absent") == 0)
    // No more is looked at than would be taken in: one file, and the folder itself with those right below it.
    #expect(Envelope.byteCount(at: folder.path + "/disc", limits: IntakeLimits(files: 1, depth: 9, fileBytes: 9)) == 5)
    #expect(Envelope.byteCount(at: folder.path + "/disc", limits: IntakeLimits(files: 9, depth: 1, fileBytes: 9)) == 5)
  }

  @Test func `a link is listed and never followed`() throws {
    let folder = try TemporaryFolder()
    let outside = try folder.write("secret", to: "outside.txt")
    let disc = folder.path + "/disc"
    try FileManager.default.createDirectory(atPath: disc, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: disc + "/link.xlsx", withDestinationPath: outside)
    let envelope = try Envelope(at: disc)
    #expect(envelope.files.count == 1)
    #expect(throws: IntakeError.unreadable(path: "link.xlsx", reason: "it is a link, and links are not followed")) {
      try envelope.files[0].read()
    }
  }

  @Test func `limits stop an envelope that holds too much`() throws {
    let folder = try TemporaryFolder()
    for number in 0..<5 { _ = try folder.write("0123456789", to: "\(number).txt") }
    #expect(throws: IntakeError.tooMany(path: folder.path, limit: "files", allowed: 4)) {
      try Envelope(at: folder.path, limits: IntakeLimits(files: 4, depth: 2, fileBytes: 100))
    }
    let envelope = try Envelope(at: folder.path, limits: IntakeLimits(files: 5, depth: 2, fileBytes: 9))
    #expect(throws: IntakeError.tooLarge(path: "0.txt", bytes: 10, allowed: 9)) { try envelope.files[0].read() }
    _ = try folder.write("x", to: "a/b/c.txt")
    #expect(throws: IntakeError.tooMany(path: folder.path + "/a/b", limit: "depth", allowed: 2)) {
      try Envelope(at: folder.path, limits: IntakeLimits(files: 10, depth: 2, fileBytes: 100))
    }
  }

  @Test func `a path with nothing there is said to be absent`() {
    #expect(throws: IntakeError.notFound(path: "/nonexistent/cd-r")) { try Envelope(at: "/nonexistent/cd-r") }
  }
}

struct FileKindTests {
  static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  static let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  @Test(arguments: [
    (zip + Array("....xl/workbook.xml".utf8), "data.bin", FileKind.workbook), (zip, "申請書.xlsx", .workbook),
    (zip, "letters.zip", .container), (zip + Array("word/document.xml".utf8), "委任状.docx", .attachment),
    (ole, "申請書.xls", .workbook), (ole, "message.msg", .message), (Array("%PDF-1.7".utf8), "印鑑証明書.pdf", .attachment),
    (Array("%PDF-1.7".utf8), "申請書.xlsx", .workbook), ([0xFF, 0xD8, 0xFF, 0xE0], "scan.jpg", .attachment),
    ([], "申請書.xlsx", .workbook), (Array("Subject: x".utf8), "mail.eml", .message),
    ([1, 2, 3], "program.exe", .unknown),
    (Array("メモ".utf8), "readme.txt", .attachment),
  ])
  func `a file's kind is told from its bytes first`(bytes: [UInt8], name: String, kind: FileKind) {
    #expect(FileKind(of: bytes, name: name) == kind)
  }
}
