import Programme

/// How old a certificate is on the day of reception (受付日), against the months it stays good.
///
/// The same day of the month still counts as within: one issued on 2025-10-01 is good on 2026-03-31, one of 2025-09-30 is
/// not. Source: seed 002 (発行後6か月以内); rules SEAL-01, SEAL-04, IDN-04.
struct CertificateAge {
  private let issuedOn: CivilDate
  private let subject: Subject

  /// The age of a certificate issued on a day.
  init(of issuedOn: CivilDate, in subject: Subject) {
    self.issuedOn = issuedOn
    self.subject = subject
  }

  /// What a certificate's age comes to; a person must look while its day of issue is not recorded.
  static func outcome(issuedOn: CivilDate?, of name: LocalizedText, in subject: Subject) -> Outcome {
    guard let issuedOn else {
      return .ask(
        "\(name.ja)の発行日がまだ記録されていません。発行日を記録してください。",
        "The day the \(name.en) was issued has not been recorded. Record it.")
    }
    return CertificateAge(of: issuedOn, in: subject).outcome(of: name)
  }

  /// Met when the certificate was issued before reception and is still good.
  ///
  /// The sealed paper may come some days after the data file; a certificate of the days between is not from the future.
  func outcome(of name: LocalizedText) -> Outcome {
    let eras = subject.figures.eras
    let issued = eras.japanese(issuedOn)
    let lastReception = max(subject.receivedOn, subject.paper.originalReceivedOn ?? subject.receivedOn)
    if issuedOn > lastReception {
      return .notMet([
        Finding(
          LocalizedText(
            ja: "\(name.ja)の発行日（\(issued)）が受付日（\(eras.japanese(lastReception))）より後の日付です。発行日を確認してください。",
            en: "The \(name.en) is dated \(issuedOn), after its reception (\(lastReception)). Please check the date."),
          found: issuedOn.iso)
      ])
    }
    guard let months = subject.certificateMonths else {
      return .silent("受付日に適用される有効期間の定めがありません。", "No term of validity holds on the day of reception.")
    }
    if subject.receivedOn <= issuedOn.adding(months: months) { return .met }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "\(name.ja)（\(issued)発行）は、受付日（\(eras.japanese(subject.receivedOn))）において発行後\(months)か月を超えています。"
            + "発行後\(months)か月以内のものを提出してください。",
          en: "The \(name.en), issued \(issuedOn), was more than \(months) months old on the day of reception "
            + "(\(subject.receivedOn)). Please hand in one issued within \(months) months."), found: issuedOn.iso)
    ])
  }
}
