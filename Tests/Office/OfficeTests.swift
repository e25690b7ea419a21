import Foundation
import Intake
import Programme
import Register
import TestSupport
import Testing

@testable import Office

// Tests of Office: an office on disk, made and opened in process, and the files it rests on.

/// A folder for one test.
private final class Folder {
  let path = NSTemporaryDirectory() + "kozabo-office-" + UUID().uuidString
  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

private let forms = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("Forms").path

private let moment = Moment(today: FixedMoment.today, instant: FixedMoment.instant)

@Suite struct OfficeTests {
  @Test func `the settings that are written are the settings that are read, and the wording of every document decodes`()
    throws
  {
    let folder = try Folder()
    var generator = SeededGenerator(seed: 1)
    let entries = try Office.make(
      at: folder.path + "/office", seed: nil, formsFolder: forms, moment: moment, generator: &generator)
    #expect(entries == 5, "the Governor's accounts")
    let office = try Office.open(at: folder.path + "/office", formsFolder: forms)
    #expect(office.settings == .standard)
    // Both languages of both documents, with every placeholder they name.
    for language in Language.allCases {
      #expect(try office.writeLists(language: language, moment: moment).map(\.accounts) == [0, 0])
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: forms + "/letters").count == 2, "a new wording needs a test")
    try office.close()
  }

  @Test func `the business date turns at midnight in Tokyo`() {
    // 2026-11-21 15:00 UTC is 2026-11-22 00:00 in Tokyo.
    let midnight = Date(timeIntervalSince1970: 1_795_273_200)
    #expect(Moment.tokyoDate(of: midnight).iso == "2026-11-22")
    #expect(Moment.tokyoDate(of: midnight.addingTimeInterval(-0.001)).iso == "2026-11-21")
    #expect(Moment.tokyoDate(of: Date(timeIntervalSince1970: -1)).iso == "1970-01-01")
  }

  @Test func `the folder of forms is the one that is named, and none other when that is wrong`() throws {
    #expect(try FormsFolder.find(environment: ["KOZABO_FORMS": forms]) == forms)
    #expect(throws: OfficeError.formsFolderMissing("/no/forms")) {
      try FormsFolder.find(environment: ["KOZABO_FORMS": "/no/forms"])
    }
    #expect(try FormsFolder.find(environment: [:], program: forms + "/../.build/debug/kozabo") == forms)
  }
}

@Suite struct OfficeFileTests {
  @Test func `who is alone clears away what killed processes left, who is not leaves it`() throws {
    let folder = try Folder()
    let store = OriginalStore(path: folder.path + "/store")
    let fingerprint = try store.keep(Array("original".utf8))
    let leftover = "\(folder.path)/store/\(fingerprint.hex.prefix(2))/.\(fingerprint.hex).1.partial"
    #expect(FileManager.default.createFile(atPath: leftover, contents: Data("orig".utf8)))
    do {
      let other = try #require(try FolderLock.take(.shared, on: store.path, seconds: 0))
      let lock = try #require(try store.enter(seconds: 0))
      #expect(FileManager.default.fileExists(atPath: leftover), "it may be the other's")
      withExtendedLifetime((lock, other)) {}
    }
    let alone = try #require(try store.enter(seconds: 0))
    #expect(!FileManager.default.fileExists(atPath: leftover))
    #expect(try store.bytes(of: fingerprint) == Array("original".utf8))
    // Having cleared up, it lets others in.
    #expect(try FolderLock.take(.shared, on: store.path, seconds: 0) != nil)
    withExtendedLifetime(alone) {}
  }

  @Test func `two that must be alone are not in one folder`() throws {
    let folder = try Folder()
    let first = try #require(try FolderLock.take(.exclusive, on: folder.path, seconds: 0))
    #expect(try FolderLock.take(.exclusive, on: folder.path, seconds: 0) == nil)
    #expect(try FolderLock.take(.shared, on: folder.path, seconds: 0) == nil)
    first.share()
    #expect(try FolderLock.take(.shared, on: folder.path, seconds: 0) != nil)
    withExtendedLifetime(first) {}
  }

  @Test func `a file that cannot be finished leaves what was there`() throws {
    struct Stop: Error {}
    let folder = try Folder()
    let path = folder.path + "/list.csv"
    try DurableFile.write(Array("before".utf8), to: path)
    #expect(throws: Stop.self) {
      try DurableFile.write(to: path) { draft in
        #expect(FileManager.default.createFile(atPath: draft, contents: Data("half".utf8)))
        throw Stop()
      }
    }
    #expect(try DurableFile.read(path) == Array("before".utf8))
    #expect(try DurableFile.names(in: folder.path) == ["list.csv"])
    #expect(throws: IntakeError.self) { try DurableFile.write([1], to: folder.path + "/no/where.csv") }
  }

  @Test(
    arguments: [("a", ".", "a"), ("a/b", "a", "b"), ("/a", "/", "a"), ("a/b/", "a", "b"), ("./x.y", ".", "x.y")])
  func `a path has a folder and a name`(path: String, folder: String, name: String) {
    #expect(DurableFile.folder(of: path) == folder)
    #expect(DurableFile.name(of: path) == name)
  }

  @Test func `links inside an envelope are listed and not followed`() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/out.xlsx", withDestinationPath: "/etc/passwd")
    let files = try Envelope(at: folder.path).files
    #expect(files.map(\.name) == ["out.xlsx"])
    #expect(throws: IntakeError.unreadable(path: "out.xlsx", reason: "it is a link, and links are not followed")) {
      try files[0].read()
    }
  }
}
