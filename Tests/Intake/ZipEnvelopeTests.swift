import Foundation
import Testing

@testable import Intake

struct ZipEnvelopeTests {
  typealias Entry = ZipBuilder.Entry

  static func open(
    _ entries: [Entry], limits: IntakeLimits = .standard, passwords: [String] = []
  ) -> [Parcel] {
    Envelope(bytes: ZipBuilder.zip(entries), name: "a.zip", limits: limits).parcels(passwords: passwords)
  }

  @Test func `members are handed on with names, bytes and the zip they were in`() {
    let parcels = Self.open([Entry("folder/", ""), Entry("folder/申請書.txt", "1"), Entry("b.txt", "22")])
    #expect(parcels.map(\.name) == ["a.zip", "a.zip/folder/申請書.txt", "a.zip/b.txt"])
    #expect(parcels.map(\.parent) == [nil, 0, 0])
    #expect(parcels.map(\.outcome) == [.opened(members: 2), .taken, .taken])
    #expect(parcels[2].bytes == Array("22".utf8))
    #expect(parcels[2].origin == [Parcel.Layer(number: 0, name: "a.zip", format: .zip)])
  }

  @Test func `a zip behind a program's code is a zip as to its members' places`() {
    let zip = ZipBuilder.zip([Entry("a.txt", "1")], before: Array("MZ self-extracting".utf8))
    #expect(ZipDirectory(zip)?.entries.map(\.offset) == [18])
    #expect(Envelope(bytes: zip, name: "a.exe").parcels().map(\.outcome) == [.notOpened])
  }

  @Test func `names that would leave the folder are shown safely, and their bytes are there`() {
    let names = ["../../etc/passwd", "/etc/passwd", "C:\\a.txt", "x\0y", "NUL"]
    let parcels = Self.open(names.map { Entry($0, $0) })
    #expect(parcels.dropFirst().allSatisfy { $0.outcome == .taken && !$0.nameIssues.isEmpty })
    #expect(parcels.dropFirst().map { String(decoding: $0.rawName, as: UTF8.self) } == names)
    #expect(parcels.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) } == names)
    #expect(parcels.allSatisfy { !$0.name.hasPrefix("/") && !$0.name.contains("..") })
  }

  @Test func `two members of one name are two parcels`() {
    let parcels = Self.open([Entry("a.txt", "1"), Entry("a.txt", "2"), Entry("A.TXT", "3")])
    #expect(parcels.dropFirst().map(\.bytes) == [[0x31], [0x32], [0x33]])
    #expect(parcels.map(\.number) == [0, 1, 2, 3])
  }

  @Test func `names of Windows, of Info-ZIP and of the Mac come out as people read them`() {
    let mac = Array("か\u{3099}く.txt".utf8)
    let parcels = Self.open([
      Entry([0x90, 0x5C, 0x90, 0xBF, 0x8F, 0x91], [1]),
      Entry(Array("申請書".utf8), [2], flags: 0x800), Entry(mac, [3], flags: 0x800), Entry(mac, [4], mode: 0o100644),
    ])
    #expect(parcels.dropFirst().map(\.name) == ["申請書", "申請書", "がく.txt", "がく.txt"].map { "a.zip/" + $0 })
    #expect(Array(parcels[3].name.unicodeScalars).count == "a.zip/がく.txt".unicodeScalars.count)
    #expect(parcels[3].rawName == mac && parcels[4].rawName == mac)
    #expect(parcels.dropFirst().map(\.bytes) == [[1], [2], [3], [4]])
  }

  @Test func `links and devices are listed and not followed`() {
    let parcels = Self.open([
      Entry("link.xlsx", "/etc/passwd", mode: 0o120777), Entry("disk", "", mode: 0o060600), Entry("a.txt", "1"),
    ])
    #expect(parcels.map(\.outcome) == [.opened(members: 3), .link(target: "etc/passwd"), .special, .taken])
  }

