import Foundation
import Testing

@testable import Intake

/// The archives libarchive's own tests read, when they are at hand beside the repository.
@Suite(.serialized, .enabled(if: ArchiveCorpus.isThere, "the collection of public archives is not at hand"))
struct ArchiveCorpusTests {
  /// Where another program's answer is not ours, and why.
  static let differences: [String: [ArchiveOracle: String]] = [
    "test_read_format_iso_joliet_utf16be_overflow.iso": [
      .sevenZip: "names of more than 1,023 bytes: libarchive refuses them, and so do we"
    ],
    "test_read_format_iso_rockridge_ce.iso.Z": [
      .sevenZip: "7z 16.02 does not follow continuation areas: three long names become one"
    ],
    "test_read_format_iso_rockridge_ce_loop.iso.Z": [
      .bsdtar: "libarchive 3.6.2 does not come back; refused here before it sees it",
      .sevenZip: "7z 16.02 does not follow continuation areas, so it does not see the loop",
    ],
    "test_read_format_iso_rockridge_new.iso.Z": [.sevenZip: "7z 16.02 fails on its links to the root"],
    "test_read_format_iso_zisofs.iso.Z": [.sevenZip: "7z 16.02 fails on its links to the root"],
    "test_read_format_zip_filename_cp866.zip": [.python: "the names are Russian; bytes that are no CP932 stop Python"],
    "test_read_format_zip_winzip_aes256.zip": [.python: "Python's zipfile has no AES"],
    "test_read_format_zip_winzip_aes256_large.zip": [.python: "Python's zipfile has no AES"],
    "test_read_format_zip_winzip_aes256_stored.zip": [.python: "Python's zipfile has no AES"],
    "test_read_format_zip_winzip_aes256_large_bzip2.zip": [
      .sevenZip: "bzip2 under AES: libarchive 3.6.2 cannot, refused"
    ],
    "test_read_format_zip_winzip_aes256_large_lzma.zip": [
      .sevenZip: "LZMA under AES: libarchive 3.6.2 cannot, refused"
    ],
    "test_read_format_zip_winzip_aes256_large_ppmd.zip": [
      .sevenZip: "PPMd under AES: libarchive 3.6.2 cannot, refused"
    ],
    "test_read_format_zip_winzip_aes256_large_zstd.zip": [
      .sevenZip: "Zstandard under AES: libarchive 3.6.2 cannot, refused"
    ],
  ]

  @Test(arguments: ArchiveCorpus.names)
  func `what other programs find in it is what we find, byte for byte, or one refusal says why`(name: String) throws {
    let folder = try TemporaryFolder()
    let path = try ArchiveCorpus.restore(name, into: folder.path)
    let password = name.contains("traditional") ? "12345678" : "password"
    let parcels = try Envelope(at: path).parcels(passwords: [password])
    let container = try #require(parcels.first)
    let isZip = container.format == .zip
    guard isZip || container.format == .iso9660 else {
      // 7z archives, and scraps of a few bytes that libarchive's tests write images from.
      #expect(parcels.count == 1)
      #expect(container.format == .sevenZip ? container.outcome == .notOpened : container.kind == .unknown)
      return
    }
    for oracle in ArchiveOracle.allCases where Tool.isThere(oracle.program) && (isZip || oracle != .python) {
      if Self.differences[name]?[oracle] != nil, oracle == .bsdtar { continue }
      let ours = Self.taken(parcels, as: oracle.names(isZip: isZip))
      // To 7z a link on a disc is an empty file.
      let links = Set(parcels.filter { if case .link = $0.outcome { true } else { false } }.map(\.rawName))
      let theirs = try oracle.found(in: path, password: password)?.filter { !links.contains($0.name) }
      let isSame =
        switch (theirs, oracle.names(isZip: isZip)) {
        case (nil, _): !Self.isWhole(parcels)
        case (let theirs?, .none): ours.map(\.fingerprint).sorted() == theirs.map(\.fingerprint).sorted()
        case (let theirs?, _): ours == theirs
        }
      let reason = Self.differences[name]?[oracle]
      #expect(isSame == (reason == nil), "\(oracle): \(reason ?? "no reason is known")\n\(ours)\n\(theirs ?? [])")
    }
  }

  @Test func `names of Japanese Windows are read, and the bytes of others kept`() throws {
    func names(_ archive: String) throws -> [String] {
      try Envelope(at: ArchiveCorpus.folder.appending(path: archive).path).parcels().dropFirst().map(\.name)
    }
    #expect(
      try names("test_read_format_zip_filename_cp932.zip") == [
        "test_read_format_zip_filename_cp932.zip/表だよ/一覧表.txt",
        "test_read_format_zip_filename_cp932.zip/表だよ/漢字.txt",
      ])
    let russian = ArchiveCorpus.folder.appending(path: "test_read_format_zip_filename_cp866.zip").path
    let parcels = try Envelope(at: russian).parcels()
    #expect(parcels.dropFirst().allSatisfy { $0.nameIssues == [.undecodable] })
    // ПРИВЕТ and привет in CP866, as the archive has them.
    #expect(parcels.dropFirst().map(\.rawName).contains([0x8F, 0x90, 0x88, 0x82, 0x85, 0x92]))
  }

  @Test func `without its password an encrypted zip says so, with a wrong one too`() throws {
    let zips = ArchiveCorpus.names.filter { $0.contains("aes256_large.") || $0.contains("traditional") }
    for zip in zips {
      for passwords in [[], ["wrong", "パスワード"]] {
        let path = ArchiveCorpus.folder.appending(path: zip).path
        let parcels = try Envelope(at: path).parcels(passwords: passwords)
        #expect(parcels.allSatisfy { $0.outcome == .encrypted })
        #expect(parcels.count > 2 && parcels.dropFirst().allSatisfy { $0.bytes.isEmpty })
      }
    }
    #expect(zips.count == 2)
  }

  private static func taken(_ parcels: [Parcel], as names: ArchiveOracle.Names) -> [ArchiveOracle.Found] {
    parcels.dropFirst().filter { $0.outcome == .taken }.map { parcel in
      let shown = Array(parcel.name.utf8.dropFirst(parcels[0].name.utf8.count + 1))
      return ArchiveOracle.Found(
        name: names == .raw ? parcel.rawName : shown, fingerprint: Fingerprint(of: parcel.bytes))
    }.sorted()
  }

  private static func isWhole(_ parcels: [Parcel]) -> Bool {
    parcels.allSatisfy {
      switch $0.outcome {
      case .taken, .opened, .link: true
      case .encrypted, .unreadable, .special, .tooLarge, .limit, .malicious, .infected, .notScanned,
        .notOpened:
        false
      }
    }
  }
}
