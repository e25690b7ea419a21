/// The recipient's address, set so that the window of the envelope shows all of it wherever the sheet has slid.
struct AddressBlock {
  let recipient: Recipient
  let box: Box

  /// Japan Post reads small print, people do not: nothing below 7 points.
  private static let sizes = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7]

  /// Draws the block at the largest size that fits.
  /// - Throws: ``CorrespondenceError/doesNotFit(part:text:)`` rather than let a line fall outside the window.
  func draw(on canvas: PDFCanvas) throws(CorrespondenceError) {
    for size in Self.sizes {
      let style = TextStyle(size: size, leading: 1.3)
      let text = try lines(style, canvas).joined(separator: "\n")
      let needed = try canvas.size(of: text, style, width: box.width)
      guard needed.height <= box.height, needed.width <= box.width else { continue }
      try canvas.tagged(.paragraph) { () throws(CorrespondenceError) in
        try canvas.draw(
          text, style, left: box.left, top: box.top + (box.height - needed.height) / 2, width: box.width)
      }
      return
    }
    throw .doesNotFit(part: .recipient, text: [recipient.address, recipient.company ?? ""].joined(separator: " "))
  }

  /// Postal code, address, company, title and name; title and name part company only when one line cannot hold them.
  private func lines(_ style: TextStyle, _ canvas: PDFCanvas) throws(CorrespondenceError) -> [String] {
    var lines = [recipient.postalLine].compactMap { $0 }
    lines += try brokenAtBlanks(recipient.address, style, canvas)
    if let company = recipient.company { lines += try brokenAtBlanks(company, style, canvas) }
    lines.removeAll(where: \.isEmpty)
    let title = recipient.title.flatMap { $0.isEmpty ? nil : $0 }
    guard let name = recipient.personName, !name.isEmpty else {
      // Without a person the honorific belongs to the last line there is.
      if let last = lines.popLast() { lines.append("\(last)　\(recipient.honorific)") }
      return lines
    }
    let named = "\(name)　\(recipient.honorific)"
    guard let title else { return lines + [named] }
    let together = "\(title)　\(named)"
    return try canvas.size(of: together, style).width <= box.width ? lines + [together] : lines + [title, named]
  }

  /// The text in lines that end at its own blanks, so that a building's name is not cut in two without need.
  private func brokenAtBlanks(
    _ text: String, _ style: TextStyle, _ canvas: PDFCanvas
  ) throws(CorrespondenceError) -> [String] {
    var lines: [String] = []
    for piece in text.split(whereSeparator: { $0 == " " || $0 == "　" || $0 == "\n" }) {
      let longer = lines.last.map { "\($0)　\(piece)" }
      if let longer, try canvas.size(of: longer, style).width <= box.width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(piece))
      }
    }
    return lines
  }
}
