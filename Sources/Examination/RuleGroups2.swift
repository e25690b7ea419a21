extension Rule {
  /// ELG: who may apply.
  static let elgRules: [Rule] = [elg01, elg02, elg03, elg04, elg07, elg08, elg09]

  /// ACC: accounts and designation numbers.
  static let accRules: [Rule] = [acc01, acc02, acc03, acc04, acc05, acc06, acc08, acc09]

  /// LIM: how many accounts.
  static let limRules: [Rule] = [lim01, lim02, lim03, lim04]

  /// ASC: association of general with designated accounts.
  static let ascRules: [Rule] = [asc01, asc02, asc03, asc04, asc05, asc07, asc08]

  /// FEE: fees and exemptions.
  static let feeRules: [Rule] = [fee01, fee02, fee03, fee04, fee06]

  /// XCS: across cases and persons.
  static let xcsRules: [Rule] = [xcs01, xcs04]
}
