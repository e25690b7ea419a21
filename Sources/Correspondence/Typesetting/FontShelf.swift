private import CPangoCairo

/// The fonts as loaded: which characters they have, and which font sets a text.
///
/// With `PDFCanvas` the only place that sees Pango's pointers; both are used on one thread.
final class FontShelf {
  private struct Loaded {
    let family: String
    let font: UnsafeMutablePointer<PangoFont>
    let shaper: OpaquePointer
  }

  private let mincho: Loaded
  private let gothic: Loaded
  private let names: Loaded

  /// Loads the fonts.
  /// - Throws: ``CorrespondenceError/fontMissing(family:package:)`` where Pango would silently take another font.
  init(_ fonts: FontSet) throws(CorrespondenceError) {
    // The default font map is one a thread, so that documents share what is already loaded.
    guard let map = pango_cairo_font_map_get_default(), let context = pango_font_map_create_context(map) else {
      throw .typesetterFailed(status: CAIRO_STATUS_NO_MEMORY.rawValue)
    }
    defer { g_object_unref(UnsafeMutableRawPointer(context)) }
    func load(_ font: FontSet.Font) throws(CorrespondenceError) -> Loaded {
      let wanted = pango_font_description_new()
      defer { pango_font_description_free(wanted) }
      pango_font_description_set_family(wanted, font.family)
      pango_font_description_set_absolute_size(wanted, 10 * Double(PANGO_SCALE))
      guard let loaded = pango_font_map_load_font(map, context, wanted) else {
        throw .fontMissing(family: font.family, package: font.package)
      }
      let actual = pango_font_describe(loaded)
      defer { pango_font_description_free(actual) }
      let family = pango_font_description_get_family(actual).map { String(cString: $0) }
      guard family == font.family, let shaper = pango_font_get_hb_font(loaded) else {
        g_object_unref(UnsafeMutableRawPointer(loaded))
        throw .fontMissing(family: font.family, package: font.package)
      }
      return Loaded(family: font.family, font: loaded, shaper: shaper)
    }
    mincho = try load(fonts.mincho)
    gothic = try load(fonts.gothic)
    names = try load(fonts.names)
  }

  deinit {
    for loaded in [mincho, gothic, names] { g_object_unref(UnsafeMutableRawPointer(loaded.font)) }
  }

  /// How the fonts set a text.
  struct Choice {
    /// The family list for the text.
    var families: String
    /// Byte ranges (UTF-8) of variation sequences that only another family has.
    var exceptions: [(bytes: Range<Int>, family: String)] = []
    /// Sequences that no font has and that will look like the plain character.
    var plainVariants: [String] = []
  }

  /// The fonts for a text: the wanted face if it has everything, else the names font with the wanted face behind it.
  ///
  /// Pango by itself falls back to whatever the machine has, and drops a variation it cannot draw, silently both; so
  /// the choice is made here. IPAmjMincho has the variants of the family register (U+E0102 and up), the IPAex fonts a
  /// few of another collection (葛 and 辻 with U+E0100).
  /// - Throws: ``CorrespondenceError/characterNotPrintable(scalar:text:)``.
  func choice(for text: String, in typeface: Typeface) throws(CorrespondenceError) -> Choice {
    let wanted: Loaded
    switch typeface {
    case .mincho: wanted = mincho
    case .gothic: wanted = gothic
    }
    var choice = Choice(families: wanted.family)
    var needsNames = false
    var previous: (scalar: Unicode.Scalar, start: Int) = (" ", 0)
    var start = 0
    for scalar in text.unicodeScalars {
      let end = start + UTF8.width(scalar)
      defer { start = end }
      if Self.isVariationSelector(scalar.value) {
        needsNames = true
        if Self.has(previous.scalar.value, scalar.value, names) { continue }
        if Self.has(previous.scalar.value, scalar.value, wanted) {
          choice.exceptions.append((previous.start..<end, wanted.family))
        } else {
          choice.plainVariants.append(String(String.UnicodeScalarView([previous.scalar, scalar])))
        }
        continue
      }
      previous = (scalar, start)
      if scalar == "\n" || Self.has(scalar.value, wanted) { continue }
      guard Self.has(scalar.value, names) else { throw .characterNotPrintable(scalar: scalar.value, text: text) }
      needsNames = true
    }
    if needsNames { choice.families = "\(names.family),\(wanted.family)" }
    return choice
  }

  private static func isVariationSelector(_ code: UInt32) -> Bool {
    (0xE0100...0xE01EF).contains(code) || (0xFE00...0xFE0F).contains(code)
  }

  private static func has(_ code: UInt32, _ loaded: Loaded) -> Bool {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(loaded.shaper, code, &glyph) != 0
  }

  private static func has(_ base: UInt32, _ selector: UInt32, _ loaded: Loaded) -> Bool {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_variation_glyph(loaded.shaper, base, selector, &glyph) != 0
  }
}
