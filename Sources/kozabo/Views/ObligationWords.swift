import Programme
import Register

extension ObligationError {
  /// Why an obligation cannot be stated, in words.
  var sentence: LocalizedText {
    switch self {
    case .periodUnknown(let number):
      LocalizedText(
        ja: "第\(number)計画期間は定められていません。--period を確認してください。",
        en: "The figures know no period \(number); check --period.")
    case .rateMissing(let category, let period):
      LocalizedText(
        ja: "第\(period)計画期間の区分\(category.rawValue)の削減義務率が定められていません。programme.yaml を確認してください。",
        en: "Period \(period) has no rate for category \(category.rawValue); check programme.yaml.")
    case .figureMissing(let period):
      LocalizedText(
        ja: "第\(period)計画期間の数値が定められていません。programme.yaml の obligation を確認してください。",
        en: "The figures of period \(period) are not complete; check obligation in programme.yaml.")
    case .baseEmissionsMissing(let designation, let year):
      LocalizedText(
        ja: "事業所 \(designation) の\(year.startYear)年度の基準排出量が登録されていません。",
        en: "Facility \(designation) has no base emissions on record for FY\(year.startYear).")
    case .amountTooLarge(let designation):
      LocalizedText(
        ja: "事業所 \(designation) の量が大きすぎて計算できません。登録を確認してください。",
        en: "The amounts of facility \(designation) are too large to compute; check what is on record.")
    }
  }
}
