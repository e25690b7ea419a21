public import Programme

/// Sets the 管理口座開設通知書 (D-01) as A4 pages, folded in three for a window envelope.
///
/// The order on the page is that of the specimen in seed 000: number and date at the right, recipient, sender with the
/// place of the seal, title, legal sentence, table. The contact desk at the foot is an addition.
public struct AccountOpeningLetter: Sendable {
  private let texts: LetterTexts<AccountOpeningWording>
  private let authority: Authority
  private let eras: EraTable
  private let envelope: WindowEnvelope

  static let left = 25.0
  static let textWidth = 160.0
  static let right = 185.0
  private static let fontSizes = [11, 10.5, 10, 9.5, 9]

  /// A letter with its wording and sender.
  public init(
    texts: LetterTexts<AccountOpeningWording>, authority: Authority, eras: EraTable, envelope: WindowEnvelope = .naga3
  ) {
    self.texts = texts
    self.authority = authority
    self.eras = eras
    self.envelope = envelope
  }

  /// One letter, usually one page; a general account with many associations gets an annex.
  ///
  /// The file's title is the letter's title and number; it holds neither user number nor passcode.
  /// - Throws: ``CorrespondenceError``; nothing is cut off and no character is left out.
  public func render(
    _ notice: AccountOpeningNotice, language: Language = .ja
  ) throws(CorrespondenceError) -> RenderedDocument {
    try renderRun([notice], language: language)
  }

  /// One print run: the letters one after the other in one file, with an outline entry each, dated as the first.
  ///
  /// A letter that cannot be set fails the run; render each alone first and leave the failing ones out.
  /// - Precondition: there is at least one notice.
  public func renderRun(
    _ notices: [AccountOpeningNotice], language: Language = .ja
  ) throws(CorrespondenceError) -> RenderedDocument {
    precondition(!notices.isEmpty, "a print run has at least one letter")
    let wording = texts.wording(in: language)
    let number = notices.count == 1 ? notices[0].documentNumber : "\(notices.count)"
    let canvas = try PDFCanvas(
      .a4Portrait,
      DocumentInformation(
        title: "\(wording.title) \(number)", author: authority.sender.text(in: language), subject: texts.document,
        isoDate: notices[0].date.iso))
    for (index, notice) in notices.enumerated() {
      if index > 0 { canvas.nextPage() }
      if notices.count > 1 {
        let name = [notice.recipient.company, notice.recipient.personName].compactMap { $0 }.joined(separator: " ")
        canvas.outline("\(notice.documentNumber) \(name)")
      }
      try draw(notice, wording, language, on: canvas)
    }
    return try canvas.finish()
  }

  private func draw(
    _ notice: AccountOpeningNotice, _ wording: AccountOpeningWording, _ language: Language, on canvas: PDFCanvas
  ) throws(CorrespondenceError) {
    try drawHead(notice, language, on: canvas)
    let tableTop = try drawBody(wording, language, on: canvas)
    let deskTop = try drawDesk(wording, language, on: canvas)
    let room = deskTop - 6 - tableTop

    let setter = TableSetter(canvas: canvas, grid: AccountOpeningTable.grid)
    let (rows, hasAnnex) = try fittingRows(notice, wording, language, setter, room: room)
    try canvas.tagged(.table) { () throws(CorrespondenceError) in
      try setter.draw(rows, left: Self.left, top: tableTop)
    }
    guard hasAnnex else { return }

    let annex = AccountOpeningAnnex(notice: notice, wording: wording)
    let annexSetter = TableSetter(canvas: canvas, grid: AccountOpeningAnnex.grid)
    let head = try annex.head(annexSetter)
    let pages = try annex.pages(annexSetter, head: head.map(\.height).reduce(0, +))
    try drawPageNumber(1, of: pages.count + 1, wording, on: canvas)
    for (index, page) in pages.enumerated() {
      canvas.nextPage()
      try annex.draw(page, head: head, setter: annexSetter)
      try drawPageNumber(index + 2, of: pages.count + 1, wording, on: canvas)
    }
  }

  /// The table in the largest size that fits; with many associations, the largest size with an annex.
  private func fittingRows(
    _ notice: AccountOpeningNotice, _ wording: AccountOpeningWording, _ language: Language, _ setter: TableSetter,
    room: Double
  ) throws(CorrespondenceError) -> (rows: [MeasuredRow], hasAnnex: Bool) {
    for hasAnnex in notice.associations.isEmpty ? [false] : [false, true] {
      for size in Self.fontSizes {
        let table = AccountOpeningTable(
          notice: notice, wording: wording, language: language, hasAnnex: hasAnnex, size: size)
        let rows = try setter.measured(try table.rows())
        if rows.map(\.height).reduce(0, +) <= room { return (rows, hasAnnex) }
      }
    }
    throw .doesNotFit(part: .noticeTable, text: notice.facility?.name ?? notice.documentNumber)
  }

