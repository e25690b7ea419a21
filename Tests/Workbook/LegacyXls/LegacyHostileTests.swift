import Foundation
import Testing
import Workbook

struct LegacyHostileTests {
  /// A small generator (SplitMix64), so that a printed seed repeats a run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  /// Reads everything there is: a value or a typed error, never a trap.
  private func exercise(_ bytes: [UInt8], password: String? = nil) -> Bool {
    var limits = ReadingLimits()
    limits.cells = 100_000
    do {
      let file = try WorkbookFile.open(bytes, password: password, limits: limits)
      for sheet in file.sheets {
        for (reference, cell) in sheet.cells { _ = (sheet[reference], cell) }
        _ = file.extras(of: sheet)
        _ = try file.phoneticRuns(of: sheet)
      }
      _ = HiddenContentReport(of: file)
      return true
    } catch {
      return false
    }
  }

  private static let seed: UInt64 = 20_261_122

  private func mutate(_ bytes: inout [UInt8], within range: Range<Int>, _ random: inout Generator) {
    for _ in 0...Int.random(in: 0..<4, using: &random) {
      let place = Int.random(in: range, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
      default: bytes[place] = bytes[Int.random(in: range, using: &random)]
      }
    }
  }

  @Test(
    arguments: [
      ("xlwt-form.xls", nil), ("libreoffice-cached.xls", nil), ("libreoffice-extras.xls", nil),
      ("libreoffice-objects.xls", nil), ("encrypted-cryptoapi-128.xls", "ひみつ"),
      ("encrypted-xor.xls", "secret7"),
    ] as [(String, String?)])
  func `500 mutations of each file give a value or an error`(name: String, password: String?) throws {
    print("\(name): seed \(Self.seed)")
    var random = Generator(state: Self.seed)
    let original = [UInt8](try Data(contentsOf: URL(filePath: fixture(name))))
    #expect(exercise(original, password: password))
    var refused = 0
    for _ in 0..<500 {
      var bytes = original
      mutate(&bytes, within: 0..<bytes.count, &random)
      if !exercise(bytes, password: password) { refused += 1 }
    }
    // Most places hold values, where any byte is as good as another; not all do.
    #expect(refused > 10)
    #expect(refused < 500)
  }

  @Test func `mutated records without a container give a value or an error`() {
    typealias Builder = LegacyStreamBuilder
    var builder = Builder()
    builder.globals = [
      (0x00FC, Builder.u32(2) + Builder.u32(2) + Builder.u16(8) + [0] + Array("abc".utf8)),
      (0x003C, [1] + Builder.wide("東京都")), (0x003C, [0] + Array("de".utf8)), (0x003C, Builder.string("次")),
      (0x041E, Builder.u16(164) + Builder.string("yyyy/m/d")),
      (0x00E0, Builder.u16(0) + Builder.u16(164) + [UInt8](repeating: 0, count: 16)),
      (0x01AE, Builder.u16(1) + Builder.u16(0x0401)), (0x0017, Builder.u16(1) + [0, 0, 0, 0, 0, 0]),
      (0x0018, Builder.u16(0) + [0, 1] + Builder.u16(7) + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0x61, 0x3A, 0, 0, 1, 0, 2, 0]),
    ]
    let users: [UInt8] = [0x01, 0, 0, 1, 0]
    builder.sheets = [
      (
        "S",
        [
          (0x00FD, Builder.cell(0, 0) + Builder.u32(0)),
          (0x0006, Builder.formula(0, 1, result: Builder.double(1), tokens: users)),
          (0x04BC, Builder.u16(0) + Builder.u16(1) + [1, 1, 0, 2] + Builder.u16(5) + [0x2C, 0, 0, 0xFF, 0xC0]),
          (0x0006, Builder.formula(1, 1, result: Builder.textResult, tokens: [0x1E, 1, 0, 0x41, 2, 0, 0x22, 1, 4, 0])),
          (0x0207, Builder.string("東")), (0x00E5, Builder.u16(1) + [4, 0, 5, 0, 0, 0, 1, 0]),
          (0x00BD, Builder.u16(6) + Builder.u16(0) + Builder.cell(3, 4, style: 0) + Builder.u16(0)),
        ]
      )
    ]
    let original = builder.bytes
    #expect(exercise(original))
    var random = Generator(state: Self.seed)
    for _ in 0..<2_000 {
      var bytes = original
      mutate(&bytes, within: 4..<bytes.count, &random)
      _ = exercise(bytes)
    }
    for length in 4..<original.count { #expect(!exercise(Array(original.prefix(length))), "cut to \(length) bytes") }
  }

  @Test func `a file cut short is refused`() throws {
    let original = [UInt8](try Data(contentsOf: URL(filePath: fixture("libreoffice-cached.xls"))))
    for length in stride(from: 0, to: original.count - 512, by: 41) {
      #expect(!exercise(Array(original.prefix(length))), "cut to \(length) bytes")
    }
  }

  /// Legacy files other projects collected, when they are at hand: each gives values or a typed error.
  @Test func `a collection of odd legacy files is read or refused`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../../shared/corpus/workbooks").standardizedFileURL
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return }
    var read = 0
    var refused: [String] = []
    for case let file as URL in files where file.pathExtension == "xls" {
      let bytes = [UInt8](try Data(contentsOf: file))
      if exercise(bytes) { read += 1 } else { refused.append(file.lastPathComponent) }
    }
    print("\(read) legacy files read, refused: \(refused.sorted())")
    #expect(read == 0 || read > refused.count * 5)
  }
}
