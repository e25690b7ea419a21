public import Casework
import Correspondence
import Foundation
import GRDB
import Intake
public import Programme
public import Register

extension Office {
  /// Writes the letters that are due into `letters/`, each readable by the office's user alone.
  ///
  /// A passcode (暗証番号) is drawn when its letter is written and stands in clear nowhere else: the register keeps a
  /// scrypt hash. The file is on disk, under a temporary name, before the transaction that records hash and file; it
  /// gets its name afterwards. A run that was killed in between is put right by the next one.
  /// - Returns: the letters asked for, by document number, with what was written now marked.
  public func writeLetters(
    case caseID: CaseID? = nil, since date: CivilDate? = nil, language: Language? = nil, moment: Moment,
    generator: inout some RandomNumberGenerator, hasher: PasscodeHasher = PasscodeHasher()
  ) throws -> [WrittenLetter] {
    // One process at a time: another's draft would look like one left behind, and its passcode would be lost with it.
    guard let lock = try FolderLock.take(.exclusive, on: lettersFolder, seconds: 5) else {
      throw OfficeError.busy(path)
    }
    defer { withExtendedLifetime(lock) {} }
    try DurableFile.removePartials(in: lettersFolder)
    try finishInterruptedLetters()
    if let caseID { _ = try read { db in try CaseStore.findCase(caseID, in: db) } }
    let due = try read { db in try LetterQueue.letters(case: caseID, since: date, in: db) }
    var result: [WrittenLetter] = []
    for letter in due {
      var new: NewLetter?
      if letter.written == nil {
        new = try write(letter, language: language, moment: moment, generator: &generator, hasher: hasher)
      }
      let recipient = try read { db in try RegisterReader.findPerson(letter.person, in: db) }
      result.append(
        WrittenLetter(
          letter: letter, recipient: recipient.name, file: letter.written ?? new?.file, isNew: new != nil,
          plainVariants: new?.plainVariants ?? []))
    }
    return result
  }

  /// A letter with its file.
  public struct WrittenLetter: Hashable, Sendable {
    /// The letter.
    public let letter: DueLetter
    /// The name of the holder it goes to.
    public let recipient: String
    /// The file in `letters/`; nil when somebody else wrote it at this moment.
    public let file: DueLetter.Written?
    /// Whether it was written just now.
    public let isNew: Bool
    /// Names of a letter written just now in which no font has a variant (異体字): its plain form was printed, and a
    /// person must look before it is posted.
    public let plainVariants: [String]
  }

  private struct NewLetter {
    let file: DueLetter.Written
    let plainVariants: [String]
  }

  /// The folder of the letters.
  public var lettersFolder: String { path + "/letters" }

  private func write(
    _ letter: DueLetter, language: Language?, moment: Moment, generator: inout some RandomNumberGenerator,
    hasher: PasscodeHasher
  ) throws -> NewLetter? {
    let passcode = Passcode(using: &generator)
    let hash = try hasher.hash(passcode.text, using: &generator)
    let notice = try read { db in try openingNotice(of: letter, passcode: passcode, in: db) }
    let document = try AccountOpeningLetter(
      texts: wording.accountOpening, authority: settings.authority, eras: figures.eras, envelope: settings.envelope
    ).render(notice, language: language ?? settings.letterLanguage)
    let bytes = Array(document.bytes)
    let file = DueLetter.Written(
      fileName: "\(letter.kind.rawValue)-\(letter.id)-\(letter.account).pdf", sha256: Fingerprint(of: bytes).hex,
      pages: document.pageCount)
    let draft = draftPath(of: file)
    try DurableFile.write(bytes, to: draft, mode: 0o600)
    let isOurs = try write { db in
      guard try LetterQueue.recordWritten(letter, as: file, on: moment.today, at: moment.instant, in: db) else {
        return false
      }
      _ = try Journal.append(
        [.passcodeIssued(user: letter.user, hash: hash)], by: "letters", caseID: letter.caseID,
        effectiveOn: moment.today, at: moment.instant, in: db)
      return true
    }
    guard isOurs else {
      try DurableFile.remove(draft)
      return nil
    }
    try DurableFile.move(draft, to: "\(lettersFolder)/\(file.fileName)")
    return NewLetter(file: file, plainVariants: document.plainVariants.map(\.text))
  }

  /// A letter under its temporary name carries its fingerprint, so that the next run knows whether it was recorded.
  func draftPath(of file: DueLetter.Written) -> String {
    "\(lettersFolder)/.\(file.sha256).\(file.fileName).draft"
  }

  private func finishInterruptedLetters() throws {
    let names = try DurableFile.names(in: lettersFolder).filter { $0.hasPrefix(".") && $0.hasSuffix(".draft") }
    guard !names.isEmpty else { return }
    let recorded = try read { db in try LetterQueue.letters(in: db) }.compactMap(\.written)
    for name in names {
      let draft = "\(lettersFolder)/\(name)"
      if let file = recorded.first(where: { draftPath(of: $0) == draft }) {
        try DurableFile.move(draft, to: "\(lettersFolder)/\(file.fileName)")
      } else {
        // Its passcode was never recorded, so the letter is worth nothing; it is written anew below.
        try DurableFile.remove(draft)
      }
    }
  }

  private func openingNotice(of letter: DueLetter, passcode: Passcode, in db: Database) throws -> AccountOpeningNotice {
    let record = try RegisterReader.findAccountRecord(letter.account, in: db)
    let person = try RegisterReader.findPerson(letter.person, in: db)
    func noticeFacility(_ facility: Facility) -> AccountOpeningNotice.Facility {
      AccountOpeningNotice.Facility(
        name: facility.name, address: facility.address, designationNumber: facility.designation)
    }
    let associations: [AccountOpeningNotice.Association] =
      record.account.kind == .general
      ? try RegisterReader.associations(of: letter.account, in: db).compactMap { association in
        guard let facility = try RegisterReader.findAccountRecord(association.designated, in: db).facility else {
          return nil
        }
        return AccountOpeningNotice.Association(
          accountNumber: association.designated, facility: noticeFacility(facility))
      } : []
    return AccountOpeningNotice(
      documentNumber: self.documentNumber(of: letter),
      date: letter.queuedOn, recipient: Self.recipient(person), accountKind: record.account.kind,
      accountNumber: letter.account, userNumber: letter.user.rawValue, passcode: passcode.text,
      facility: record.account.kind == .designated ? record.facility.map(noticeFacility) : nil,
      associations: associations)
  }

  private static func recipient(_ person: Person) -> Recipient {
    switch person.kind {
    case .corporation:
      Recipient(
        postalCode: person.postalCode ?? "", address: person.address, company: person.name,
        title: person.representative?.title, personName: person.representative?.name,
        honorific: person.representative == nil ? "御中" : "殿")
    case .individual:
      Recipient(
        postalCode: person.postalCode ?? "", address: person.address, company: nil, title: nil,
        personName: person.name)
    }
  }
}
