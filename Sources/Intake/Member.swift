/// What a reader of one container or message hands on: a parcel before it is numbered and looked into.
struct Member {
  /// The name to show, folders with `/` between.
  var name: String
  /// The name as it was written.
  var rawName: [UInt8]
  /// What is odd about the raw name.
  var nameIssues: [NameIssue]
  /// What the sender declared.
  var hint: Parcel.Hint?
  /// Its bytes, or a disc image.
  var content: Parcel.Content
  /// `.taken`, or why there are no bytes.
  var outcome: Parcel.Outcome

  /// A member that was read.
  init(name: MemberName, hint: Parcel.Hint? = nil, bytes: [UInt8]) {
    self.init(name: name, hint: hint, content: .bytes(bytes), outcome: .taken)
  }

  /// A member that could not be read.
  init(name: MemberName, hint: Parcel.Hint? = nil, outcome: Parcel.Outcome) {
    self.init(name: name, hint: hint, content: .none, outcome: outcome)
  }

  init(name: MemberName, hint: Parcel.Hint? = nil, content: Parcel.Content, outcome: Parcel.Outcome) {
    self.name = name.shown
    rawName = name.raw
    nameIssues = name.issues
    self.hint = hint
    self.content = content
    self.outcome = outcome
  }
}
