import Programme

/// The ruled table of a 管理口座開設通知書, row by row as on the specimen of seed 000.
struct AccountOpeningTable {
  let notice: AccountOpeningNotice
  let wording: AccountOpeningWording
  let language: Language
  /// Whether the associated accounts are on a sheet of their own.
  let hasAnnex: Bool
  /// Points.
  let size: Double

  static let grid = TableGrid(columnWidths: [34, 29, 97], sidePadding: 3, edgePadding: 1.5)

  func rows() throws(CorrespondenceError) -> [TableRow] {
    var rows = [
      row(wording.accountKindLabel, accountKind),
      row(wording.accountNumberLabel, notice.accountNumber.description),
      row(wording.userNumberLabel, notice.userNumber, isSecret: true),
      row(wording.passcodeLabel, notice.passcode, isSecret: true),
    ]
    var facilityLabel = label(wording.facilityLabel)
    facilityLabel.rowSpan = 3
    let facility = notice.facility
    let facilityRows = [
      (wording.facilityNameLabel, facility?.name), (wording.facilityAddressLabel, facility?.address),
      (wording.designationNumberLabel, facility?.designationNumber.description),
    ]
    for (index, (name, text)) in facilityRows.enumerated() {
      var cells = index == 0 ? [facilityLabel] : []
      cells.append(label(name))
      if let text {
        cells.append(value(text))
      } else if index == 0 {
        var cell = TableCell(content: .struckOut)
        cell.rowSpan = 3
        cells.append(cell)
      }
      rows.append(TableRow(cells: cells, minimumHeight: 11))
    }
    var remarksLabel = label(wording.remarksLabel)
    remarksLabel.columnSpan = 2
    var remarks = value("")
    remarks.content = .text(try remarkLines())
    remarks.style.isJustified = language == .ja
    remarks.style.indent = language == .ja ? 1 : 0
    rows.append(TableRow(cells: [remarksLabel, remarks], minimumHeight: 26))
    return rows
  }

  /// The name of the kind stands alone here, so the English one begins with a capital.
  private var accountKind: String {
    let name = notice.accountKind.name.text(in: language)
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private func remarkLines() throws(CorrespondenceError) -> [String] {
    var lines = [wording.loginInstruction]
    guard !notice.associations.isEmpty else { return lines }
    if hasAnnex { return lines + [wording.associationsOnAnnex] }
    lines.append(wording.associationsHeading)
    for association in notice.associations {
      lines.append(
        try WordingTemplate.fill(
          wording.associationLine,
          [
            "accountNumber": association.accountNumber.description, "facilityName": association.facility.name,
            "designationNumber": association.facility.designationNumber.description,
          ]))
    }
    return lines
  }

  private func row(_ name: [String], _ text: String, isSecret: Bool = false) -> TableRow {
    var first = label(name)
    first.columnSpan = 2
    return TableRow(cells: [first, isSecret ? secret(text) : value(text)], minimumHeight: 11)
  }

  private func label(_ lines: [String]) -> TableCell {
    let style = TextStyle(size: size, leading: 1.45)
    switch language {
    case .ja: return TableCell(content: .spread(lines), style: style)
    case .en: return TableCell(content: .text([lines.joined(separator: " ")]), style: style)
    }
  }

  private func value(_ text: String) -> TableCell {
    TableCell(content: .text([text]), style: TextStyle(size: size, leading: 1.45))
  }

  /// What the holder must type is set larger, in the face that tells its characters apart best. Were it spaced wider, a
  /// copy from the screen would come out with blanks in it.
  private func secret(_ text: String) -> TableCell {
    TableCell(content: .text([text]), style: TextStyle(typeface: .gothic, size: size + 2.5, tracking: 0.05))
  }
}
