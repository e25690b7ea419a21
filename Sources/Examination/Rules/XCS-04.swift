import Forms
import Programme
import Register

extension Rule {
  /// The official who approves is not the one who examined.
  static let xcs04 = Rule(
    "XCS-04", .reject,
    title: LocalizedText(ja: "審査者と決裁者が別の者であること。", en: "Examiner and approver are two persons."),
    basis: RuleBasis.inferred, inputs: ["users"]
  ) { subject in
    guard let examiner = subject.examiner, let approver = subject.approver else {
      return .silent(
        "審査者又は決裁者がまだ決まっていません。",
        "Examiner or approver is not known yet.")
    }
    guard examiner == approver else { return .met }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "審査者と決裁者が同じ者（\(examiner.rawValue)）です。審査をしていない別の職員が決裁してください。",
          en: "Examiner and approver are the same person (\(examiner.rawValue)). "
            + "Please have another official approve who did not examine the case."),
        found: approver.rawValue)
    ])
  }
}
