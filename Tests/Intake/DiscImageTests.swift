import Foundation
import Synchronization
import Testing

@testable import Intake

/// Disc images made by xorriso.
@Suite(.enabled(if: Tool.isThere("xorriso"), "xorriso is not installed"))
struct DiscImageTests {
  /// A folder as an applicant fills it, and its image beside it.
  private final class Disc {
    let folder: TemporaryFolder
    let files = [
      "01_一般管理口座開設申請書_見本地所.xlsx", "添付/委任状（写し）①.pdf", "添付/long-\(String(repeating: "名", count: 50)).txt", "空.txt",
    ]
    var path: String { folder.path + "/disc.iso" }

    init(_ options: [String] = ["-joliet", "on", "-rockridge", "off"], volume: String = "KOZA_2026") throws {
      folder = try TemporaryFolder()
      for (number, file) in files.enumerated() {
        _ = try folder.write(
          String(repeating: "\(number)", count: number == 3 ? 0 : 5000 * (number + 1)), to: "disc/" + file)
      }
      let answer = try Tool.run(
        "xorriso",
        ["-outdev", path, "-volid", volume] + options + ["-map", folder.path + "/disc", "/", "-commit"])
      try #require(answer.status == 0)
    }

    var bytes: [UInt8] { get throws { Array(try Data(contentsOf: URL(filePath: path))) } }