  // MARK: Parts of the first page

  /// Number and date, recipient, sender, fold marks.
  private func drawHead(
    _ notice: AccountOpeningNotice, _ language: Language, on canvas: PDFCanvas
  ) throws(CorrespondenceError) {
    let style = TextStyle(size: 11)
    let date = PrintedDate.text(notice.date, eras: eras, in: language)
    for (line, top) in [(notice.documentNumber, 16.0), (date, 23.0)] {
      try canvas.tagged(.paragraph) { () throws(CorrespondenceError) in
        switch language {
        case .ja: try canvas.drawSpread(line, style, left: 135, top: top, width: 50)
        case .en:
          try canvas.draw(
            line, TextStyle(size: 11, alignment: .right), left: 115, top: top, width: Self.right - 115)
        }
      }
    }
    // Clear of the window's edge, whose film and cut are not exact.
    let window = envelope.alwaysVisible.inset(by: 1)
    try AddressBlock(recipient: notice.recipient, box: window).draw(on: canvas)
    try drawSender(language, on: canvas)
    for panel in [1.0, 2.0] {
      let top = panel * envelope.panelHeight
      canvas.line(from: (4, top), to: (9, top), width: 0.15, grey: 0.55)
    }
  }

  private func drawSender(_ language: Language, on canvas: PDFCanvas) throws(CorrespondenceError) {
    // Below what the window can show; the seal covers the end of the line, as seals do.
    let top = max(64, envelope.everVisible.bottom + 8)
    let style = TextStyle(size: 12)
    let sender = authority.sender.text(in: language)
    let side = authority.sealSide
    try canvas.tagged(.paragraph) { () throws(CorrespondenceError) in
      switch language {
      case .ja: try canvas.drawSpread(sender, style, left: Self.right - side - 44, top: top, width: 42)
      case .en:
        try canvas.draw(
          sender, TextStyle(size: 12, alignment: .right), left: Self.right - side - 82, top: top, width: 80)
      }
    }
    guard side > 0 else { return }
    canvas.rectangle(
      Box(left: Self.right - side, top: top + 3 - side / 2, width: side, height: side), width: 0.1, grey: 0.6)
  }

  /// Title and legal sentence; answers where the table begins.
  private func drawBody(
    _ wording: AccountOpeningWording, _ language: Language, on canvas: PDFCanvas
  ) throws(CorrespondenceError) -> Double {
    var top = max(64, envelope.everVisible.bottom + 8) + 4 + authority.sealSide / 2
    if !wording.courtesyNote.isEmpty {
      top += try canvas.draw(
        wording.courtesyNote, TextStyle(size: 9, alignment: .centre), left: Self.left, top: top,
        width: Self.textWidth)
    }
    top += 4
    let title = TextStyle(size: 15, alignment: .centre, tracking: language == .ja ? 0.25 : 0)
    top += try canvas.tagged(.heading) { () throws(CorrespondenceError) in
      try canvas.draw(wording.title, title, left: Self.left, top: top, width: Self.textWidth)
    }
    top += 4
    let body = TextStyle(size: 11, leading: 1.75, isJustified: true, indent: language == .ja ? 1 : 0)
    top += try canvas.tagged(.paragraph) { () throws(CorrespondenceError) in
      try canvas.draw(wording.legalSentence, body, left: Self.left, top: top, width: Self.textWidth)
    }
    return top + 5
  }

  /// The contact desk; answers where it begins.
  private func drawDesk(
    _ wording: AccountOpeningWording, _ language: Language, on canvas: PDFCanvas
  ) throws(CorrespondenceError) -> Double {
    let style = TextStyle(size: 9, leading: 1.4)
    let left = 100.0
    let width = Self.right - left
    let text = ([wording.deskHeading] + authority.desk.map { $0.text(in: language) }).joined(separator: "\n")
    let top = 281 - (try canvas.height(of: text, style, width: width))
    try canvas.tagged(.paragraph) { () throws(CorrespondenceError) in
      try canvas.draw(text, style, left: left, top: top, width: width)
    }
    return top
  }

  private func drawPageNumber(
    _ page: Int, of pages: Int, _ wording: AccountOpeningWording, on canvas: PDFCanvas
  ) throws(CorrespondenceError) {
    let text = try WordingTemplate.fill(wording.pageNumber, ["page": String(page), "pages": String(pages)])
    try canvas.draw(
      text, TextStyle(size: 9, alignment: .centre), left: Self.left, top: 286, width: Self.textWidth)
  }
}
