import Foundation
import Testing
import Workbook

struct HostileBytesTests {
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
  private func exercise(_ bytes: [UInt8]) -> Bool {
    var limits = ReadingLimits()
    limits.inflatedBytes = 8 << 20
    limits.cells = 100_000
    do {
      let file = try WorkbookFile.open(bytes, limits: limits)
      for sheet in file.sheets {
        for (reference, cell) in sheet.cells { _ = (sheet[reference], cell) }
      }
      return true
    } catch {
      return false
    }
  }

  private static let seed: UInt64 = 20_261_122

  private func mutate(_ bytes: inout [UInt8], _ random: inout Generator) {
    for _ in 0...Int.random(in: 0..<4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
      default: bytes[place] = Array("<>&\"0A9$:;[]%_".utf8).randomElement(using: &random) ?? 0
      }
    }
  }

  @Test func `2,000 mutations of a file give a value or an error`() throws {
    print("seed \(Self.seed)")
    var random = Generator(state: Self.seed)
    let original = [UInt8](try Data(contentsOf: URL(filePath: fixture("openpyxl-form.xlsx"))))
    #expect(exercise(original))
    var refused = 0
    for _ in 0..<1_000 {
      var bytes = original
      mutate(&bytes, &random)
      if !exercise(bytes) { refused += 1 }
    }
    // The checksums notice nearly all of these; the parts themselves are mutated under right checksums.
    #expect(refused > 300)
    let builder = Self.rich
    #expect(exercise(builder.bytes))
    for _ in 0..<1_000 {
      var mutated = builder
      let part = Int.random(in: 0..<mutated.parts.count, using: &random)
      mutate(&mutated.parts[part].content, &random)
      _ = exercise(mutated.bytes)
    }
  }

  @Test func `a file cut short anywhere is refused`() throws {
    let original = [UInt8](try Data(contentsOf: URL(filePath: fixture("openpyxl-form.xlsx"))))
    for length in stride(from: 0, to: original.count - 22, by: 37) {
      #expect(!exercise(Array(original.prefix(length))), "cut to \(length) bytes")
    }
  }

  private static let rich = PackageBuilder(
    sheetData: """
      <row r="1"><c r="A1" s="1"><v>46112</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><f t="shared" ref="C1:C2" si="0">A1+$B$2</f><v>2</v></c></row>
      <row r="2"><c r="A2" s="2"><v>0.5</v></c><c r="B2" t="inlineStr"><is><t>_x000D_a</t><rPh sb="0" eb="1"><t>ア</t></rPh></is></c><c r="C2"><f t="shared" si="0"/><v>1</v></c></row>
      """,
    afterData: "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"D1:E9\"/></mergeCells>",
    shared: [
      "<t>東京</t>", "<r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh>",
    ],
    formats: ["[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "[&lt;1]h:mm;yyyy/m/d", "[h]:mm"])

  /// Files other projects collected, when they are at hand: each gives a value or a typed error.
  @Test func `a collection of odd files is read or refused`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared/corpus/workbooks").standardizedFileURL
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return }
    var read = 0
    for case let file as URL in files where ["xlsx", "xlsm"].contains(file.pathExtension) {
      if exercise([UInt8](try Data(contentsOf: file))) { read += 1 }
    }
    print("\(read) files read")
  }
}
