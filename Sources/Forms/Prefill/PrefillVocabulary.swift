/// What of the register a form's fields can be filled in with beforehand: the paths of `prefill:` in Forms/*.yaml.
///
/// `prefill: holder.name` on a field takes one text. `prefill: holders.name` on a column takes one row a holder; all
/// columns of a table must speak of the same rows.
public enum PrefillVocabulary {
  /// The paths of fields.
  ///
  /// - `account.*`: the account the blank is for, or the designated account of the facility it is for; `kind` is
  ///   `designated` or `general`.
  /// - `designated_account.*`, `general_account.*`: the same account where it is of that kind.
  /// - `facility.*`: the facility of a designated account.
  /// - `holder.*`: who applies: the account manager where one is registered, else the first holder; `kind` is
  ///   `corporation` or `individual`.
  /// - `manager.*`: the account manager (口座管理者) alone.
  /// - `contact.*`: the contact of the account's opening or its last change; `contact.publish.*` is `published` or
  ///   `withheld`.
  public static let fields: Set<String> = {
    let contact = ["company", "address", "department", "person", "phone", "fax", "email"]
    let account = ["account.number", "account.kind", "account.expires_on"]
    let kinds = ["designated_account.number", "general_account.number"]
    return Set(
      account + kinds + facility.map { "facility.\($0)" } + (person.map { "holder.\($0)" })
        + person.map { "manager.\($0)" } + contact.map { "contact.\($0)" } + contact.map { "contact.publish.\($0)" })
  }()

  /// The paths of columns: one row a holder of the account, or one a facility: that of a designated account, or those
  /// associated with a general account.
  public static let columns = Set(
    person.map { "holders.\($0)" } + (facility + ["account"]).map { "facilities.\($0)" })

  private static let person = [
    "kind", "name", "kana", "corporate_number", "postal_code", "address", "representative_title", "representative_name",
  ]
  private static let facility = ["designation", "name", "address"]
}
