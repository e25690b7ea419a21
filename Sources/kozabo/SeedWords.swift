import Programme
import Register

/// What is wrong in a seed file, in words.
enum SeedWords {
  static func sentence(_ error: SeedError) -> LocalizedText {
    let steps = error.path.map { step in
      switch step {
      case .key(let key): ".\(key)"
      case .index(let index): "[\(index)]"
      }
    }.joined()
    let place = String(steps.drop { $0 == "." })
    let reason = words(error.reason)
    return LocalizedText(ja: "\(place): \(reason.ja)", en: "\(place): \(reason.en).")
  }

  private static func words(_ reason: SeedError.Reason) -> LocalizedText {
    switch reason {
    case .duplicate(let id): LocalizedText(ja: "「\(id)」が重複しています。", en: "“\(id)” stands twice")
    case .unknownPerson(let id): LocalizedText(ja: "persons に「\(id)」がありません。", en: "persons has no “\(id)”")
    case .unknownFacility(let id): LocalizedText(ja: "facilities に「\(id)」がありません。", en: "facilities has no “\(id)”")
    case .unknownAccount(let id): LocalizedText(ja: "accounts に「\(id)」がありません。", en: "accounts has no “\(id)”")
    case .missing: LocalizedText(ja: "値が必要です。", en: "a value is needed")
    case .notApplicable: LocalizedText(ja: "ここには指定できません。", en: "this does not apply here; take it out")
    case .empty: LocalizedText(ja: "空にできません。", en: "the text must not be empty")
    case .outOfRange(let found, let allowed):
      LocalizedText(ja: "\(found) は範囲（\(allowed)）外です。", en: "\(found) is not possible; allowed is \(allowed)")
    case .accountNumberDoesNotFit(let number):
      LocalizedText(
        ja: "口座番号 \(number) が口座の種類又は事業所と合いません。", en: "\(number) does not fit the account's kind or facility")
    case .holderCount(let count):
      LocalizedText(ja: "口座名義人の数（\(count)）が正しくありません。", en: "\(count) holders are not possible for this kind of account")
    case .holderUnrelated(let number):
      LocalizedText(
        ja: "名義人は \(number) の口座名義人でも口座管理者でもありません。", en: "the holder is neither holder nor manager of \(number)")
    case .serialsDoNotCount(let serials, let tonnes):
      LocalizedText(ja: "\(serials) は \(tonnes) t-CO2 になりません。", en: "\(serials) are not \(tonnes) tonnes")
    case .serialsOverlap(let serials):
      LocalizedText(ja: "シリアル番号 \(serials) が重なっています。", en: "\(serials) overlap other serials")
    case .creditNotAllowedInAccount(let account):
      LocalizedText(ja: "この種類は口座 \(account) に記録できません。", en: "this kind of credit cannot be in \(account)")
    case .datesReversed: LocalizedText(ja: "日付の前後が逆です。", en: "the dates are the wrong way round")
    case .passwordNotHashable: LocalizedText(ja: "パスワードを保存できません。", en: "the password cannot be hashed")
    case .numberExhausted: LocalizedText(ja: "番号を使い切りました。", en: "the running numbers are used up")
    }
  }
}
