public import Programme

extension ProgrammeFigures {
  /// Reads and checks `Forms/programme.yaml`.
  ///
  /// Periods are numbered from 1 without a gap and their fiscal years follow each other; every kind of opener stands
  /// there exactly once; figures with a starting day stand in the order of those days, none twice; no holiday twice.
  /// - Throws: ``YAMLDocumentError`` with the line of the first fault.
  public static func load(path: String) throws(YAMLDocumentError) -> ProgrammeFigures {
    try decode(YAMLDocument.load(path: path))
  }

  /// Decodes and checks figures that have been read; see ``load(path:)``.
  public static func decode(_ document: YAMLDocument) throws(YAMLDocumentError) -> ProgrammeFigures {
    let figures = try document.decode(ProgrammeFigures.self, keys: fileKeys)
    try figures.checkPeriods(document)
    try figures.checkObligation(document)
    try figures.checkOpenerKinds(document)
    try figures.checkEffectiveFigures(document)
    try figures.checkWarningLeads(document)
    try figures.checkHolidays(document)
    return figures
  }

  static let effective = YAMLKeys.list(.map(["from": .scalar, "value": .scalar, "source": .scalar]))

  private static let fileKeys: YAMLKeys = {
    return .map([
      "edition": .scalar, "erasSource": .scalar, "holidaysSource": .scalar,
      "eras": .list(
        .map(["name": .scalar, "initial": .scalar, "romanised": .scalar, "from": .scalar, "until": .scalar])),
      "periods": .list(
        .map([
          "number": .scalar, "firstYear": .scalar, "lastYear": .scalar, "deadline": .scalar, "rates": .free(.scalar),
          "source": .scalar,
        ])),
      "obligation": obligationKeys, "creditTerms": creditTermKeys, "renewableConversion": conversionKeys,
      "accountNumbering": .map([
        "areaCode": .scalar, "designatedClass": .scalar, "generalClass": .scalar, "governorClass": .scalar,
        "governorBodies": .map([
          "surrender": .scalar, "cancellation": .scalar, "expiry": .scalar, "issuance": .scalar, "saitama": .scalar,
        ]),
        "branch": .scalar, "from": .scalar, "source": .scalar,
      ]),
      "creditTypes": .list(
        .map([
          "type": .scalar, "issuedTo": .scalar, "issuableFrom": .scalar, "lastVintage": .scalar,
          "cancellableFrom": .scalar, "movesToSaitamaFrom": .scalar, "areaCode": .scalar, "source": .scalar,
        ])),
      "planDeadline": .map(["month": .scalar, "day": .scalar, "from": .scalar, "source": .scalar]),
      "openerKinds": .list(
        .map([
          "kind": .scalar, "name": .localized, "limit": .scalar, "isFeeExempt": .scalar, "from": .scalar,
          "source": .scalar,
        ])),
      "generalAccountFee": effective, "designatedAccountFee": effective, "certificateMonths": effective,
      "applicationAgeMonths": effective, "standardProcessingDays": effective,
      "warningLeadDays": .map(["days": .list(.scalar), "source": .scalar]), "mailAttachmentBytes": effective,
      "feeExemptions": .list(
        .map([
          "ground": .scalar, "name": .localized, "needsProof": .scalar, "from": .scalar, "until": .scalar,
          "source": .scalar,
        ])),
      "holidays": .list(.map(["date": .scalar, "name": .scalar])),
    ])
  }()

  private func checkPeriods(_ document: YAMLDocument) throws(YAMLDocumentError) {
    for (index, period) in periods.enumerated() {
      let path: [YAMLStep] = ["periods", .index(index)]
      guard period.number == index + 1 else {
        throw document.error(
          at: path + ["number"],
          LocalizedText(
            ja: "計画期間は1から順に番号を付けてください（ここは\(index + 1)）。",
            en: "periods are numbered in order from 1; this one is \(index + 1)"))
      }
      guard period.firstYear <= period.lastYear else {
        throw document.error(
          at: path + ["lastYear"],
          LocalizedText(ja: "最終年度が初年度より前です。", en: "the last year lies before the first"))
      }
      if index > 0, period.firstYear.startYear != periods[index - 1].lastYear.startYear + 1 {
        throw document.error(
          at: path + ["firstYear"],
          LocalizedText(
            ja: "前の計画期間の翌年度から始まっていません。", en: "the period does not begin in the year after the one before"))
      }
    }
  }

  private func checkOpenerKinds(_ document: YAMLDocument) throws(YAMLDocumentError) {
    var seen: Set<OpenerKind> = []
    for (index, figures) in openerKinds.enumerated() where !seen.insert(figures.kind).inserted {
      throw document.error(
        at: ["openerKinds", .index(index), "kind"],
        LocalizedText(
          ja: "口座を開設できる者の種類\(figures.kind.rawValue)が重複しています。",
          en: "opener kind \(figures.kind.rawValue) occurs twice"))
    }
    if let missing = OpenerKind.allCases.first(where: { !seen.contains($0) }) {
      throw document.error(
        at: ["openerKinds"],
        LocalizedText(
          ja: "口座を開設できる者の種類\(missing.rawValue)がありません。", en: "opener kind \(missing.rawValue) is missing"))
    }
  }

  private func checkEffectiveFigures(_ document: YAMLDocument) throws(YAMLDocumentError) {
    let lists = [
      ("generalAccountFee", generalAccountFee), ("designatedAccountFee", designatedAccountFee),
      ("certificateMonths", certificateMonths), ("applicationAgeMonths", applicationAgeMonths),
      ("standardProcessingDays", standardProcessingDays), ("mailAttachmentBytes", mailAttachmentBytes),
    ]
    for (key, list) in lists {
      if list.isEmpty {
        throw document.error(at: [.key(key)], LocalizedText(ja: "値が一つもありません。", en: "the list has no figure"))
      }
      for (index, figure) in list.enumerated() {
        let path: [YAMLStep] = [.key(key), .index(index)]
        if index > 0, figure.from <= list[index - 1].from {
          throw document.error(
            at: path + ["from"],
            LocalizedText(ja: "適用開始日の順に並んでいません。", en: "the starting days are not in order"))
        }
        if figure.value < 0 {
          throw document.error(at: path + ["value"], LocalizedText(ja: "負の値です。", en: "the figure is negative"))
        }
      }
    }
  }

  private func checkWarningLeads(_ document: YAMLDocument) throws(YAMLDocumentError) {
    for (index, days) in warningLeadDays.days.enumerated() {
      let isShorter = index == 0 || days < warningLeadDays.days[index - 1]
      guard (1...3650).contains(days), isShorter else {
        throw document.error(
          at: ["warningLeadDays", "days", .index(index)],
          LocalizedText(
            ja: "予告日数は1以上で、長い順に並べてください。", en: "leads are at least 1 day, the longest first"))
      }
    }
  }

  private func checkHolidays(_ document: YAMLDocument) throws(YAMLDocumentError) {
    var seen: Set<CivilDate> = []
    for (index, holiday) in holidays.enumerated() where !seen.insert(holiday.date).inserted {
      throw document.error(
        at: ["holidays", .index(index), "date"],
        LocalizedText(ja: "\(holiday.date)が重複しています。", en: "\(holiday.date) occurs twice"))
    }
  }
}
