import Examination
import Foundation

/// Events as stored: the kind in a column of its own, what it holds as canonical JSON.
extension CaseAction {
  /// What the event holds beyond its kind, as JSON with sorted keys.
  func payload() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes: Data
    switch self {
    case .received: return "{}"
    case .extracted(let extraction): return try ExtractionText.text(of: extraction)
    case .paperRecorded(let paper): bytes = try encoder.encode(paper)
    case .passed(let verdict), .returned(let verdict), .rejected(let verdict): bytes = try encoder.encode(verdict)
    case .approved(let approval): bytes = try encoder.encode(approval)
    case .declined(let note), .withdrawn(let note): bytes = try encoder.encode(["note": note])
    case .applied(let first, let last): bytes = try encoder.encode(["firstEntry": first, "lastEntry": last])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads a stored event back.
  /// - Parameter pool: shared by the events that are read together.
  /// - Throws: ``CaseworkError/corrupt(table:row:)`` when the kind is unknown or the payload does not fit it.
  init(kind: String, payload: String, row: @autoclosure () -> String, pool: TextPool) throws {
    if kind == "received" {
      self = .received
      return
    }
    if kind == "extracted", let extraction = ExtractionReader.extraction(in: payload, pool: pool) {
      self = .extracted(extraction)
      return
    }
    let decoder = JSONDecoder()
    let bytes = Data(payload.utf8)
    do {
      switch kind {
      case "extracted": self = .extracted(try decoder.decode(Extraction.self, from: bytes))
      case "paperRecorded": self = .paperRecorded(try decoder.decode(PaperRecord.self, from: bytes))
      case "passed": self = .passed(try decoder.decode(Verdict.self, from: bytes))
      case "returned": self = .returned(try decoder.decode(Verdict.self, from: bytes))
      case "rejected": self = .rejected(try decoder.decode(Verdict.self, from: bytes))
      case "approved": self = .approved(try decoder.decode(Approval.self, from: bytes))
      case "declined": self = .declined(note: try decoder.decode(Note.self, from: bytes).note)
      case "withdrawn": self = .withdrawn(note: try decoder.decode(Note.self, from: bytes).note)
      case "applied":
        let entries = try decoder.decode(Entries.self, from: bytes)
        self = .applied(firstEntry: entries.firstEntry, lastEntry: entries.lastEntry)
      default: throw CaseworkError.corrupt(table: "caseEvent", row: row())
      }
    } catch {
      throw CaseworkError.corrupt(table: "caseEvent", row: row())
    }
  }

  private struct Note: Codable { let note: String }
  private struct Entries: Codable {
    let firstEntry: Int64
    let lastEntry: Int64
  }
}
