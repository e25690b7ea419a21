/// What shared strings and the inline texts of cells have in common when they are scanned.
///
/// Source: ECMA-376 part 1, 18.4.8 (si), 18.4.4 (r), 18.4.6 (rPh), 18.4.7 (rPr), 18.4.3 (phoneticPr), 18.4.12 (t).
protocol ScannedTextTarget: ~Copyable {
  mutating func beginScannedRun(keepsSpace: Bool)
  mutating func appendScanned(_ bytes: UnsafeBufferPointer<UInt8>)
  mutating func endScannedRun()
  mutating func setPhonetic(_ isPhonetic: Bool)
}

extension MarkupScanner {
  /// Takes the characters up to the next tag, references replaced; false to hand over.
  mutating func characters(_ take: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
    while true {
      guard let bytes = text() else { return false }
      if !bytes.isEmpty { take(bytes) }
      guard at.pointee == UInt8(ascii: "&") else { return true }
      guard let scalar = reference() else { return false }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { buffer in
        var count = 0
        for unit in UTF8.encode(scalar).unsafelyUnwrapped {
          buffer[count] = unit
          count += 1
        }
        take(UnsafeBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }

  /// Reads what an `si` or `is` element holds, and its end tag; false to hand over.
  mutating func richText(
    _ target: UnsafeMutablePointer<some ScannedTextTarget & ~Copyable>, closing name: StaticString
  ) -> Bool {
    while true {
      skipSpace()
      if at[1] == UInt8(ascii: "/") { return endTag(name) }
      guard let tag = startTag() else { return false }
      if Self.equal(tag, "t") {
        guard run(target) else { return false }
      } else if Self.equal(tag, "r") {
        guard richTextRun(target) else { return false }
      } else if Self.equal(tag, "rPh") {
        guard phoneticRun(target) else { return false }
      } else if Self.equal(tag, "phoneticPr") {
        guard attributes() == .empty else { return false }
      } else {
        return false
      }
    }
  }

  /// A `t` whose name has been passed.
  private mutating func run(_ target: UnsafeMutablePointer<some ScannedTextTarget & ~Copyable>) -> Bool {
    var keepsSpace = false
    let end = attributes { attribute in
      if attribute.prefix != nil, Self.equal(attribute.name, "space") { keepsSpace = attribute.equals("preserve") }
      return true
    }
    guard end != .refused else { return false }
    target.pointee.beginScannedRun(keepsSpace: keepsSpace)
    if end == .open {
      guard characters({ target.pointee.appendScanned($0) }), endTag("t") else { return false }
    }
    target.pointee.endScannedRun()
    return true
  }

  private mutating func richTextRun(_ target: UnsafeMutablePointer<some ScannedTextTarget & ~Copyable>) -> Bool {
    guard attributes() == .open else { return false }
    while true {
      skipSpace()
      if at[1] == UInt8(ascii: "/") { return endTag("r") }
      guard let tag = startTag() else { return false }
      if Self.equal(tag, "t") {
        guard run(target) else { return false }
      } else if Self.equal(tag, "rPr") {
        guard runProperties() else { return false }
      } else {
        return false
      }
    }
  }

  /// Fonts and colours: empty elements with names of their own.
  private mutating func runProperties() -> Bool {
    let end = attributes()
    guard end == .open else { return end == .empty }
    while true {
      skipSpace()
      if at[1] == UInt8(ascii: "/") { return endTag("rPr") }
      guard let tag = startTag() else { return false }
      // The SAX reader takes these names for cells and texts wherever they stand.
      let isTaken = ["c", "v", "f", "is", "t", "rPh", "si"].contains { (name: StaticString) in Self.equal(tag, name) }
      guard !isTaken, attributes() == .empty else { return false }
    }
  }

  private mutating func phoneticRun(_ target: UnsafeMutablePointer<some ScannedTextTarget & ~Copyable>) -> Bool {
    guard attributes() == .open else { return false }
    target.pointee.setPhonetic(true)
    while true {
      skipSpace()
      if at[1] == UInt8(ascii: "/") {
        target.pointee.setPhonetic(false)
        return endTag("rPh")
      }
      guard let tag = startTag(), Self.equal(tag, "t"), run(target) else { return false }
    }
  }
}
