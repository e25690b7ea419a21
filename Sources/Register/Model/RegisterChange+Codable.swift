extension RegisterChange {
  /// What happened, by the stable name the journal keeps; a name is never changed or used again.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// A person was put on record.
    case personRecorded
    /// A facility was put on record.
    case facilityRecorded
    /// An account was opened.
    case accountOpened
    /// Two accounts were associated.
    case associationMade
    /// A register user got a number.
    case userRegistered
    /// A passcode was set.
    case passcodeIssued
    /// A seal certificate was filed.
    case sealCertificateFiled
    /// Credits were put on record.
    case creditsIssued
    /// Credits moved.
    case creditsMoved
    /// A transfer was entered.
    case transferEntered
    /// A transfer was executed.
    case transferExecuted
    /// A transfer was cancelled.
    case transferCancelled
    /// The serial counter was set.
    case serialCounterSet
    /// A verifier was put on record.
    case verifierRecorded
    /// A certification was put on record.
    case certificationRecorded
    /// An official was registered.
    case officialRegistered
    /// An account changed.
    case accountChanged
    /// An association ended.
    case associationEnded
    /// A user number stopped working.
    case userRevoked
    /// A duty of the calendar was done.
    case dutyDone
    /// All duties of a day were done.
    case dayClosed
  }

  /// What happened.
  public var kind: Kind {
    switch self {
    case .personRecorded: .personRecorded
    case .facilityRecorded: .facilityRecorded
    case .accountOpened: .accountOpened
    case .associationMade: .associationMade
    case .userRegistered: .userRegistered
    case .passcodeIssued: .passcodeIssued
    case .sealCertificateFiled: .sealCertificateFiled
    case .creditsIssued: .creditsIssued
    case .creditsMoved: .creditsMoved
    case .transferEntered: .transferEntered
    case .transferExecuted: .transferExecuted
    case .transferCancelled: .transferCancelled
    case .serialCounterSet: .serialCounterSet
    case .verifierRecorded: .verifierRecorded
    case .certificationRecorded: .certificationRecorded
    case .officialRegistered: .officialRegistered
    case .accountChanged: .accountChanged
    case .associationEnded: .associationEnded
    case .userRevoked: .userRevoked
    case .dutyDone: .dutyDone
    case .dayClosed: .dayClosed
    }
  }
}

extension RegisterChange: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, person, facility, account, association, user, hash, certificate, block, basis, next, verifier,
      certification
    case official, movement, transfer, execution, cancellation, change, end, revocation, duty, day
  }

  /// Decodes the journal's form; an unknown kind is a `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys) throws -> Value { try container.decode(Value.self, forKey: key) }
    self =
      switch try container.decode(Kind.self, forKey: .kind) {
      case .personRecorded: .personRecorded(try value(.person))
      case .facilityRecorded: .facilityRecorded(try value(.facility))
      case .accountOpened: .accountOpened(try value(.account))
      case .associationMade: .associationMade(try value(.association))
      case .userRegistered: .userRegistered(try value(.user))
      case .passcodeIssued: .passcodeIssued(user: try value(.user), hash: try value(.hash))
      case .sealCertificateFiled: .sealCertificateFiled(try value(.certificate))
      case .creditsIssued:
        .creditsIssued(
          try value(.block), basis: try container.decodeIfPresent(IssuanceBasis.self, forKey: .basis) ?? .onRecord)
      case .creditsMoved: .creditsMoved(try value(.movement))
      case .transferEntered: .transferEntered(try value(.transfer))
      case .transferExecuted: .transferExecuted(try value(.execution))
      case .transferCancelled: .transferCancelled(try value(.cancellation))
      case .serialCounterSet: .serialCounterSet(next: try value(.next))
      case .verifierRecorded: .verifierRecorded(try value(.verifier))
      case .certificationRecorded: .certificationRecorded(try value(.certification))
      case .officialRegistered: .officialRegistered(try value(.official))
      case .accountChanged: .accountChanged(try value(.change))
      case .associationEnded: .associationEnded(try value(.end))
      case .userRevoked: .userRevoked(try value(.revocation))
      case .dutyDone: .dutyDone(try value(.duty))
      case .dayClosed: .dayClosed(try value(.day))
      }
  }

  /// Encodes `{"kind": …}` and the facts under a key of their own.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    switch self {
    case .personRecorded(let person): try container.encode(person, forKey: .person)
    case .facilityRecorded(let facility): try container.encode(facility, forKey: .facility)
    case .accountOpened(let account): try container.encode(account, forKey: .account)
    case .associationMade(let association): try container.encode(association, forKey: .association)
    case .userRegistered(let user): try container.encode(user, forKey: .user)
    case .passcodeIssued(let user, let hash):
      try container.encode(user, forKey: .user)
      try container.encode(hash, forKey: .hash)
    case .sealCertificateFiled(let certificate): try container.encode(certificate, forKey: .certificate)
    case .creditsIssued(let block, let basis):
      try container.encode(block, forKey: .block)
      if basis != .onRecord { try container.encode(basis, forKey: .basis) }
    case .creditsMoved(let movement): try container.encode(movement, forKey: .movement)
    case .transferEntered(let transfer): try container.encode(transfer, forKey: .transfer)
    case .transferExecuted(let execution): try container.encode(execution, forKey: .execution)
    case .transferCancelled(let cancellation): try container.encode(cancellation, forKey: .cancellation)
    case .serialCounterSet(let next): try container.encode(next, forKey: .next)
    case .verifierRecorded(let verifier): try container.encode(verifier, forKey: .verifier)
    case .certificationRecorded(let certification): try container.encode(certification, forKey: .certification)
    case .officialRegistered(let official): try container.encode(official, forKey: .official)
    case .accountChanged(let change): try container.encode(change, forKey: .change)
    case .associationEnded(let end): try container.encode(end, forKey: .end)
    case .userRevoked(let revocation): try container.encode(revocation, forKey: .revocation)
    case .dutyDone(let duty): try container.encode(duty, forKey: .duty)
    case .dayClosed(let day): try container.encode(day, forKey: .day)
    }
  }
}
