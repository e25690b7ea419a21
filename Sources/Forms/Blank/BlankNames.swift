/// How keys of a form are written as names defined in its blank workbook, and read back.
///
/// A key may hold `a-z A-Z 0-9 _ .` but no `__`; in a name the point becomes `__`, which is therefore reversible:
/// `applicant.name` is `F_applicant__name`, the table `associations` is `T_associations`, and its column
/// `facility_name` is `T_associations__facility_name`. The prefixes keep names from being taken for cells (`F1`).
public enum BlankNames {
  /// The name whose value is the form's id, as a text constant: `"general-account-opening"`.
  public static let formID = "KOZABO_FORM"
  /// The name whose value is the edition, as a text constant: `"2013-01"`.
  public static let edition = "KOZABO_EDITION"
  /// The name of the cell with the check code.
  public static let checkCode = "KOZABO_CHECK_CODE"

  /// The name of a field's input cells.
  public static func name(ofField key: String) -> String { "F_" + key.replacing(".", with: "__") }

  /// The name of all input cells of a table.
  public static func name(ofTable key: String) -> String { "T_" + key.replacing(".", with: "__") }

  /// The name of the input cells of one column of a table.
  public static func name(ofColumn column: String, table: String) -> String { name(ofTable: "\(table).\(column)") }

  /// The field's key by its name; nil when the name is no field's. Letter case must agree.
  public static func fieldKey(ofName name: String) -> String? {
    name.hasPrefix("F_") ? key(written: name.utf8.dropFirst(2)) : nil
  }

  /// The table's key, or `table.column`, by its name; nil when the name is no table's.
  public static func tableKey(ofName name: String) -> String? {
    name.hasPrefix("T_") ? key(written: name.utf8.dropFirst(2)) : nil
  }

  /// The key with its points. Read once for every name of every file, byte by byte: the general replacing is slow.
  private static func key(written name: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    var wasLine = false
    for byte in name {
      let isLine = byte == UInt8(ascii: "_")
      if isLine, wasLine {
        bytes[bytes.count - 1] = UInt8(ascii: ".")
        wasLine = false
      } else {
        bytes.append(byte)
        wasLine = isLine
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of a name that stands for a text constant: its formula `"2013-01"` without the quotation marks.
  public static func constant(inFormula formula: String) -> String? {
    guard formula.count >= 2, formula.hasPrefix("\""), formula.hasSuffix("\"") else { return nil }
    return String(formula.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  /// Whether a key can be written as a name and read back.
  static func isUsableKey(_ key: String) -> Bool {
    let isPlain = key.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2E
    }
    let parts = key.split(separator: ".", omittingEmptySubsequences: false)
    return isPlain && !key.contains("__")
      && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix("_") && !$0.hasSuffix("_") }
  }
}
