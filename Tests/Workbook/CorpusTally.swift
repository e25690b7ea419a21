import Foundation
import Workbook

/// How our cells and another reader's compare, counted by reason.
///
/// openpyxl reads .xlsx and xlrd .xls when the test runs; what python-calamine reads of the cells in which openpyxl and we
/// differ is recorded in Fixtures/corpus-calamine.txt.
struct CorpusTally {
  /// Cells that the other reader and we read.
  private(set) var compared = 0
  /// Cells neither openpyxl nor xlrd nor python-calamine reads as we do.
  var left: Int { leftByReason.values.reduce(0, +) + unexplained.count }
  /// Those of them that have no reason.
  private(set) var unexplained: [String] = []
  private var leftByReason: [Reason: Int] = [:]
  private var sharedWithCalamine: [Reason: Int] = [:]

  mutating func add(
    _ our: Cell, _ their: CorpusOracle.Cell, calamine: CorpusOracle.Cell?, file: String, place: String
  ) {
    compared += 1
    if CorpusComparison.isSame(our, their) { return }
    guard let reason = Self.reason(file: file, our, their) else {
      unexplained.append("\(file) \(place): ours \(our.value) (\(our.stored)), theirs \(their.value)")
      return
    }
    if let calamine, CorpusComparison.isSame(our, calamine) {
      sharedWithCalamine[reason, default: 0] += 1
    } else {
      leftByReason[reason, default: 0] += 1
    }
  }

  var lines: [String] {
    let shared = sharedWithCalamine.values.reduce(0, +)
    let share = (1 - Double(left) / Double(max(compared, 1))) * 100
    var lines = [
      "\(compared) cells compared; \(shared) as python-calamine reads them and openpyxl does not; \(left) as neither does",
      "\(share.formatted(.number.precision(.fractionLength(3)))) % agree with another reader",
    ]
    for reason in Reason.allCases {
      lines.append(
        "\(reason.rawValue): \(sharedWithCalamine[reason] ?? 0) with python-calamine, \(leftByReason[reason] ?? 0) alone; "
          + reason.whoIsRight)
    }
    return lines + unexplained.prefix(100).map { "different: \($0)" }
  }

  /// Why openpyxl or xlrd reads a cell otherwise; nil when nobody has looked at it.
  private static func reason(file: String, _ our: Cell, _ their: CorpusOracle.Cell) -> Reason? {
    if case .text(let text) = our.value, their.kind == UInt8(ascii: "s") {
      let spaces = CharacterSet(charactersIn: " \t\r\n")
      if text == their.value.trimmingCharacters(in: spaces) { return .spaceNotPreserved }
      let isEscaped = their.value.contains("_x000D_") || their.value.contains("_x000d_")
      if isEscaped, text.utf8.contains(13) { return .escapeNotDecoded }
    }
    if our.isImpossibleDate, case .number = our.value { return .impossibleDate }
    if case .error("#NUM!") = our.value, their.value == "nan" { return .notANumber }
    if case .duration = our.value, their.kind == UInt8(ascii: "d") { return .elapsedTimeAsDay }
    let isDay =
      switch our.value {
      case .date, .time, .dateTime, .duration: true
      default: false
      }
    if isDay, their.kind == UInt8(ascii: "n"), Double(our.stored) == Double(their.value) {
      if file == "calamine/minimal_package.xlsx" { return .stylesNotFound }
      if our.format.hasPrefix("[=0]?;"), our.format.contains("[hh]") { return .elapsedTimeNotKnown }
    }
    return nil
  }

  /// The known differences; in each we are right.
  enum Reason: String, CaseIterable {
    case spaceNotPreserved, escapeNotDecoded, impossibleDate, notANumber, stylesNotFound, elapsedTimeNotKnown
    case elapsedTimeAsDay

    /// Who is right, and why.
    var whoIsRight: String {
      switch self {
      case .spaceNotPreserved:
        "we are: white space around a text without xml:space=\"preserve\" is dropped by Excel and kept by openpyxl"
      case .escapeNotDecoded:
        "we are: _x000D_ stands for a carriage return (ECMA-376 part 1, 22.9.2.19); openpyxl leaves it"
      case .impossibleDate:
        "we are: a date of serial 0 or below is none, Excel shows 1900-01-00 or ####; the others make a day of it"
      case .notANumber: "we are: NaN is no number, Excel shows #NUM!; xlrd hands it on"
      case .stylesNotFound:
        "we are: the styles are where the relationship says, not at xl/styles.xml, where openpyxl looks"
      case .elapsedTimeNotKnown:
        "we are: of [=0]?;[<4.1][hh]:mm:ss;[hh]:mm the condition picks the second section (18.8.31); the others look at the first"
      case .elapsedTimeAsDay: "we are: [h]:mm:ss shows an elapsed time; openpyxl before 3.1 makes a day of it"
      }
    }
  }
}
