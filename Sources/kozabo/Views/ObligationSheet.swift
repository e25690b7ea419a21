import Programme
import Register

/// The status screen as a table for people, with what follows from it below.
struct ObligationSheet {
  private let status: ObligationStatus
  private let advice: SurrenderAdvice
  private let unassociated: [CreditBlock]
  private let issue: ExcessIssue
  private let automaticSurrenderOn: CivilDate?

  init(
    _ status: ObligationStatus, advice: SurrenderAdvice, unassociated: [CreditBlock], issue: ExcessIssue,
    figures: ProgrammeFigures
  ) {
    self.status = status
    self.advice = advice
    self.unassociated = unassociated
    self.issue = issue
    automaticSurrenderOn = figures.automaticSurrenderDay(of: status.period, deadline: status.deadline)
  }

  /// The sheet, line by line.
  func lines(in language: Language) -> [String] {
    func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
    let screen = ObligationTable(status)
    let name = status.input.facility.name
    let ordinal = status.period.ordinal
    var lines = [
      say(
        "□ 義務履行状況　\(status.designation) \(name)　\(ordinal.ja)計画期間　\(status.date)現在",
        "Obligation status of \(status.designation) \(name), \(ordinal.en) period, on \(status.date)")
    ]
    var table = TextTable(
      ["", say("項目", "item")] + screen.columns.map { $0.text(in: language) },
      right: Set([0] + (2..<screen.columns.count + 2)))
    for row in screen.rows {
      let heading = row.heading.map { say("（\($0.ja)）", " (\($0.en))") } ?? ""
      table.add(
        [String(row.number), row.label.text(in: language) + heading] + row.cells.map { $0.text(in: language) })
    }
    lines += table.lines
    lines.append(say("削減義務率以外の数値の単位はt-CO2", "All figures but the rate are in t-CO2."))
    lines += ["", say("□ クレジット保有状況（指定管理口座）", "Credits held in the designated account")]
    var held = TextTable([say("クレジット", "credits"), "t-CO2"], right: [1])
    for line in screen.holdings { held.add([line.label.text(in: language), line.cell.text(in: language)]) }
    lines += held.lines
    lines.append("")
    lines += conclusions(say)
    return lines
  }

  private func conclusions(_ say: (String, String) -> String) -> [String] {
    guard status.hasObligation else {
      return [say("この計画期間に削減義務はありません。", "The facility has no obligation in this period.")]
    }
    func tonnes(_ amount: Tonnes) -> String { ObligationTable.Cell.tonnes(amount).text(in: .ja) }
    var lines = [say("義務履行期限 \(status.deadline)", "deadline \(status.deadline)")]
    if status.isFulfilled {
      lines.append(
        status.isSettled
          ? say("削減義務達成", "The obligation is met.") : say("削減義務達成（未確定の排出量を含む）", "Met, with emissions not fixed yet."))
    } else if status.shortage > .zero {
      lines += shortageLines(say, tonnes)
    } else if status.projectedRemaining == nil {
      lines.append(say("排出量の実績がありません。", "No emissions are on record."))
    } else {
      lines.append(say("前年度排出量を維持すれば削減義務達成の見込み", "It will be met if emissions stay as last year."))
    }
    lines.append(issueLine(say, tonnes))
    let ceiling = tonnes(status.outOfTokyoCeiling)
    lines.append(
      say("都外クレジットの充当上限 \(ceiling) t-CO2", "out-of-Tokyo credits may cover \(ceiling) t-CO2"))
    return lines
  }