    /// The sector a text of equal characters begins at.
    func sector(of text: Character) throws -> Int {
      let needle = Array(String(repeating: text, count: 2048).utf8)
      let bytes = try bytes
      return try #require(
        stride(from: 0, to: bytes.count, by: 2048).first { Array(bytes[$0..<min($0 + 2048, bytes.count)]) == needle }
      ) / 2048
    }
  }

  @Test(arguments: [["-joliet", "on", "-rockridge", "off"], ["-joliet", "on"], ["-joliet", "off"]])
  func `an image holds what the folder holds`(options: [String]) throws {
    let disc = try Disc(options)
    let image = try Envelope(at: disc.path).parcels()
    let folder = try Envelope(at: disc.folder.path + "/disc").parcels()
    #expect(image[0].outcome == .opened(members: 4) && image[0].format == .iso9660 && image[0].kind == .container)
    func contents(_ parcels: [Parcel], dropping count: Int) -> [String: [UInt8]] {
      Dictionary(uniqueKeysWithValues: parcels.map { (String($0.name.dropFirst(count)), $0.bytes) })
    }
    #expect(
      contents(Array(image.dropFirst()), dropping: "disc.iso/".count) == contents(folder, dropping: 0))
    #expect(folder.count == 4)
    // In a zip, and under another name, it is an image all the same.
    let packed = Envelope(bytes: try disc.bytes, name: "CD.bin").parcels()
    #expect(packed.dropFirst().map(\.bytes) == image.dropFirst().map(\.bytes))
  }

  @Test(arguments: ["disc.img", "disc.cdr", "disc"])
  func `an image is surveyed by whatever name it comes`(name: String) throws {
    let disc = try Disc()
    let path = "\(disc.folder.path)/\(name)-image"
    try FileManager.default.copyItem(atPath: disc.path, toPath: path)
    guard case .image(let image) = try Envelope(at: path).parcels()[0].content else {
      Issue.record("the image was read as a file")
      return
    }
    #expect(try image.survey().label == "KOZA_2026")
  }

  @Test(arguments: [["-joliet", "on"], ["-joliet", "off"]])
  func `a later session lists a file of an earlier one whose name is too long for its entry`(joliet: [String]) throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "長い名前の申請書", count: 8) + ".xlsx"
    _ = try folder.write("first", to: "one/" + long)
    _ = try folder.write("", to: "one/空" + long)
    _ = try folder.write("second", to: "two/b.txt")
    let path = folder.path + "/disc.iso"
    for name in ["one", "two"] {
      let answer = try Tool.run(
        "xorriso", ["-dev", path] + joliet + ["-map", "\(folder.path)/\(name)", "/\(name)", "-commit"])
      try #require(answer.status == 0)
    }
    let parcels = try Envelope(at: path).parcels()
    #expect(parcels[0].outcome == .opened(members: 3))
    #expect(Set(parcels.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) }) == ["first", "", "second"])
  }

  @Test func `links on a disc are listed with where they point`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("1", to: "disc/a.txt")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/disc/b", withDestinationPath: "/etc/passwd")
    let path = folder.path + "/disc.iso"
    try Tool.run("xorriso", ["-outdev", path, "-map", folder.path + "/disc", "/", "-commit"])
    let outcomes = try Envelope(at: path).parcels().map(\.outcome)
    #expect(Set(outcomes) == [.opened(members: 2), .taken, .link(target: "etc/passwd")])
  }

  @Test func `the survey says label, size and the fingerprint sha256sum says`() throws {
    let disc = try Disc()
    guard case .image(let image) = try Envelope(at: disc.path).parcels()[0].content else {
      Issue.record("the image is not one")
      return
    }
    let survey = try image.survey()
    let sum = try Tool.run("sha256sum", [disc.path]).text.prefix(64)
    #expect(survey.fingerprint.hex == sum)
    #expect(survey.byteCount == (try disc.bytes.count))
    #expect(survey.label == "KOZA_2026")
    #expect(survey.unreadableSectors.isEmpty)
    #expect(try DiscImageTests.label(of: Disc(volume: "口座簿 令和8年")) == "口座簿 令和8年")
  }

  private static func label(of disc: Disc) throws -> String? { VolumeLabel.label(in: try disc.bytes) }

  @Test func `an image is kept in the store piece by piece, and opens from there`() throws {
    let disc = try Disc()
    let store = OriginalStore(path: disc.folder.path + "/store")
    guard case .image(let image) = try Envelope(at: disc.path).parcels()[0].content else { return }
    let survey = try store.keep(image)
    #expect(try store.keep(image) == survey)
    #expect(try store.bytes(of: survey.fingerprint) == disc.bytes)
    #expect(try store.image(of: survey.fingerprint)?.byteCount == survey.byteCount)
    try store.check(survey.fingerprint)
    let file = store.file(of: survey.fingerprint)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    try Data([1]).write(to: URL(filePath: file))
    #expect(throws: IntakeError.originalChanged(survey.fingerprint)) { try store.check(survey.fingerprint) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.path).count == 1)
  }

  @Test func `sectors that cannot be read cost the file on them and no other`() throws {
    let disc = try Disc()
    let bytes = try disc.bytes
    let failing = try disc.sector(of: "1") + 2
    let reads = Mutex(0)
    let image = DiscImage(byteCount: bytes.count, format: .iso9660) { offset, buffer in
      let sectors = offset / 2048...(offset + buffer.count - 1) / 2048
      if sectors.contains(failing) {
        reads.withLock { $0 += 1 }
        return -5
      }
      bytes[offset..<offset + buffer.count].withUnsafeBytes { buffer.copyMemory(from: $0) }
      return buffer.count
    }
    var parcels: [Parcel] = []
    EnvelopeReader(
      limits: .standard, passwords: [], budget: IntakeBudget(.standard), scanner: nil, take: { parcels.append($0) }
    ).handle(Member(name: MemberName(raw: Array("disc.iso".utf8)), content: .image(image), outcome: .taken))
    let outcomes = Dictionary(uniqueKeysWithValues: parcels.map { ($0.name, $0.outcome) })
    #expect(outcomes["disc.iso"] == .unreadable(reason: "sectors cannot be read: \(failing)"))
    #expect(
      outcomes["disc.iso/" + disc.files[1]]
        == .unreadable(reason: "it lies on sectors that cannot be read: \(failing)"))
    #expect(outcomes.count == 5 && outcomes.values.filter { $0 == .taken }.count == 3)
    #expect(try image.survey().unreadableSectors == [failing])
    // Each try at a scratch takes seconds: the sector alone once a pass, and once with those around it.
    #expect(reads.withLock { $0 } < 10)
    let store = OriginalStore(path: disc.folder.path + "/store")
    var zeroed = bytes
    zeroed.replaceSubrange(failing * 2048..<(failing + 1) * 2048, with: [UInt8](repeating: 0, count: 2048))
    #expect(try store.bytes(of: store.keep(image).fingerprint) == zeroed)
  }

  @Test func `of an image that was cut short, the files that are there are taken and the others named`() throws {
    let disc = try Disc()
    let cut = Array(try disc.bytes.prefix((disc.sector(of: "1") + 3) * 2048))
    let parcels = Envelope(bytes: cut, name: "disc.iso").parcels()
    let outcomes = Dictionary(uniqueKeysWithValues: parcels.map { ($0.name, $0.outcome) })
    #expect(outcomes.count == 5)
    let isThere = try disc.sector(of: "0") < disc.sector(of: "1")
    #expect((outcomes["disc.iso/" + disc.files[0]] == .taken) == isThere)
    for name in ["disc.iso", "disc.iso/" + disc.files[1]] {
      guard case .unreadable(let reason) = outcomes[name] else {
        Issue.record("\(name): \(String(describing: outcomes[name]))")
        continue
      }
      #expect(reason.contains("cannot be read"))
    }
  }

  @Test func `an image larger than one may be is not opened`() throws {
    let disc = try Disc()
    var limits = IntakeLimits.standard
    limits.imageBytes = 1000
    #expect(
      try Envelope(at: disc.path, limits: limits).parcels().map(\.outcome)
        == [.tooLarge(bytes: disc.bytes.count, allowed: 1000)])
  }

  @Test func `bytes changed at random on a disc give parcels, whatever they are`() throws {
    let whole = try Disc(["-joliet", "on"]).bytes
    let seed = UInt64.random(in: 0 ... .max)
    var random = SplitMix(state: seed)
    let places = 16 * 2048..<min(whole.count, 60 * 2048)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        bytes[Int.random(in: places, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let parcels = Envelope(bytes: bytes, name: "disc.iso").parcels()
      #expect(!parcels.isEmpty && parcels.map(\.number) == Array(parcels.indices), "seed \(seed)")
    }
  }
}

