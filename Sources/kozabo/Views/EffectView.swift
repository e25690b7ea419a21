import Casework
import Programme
import Register

/// One change of the register, planned or made, in JSON and in words.
struct EffectView: Encodable {
  let kind: String
  @OrNull var entry: Int64?
  @OrNull var effectiveOn: String?
  @OrNull var account: String?
  @OrNull var otherAccount: String?
  @OrNull var person: String?
  @OrNull var user: String?
  let text: String

  init(_ change: RegisterChange, entry: JournalEntry? = nil, language: Language) {
    kind = change.kind.rawValue
    self.entry = entry?.sequence
    effectiveOn = entry?.effectiveOn.iso
    var account: AccountNumber?
    var other: AccountNumber?
    var person: PersonID?
    var user: UserNumber?
    switch change {
    case .personRecorded(let recorded): person = recorded.id
    case .accountOpened(let opened): account = opened.number
    case .associationMade(let association):
      account = association.general
      other = association.designated
    case .userRegistered(let registered):
      account = registered.account
      person = registered.person
      user = registered.number
    case .passcodeIssued(let number, _): user = number
    case .sealCertificateFiled(let certificate): person = certificate.person
    case .creditsIssued(let block, _): account = block.account
    case .creditsMoved(let movement):
      account = movement.from
      other = movement.to
    case .transferEntered(let transfer):
      account = transfer.from
      other = transfer.to
    case .transferExecuted(let execution):
      account = execution.movement.from
      other = execution.movement.to
      user = execution.user
    case .transferCancelled(let cancellation):
      account = cancellation.from
      other = cancellation.to
    case .accountChanged(let change): account = change.account.number
    case .associationEnded(let end):
      account = end.association.general
      other = end.association.designated
    case .userRevoked(let revocation): user = revocation.user
    case .dutyDone(let duty): account = duty.account
    case .facilityRecorded, .serialCounterSet, .verifierRecorded, .certificationRecorded, .officialRegistered,
      .dayClosed:
      break
    }
    self.account = account?.description
    otherAccount = other?.description
    self.person = person?.rawValue
    self.user = user?.rawValue
    text = RegisterWords.sentence(change).text(in: language)
  }
}