  private func shortageLines(_ say: (String, String) -> String, _ tonnes: (Tonnes) -> String) -> [String] {
    let needed = tonnes(status.shortage)
    var lines: [String] = []
    if status.isComplete {
      lines.append(say("削減不足 \(needed) t-CO2", "Short of \(needed) t-CO2."))
    } else {
      lines.append(say("削減不足の見込み \(needed) t-CO2", "A shortage of \(needed) t-CO2 is expected."))
    }
    if status.isOverdue {
      let order = tonnes(status.orderAmount)
      lines.append(
        say(
          "義務履行期限を過ぎています。措置命令の量は \(order) t-CO2 です。", "The deadline has passed; an order would be for \(order) t-CO2."))
    }
    for step in advice.steps {
      let what = "\(step.serials) \(tonnes(step.tonnes)) t-CO2"
      let until = step.expiresOn.map { say("（有効期限\($0)）", " (good until \($0))") } ?? ""
      lines.append(
        step.mustMove
          ? say("  \(step.account) から移転して充当: \(what)\(until)", "  move from \(step.account): \(what)\(until)")
          : say("  \(step.account) から充当: \(what)\(until)", "  surrender from \(step.account): \(what)\(until)"))
    }
    for block in advice.passedOver {
      guard let reason = Self.words(block.reason) else { continue }
      let what = "\(block.serials) \(tonnes(block.serials.tonnes)) t-CO2"
      lines.append(
        say("  \(block.account) の \(what) は充当できません（\(reason.ja)）", "  not from \(block.account): \(what), \(reason.en)")
      )
    }
    if advice.stillNeeded > .zero {
      for block in unassociated {
        let what = "\(block.serials) \(tonnes(block.serials.tonnes)) t-CO2"
        lines.append(
          say(
            "  \(block.account) の \(what) は関連付けをすれば移転して充当できます",
            "  from \(block.account) once it is associated: \(what)"))
      }
    }
    let bought = tonnes(advice.stillNeeded)
    lines.append(say("クレジット調達量（推定） \(bought) t-CO2", "still to be bought: \(bought) t-CO2"))
    if let day = automaticSurrenderOn, status.date <= day, advice.steps.contains(where: { !$0.mustMove }) {
      lines.append(
        say("指定管理口座のクレジットは \(day) に自動で義務充当されます。", "Credits in the designated account are surrendered on \(day)."))
    }
    return lines
  }

  /// Why a block is passed over; nil where it is simply not needed.
  private static func words(_ reason: SurrenderAdvice.Reason) -> LocalizedText? {
    switch reason {
    case .otherFacility(let origin): LocalizedText(ja: "事業所 \(origin) のその他ガス削減量", en: "other gas of facility \(origin)")
    case .notUsable(let periods):
      LocalizedText(
        ja: "利用可能な計画期間は第\(periods.map(String.init).joined(separator: "、第"))",
        en: "good for period \(periods.map(String.init).joined(separator: " and ")) only")
    case .expired(let day): LocalizedText(ja: "有効期限 \(day) を経過", en: "expired after \(day)")
    case .overCeiling: LocalizedText(ja: "都外クレジットの充当上限を超過", en: "over the ceiling for out-of-Tokyo credits")
    case .notNeeded: nil
    }
  }

  private func issueLine(_ say: (String, String) -> String, _ tonnes: (Tonnes) -> String) -> String {
    switch issue {
    case .permitted(let amount, let window):
      return say(
        "超過削減量 \(tonnes(amount)) t-CO2 の発行を \(window.closesOn) まで申請できます（\(window.lastYear.startYear)年度までの実績）。",
        "\(tonnes(amount)) t-CO2 of excess credits may be applied for until \(window.closesOn), on results to FY\(window.lastYear.startYear)."
      )
    case .refused(let refusal):
      let reason: LocalizedText =
        switch refusal {
        case .noObligation: LocalizedText(ja: "削減義務がない", en: "there is no obligation")
        case .planUnderReview: LocalizedText(ja: "地球温暖化対策計画書の審査中", en: "the plan is under review")
        case .emissionsNotFixed(let year):
          LocalizedText(
            ja: "\(year.startYear)年度の排出量が未確定", en: "the emissions of FY\(year.startYear) are not fixed")
        case .windowClosed(let window):
          LocalizedText(
            ja: "\(window.lastYear.startYear)年度までの実績による申請は\(window.closesOn)まで",
            en: "applications on results to FY\(window.lastYear.startYear) ended on \(window.closesOn)")
        case .nothingIssuable: LocalizedText(ja: "発行可能量がない", en: "nothing is issuable")
        }
      return say(
        "超過削減量の発行は申請できません（\(reason.ja)）。", "Excess credits cannot be applied for: \(reason.en).")
    }
  }
}
