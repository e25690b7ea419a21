import Casework
import Examination
import Intake
import Programme
public import Register
public import Workbook

/// Why an applicant's workbook cannot be given back with marks.
public enum MarkedCopyFailure: Error, Hashable, Sendable {
  /// Nothing in the case is unmet: there is nothing to mark.
  case nothingToMark(CaseID)
  /// The case has no file whose bytes are kept.
  case noFile(CaseID)
  /// The file is none that can be marked.
  case refused(file: String, MarkedCopyError)
}

/// What was marked in an applicant's workbook.
public struct MarkedWorkbook: Sendable {
  /// The name of the applicant's file.
  public let original: String
  /// The workbook with its marks, and the cells that could not be noted.
  public let copy: MarkedCopy.Result
  /// How many findings the sheet in front lists.
  public let findings: Int
  /// How many cells are marked.
  public let cells: Int
}

extension Office {
  /// The applicant's own workbook with every finding marked: cells coloured, a note on each, all of them listed in front.
  ///
  /// In plain Japanese, for the applicant; what was overridden with a reason is left out. Nothing is recorded.
  /// - Throws: ``MarkedCopyFailure``, and what reading the case or its original throws.
  public func markedCopy(of id: CaseID, at moment: Moment) throws -> MarkedWorkbook {
    let (view, file) = try read { db in
      (try CaseView.find(id, context: context(at: moment), in: db), try CaseStore.fetchFile(of: id, in: db))
    }
    guard let file, let fingerprint = file.sha256.flatMap({ Fingerprint(hex: $0) }) else {
      throw MarkedCopyFailure.noFile(id)
    }
    let overridden = Set((view.record.standingPass?.verdict.overrides ?? [:]).keys)
    let points = view.checklist.notMet().filter { !overridden.contains($0.rule.id.rawValue) }.flatMap { item in
      let findings: [Finding] = if case .notMet(let findings) = item.outcome { findings } else { [] }
      return findings.map { MarkedPoint(rule: item.rule, finding: $0) }
    }
    guard !points.isEmpty else { throw MarkedCopyFailure.nothingToMark(id) }
    let bytes = try store.bytes(of: fingerprint)
    let marks = points.enumerated().compactMap { index, point in point.mark(number: index + 1) }
    do throws(MarkedCopyError) {
      let copy = try MarkedCopy.make(
        of: bytes, marks: marks, front: Self.front(of: view.record, file: file.name, points), author: "審査担当")
      return MarkedWorkbook(
        original: file.name, copy: copy, findings: points.count,
        cells: Set(marks.map(\.address)).subtracting(copy.elsewhere).count)
    } catch { throw MarkedCopyFailure.refused(file: file.name, error) }
  }

  private static func front(of record: CaseRecord, file: String, _ points: [MarkedPoint]) -> FrontSheet {
    FrontSheet(
      name: "確認事項", title: "確認事項（\(record.id.rawValue)）",
      sentences: [
        "提出された「\(file)」について、確認していただきたい事項は次の\(points.count)件です。",
        "該当するセルには色を付け、メモを付けました。「セル」欄を押すと、そのセルへ移動します。",
        "補正した上で、書面とともに再度提出してください。このシートは削除して差し支えありません。",
      ],
      columns: [
        .init("番号", width: 6), .init("規則", width: 11), .init("シート", width: 18), .init("セル", width: 9, isLink: true),
        .init("確認事項", width: 60), .init("お願いしたいこと", width: 48),
      ],
      rows: points.enumerated().map { index, point in
        FrontSheet.Row(
          texts: [
            String(index + 1), point.rule.id.rawValue, point.address?.sheetName ?? "-",
            point.address?.cell.description ?? "-", point.what, point.request,
          ], target: point.address)
      })
  }
}

/// One finding as the applicant is told of it.
private struct MarkedPoint {
  let rule: Rule
  let address: CellAddress?
  /// What is the matter.
  let what: String
  /// What to do about it.
  let request: String

  init(rule: Rule, finding: Finding) {
    self.rule = rule
    address = finding.place?.address
    // Every message ends with what to do: 〜欄が未記入です。記入してください。
    let sentences = finding.message.ja.split(separator: "。", omittingEmptySubsequences: true).map { $0 + "。" }
    let requests = sentences.filter { $0.contains("ください") }
    let facts = sentences.filter { !$0.contains("ください") }
    what = facts.isEmpty ? rule.title.ja : facts.joined()
    request = requests.joined()
  }

  func mark(number: Int) -> MarkedCopy.Mark? {
    guard let address else { return nil }
    return MarkedCopy.Mark(
      address: address, colour: rule.severity == .warn ? "FFEB9C" : "FFC7CE",
      note: "【確認事項\(number)】\n\(what)\n\(request)")
  }
}
