// The fuzzer of Workbook: bytes in, and nothing but cells or a typed error out.
//
// An input whose first byte is `P` is a package. Any other is the inside of a sheet's part or, after `S`, of the shared
// strings, put into a package with right checksums: the scanner, the SAX reader and the pull of rows must agree on it.

import FuzzDriver

@testable import Workbook

/// The entry point by the name SwiftPM gives it.
@_cdecl("WorkbookFuzzer_main")
public func fuzzerMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  FuzzDriver.run(count, arguments) { start, length in
    Fuzzer.run(UnsafeBufferPointer(start: start, count: length))
    return 0
  }
}

/// What one input must not do.
enum Fuzzer {
  private static let limits: ReadingLimits = {
    var limits = ReadingLimits()
    limits.inflatedBytes = 4 << 20
    limits.cells = 50_000
    limits.textBytes = 1 << 16
    return limits
  }()

  static func run(_ input: UnsafeBufferPointer<UInt8>) {
    guard let first = input.first else { return }
    if first == UInt8(ascii: "P") {
      readPackage(Array(input))
    } else if first == UInt8(ascii: "S") {
      compareStrings(input.dropFirst())
    } else {
      compareSheets(input)
    }
  }

  /// Everything of a package: a value or an error.
  private static func readPackage(_ bytes: [UInt8]) {
    if let file = try? WorkbookFile.open(bytes, limits: limits) {
      for sheet in file.sheets {
        for (reference, cell) in sheet.cells { _ = (sheet[reference], cell) }
      }
    }
    guard let file = try? StreamedWorkbook.open(bytes, limits: limits) else { return }
    for sheet in file.sheets {
      guard let rows = try? file.rows(ofSheetNamed: sheet.name) else { continue }
      while let row = try? rows.next() { _ = row.cells.count }
    }
  }

  private static func compareSheets(_ input: UnsafeBufferPointer<UInt8>) {
    let bytes = padded("<worksheet xmlns=\"m\" xmlns:x=\"y\"><sheetData>", input, "</sheetData></worksheet>")
    let scanned = SheetConsumer(part: "sheet", limits: limits, sharedStringCount: 3)
    let isScanned = BulkPart.parse(bytes.elements, scanned, element: "<sheetData", depth: 2, limits: limits) {
      scanned.scanRows(&$0) == .endOfData
    }
    guard isScanned else { return }
    let parsed = SheetConsumer(part: "sheet", limits: limits, sharedStringCount: 3)
    // What the scanner accepts, the SAX reader accepts and reads the same.
    let isParsed = parse(bytes, parsed)
    precondition(isParsed, "the scanner took a sheet the SAX reader refuses")
    precondition(scanned.hiddenRows == parsed.hiddenRows, "hidden rows differ")
    switch (words(scanned), words(parsed)) {
    case (let left, let right): precondition(left == right, "the scanner and the SAX reader differ")
    }
  }

  private static func compareStrings(_ input: Slice<UnsafeBufferPointer<UInt8>>) {
    let bytes = padded("<sst xmlns=\"m\" xmlns:x=\"y\">", UnsafeBufferPointer(rebasing: input), "</sst>")
    let scanned = SharedStringsConsumer(part: "strings", limits: limits)
    let isScanned = BulkPart.parse(bytes.elements, scanned, element: "<sst", depth: 1, limits: limits) {
      scanned.scanEntries(&$0)
    }
    guard isScanned else { return }
    let parsed = SharedStringsConsumer(part: "strings", limits: limits)
    let isParsed = parse(bytes, parsed)
    precondition(isParsed, "the scanner took strings the SAX reader refuses")
    let (left, right) = (scanned.finish(), parsed.finish())
    precondition(left.count == right.count, "the numbers of strings differ")
    for index in 0..<left.count {
      precondition(left.text(at: index) == right.text(at: index), "texts differ")
      precondition(left.reading(at: index) == right.reading(at: index), "readings differ")
    }
  }

  private static func padded(
    _ before: StaticString, _ input: UnsafeBufferPointer<UInt8>, _ after: StaticString
  ) -> PartBytes {
    let (head, tail) = (before.utf8CodeUnitCount, after.utf8CodeUnitCount)
    let bytes = PartBytes(count: head + input.count + tail) { target in
      for index in 0..<head { target[index] = before.utf8Start[index] }
      for index in 0..<input.count { target[head + index] = input[index] }
      for index in 0..<tail { target[head + input.count + index] = after.utf8Start[index] }
      return target.count
    }
    guard let bytes else { preconditionFailure("the bytes were put there") }
    return bytes
  }

  private static func parse(_ bytes: PartBytes, _ consumer: XMLConsumer) -> Bool {
    do {
      let parser = try XMLPushParser(consumer, limits: limits)
      try parser.feedAll(bytes.elements)
      try parser.finish()
      return true
    } catch {
      return false
    }
  }

  /// The cells in words, or the error.
  private static func words(_ consumer: SheetConsumer) -> String {
    do {
      let reading = CellReading(
        strings: SharedStrings(SharedStringStorage()), styles: CellFormats([]), dateSystem: .from1900)
      let storage = try consumer.finish()
      var words = ""
      for packed in storage.cells.elements {
        words += "\(packed.position.reference) \(packed.style) "
        words +=
          packed.kind == .sharedString ? "\(packed.sharedStringIndex)\n" : "\(reading.cell(packed, in: storage))\n"
      }
      return words
    } catch {
      return "\(error)"
    }
  }
}
