public import Programme

/// Who sends the letters: the governor's line and the desk that answers questions.
public struct Authority: Hashable, Codable, Sendable {
  /// The sender's line: 東京都知事.
  public let sender: LocalizedText
  /// The lines of the contact desk: organisation, address, telephone, e-mail.
  public let desk: [LocalizedText]
  /// Side of the blank square for the seal (公印), in millimetres; 0 draws none.
  public let sealSide: Double

  /// A sender.
  public init(sender: LocalizedText, desk: [LocalizedText], sealSide: Double = 24) {
    self.sender = sender
    self.desk = desk
    self.sealSide = sealSide
  }
}
