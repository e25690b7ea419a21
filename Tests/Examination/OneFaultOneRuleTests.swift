import Forms
import Testing

@testable import Examination

/// One fault in one cell is told by one rule, over the whole catalogue.
struct OneFaultOneRuleTests {
  private let rules =
    Rule.fileRules + Rule.cmpRules + Rule.idnRules + Rule.sealRules + Rule.elgRules + Rule.accRules + Rule.limRules
    + Rule.ascRules + Rule.feeRules + Rule.xcsRules

  /// The rules that are not met, once each.
  private func speakers(_ subject: Subject) -> [String] {
    Checklist(of: subject, rules: rules).notMet().map(\.rule.id.rawValue)
  }

  private func subjects() throws -> [Subject] {
    [try SubjectFixture.generalOpening(), try SubjectFixture.designatedOpening()]
  }

  @Test func `a blank cell is told by one rule at most`() throws {
    for subject in try subjects() {
      for key in subject.form.allFields.map(\.key) {
        let told = speakers(subject.without(key))
        #expect(told.count <= 1, "\(key): \(told)")
      }
    }
  }

  @Test func `an unreadable cell is told by exactly one rule`() throws {
    for subject in try subjects() {
      let types = Dictionary(uniqueKeysWithValues: subject.typedFields.map { ($0.field.key, $0.type) })
      for (key, type) in types.sorted(by: { $0.key < $1.key }) {
        guard let reason = reason(for: type) else { continue }
        let told = speakers(subject.with(key, .unreadable(reason), raw: "？"))
        #expect(told.count == 1, "\(key): \(told)")
      }
    }
  }

  private func reason(for type: FieldType) -> UnreadableReason? {
    switch type {
    case .integer: .notANumber
    case .date: .notADate
    case .choice: .notAChoice
    case .accountNumber: .notAnAccountNumber
    case .designation: .notADesignationNumber
    case .text, .postalCode, .phone, .email: nil
    case .decimal: .notAQuantity
    case .fiscalYear: .notAFiscalYear
    case .flag: .notAFlag
    case .serialRange: .notASerialRange
    case .corporateNumber: .wrongCheckDigit
    }
  }
}
