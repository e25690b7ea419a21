import Forms
import Programme

/// Which rule speaks of a field that is empty or unreadable, so that one fault gives one finding.
///
/// | the field | empty | unreadable |
/// | --- | --- | --- |
/// | formula whose result the file does not hold | - | FILE-07 |
/// | any date | CMP-04 | FILE-09 |
/// | contact.phone, contact.email | CMP-09 | CMP-04 |
/// | contact.company and contact.person, both empty | CMP-09 | - |
/// | contact.publish.* | CMP-12 | CMP-12 |
/// | applicant.representative_*, holders[].representative_* | IDN-02 | CMP-04 |
/// | assoc.account_count | CMP-14 | CMP-14 |
/// | facility_count | CMP-04 | CMP-14 |
/// | accounts_requested | CMP-04 | LIM-04 |
/// | associations[].provisional_no | CMP-04 | ACC-09, or CMP-04 while the accounts asked for are not known |
/// | account numbers | CMP-04 | ACC-03 |
/// | designation numbers | CMP-04 | ACC-08 |
/// | everything else | CMP-04 | CMP-04 |
///
/// Where that rule does not belong to the form it is CMP-04.
enum FieldOwner {
  /// The rule that speaks when a required field is empty.
  static func ofEmpty(_ field: TypedField, in subject: Subject) -> RuleID {
    speaking(nominalOfEmpty(field, in: subject), in: subject)
  }

  /// The rule that speaks when a field holds something that is no value of its type.
  static func ofUnreadable(_ field: TypedField, in subject: Subject) -> RuleID {
    speaking(nominalOfUnreadable(field, in: subject), in: subject)
  }

  /// The rule, or CMP-04 where it is none of the form's: no fault may go unspoken because its rule asks other forms.
  private static func speaking(_ id: RuleID, in subject: Subject) -> RuleID {
    let form = subject.form.formID.rawValue
    return Rule.catalogue.contains { $0.id == id && ($0.forms.isEmpty || $0.forms.contains(form)) } ? id : "CMP-04"
  }

  private static func nominalOfEmpty(_ field: TypedField, in subject: Subject) -> RuleID {
    let key = field.field.key
    if key.hasPrefix("contact.publish.") { return "CMP-12" }
    if key == "contact.phone" || key == "contact.email" { return "CMP-09" }
    if ["contact.company", "contact.person"].contains(key) {
      let both = [subject.form["contact.company"], subject.form["contact.person"]]
      return both.allSatisfy { $0?.isEmpty ?? true } ? "CMP-09" : "CMP-04"
    }
    if key == "assoc.account_count" { return "CMP-14" }
    let isRepresentative = key.hasSuffix(".representative_title") || key.hasSuffix(".representative_name")
    if isRepresentative, key.hasPrefix("applicant.") || key.hasPrefix("holders[") { return "IDN-02" }
    return "CMP-04"
  }

  private static func nominalOfUnreadable(_ field: TypedField, in subject: Subject) -> RuleID {
    if field.unreadable == .formulaWithoutValue { return "FILE-07" }
    let key = field.field.key
    switch field.type {
    case .date: return "FILE-09"
    case .accountNumber: return "ACC-03"
    case .designation: return "ACC-08"
    case .integer:
      if key == "accounts_requested" { return "LIM-04" }
      if key == "assoc.account_count" || key == "facility_count" { return "CMP-14" }
      if key.hasSuffix("].provisional_no") {
        return (subject.form.integer("accounts_requested") ?? 0) >= 1 ? "ACC-09" : "CMP-04"
      }
      return "CMP-04"
    case .choice:
      return key.hasPrefix("contact.publish.") ? "CMP-12" : "CMP-04"
    case .text, .postalCode, .phone, .email, .decimal, .fiscalYear, .flag, .serialRange, .corporateNumber:
      return "CMP-04"
    }
  }
}
