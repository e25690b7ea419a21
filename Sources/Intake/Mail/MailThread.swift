import Foundation

/// Whether two messages belong together: a file and its password, a form and its missing half.
public enum MailThread {
  /// Whether the second message may belong to the first.
  ///
  /// They do when they share an address among From and Sender and one refers to the other or both to a third; or when
  /// they share the address, the subjects are the same without what programs and people put before and behind them
  /// (`Re:`, `【パスワード通知】`), and no more than `hours` lie between.
  public static func belongTogether(_ first: MailMessage, _ second: MailMessage, hours: Int) -> Bool {
    guard !addresses(first).isDisjoint(with: addresses(second)) else { return false }
    if !thread(first).isDisjoint(with: thread(second)) { return true }
    guard let one = first.sentSeconds, let other = second.sentSeconds, abs(one - other) <= Int64(hours) * 3600 else {
      return false
    }
    let (left, right) = (topic(of: first.subject), topic(of: second.subject))
    return !left.isEmpty && left == right
  }

  /// What a subject is about: without answers' and forwards' marks, without what says that a password comes, without
  /// blanks, letters of one width and case.
  public static func topic(of subject: String) -> String {
    var text = subject.precomposedStringWithCompatibilityMapping.lowercased()
    text = String(text.filter { !$0.isWhitespace })
    var isChanged = true
    while isChanged {
      isChanged = false
      for mark in marks where text.hasPrefix(mark) {
        text.removeFirst(mark.count)
        isChanged = true
      }
      for (open, close) in [("【", "】"), ("[", "]"), ("(", ")"), ("「", "」"), ("<", ">")] {
        if text.hasPrefix(open), let end = text.firstIndex(of: Character(close)), speaksOfPassword(text[..<end]) {
          text = String(text[text.index(after: end)...])
          isChanged = true
        }
        if text.hasSuffix(close), let start = text.lastIndex(of: Character(open)), speaksOfPassword(text[start...]) {
          text = String(text[..<start])
          isChanged = true
        }
      }
      for tail in tails where text.hasSuffix(tail) {
        text.removeLast(tail.count)
        isChanged = true
      }
    }
    return text
  }

  private static let marks = [
    "re:", "fw:", "fwd:", "転送:", "返信:", "パスワード通知:", "パスワードのお知らせ:", "パスワード:", "password:", "pw:", "pw通知:", "_", "-",
  ]
  private static let tails = [
    "のパスワードのお知らせ", "のパスワード通知", "のパスワードについて", "のパスワード", "パスワードのお知らせ", "パスワード通知", "パスワード", "のpw", "password", "_", "-",
  ]

  private static func speaksOfPassword(_ text: Substring) -> Bool {
    ["パスワード", "password", "pw", "1/2", "2/2"].contains { text.contains($0) }
  }

  private static func addresses(_ message: MailMessage) -> Set<String> {
    Set([message.from, message.sender].compactMap { $0?.key }.filter { !$0.isEmpty })
  }

  private static func thread(_ message: MailMessage) -> Set<String> {
    Set([message.messageID].compactMap(\.self) + message.inReplyTo + message.references)
  }
}
