import Foundation
import Testing

@testable import Intake

/// Zips with passwords, made by Info-ZIP and 7z.
struct ZipPasswordTests {
  private static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  @Test(.enabled(if: Tool.isThere("7z"), "7z is not installed"), arguments: ["AES256", "ZipCrypto"])
  func `an encrypted zip waits for its password and opens with it`(method: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(String(repeating: "申請書 ", count: 1000), to: "form.txt")
    try Tool.run("7z", ["a", "-tzip", "-mem=\(method)", "-ptokyo2026", "a.zip", "form.txt"], in: folder.path)
    let zip = Envelope(bytes: try Self.bytes(folder.path + "/a.zip"), name: "a.zip")
    #expect(zip.parcels().map(\.outcome) == [.encrypted, .encrypted])
    #expect(zip.parcels(passwords: ["Tokyo2026", ""]).map(\.outcome) == [.encrypted, .encrypted])
    let opened = zip.parcels(passwords: ["wrong", "tokyo2026"])
    #expect(opened.map(\.outcome) == [.opened(members: 1), .taken])
    #expect(opened[1].bytes == Array(String(repeating: "申請書 ", count: 1000).utf8))
  }

  // The password's bytes, as a program of each kind writes them: パス in UTF-8 and in CP932.
  @Test(
    .enabled(if: Tool.isThere("zip"), "zip is not installed"),
    arguments: [#"\343\203\221\343\202\271"#, #"\203\160\203\130"#])
  func `a Japanese password is tried in both character sets`(octal: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("1", to: "a.txt")
    try Tool.run("sh", ["-c", "zip -q -P \"$(printf '\(octal)')\" a.zip a.txt"], in: folder.path)
    let zip = Envelope(bytes: try Self.bytes(folder.path + "/a.zip"), name: "a.zip")
    #expect(zip.parcels(passwords: ["パズ"]).map(\.outcome) == [.encrypted, .encrypted])
    #expect(zip.parcels(passwords: ["パス"]).map(\.outcome) == [.opened(members: 1), .taken])
  }

  @Test(.enabled(if: Tool.isThere("zip"), "zip is not installed"))
  func `members with passwords of their own, and one without, each open with theirs`() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c", "d"] { _ = try folder.write(name, to: name + ".txt") }
    for (name, password) in [("a", "one"), ("b", "two"), ("d", "one")] {
      try Tool.run("zip", ["-q", "-P", password, "z.zip", name + ".txt"], in: folder.path)
      if name == "b" { try Tool.run("zip", ["-q", "z.zip", "c.txt"], in: folder.path) }
    }
    let zip = Envelope(bytes: try Self.bytes(folder.path + "/z.zip"), name: "z.zip")
    #expect(zip.parcels().map(\.outcome) == [.encrypted, .encrypted, .encrypted, .taken, .encrypted])
    #expect(zip.parcels(passwords: ["one"]).map(\.outcome) == [.encrypted, .taken, .encrypted, .taken, .taken])
    let opened = zip.parcels(passwords: ["two", "one"])
    #expect(opened.map(\.outcome) == [.opened(members: 4), .taken, .taken, .taken, .taken])
    #expect(opened.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) } == ["a", "b", "c", "d"])
  }

  @Test(.enabled(if: Tool.isThere("zip"), "zip is not installed"))
  func `of 2,000 wrong passwords none opens a zip of the old encryption`() throws {
    // One in 256 passes its one byte of check; the checksum of what then comes out is wrong.
    let folder = try TemporaryFolder()
    _ = try folder.write("some text", to: "a.txt")
    try Tool.run("zip", ["-q", "-0", "-P", "right", "a.zip", "a.txt"], in: folder.path)
    let zip = Envelope(bytes: try Self.bytes(folder.path + "/a.zip"), name: "a.zip")
    for round in 0..<40 {
      let wrong = (0..<50).map { "wrong\(round)-\($0)" }
      #expect(zip.parcels(passwords: wrong).map(\.outcome) == [.encrypted, .encrypted])
      #expect(zip.parcels(passwords: wrong + ["right"]).map(\.outcome) == [.opened(members: 1), .taken])
    }
  }
}
