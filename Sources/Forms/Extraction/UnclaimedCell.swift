public import Workbook

/// A cell with something in it that is neither print of the form nor the answer of any field: somebody must look at it,
/// so that nothing an applicant typed is passed over in silence.
public struct UnclaimedCell: Hashable, Sendable, Codable {
  /// Where it stands.
  public let address: CellAddress
  /// What stands in it, as stored in the file.
  public let text: String

  /// A cell.
  public init(address: CellAddress, text: String) {
    self.address = address
    self.text = text
  }

  /// The cells of a sheet that belongs to no form, the first ones of them.
  ///
  /// - Parameter limit: at most so many; a list of ten thousand goods is no addition to a form.
  public static func cells(ofSheet name: String, in workbook: WorkbookMap, limit: Int = 20) -> [UnclaimedCell] {
    guard let map = workbook.sheet(named: name), map.isVisible else { return [] }
    return map.entries.prefix(limit).map {
      UnclaimedCell(address: map.address(of: $0.range.topLeft), text: $0.cell.stored)
    }
  }
}
