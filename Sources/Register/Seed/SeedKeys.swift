import Programme

/// The shape of the seed file: which keys may stand where, so that a loader can refuse all others by line.
public indirect enum SeedKeys: Hashable, Sendable {
  /// A single value.
  case value
  /// A list of things of one shape.
  case list(SeedKeys)
  /// A thing with these keys and no others.
  case keys([String: SeedKeys])
  /// A thing whose keys are fiscal years.
  case years(SeedKeys)
  /// A single value or the other shape.
  case valueOr(SeedKeys)
}

extension RegisterSeed {
  /// The whole file. Source: contract, "The seed file of `init --seed`".
  public static let schema: SeedKeys = .keys([
    "persons": .list(
      .keys([
        "id": .value, "kind": .value, "name": .value, "kana": .value, "address": .value, "postalCode": .value,
        "representative": .keys(["title": .value, "name": .value]), "corporateNumber": .value,
        "publishIndividual": .value, "sealCertificate": .keys(["issuedOn": .value, "originalOnFile": .value]),
        "onlineUse": .value, "contact": .keys(contactItems.merging(["publish": .keys(contactItems)]) { $1 }),
      ])),
    "facilities": .list(
      .keys([
        "designation": .value, "name": .value, "address": .value, "class": .value,
        "category": .valueOr(.years(.value)), "obligatedPersons": .list(.value), "obligationFrom": .value,
        "specifiedFrom": .value, "relief": .valueOr(.years(.value)), "medicalRelief": .value,
        "baseEmissions": .valueOr(.years(.value)), "emissions": .years(.keys(["tonnes": .value, "fixedOn": .value])),
        "planUnderReview": .value, "statusFixedOn": .value,
      ])),
    "accounts": .list(
      .keys([
        "number": .value, "kind": .value, "designation": .value, "holders": .list(.value), "manager": .value,
        "openerKind": .value, "openedOn": .value, "expiresOn": .value,
      ])),
    "associations": .list(.keys(["general": .value, "designated": .value])),
    "credits": .list(
      .keys([
        "account": .value, "type": .value, "renewableType": .value, "origin": .value, "vintage": .value,
        "tonnes": .value, "serials": .value, "issuedOn": .value, "issuedIn": .value,
      ])),
    "verifiers": .list(
      .keys([
        "id": .value, "name": .value, "categories": .list(.value), "registeredFrom": .value, "registeredUntil": .value,
      ])),
    "certifications": .list(
      .keys([
        "project": .value, "type": .value, "holder": .value, "vintage": .value, "tonnes": .value,
        "certifiedOn": .value, "evidence": .list(.value),
      ])),
    "users": .list(.keys(["id": .value, "name": .value, "roles": .list(.value), "password": .value])),
    "serials": .keys(["next": .value]),
  ])

  private static var contactItems: [String: SeedKeys] {
    Dictionary(uniqueKeysWithValues: Contact.items.map { ($0.rawValue, SeedKeys.value) })
  }
}
