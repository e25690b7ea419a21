public import Programme

/// What a name alone tells about being a corporation (法人).
public enum CorporateName {
  /// Words that only names of corporations hold.
  private static let words = [
    "会社", "法人", "組合", "信用金庫", "労働金庫", "機構", "公社", "公団", "事業団", "連合会", "商工会", "協会", "財団", "金融公庫",
    "銀行", "inc.", "ltd", "llc", "corp", "limited", "gmbh", "k.k.", "company",
  ]
  /// Endings of the State and of local governments (国・地方公共団体), which surnames and given names have too.
  private static let publicBodies = ["都", "道", "府", "県", "市", "区", "町", "村", "省", "庁", "局", "国"]

  /// What a name says.
  enum Sign: Hashable {
    /// It holds a corporate form: 株式会社, 学校法人, 管理組合.
    case corporate
    /// It may be the State's or a local government's.
    case publicBody
    /// It holds nothing that tells a corporation.
    case none
  }

  /// What the person of a name is, as far as name and representative tell: whoever has a representative, or a name
  /// that only corporations have, is a corporation.
  public static func personKind(of name: String, hasRepresentative: Bool) -> PersonKind {
    hasRepresentative || sign(of: name) == .corporate ? .corporation : .individual
  }

  /// The sign a name gives.
  static func sign(of name: String) -> Sign {
    let key = JapaneseText.nameKey(name)
    if words.contains(where: key.contains) { return .corporate }
    return publicBodies.contains(where: key.hasSuffix) ? .publicBody : .none
  }
}
