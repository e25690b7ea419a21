import Foundation
import Testing

@testable import Workbook

/// Zip containers no honest program writes. The offsets are those of PackageBuilder's containers: 30 bytes and the name
/// before each part's content, 46 bytes and the name for each in the directory, 22 bytes at the end.
struct HostileContainerTests {
  private static let good = PackageBuilder(sheetData: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
  private static let sheet = "xl/worksheets/sheet1.xml"

  private func error(_ bytes: [UInt8], limits: ReadingLimits = .standard) -> WorkbookError? {
    do {
      _ = try WorkbookFile.open(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  /// Where the name stands in the part's own header and in the directory.
  private func places(of name: String, in bytes: [UInt8]) throws -> (header: Int, directory: Int) {
    let all = bytes.indices.filter { bytes[$0...].starts(with: Array(name.utf8)) }
    let first = try #require(all.first)
    let last = try #require(all.last)
    return (first - 30, last - 46)
  }

  private func write(_ number: UInt32, at place: Int, in bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(place..<(place + 4), with: $0) }
  }

  @Test func `two entries over the same bytes are refused`() throws {
    var bytes = Self.good.bytes
    // The part's stored bytes are stretched over the header and content of the part after it.
    let (header, directory) = try places(of: Self.sheet, in: bytes)
    for place in [header + 18, header + 22, directory + 20, directory + 24] {
      let old = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
      write(old + 60, at: place, in: &bytes)
    }
    #expect(error(bytes) == .unsafe(part: "xl/sharedStrings.xml", reason: .overlappingParts))
  }

  @Test func `two directory entries for one header are refused`() throws {
    var bytes = Self.good.bytes
    let (header, _) = try places(of: Self.sheet, in: bytes)
    let (_, directory) = try places(of: "xl/styles.xml", in: bytes)
    write(UInt32(header), at: directory + 42, in: &bytes)
    #expect(error(bytes) == .unsafe(part: "xl/styles.xml", reason: .contradictoryHeader))
  }

  @Test func `a header that names another part than the directory is refused`() throws {
    var bytes = Self.good.bytes
    let (header, _) = try places(of: Self.sheet, in: bytes)
    bytes[header + 30] = UInt8(ascii: "y")
    #expect(error(bytes) == .unsafe(part: Self.sheet, reason: .contradictoryHeader))
  }

  @Test(arguments: [18, 22])
  func `a header that states another size than the directory is refused`(field: Int) throws {
    var bytes = Self.good.bytes
    let (header, _) = try places(of: Self.sheet, in: bytes)
    bytes[header + field] ^= 1
    #expect(error(bytes) == .unsafe(part: Self.sheet, reason: .contradictoryHeader))
  }

  @Test func `a part that would end behind the directory is named`() throws {
    var bytes = Self.good.bytes
    let (_, directory) = try places(of: Self.sheet, in: bytes)
    write(0x00FF_FFFF, at: directory + 20, in: &bytes)
    #expect(error(bytes) == .damagedPart(Self.sheet, reason: .unreadable("it is cut short")))
    write(0x00FF_FFFF, at: directory + 42, in: &bytes)
    guard case .damagedPart(Self.sheet, _) = error(bytes) else {
      Issue.record("an offset behind the file passes")
      return
    }
  }

  @Test func `a wrong checksum is named`() throws {
    var bytes = Self.good.bytes
    let (header, directory) = try places(of: Self.sheet, in: bytes)
    bytes[header + 14] ^= 1
    bytes[directory + 16] ^= 1
    guard case .damagedPart(Self.sheet, .unreadable) = error(bytes) else {
      Issue.record("a wrong checksum passes")
      return
    }
  }

  @Test func `a stated size that is smaller or larger than the content is named`() throws {
    let original = [UInt8](try Data(contentsOf: URL(filePath: fixture("openpyxl-form.xlsx"))))
    for change in [-1, 1] {
      var bytes = original
      let (header, directory) = try places(of: Self.sheet, in: bytes)
      for place in [header + 22, directory + 24] {
        let old = Int(bytes[place]) | Int(bytes[place + 1]) << 8
        write(UInt32(old + change), at: place, in: &bytes)
      }
      guard case .damagedPart(Self.sheet, .unreadable) = error(bytes) else {
        Issue.record("a size wrong by \(change) passes")
        continue
      }
    }
  }

  @Test func `a ratio beyond the setting is refused only in large parts`() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: fixture("bomb.xlsx"))))
    #expect(error(bytes) == .limitExceeded(.inflationRatio, part: Self.sheet))
    var limits = ReadingLimits()
    limits.inflatedBytesPerPart = 1 << 20
    #expect(error(bytes, limits: limits) == .limitExceeded(.inflatedBytesPerPart, part: Self.sheet))
    limits = ReadingLimits()
    limits.ratioFreeBytes = 64 << 20
    #expect(error(bytes, limits: limits) == nil)
    limits = ReadingLimits()
    limits.inflationRatio = 2_000
    #expect(error(bytes, limits: limits) == nil)
  }

  @Test func `reading stops when its time is over, naming the part`() {
    var limits = ReadingLimits()
    limits.time = .zero
    #expect(error(Self.good.bytes, limits: limits) == .limitExceeded(.time, part: "_rels/.rels"))
  }

  @Test func `a long part is stopped within itself`() throws {
    var limits = ReadingLimits()
    limits.time = .zero
    limits = limits.started()
    let few = Array(("<a>" + String(repeating: "<b/>", count: 1_000)).utf8)
    let many = Array(String(repeating: "<b/>", count: 20_000).utf8)
    let consumer = XMLConsumer(part: Self.sheet)
    let parser = try XMLPushParser(consumer, limits: limits)
    try few.withUnsafeBufferPointer { try parser.feed($0) }
    #expect(throws: WorkbookError.limitExceeded(.time, part: Self.sheet)) {
      try many.withUnsafeBufferPointer { try parser.feed($0) }
    }
    withExtendedLifetime(consumer) {}
  }
}
