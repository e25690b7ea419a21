/// Puts the parsed formulas of a legacy workbook back into words, as far as the common tokens go.
///
/// What it does not know (array constants, natural-language references, data tables) gives ``unknown`` for the whole
/// formula: never half a formula. White space inside formulas is not kept.
/// Source: [MS-XLS] 2.2.2 (formulas), 2.5.198 (parsed expressions, Ptg tokens).
struct LegacyFormula: Sendable {
  /// What stands for a formula that is there but is not put into words.
  static let unknown = "…"

  /// The names of all sheet entries, in the order of the file.
  let sheets: [String]
  /// The workbook's defined names, in the order of the file.
  let names: [String]
  let references: LegacyReferences

  /// What a cell's formula is.
  enum Parsed {
    case text(String)
    /// The one that stands with another cell.
    case shared(anchor: PackedPosition)
  }

  /// Excel's own limit is 8,192 characters; the work for one formula is bounded as well.
  private static let longestText = 32_768
  private static let mostWork = 1 << 20

  func parsed(_ tokens: [UInt8]) -> Parsed {
    if tokens.count == 5, tokens[0] == 0x01 {
      let row = Int(tokens[1]) | Int(tokens[2]) << 8
      let column = Int(tokens[3]) | Int(tokens[4]) << 8
      if column < CellReference.lastColumnNumber {
        return .shared(anchor: PackedPosition(rowIndex: row, columnIndex: column))
      }
    }
    return .text(text(tokens) ?? Self.unknown)
  }

  /// The formula in words; nil when a token is not known or the tokens do not add up.
  /// - Parameter base: the cell that relative offsets of a shared formula are counted from.
  func text(_ tokens: [UInt8], relativeTo base: PackedPosition = PackedPosition(rawValue: 0)) -> String? {
    var reader = LegacyTokens(bytes: tokens)
    var stack: [String] = []
    var work = 0
    while let token = reader.byte() {
      let kind = token >= 0x20 ? token & 0x1F | 0x20 : token
      guard let cost = apply(kind, &reader, &stack, base), !reader.isSpent else { return nil }
      work += cost
      guard work <= Self.mostWork, (stack.last?.utf8.count ?? 0) <= Self.longestText else { return nil }
    }
    return stack.count == 1 ? stack[0] : nil
  }

  /// Takes one token; how many bytes of text that moved, nil when the token is not known.
  private func apply(
    _ kind: UInt8, _ reader: inout LegacyTokens, _ stack: inout [String], _ base: PackedPosition
  ) -> Int? {
    switch kind {
    case 0x03...0x11:
      guard stack.count >= 2, let right = stack.popLast() else { return nil }
      stack[stack.count - 1].append(Self.operators[Int(kind) - 3])
      stack[stack.count - 1].append(right)
      return right.utf8.count + 1
    case 0x12...0x15:
      guard let operand = stack.popLast() else { return nil }
      switch kind {
      case 0x12: stack.append("+" + operand)
      case 0x13: stack.append("-" + operand)
      case 0x14: stack.append(operand + "%")
      default: stack.append("(" + operand + ")")
      }
      return operand.utf8.count
    case 0x19: return attribute(&reader, &stack)
    case 0x21, 0x22: return function(kind, &reader, &stack)
    // Where a sub-expression was calculated in advance; its tokens follow.
    case 0x26...0x28:
      reader.skip(6)
      return 1
    case 0x29:
      reader.skip(2)
      return 1
    default:
      guard let text = operand(kind, &reader, base) else { return nil }
      stack.append(text)
      return text.utf8.count
    }
  }

  private static let operators = ["+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>", " ", ",", ":"]

  private func operand(_ kind: UInt8, _ reader: inout LegacyTokens, _ base: PackedPosition) -> String? {
    switch kind {
    case 0x16: return ""
    case 0x17: return reader.text().map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    case 0x1C: return reader.byte().map(LegacyNumber.errorName)
    case 0x1D: return reader.byte().map { $0 == 0 ? "FALSE" : "TRUE" }
    case 0x1E: return String(reader.uint16())
    case 0x1F: return LegacyNumber.digits(reader.double()).uppercased()
    case 0x23:
      let number = reader.uint16()
      reader.skip(2)
      return names.indices.contains(number - 1) ? names[number - 1] : nil
    case 0x24: return reader.cell(base: nil)
    case 0x25: return reader.area(base: nil)
    case 0x2A:
      reader.skip(4)
      return "#REF!"
    case 0x2B:
      reader.skip(8)
      return "#REF!"
    case 0x2C: return reader.cell(base: base)
    case 0x2D: return reader.area(base: base)
    case 0x39: return outsideName(&reader)
    case 0x3A: return prefix(&reader).flatMap { before in reader.cell(base: nil).map { before + $0 } }
    case 0x3B: return prefix(&reader).flatMap { before in reader.area(base: nil).map { before + $0 } }
    case 0x3C, 0x3D:
      let before = prefix(&reader)
      reader.skip(kind == 0x3C ? 4 : 8)
      return (before ?? "") + "#REF!"
    default: return nil
    }
  }

  private func prefix(_ reader: inout LegacyTokens) -> String? {
    references.prefix(link: reader.uint16(), ownSheets: sheets)
  }

  private func outsideName(_ reader: inout LegacyTokens) -> String? {
    let link = reader.uint16()
    let number = reader.uint16()
    reader.skip(2)
    if let name = references.outsideName(link: link, number: number) { return name }
    return references.isOwn(link: link) && names.indices.contains(number - 1) ? names[number - 1] : nil
  }

  /// Source: [MS-XLS] 2.5.198.7 to 2.5.198.14 (PtgAttr…): notes on evaluation and spaces, and the short form of SUM.
  private func attribute(_ reader: inout LegacyTokens, _ stack: inout [String]) -> Int? {
    guard let kind = reader.byte() else { return nil }
    let detail = reader.uint16()
    if kind & 0x04 != 0 { reader.skip((detail + 1) * 2) }
    guard kind & 0x10 != 0 else { return 1 }
    guard let operand = stack.popLast() else { return nil }
    stack.append("SUM(" + operand + ")")
    return operand.utf8.count
  }

  /// Source: [MS-XLS] 2.5.198.62 (PtgFunc), 2.5.198.63 (PtgFuncVar).
  private func function(_ kind: UInt8, _ reader: inout LegacyTokens, _ stack: inout [String]) -> Int? {
    var count: Int?
    if kind == 0x22 { count = reader.byte().map { Int($0 & 0x7F) } }
    let number = reader.uint16()
    // A function by number, or (255) one whose name is the first argument; commands of macros are not known.
    var name: String?
    if number != 255 {
      guard let known = LegacyFunctions.known[number] else { return nil }
      name = known.name
      count = count ?? known.argumentCount
    }
    guard let count, stack.count >= count else { return nil }
    var arguments = stack.suffix(count)
    stack.removeLast(count)
    guard let called = name ?? arguments.popFirst() else { return nil }
    let text = called + "(" + arguments.joined(separator: ",") + ")"
    stack.append(text)
    return text.utf8.count
  }
}
