public import Programme

/// A list as text, after the rules of publication: the one table that the PDF, the workbook and the CSV all write.
///
/// Shape: one row per account, ordered by account number; one cell per column; a cell is its lines (a holder's name, the
/// holder's address, the next holder's name …), none when the cell is empty.
public struct ListingTable: Hashable, Sendable {
  /// The title of the list.
  public let title: String
  /// `令和8年11月22日現在`.
  public let asOfLine: String
  /// The day the list shows.
  public let asOf: CivilDate
  /// The language of the words around the register's own texts.
  public let language: Language
  /// The heads of the columns.
  public let columns: [String]
  /// The accounts.
  public let rows: [[[String]]]
  /// What each row's first cell says where the row goes on over the page.
  let continuations: [String]
  /// Relative widths of the columns, for print.
  let columnShares: [Double]
  let wording: ListingWording

  /// The 指定管理口座情報一覧.
  public static func designated(
    _ listings: [DesignatedAccountListing], asOf: CivilDate, texts: LetterTexts<ListingWording>, eras: EraTable,
    language: Language = .ja
  ) throws(CorrespondenceError) -> ListingTable {
    let wording = texts.wording(in: language)
    var rows: [[[String]]] = []
    for listing in listings.sorted(by: { $0.accountNumber < $1.accountNumber }) {
      rows.append([
        [listing.accountNumber.description], [listing.facilityName, listing.facilityAddress],
        listing.holders.flatMap { lines(for: $0, wording) }, listing.manager.map { lines(for: $0, wording) } ?? [],
        try lines(for: listing.contact, wording),
      ])
    }
    return try ListingTable(
      title: wording.designatedTitle, asOf: asOf, eras: eras, language: language,
      columns: [
        wording.accountNumberColumn, wording.facilityColumn, wording.allHoldersColumn, wording.managerColumn,
        wording.contactColumn,
      ], rows: rows, columnShares: [34, 64, 64, 53, 58], wording: wording)
  }

  /// The 一般管理口座情報一覧.
  public static func general(
    _ listings: [GeneralAccountListing], asOf: CivilDate, texts: LetterTexts<ListingWording>, eras: EraTable,
    language: Language = .ja
  ) throws(CorrespondenceError) -> ListingTable {
    let wording = texts.wording(in: language)
    var rows: [[[String]]] = []
    for listing in listings.sorted(by: { $0.accountNumber < $1.accountNumber }) {
      rows.append([
        [listing.accountNumber.description], lines(for: listing.holder, wording),
        try lines(for: listing.contact, wording),
      ])
    }
    return try ListingTable(
      title: wording.generalTitle, asOf: asOf, eras: eras, language: language,
      columns: [wording.accountNumberColumn, wording.holderColumn, wording.contactColumn], rows: rows,
      columnShares: [38, 130, 105], wording: wording)
  }

  private init(
    title: String, asOf: CivilDate, eras: EraTable, language: Language, columns: [String], rows: [[[String]]],
    columnShares: [Double], wording: ListingWording
  ) throws(CorrespondenceError) {
    self.title = title
    self.asOf = asOf
    asOfLine = try WordingTemplate.fill(
      wording.asOf, ["date": PrintedDate.text(asOf, eras: eras, in: language)])
    self.language = language
    self.columns = columns
    self.rows = rows
    var continuations: [String] = []
    for row in rows {
      continuations.append(try WordingTemplate.fill(wording.continued, ["accountNumber": row[0].joined()]))
    }
    self.continuations = continuations
    self.columnShares = columnShares
    self.wording = wording
  }

  private static func lines(for party: ListedParty, _ wording: ListingWording) -> [String] {
    let shown = PublicationRules.published(party)
    if shown.name == nil, shown.address == nil { return [wording.withheld] }
    return [shown.name ?? wording.withheld, shown.address ?? wording.withheld].filter { !$0.isEmpty }
  }

  private static func lines(
    for contact: ContactDetails?, _ wording: ListingWording
  ) throws(CorrespondenceError) -> [String] {
    let published = PublicationRules.published(contact)
    if published.isEmpty { return [wording.withheld] }
    var lines: [String] = []
    for (item, text) in published {
      switch item {
      case .company, .address, .department, .person: lines.append(text)
      case .phone: lines.append(try WordingTemplate.fill(wording.phone, ["value": text]))
      case .fax: lines.append(try WordingTemplate.fill(wording.fax, ["value": text]))
      case .email: lines.append(try WordingTemplate.fill(wording.email, ["value": text]))
      }
    }
    return lines
  }
}
