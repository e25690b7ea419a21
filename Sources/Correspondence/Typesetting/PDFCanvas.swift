private import CPangoCairo
import Foundation

/// One PDF being written: pages, text, lines. All lengths are millimetres from the page's upper left corner,
/// sizes of characters are points.
///
/// The wrapper of Cairo and Pango: it owns their objects, and no pointer leaves it. One thread at a time.
final class PDFCanvas {
  let format: PageFormat
  private(set) var pageCount = 1

  private let shelf: FontShelf
  private let isoDate: String
  private var plainVariants: [PlainVariant] = []
  private let output = ByteSink()
  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  private let layout: OpaquePointer
  private let pointsPerMillimetre = 72 / 25.4

  /// Opens the document at its first page.
  init(
    _ format: PageFormat, _ information: DocumentInformation, fonts: FontSet = .ipa
  ) throws(CorrespondenceError) {
    self.format = format
    isoDate = information.isoDate
    shelf = try FontShelf(fonts)
    let surface = cairo_pdf_surface_create_for_stream(
      { sink, bytes, count in
        guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().bytes.append(bytes, count: Int(count))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(output).toOpaque(),
      format.width * pointsPerMillimetre, format.height * pointsPerMillimetre)
    guard let surface, let cairo = cairo_create(surface), let layout = pango_cairo_create_layout(cairo) else {
      throw .typesetterFailed(status: CAIRO_STATUS_NO_MEMORY.rawValue)
    }
    self.surface = surface
    self.cairo = cairo
    self.layout = layout
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, information.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, information.author)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, information.subject)
    for field in [CAIRO_PDF_METADATA_CREATE_DATE, CAIRO_PDF_METADATA_MOD_DATE] {
      cairo_pdf_surface_set_metadata(surface, field, "\(isoDate)T09:00:00+09:00")
    }
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    // A printed page has no pixels to fit characters to, and hinted widths would differ from screen to screen.
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    let context = pango_layout_get_context(layout)
    pango_cairo_context_set_font_options(context, options)
    pango_context_set_language(context, pango_language_from_string("ja-jp"))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    // Cairo calls a file tagged only when all its structure stands in one document element.
    cairo_tag_begin(cairo, "Document", nil)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  // MARK: Text

  /// Height of a text set in a width; with the width left out, each paragraph is one line.
  func height(of text: String, _ style: TextStyle, width: Double? = nil) throws(CorrespondenceError) -> Double {
    try size(of: text, style, width: width).height
  }

  /// Width of a text's longest line and height of all its lines.
  func size(
    of text: String, _ style: TextStyle, width: Double? = nil
  ) throws(CorrespondenceError) -> (width: Double, height: Double, lines: Int) {
    try set(text, style, width)
    var wide: Int32 = 0
    var high: Int32 = 0
    pango_layout_get_size(layout, &wide, &high)
    return (millimetres(wide), millimetres(high), Int(pango_layout_get_line_count(layout)))
  }

  /// Sets a text from an upper left corner in a width, and answers its height.
  @discardableResult
  func draw(
    _ text: String, _ style: TextStyle, left: Double, top: Double, width: Double? = nil
  ) throws(CorrespondenceError) -> Double {
    for sequence in try set(text, style, width).plainVariants {
      let note = PlainVariant(sequence: sequence, text: text)
      if !plainVariants.contains(note) { plainVariants.append(note) }
    }
    cairo_move_to(cairo, left * pointsPerMillimetre, top * pointsPerMillimetre)
    pango_cairo_show_layout(cairo, layout)
    var high: Int32 = 0
    pango_layout_get_size(layout, nil, &high)
    return millimetres(high)
  }

  /// Spreads one line's characters evenly over a width (均等割付); a run of digits or Latin letters stays together.
  ///
  /// A line too long to be spread is set smaller until it fits.
  @discardableResult
  func drawSpread(
    _ text: String, _ style: TextStyle, left: Double, top: Double, width: Double
  ) throws(CorrespondenceError) -> Double {
    let units = SpreadUnits.split(text)
    var widths: [Double] = []
    for unit in units { widths.append(try size(of: unit, style).width) }
    let lineHeight = style.size * style.leading / pointsPerMillimetre
    let total = widths.reduce(0, +)
    if total > width {
      try drawSpread(text, style.sized(style.size * width / total * 0.999), left: left, top: top, width: width)
      return lineHeight
    }
    guard units.count > 1 else {
      for (unit, unitWidth) in zip(units, widths) {
        try draw(unit, style, left: left + (width - unitWidth) / 2, top: top)
      }
      return lineHeight
    }
    let gap = (width - total) / Double(units.count - 1)
    var position = left
    for (unit, unitWidth) in zip(units, widths) {
      try draw(unit, style, left: position, top: top)
      position += unitWidth + gap
    }
    return lineHeight
  }

