/// The text of an HTML body, as far as looking for a password in it needs.
enum MailHTML {
  /// The text between the marks, a line for each block, the usual entities read; styles and scripts left out.
  static func text(of html: String) -> String {
    var text = String.UnicodeScalarView()
    let scalars = Array(html.unicodeScalars)
    var index = 0
    var hidden: String?
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "<", index + 1 < scalars.count, beginsMark(scalars[index + 1]) {
        // A mark of thousands of characters is none.
        guard let end = scalars[index...].prefix(4000).firstIndex(of: ">") else {
          if hidden == nil { text.append(scalar) }
          index += 1
          continue
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[(index + 1)..<end])
        let mark = String(view).lowercased()
        let name = String(mark.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
        if let inside = hidden {
          if mark.hasPrefix("/" + inside) { hidden = nil }
        } else if name == "style" || name == "script" {
          if !mark.hasPrefix("/") { hidden = name }
        } else if blocks.contains(name) {
          text.append("\n")
        }
        index = end + 1
      } else if hidden != nil {
        index += 1
      } else if scalar == "&", let (meaning, length) = entity(scalars[index...]) {
        text.append(meaning)
        index += length
      } else {
        text.append(scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : scalar)
        index += 1
      }
    }
    return String(text)
  }

  private static func beginsMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "/" || scalar == "!" || scalar == "?" || (scalar.isASCII && scalar.properties.isAlphabetic)
  }

  private static let blocks: Set = ["br", "p", "div", "tr", "td", "th", "li", "table", "h1", "h2", "h3", "pre", "hr"]

  private static func entity(_ scalars: ArraySlice<Unicode.Scalar>) -> (Unicode.Scalar, Int)? {
    guard let end = scalars.prefix(12).firstIndex(of: ";") else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[(scalars.startIndex + 1)..<end])
    let name = String(view)
    let length = end - scalars.startIndex + 1
    if let meaning = entities[name] { return (meaning, length) }
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
    return UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
      .map { ($0, length) }
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "yen": "¥",
  ]
}
