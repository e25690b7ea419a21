import Correspondence
import Foundation
import GRDB
import Intake
public import Programme
import Register

extension Office {
  /// A list as published.
  public struct WrittenList: Hashable, Sendable {
    /// Which accounts it lists.
    public let kind: AccountKind
    /// The title.
    public let title: String
    /// How many accounts.
    public let accounts: Int
    /// The files: PDF, workbook and CSV of the same rows, and what the CSV shows of which register.
    public let paths: [String]
  }

  /// Writes the two lists of accounts (D-10 口座情報一覧) as of a day into `lists/`, each as PDF, .xlsx and CSV.
  ///
  /// Equal registers give equal bytes. The head of the journal is printed at the foot, and stands beside the CSV in its
  /// `-metadata.json`.
  public func writeLists(language: Language? = nil, moment: Moment) throws -> [WrittenList] {
    let language = language ?? settings.letterLanguage
    guard let lock = try FolderLock.take(.exclusive, on: listsFolder, seconds: 5) else { throw OfficeError.busy(path) }
    defer { withExtendedLifetime(lock) {} }
    try DurableFile.removePartials(in: listsFolder)
    let (designated, general, head) = try read { db in
      (
        try RegisterReader.accountRecords(of: .designated, openOn: moment.today, in: db),
        try RegisterReader.accountRecords(of: .general, openOn: moment.today, in: db),
        try Journal.head(in: db).hash
      )
    }
    let designatedTable = try ListingTable.designated(
      designated.map(Self.designatedListing), asOf: moment.today, texts: wording.accountListing, eras: figures.eras,
      language: language)
    let generalTable = try ListingTable.general(
      general.compactMap(Self.generalListing), asOf: moment.today, texts: wording.accountListing, eras: figures.eras,
      language: language)
    return [
      try write(designatedTable, of: .designated, head: head, moment: moment),
      try write(generalTable, of: .general, head: head, moment: moment),
    ]
  }

  /// The folder of the lists.
  public var listsFolder: String { path + "/lists" }

  private func write(_ table: ListingTable, of kind: AccountKind, head: String, moment: Moment) throws -> WrittenList {
    let publisher = settings.authority.sender.text(in: table.language)
    let stem = "\(listsFolder)/\(kind.rawValue)-accounts-\(moment.today)"
    let pdf = try ListingPDF(publisher: publisher).render(table, journalHead: head)
    try DurableFile.write(Array(pdf.bytes), to: stem + ".pdf")
    try DurableFile.write(to: stem + ".xlsx") { draft in
      try ListingWorkbook(publisher: publisher).write(table, to: draft, journalHead: head)
    }
    let csv = ListingCSV.bytes(table)
    let metadata = try ListingMetadata.bytes(
      table, csv: csv, fileName: URL(fileURLWithPath: stem + ".csv").lastPathComponent, publisher: publisher,
      journalHead: head)
    try DurableFile.write(Array(csv), to: stem + ".csv")
    try DurableFile.write(Array(metadata), to: stem + ".csv" + ListingMetadata.suffix)
    let endings = [".pdf", ".xlsx", ".csv", ".csv" + ListingMetadata.suffix]
    return WrittenList(
      kind: kind, title: table.title, accounts: table.rows.count, paths: endings.map { stem + $0 })
  }

  private static func party(_ person: Person) -> ListedParty {
    ListedParty(
      name: person.name, address: person.address, kind: person.kind,
      wishesNamePublished: person.published.contains(.name),
      wishesAddressPublished: person.published.contains(.address))
  }

  private static func designatedListing(_ record: AccountRecord) -> DesignatedAccountListing {
    DesignatedAccountListing(
      accountNumber: record.account.number, facilityName: record.facility?.name ?? "",
      facilityAddress: record.facility?.address ?? "", holders: record.holders.map(party),
      manager: record.manager.map(party), contact: record.account.contact)
  }

  private static func generalListing(_ record: AccountRecord) -> GeneralAccountListing? {
    record.holders.first.map { holder in
      GeneralAccountListing(
        accountNumber: record.account.number, holder: party(holder), contact: record.account.contact)
    }
  }
}
