import Foundation
import Testing

@testable import Intake

/// The envelopes in Samples/, which other programs than ours have made.
struct SampleEnvelopeTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Samples").standardizedFileURL.path

  private static func parcels(_ name: String, passwords: [String] = []) throws -> [Parcel] {
    try Envelope(at: "\(samples)/envelopes/\(name)").parcels(passwords: passwords)
  }

  private static func original(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(samples)/cd-r/\(name)")))
  }

  @Test(arguments: [
    (
      "cd-r.iso", [], [Parcel.Outcome.opened(members: 4), .taken, .taken, .taken, .taken],
      ["01_一般管理口座開設申請書_見本地所.xlsx", "02_指定管理口座開設申請書_見本地所.xlsx", "readme.txt", "Thumbs.db"]
    ),
    (
      "cp932-names.zip", [], [.opened(members: 2), .taken, .taken],
      ["03_一般管理口座開設申請書（代理人）_架空製作所.xlsx", "委任状_架空製作所.pdf"]
    ),
    ("aes.zip", ["Kouza-2026"], [.opened(members: 1), .taken], ["04_一般口座申請_仮名花子.xlsx"]),
    ("zipcrypto.zip", ["Kouza-2026"], [.opened(members: 1), .taken], ["05_kouza-shinsei_takasaki.xlsx"]),
  ])
  func `an envelope holds the files of the disc, byte for byte`(
    envelope: String, passwords: [String], outcomes: [Parcel.Outcome], names: [String]
  ) throws {
    let parcels = try Self.parcels(envelope, passwords: passwords)
    #expect(parcels.map(\.outcome) == outcomes)
    #expect(parcels.dropFirst().map(\.name) == names.map { "\(envelope)/\($0)" })
    for (parcel, name) in zip(parcels.dropFirst(), names) { #expect(try parcel.bytes == Self.original(name)) }
    if !passwords.isEmpty {
      #expect(try Self.parcels(envelope).map(\.outcome) == [.encrypted, .encrypted])
      #expect(try Self.parcels(envelope, passwords: ["kouza-2026"]).map(\.outcome) == [.encrypted, .encrypted])
    }
  }

  @Test(arguments: [
    ("links.zip", [Parcel.Outcome.opened(members: 2), .link(target: "etc/passwd"), .special]),
    ("nested.zip", [.opened(members: 1), .opened(members: 1), .limit(.nesting, allowed: 2)]),
    ("bomb.zip", [.opened(members: 2), .limit(.ratio, allowed: 200), .taken]),
    ("overlap.zip", [.malicious(reason: "members lie over one another")]),
    ("loop.iso", [.malicious(reason: "a file's entry continues in itself")]),
    ("udf-only.iso", [.notOpened]), ("self-extracting.exe", [.notOpened]), ("not-a-zip.zip", [.notOpened]),
  ])
  func `a hostile envelope is told from an honest one`(name: String, outcomes: [Parcel.Outcome]) throws {
    #expect(try Self.parcels("hostile/" + name).map(\.outcome) == outcomes)
  }

  @Test func `of the hostile names none leaves its zip, and none of eleven members is lost`() throws {
    let parcels = try Self.parcels("hostile/names.zip")
    #expect(
      parcels.dropFirst().map { $0.name.dropFirst("names.zip/".count) } == [
        "zip-slip.txt", "absolute.txt", "drive.txt", "server/share.txt", "nul\u{FFFD}.txt", "CON.txt",
        "form\u{FFFD}xslx.exe", "same.txt", "same.txt", "line\u{FFFD}break.txt", "\u{FFFD}\u{FFFD}.txt",
      ])
    #expect(parcels.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) } == (0...10).map(String.init))
    #expect(
      parcels.dropFirst().map(\.nameIssues) == [
        [.parentFolder], [.absolute], [.driveLetter], [.absolute], [.controlCharacter], [.deviceName], [.directionMark],
        [], [], [.controlCharacter], [.undecodable],
      ])
  }

  @Test func `of a zip that was cut short the whole member is there`() throws {
    let parcels = try Self.parcels("hostile/cut-short.zip")
    #expect(parcels.map(\.name) == ["", "/readme.txt", "/form.xlsx"].map { "cut-short.zip" + $0 })
    #expect(parcels[1].bytes == Array("whole".utf8))
    for parcel in [parcels[0], parcels[2]] {
      guard case .unreadable = parcel.outcome else {
        Issue.record("\(parcel.name): \(parcel.outcome)")
        continue
      }
    }
  }
}
