/// A workbook given back as it was, with some cells coloured and noted and one sheet more in front.
///
/// Every part that need not change has the same bytes as before; in those that must, only the places do that the marks
/// need. Nothing is recalculated, and no text of the sender's is touched.
public enum MarkedCopy {
  /// What is to be said about a cell.
  public struct Mark: Hashable, Sendable {
    /// The cell; of merged cells the first.
    public let address: CellAddress
    /// The colour of its background, red, green and blue in hexadecimal digits, `FFC7CE`.
    public let colour: String
    /// The note on it; several lines are allowed.
    public let note: String

    /// A mark.
    public init(address: CellAddress, colour: String, note: String) {
      self.address = address
      self.colour = colour
      self.note = note
    }
  }

  /// A copy with its marks.
  public struct Result: Hashable, Sendable {
    /// The bytes of the workbook.
    public let bytes: [UInt8]
    /// The name of the sheet in front; another than asked for when the workbook had one of that name.
    public let frontSheet: String
    /// Cells that were coloured but not noted, because a thread of comments stands on them already.
    public let withoutNote: [CellAddress]
    /// Cells of sheets this workbook does not have, as they were given: a form may be spread over several files.
    public let elsewhere: [CellAddress]
  }

  /// Makes the copy.
  ///
  /// - Parameters:
  ///   - original: the bytes of an .xlsx or .xlsm file.
  ///   - marks: at most one a cell; several for one are joined, the first's colour counts.
  ///   - front: what the new first sheet says.
  ///   - author: who the notes are by.
  /// - Throws: ``MarkedCopyError``.
  public static func make(
    of original: [UInt8], marks: [Mark], front: FrontSheet, author: String, limits: ReadingLimits = .standard
  ) throws(MarkedCopyError) -> Result {
    let file: WorkbookFile
    do throws(WorkbookError) { file = try WorkbookFile.open(original, limits: limits) } catch {
      throw error == .needsPassword || error == .wrongPassword ? .encrypted : .unreadable(error)
    }
    guard !file.isEncrypted else { throw .encrypted }
    guard let package = file.package else { throw .legacy }
    var editor = try PackageEditor(package)
    let sheets = Dictionary(grouping: marks) { $0.address.sheetName.lowercased() }
    let elsewhere = marks.map(\.address).filter { file.sheet(named: $0.sheetName) == nil }
    var withoutNote: [CellAddress] = []
    for sheet in file.sheets {
      let marks = joined(sheets[sheet.name.lowercased()] ?? [])
      withoutNote += try editor.mark(sheet.name, marks, author: author)
        .map { CellAddress(sheetName: sheet.name, cell: $0) }
    }
    let name = try editor.addFront(
      front.leading(toCellsThat: { file.sheet(named: $0.sheetName) != nil }), names: file.sheets.map(\.name))
    let (changed, added) = try editor.finish()
    return Result(
      bytes: try PackageRewriter.rewrite(original, changed: changed, added: added), frontSheet: name,
      withoutNote: withoutNote, elsewhere: elsewhere)
  }

  /// One mark a cell, by cell.
  private static func joined(_ marks: [Mark]) -> [CellReference: Mark] {
    marks.reduce(into: [:]) { byCell, mark in
      guard let first = byCell[mark.address.cell] else {
        byCell[mark.address.cell] = mark
        return
      }
      byCell[mark.address.cell] = Mark(
        address: first.address, colour: first.colour, note: first.note + "\n" + mark.note)
    }
  }
}