  @discardableResult
  private func set(
    _ text: String, _ style: TextStyle, _ width: Double?
  ) throws(CorrespondenceError) -> FontShelf.Choice {
    let choice = try shelf.choice(for: text, in: style.typeface)
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, choice.families)
    pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
    pango_layout_set_font_description(layout, description)
    let attributes = pango_attr_list_new()
    defer { pango_attr_list_unref(attributes) }
    // An absolute height keeps lines in step when a name brings in another font with other metrics.
    pango_attr_list_insert(attributes, pango_attr_line_height_new_absolute(units(style.size * style.leading)))
    if style.tracking != 0 {
      pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(units(style.size * style.tracking)))
    }
    for exception in choice.exceptions {
      guard let attribute = pango_attr_family_new(exception.family) else { continue }
      attribute.pointee.start_index = UInt32(exception.bytes.lowerBound)
      attribute.pointee.end_index = UInt32(exception.bytes.upperBound)
      pango_attr_list_insert(attributes, attribute)
    }
    pango_layout_set_attributes(layout, attributes)
    pango_layout_set_width(layout, width.map { units($0 * pointsPerMillimetre) } ?? -1)
    pango_layout_set_indent(layout, units(style.size * style.indent))
    pango_layout_set_justify(layout, style.isJustified ? 1 : 0)
    switch style.alignment {
    case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
    case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
    case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    return choice
  }

  private func units(_ points: Double) -> Int32 { Int32((points * Double(PANGO_SCALE)).rounded()) }
  private func millimetres(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) / pointsPerMillimetre }

  // MARK: Lines

  /// A straight line; `grey` 0 is black. Width in millimetres.
  func line(
    from start: (left: Double, top: Double), to end: (left: Double, top: Double), width: Double = 0.2,
    grey: Double = 0
  ) {
    cairo_set_source_rgb(cairo, grey, grey, grey)
    cairo_set_line_width(cairo, width * pointsPerMillimetre)
    cairo_move_to(cairo, start.left * pointsPerMillimetre, start.top * pointsPerMillimetre)
    cairo_line_to(cairo, end.left * pointsPerMillimetre, end.top * pointsPerMillimetre)
    cairo_stroke(cairo)
    cairo_set_source_rgb(cairo, 0, 0, 0)
  }

  /// The outline of a rectangle, or the rectangle filled with a grey.
  func rectangle(_ box: Box, width: Double = 0.2, grey: Double = 0, filled: Bool = false) {
    cairo_set_source_rgb(cairo, grey, grey, grey)
    cairo_set_line_width(cairo, width * pointsPerMillimetre)
    cairo_rectangle(
      cairo, box.left * pointsPerMillimetre, box.top * pointsPerMillimetre, box.width * pointsPerMillimetre,
      box.height * pointsPerMillimetre)
    if filled { cairo_fill(cairo) } else { cairo_stroke(cairo) }
    cairo_set_source_rgb(cairo, 0, 0, 0)
  }

  // MARK: Structure

  /// Marks what `body` draws as one element of the document's structure, for screen readers. Not across pages.
  @discardableResult
  func tagged<Result>(
    _ tag: StructureTag, _ body: () throws(CorrespondenceError) -> Result
  ) throws(CorrespondenceError) -> Result {
    cairo_tag_begin(cairo, tag.rawValue, nil)
    defer { cairo_tag_end(cairo, tag.rawValue) }
    return try body()
  }

  /// An entry of the document's outline that leads to the present page.
  func outline(_ title: String) {
    _ = cairo_pdf_surface_add_outline(
      surface, Int32(CAIRO_PDF_OUTLINE_ROOT), title, "page=\(pageCount) pos=[0 0]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
  }

  /// Ends the page and begins the next.
  func nextPage() {
    cairo_show_page(cairo)
    pageCount += 1
  }

  /// Ends the document. The canvas is not to be drawn on afterwards.
  func finish() throws(CorrespondenceError) -> RenderedDocument {
    cairo_tag_end(cairo, "Document")
    let drawn = cairo_status(cairo)
    cairo_surface_finish(surface)
    let written = cairo_surface_status(surface)
    for status in [drawn, written] where status != CAIRO_STATUS_SUCCESS {
      throw .typesetterFailed(status: status.rawValue)
    }
    return RenderedDocument(
      bytes: PDFDates.corrected(output.bytes, isoDate: isoDate), pageCount: pageCount,
      plainVariants: plainVariants)
  }
}

/// The elements of a document's structure that are used here, by their PDF names.
enum StructureTag: String {
  case heading = "H1"
  case paragraph = "P"
  case table = "Table"
  case row = "TR"
  case headerCell = "TH"
  case cell = "TD"
}

/// Where Cairo's output goes.
private final class ByteSink {
  var bytes = Data()
}