  @Test func `members over one another are refused before anything is unpacked`() {
    var second = Entry("b.txt", "22")
    second.statedOffset = 0
    #expect(
      Self.open([Entry("a.txt", "1"), second]).map(\.outcome)
        == [.malicious(reason: "members lie over one another")])
    second.statedOffset = 40
    #expect(
      Self.open([Entry("a.txt", "1"), second]).map(\.outcome)
        == [.malicious(reason: "a member does not begin where the directory says")])
  }

  @Test func `a directory that says it has fewer members than it has hides none`() {
    var bytes = ZipBuilder.zip([Entry("a.txt", "1"), Entry("b.txt", "2")])
    for place in [bytes.count - 14, bytes.count - 12] { bytes[place] = 1 }
    #expect(Envelope(bytes: bytes, name: "a.zip").parcels().map(\.name) == ["a.zip", "a.zip/a.txt", "a.zip/b.txt"])
    for place in [bytes.count - 14, bytes.count - 12] { bytes[place] = 3 }
    let parcels = Envelope(bytes: bytes, name: "a.zip").parcels()
    #expect(parcels.map(\.name) == ["a.zip", "a.zip/a.txt", "a.zip/b.txt"])
  }

  @Test func `a damaged member does not take the others along`() {
    var damaged = Entry("b.txt", "22")
    damaged.crc = 1
    let parcels = Self.open([Entry("a.txt", "1"), damaged, Entry("c.txt", "333")])
    #expect(parcels.map(\.name) == ["a.zip", "a.zip/a.txt", "a.zip/b.txt", "a.zip/c.txt"])
    #expect(parcels[1].outcome == .taken && parcels[3].outcome == .taken)
    guard case .unreadable = parcels[2].outcome else {
      Issue.record("a wrong checksum was not seen: \(parcels[2].outcome)")
      return
    }
    #expect(parcels[2].bytes.isEmpty)
  }

  @Test func `of a zip that was cut short, what stands before the cut is taken`() {
    let whole = ZipBuilder.zip([Entry("a.txt", "1"), Entry("b.txt", String(repeating: "2", count: 1000))])
    let parcels = Envelope(bytes: Array(whole.prefix(500)), name: "a.zip").parcels()
    #expect(parcels.map(\.name) == ["a.zip", "a.zip/a.txt", "a.zip/b.txt"])
    #expect(parcels[1].outcome == .taken)
    for parcel in [parcels[0], parcels[2]] {
      guard case .unreadable = parcel.outcome else {
        Issue.record("\(parcel.name) is said to be whole: \(parcel.outcome)")
        continue
      }
    }
  }

  @Test func `a zip in a zip is opened, one in that is not`() {
    let inner = ZipBuilder.zip([Entry("c.txt", "3")])
    let middle = ZipBuilder.zip([Entry(Array("inner.zip".utf8), inner), Entry("b.txt", "2")])
    let parcels = Self.open([Entry(Array("middle.zip".utf8), middle)])
    #expect(
      parcels.map(\.name) == [
        "a.zip", "a.zip/middle.zip", "a.zip/middle.zip/inner.zip", "a.zip/middle.zip/b.txt",
      ])
    #expect(parcels.map(\.outcome) == [.opened(members: 1), .opened(members: 2), .limit(.nesting, allowed: 2), .taken])
    #expect(parcels[2].bytes == inner)
    var deeper = IntakeLimits.standard
    deeper.nesting = 3
    #expect(Self.open([Entry(Array("middle.zip".utf8), middle)], limits: deeper).map(\.name).count == 5)
  }

  @Test func `what goes beyond a limit is listed without its bytes`() {
    var limits = IntakeLimits(files: 10, depth: 2, fileBytes: 5)
    let entries = [Entry("a.txt", "12345"), Entry("b.txt", "123456"), Entry("c.txt", "1")]
    #expect(
      Self.open(entries, limits: limits).map(\.outcome)
        == [.opened(members: 3), .taken, .tooLarge(bytes: 6, allowed: 5), .taken])
    limits = .standard
    limits.totalBytes = 8
    #expect(
      Self.open(entries, limits: limits).map(\.outcome)
        == [.limit(.totalBytes, allowed: 8), .taken] + [
          .limit(.totalBytes, allowed: 8), .limit(.totalBytes, allowed: 8),
        ])
    limits = .standard
    limits.files = 2
    #expect(Self.open(entries, limits: limits).map(\.outcome) == [.limit(.files, allowed: 2)])
    limits = .standard
    limits.seconds = 0
    #expect(Self.open(entries, limits: limits)[0].outcome == .limit(.seconds, allowed: 0))
  }

  @Test func `bytes changed at random give parcels, whatever they are`() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SplitMix(state: seed)
    let inner = ZipBuilder.zip([Entry("c.txt", "3")])
    let whole = ZipBuilder.zip([
      Entry("folder/申請書.txt", "11111"), Entry(Array("inner.zip".utf8), inner), Entry("link", "x", mode: 0o120777),
    ])
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
      let parcels = Envelope(bytes: bytes, name: "a.zip").parcels()
      #expect(!parcels.isEmpty && parcels.map(\.number) == Array(parcels.indices), "seed \(seed)")
    }
  }
}

/// Numbers from a seed. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
