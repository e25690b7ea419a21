import GRDB
import Intake

/// Which files of an envelope have come in before.
struct KnownFiles {
  private let files: [IncomingFile]
  private let arrivals: [SubmissionFile?]
  /// Files without bytes in a container that has come in before: nothing new can be learnt of them.
  private let liesInKnown: [Bool]

  /// - Parameter isUnlocking: whether a password was given; then what waited for one is no earlier arrival.
  init(_ files: [IncomingFile], isUnlocking: Bool = false, in db: Database) throws {
    self.files = files
    var arrivals: [SubmissionFile?] = []
    for file in files {
      // 「お世話になっております。」 is written by everybody: a letter is the same one when the message is.
      let isNewLetter = file.isLetter && file.parent.map { arrivals[$0] == nil } ?? false
      arrivals.append(isNewLetter ? nil : try Self.arrival(of: file, isUnlocking: isUnlocking, in: db))
    }
    self.arrivals = arrivals
    var liesInKnown: [Bool] = []
    for file in files {
      let isKnown = file.parent.map { arrivals[$0] != nil || liesInKnown[$0] } ?? false
      liesInKnown.append(isKnown && file.fingerprint == nil)
    }
    self.liesInKnown = liesInKnown
  }

  /// The earlier arrival of the file at an index.
  subscript(index: Int) -> SubmissionFile? { arrivals[index] }

  /// The earlier arrivals, in the order of the envelope.
  var known: [SubmissionFile] { arrivals.compactMap(\.self) }

  /// Whether something of it is known and the rest is nothing new. A file that lay open and could not be read is always
  /// news; one that computers leave on discs never is.
  var holdsNoNews: Bool {
    guard arrivals.contains(where: { $0 != nil }) else { return false }
    return files.indices.allSatisfy { index in
      if case .ignored = files[index].content { return true }
      return arrivals[index] != nil || liesInKnown[index]
    }
  }

  /// The earlier arrival of a file's bytes that leaves nothing more to do with them; nil when there is none.
  ///
  /// What was set aside or filed before does not count for a form: it has made no case yet.
  private static func arrival(of file: IncomingFile, isUnlocking: Bool, in db: Database) throws -> SubmissionFile? {
    guard let fingerprint = file.fingerprint else { return nil }
    let arrivals = try CaseStore.arrivals(of: fingerprint, in: db)
    return switch file.content {
    case .forms: arrivals.first { $0.disposition == .case || $0.sameBy == .content }
    case .attachment: arrivals.first { $0.disposition == .attached }
    case .quarantined, .locked:
      isUnlocking ? nil : arrivals.first { $0.disposition != .ignored && isTwin($0, of: file) }
    case .ignored: arrivals.first
    }
  }

  /// Whether what became of some bytes answers for a file that is to be set aside. It does not when they could not be
  /// scanned then and were now, nor when they are none: an empty letter says nothing of a workbook that was cut off.
  private static func isTwin(_ arrival: SubmissionFile, of file: IncomingFile) -> Bool {
    if arrival.isUnscanned, !file.isUnscanned { return false }
    return arrival.disposition == .quarantined || file.byteCount != 0
  }
}