/// Discs that were written to more than once, as `xorriso -as mkisofs -C` makes their later sessions.
@Suite(.enabled(if: Tool.isThere("xorriso"), "xorriso is not installed"))
struct MultiSessionTests {
  @Test func `a file added to a disc later is there, and those of before`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(String(repeating: "1", count: 5000), to: "one/申請書.txt")
    _ = try folder.write(String(repeating: "2", count: 5000), to: "two/追加.txt")
    let (first, second) = (folder.path + "/1.iso", folder.path + "/2.iso")
    let common = ["-as", "mkisofs", "-J", "-r"]
    try #require(Tool.run("xorriso", common + ["-o", first, folder.path + "/one"]).status == 0)
    // A drive leaves a gap of more than 6,900 sectors between two sessions.
    let start = 8000
    try #require(
      Tool.run("xorriso", common + ["-C", "0,\(start)", "-M", first, "-o", second, folder.path + "/two"]).status == 0)
    var disc = Array(try Data(contentsOf: URL(filePath: first)))
    disc += [UInt8](repeating: 0, count: start * 2048 - disc.count)
    disc += Array(try Data(contentsOf: URL(filePath: second)))
    let parcels = Envelope(bytes: disc, name: "cd.iso").parcels()
    #expect(parcels[0].outcome == .opened(members: 2))
    #expect(
      Dictionary(uniqueKeysWithValues: parcels.dropFirst().map { ($0.name, $0.bytes) }) == [
        "cd.iso/申請書.txt": [UInt8](repeating: 0x31, count: 5000), "cd.iso/追加.txt": [UInt8](repeating: 0x32, count: 5000),
      ])
  }
}
