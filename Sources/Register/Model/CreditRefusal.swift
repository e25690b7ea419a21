public import Programme

/// Why the register refuses to issue, move or reserve credits, in order of precedence: of several reasons the first
/// named here is given. Rule numbers are those of the examination's catalogue. Sources: 03-credits sections 1 to 10.
public enum CreditRefusal: Error, Hashable, Sendable {
  // What the request itself says.

  /// No serials and no amount are asked for.
  case nothingAsked
  /// An amount is not at least one tonne.
  case amountNotPositive(Tonnes)
  /// A serial is named twice.
  case serialTwice(SerialRange)
  /// A purpose or a reason is missing.
  case reasonMissing
  /// A declared price is below zero.
  case priceNegative(Int64)
  /// Source and destination are one account.
  case sameAccount(AccountNumber)

  // The entry to be taken back, which alone names the accounts.

  /// The journal has no such entry.
  case entryUnknown(Int64)
  /// The entry moved and issued nothing, or is a reversal itself.
  case entryNotReversible(Int64)

  // The accounts.

  /// No such account is on record.
  case unknownAccount(AccountNumber)
  /// The account is not open on the day, or frozen, or closed, or past its last day of use.
  case accountNotUsable(AccountNumber)
  /// The day lies before the last movement on record: the books of a past day are closed.
  case dayClosed(CivilDate, lastMovement: CivilDate)

  // The matrix of movements.

  /// Credits never move this way. Source: 03-credits section 8.
  case movementNotAllowed(from: AccountNumber, to: AccountNumber)
  /// The general and the designated account are not associated.
  case notAssociated(general: AccountNumber, designated: AccountNumber)
  /// The account in Saitama's register belongs to somebody else than the account here. Source: seed 001, slide 12.
  case holderNotSame(AccountNumber, PersonID)

  // Transfers.

  /// No such transfer is on record.
  case unknownTransfer(TransferID)
  /// The transfer was executed or cancelled before.
  case transferEnded(TransferID)
  /// The user is not a holder's user (利用者区分 2) of the sender's account, or the number no longer works.
  case userNotOfSender(UserNumber, AccountNumber)

  /// The entry was taken back before.
  case alreadyReversed(Int64)

  // The credits.

  /// A serial was never issued.
  case serialUnknown(SerialRange)
  /// The account does not hold the serials on that day.
  case serialsNotHeld(SerialRange, by: AccountNumber)
  /// The serials wait for a transfer to be executed.
  case serialsReserved(SerialRange, TransferID)
  /// The credits are past their last day of use.
  case creditsExpired(SerialRange, lastDay: CivilDate)
  /// Credits of the kind do not move this way.
  case typeNotMovable(CreditType, SerialRange)
  /// The credits were not issued in that designated account, or came back into one: they never leave it again.
  case boundToDesignated(SerialRange)
  /// The kind could not be cancelled (無効化) on the day.
  case typeNotCancellable(CreditType)
  /// The kind does not move to Saitama's register.
  case typeNotForSaitama(CreditType)
  /// Excess credits go to Saitama only when the facility's compliance is confirmed.
  case complianceNotConfirmed(SerialRange)

  // Use for an obligation.

  /// The account belongs to no facility with that obligation.
  case obligationUnknown(AccountNumber)
  /// その他ガス削減量 counts for its own facility only.
  case otherGasElsewhere(SerialRange, DesignationNumber)
  /// The credits do not count for that period.
  case periodNotUsable(SerialRange, period: Int)
  /// More than the facility is short of.
  case needExceeded(asked: Tonnes, shortage: Tonnes)
  /// More 都外クレジット than the third of the obligation that may be met by them.
  case outOfTokyoExceeded(asked: Tonnes, remaining: Tonnes)

  // Issuance.

  /// The figures do not list the kind, or it could not yet be issued on the day.
  case typeNotIssuable(CreditType)
  /// The kind is not issued of reductions of that year any more. Source: seed 001 (県内中小クレジット, 第三計画期間発行分まで).
  case vintageNotIssuable(CreditType, FiscalYear)
  /// The kind is not issued into that kind of account.
  case typeNotIssuedTo(CreditType, AccountNumber)
  /// The ground of the issuance is not one for the kind.
  case basisNotForType(CreditType)
  /// The block does not name the facility of the account.
  case originNotOfAccount(String, AccountNumber)
  /// The plan (計画書) is under review.
  case planUnderReview(DesignationNumber)
  /// The vintage is not a year the results cover.
  case vintageOutsideResults(FiscalYear)
  /// The emissions of a year the results cover are not fixed.
  case resultsNotFixed(FiscalYear)
  /// The application lies outside the window for those results.
  case outsideWindow(CivilDate, until: CivilDate)
  /// More than may be issued to the facility.
  case excessBeyondIssuable(asked: Tonnes, issuable: Tonnes)
  /// No certification of the project and year for the account's holder is on record.
  case notCertified(project: String, vintage: FiscalYear)
  /// The certificates are missing that the issuance must rest on.
  case evidenceMissing
  /// A certificate has been used before, or is named twice.
  case evidenceUsed(String)
  /// A certificate is not among those certified for the project and year, or is among those of another certification.
  case evidenceNotCertified(String)
  /// More than remains of what was certified.
  case certifiedAmountExceeded(asked: Tonnes, remaining: Tonnes)
  /// Given serials are not of the area the kind's serials have.
  case areaNotOfType(CreditType, SerialRange)
  /// Given serials are on record.
  case serialsTaken(SerialRange)

  /// The serials or transfer numbers are used up.
  case numbersExhausted
}
