internal import Workbook

/// The looks of a blank workbook: a Mincho on white, thin lines, input cells lightly tinted.
struct BlankStyles {
  private static let mincho = "ＭＳ 明朝"
  private static let gothic = "ＭＳ ゴシック"
  private static let tint = CellStyle.Color(rgb: 0xFFFBE6)

  private let base = CellStyle {
    $0.fontName = BlankStyles.mincho
    $0.fontSize = 10
    $0.vertical = .center
    $0.wraps = true
  }

  var note: CellStyle { base.with { $0.fontSize = 8 } }
  var right: CellStyle { base.with { $0.horizontal = .right } }
  var bold: CellStyle { base.with { ($0.isBold, $0.wraps) = (true, false) } }
  var label: CellStyle { ruled.with { $0.horizontal = .center } }
  var plainLabel: CellStyle { base.with { $0.horizontal = .center } }
  var ruled: CellStyle { base.with { $0.borders = .all(.thin) } }
  var ruledSmall: CellStyle { ruled.with { ($0.fontSize, $0.wraps, $0.shrinksToFit) = (8, false, true) } }
  var ruledNumber: CellStyle { ruledSmall.with { ($0.horizontal, $0.numberFormat) = (.right, "0") } }
  var code: CellStyle {
    base.with {
      $0.fontName = BlankStyles.gothic
      $0.fontSize = 16
      $0.isBold = true
      $0.horizontal = .center
      $0.borders = .all(.medium)
      $0.wraps = false
      $0.shrinksToFit = true
    }
  }

  func style(_ box: BoxStyle) -> CellStyle {
    switch box {
    case .title:
      base.with {
        ($0.fontSize, $0.isBold, $0.horizontal, $0.wraps, $0.shrinksToFit) = (16, true, .center, false, true)
      }
    case .text: base.with { $0.fontSize = 10.5 }
    case .right: right.with { $0.numberFormat = BlankStyles.eraDate }
    case .center: plainLabel
    case .note: note
    case .label, .heading: label
    case .ruled: ruled.with { ($0.indent, $0.horizontal) = (1, .left) }
    case .ruledCenter: label
    case .ruledRight: ruled.with { ($0.horizontal, $0.indent) = (.right, 1) }
    case .seal: base.with { ($0.fontSize, $0.horizontal, $0.wraps) = (14, .center, false) }
    case .code: code
    }
  }

  /// The label of a field: ruled in the table, plain in the head of the form, where inputs have no frame either.
  func label(isRuled: Bool) -> CellStyle { isRuled ? label : plainLabel }

  /// An input cell of a type; texts are stored as texts, so that 0021 keeps its zeros.
  func input(
    _ type: FieldType, isRuled: Bool, isForOffice: Bool = false, unit: String? = nil
  ) -> CellStyle {
    base.with {
      if isRuled { $0.borders = .all(.thin) } else { $0.borders.bottom = .hair }
      $0.horizontal = .left
      $0.indent = 1
      if !isForOffice {
        $0.fill = BlankStyles.tint
        $0.isLocked = false
      }
      switch type {
      case .text, .choice, .accountNumber, .designation, .postalCode, .phone, .email, .fiscalYear, .serialRange,
        .corporateNumber:
        $0.numberFormat = "@"
      case .flag: ($0.numberFormat, $0.horizontal, $0.indent) = ("@", .center, 0)
      case .integer:
        $0.numberFormat = unit == nil ? "0" : "#,##0"
        if unit != nil { $0.horizontal = .right }
      case .decimal:
        // A format with decimals would print 12 as "12.": General shows what was typed.
        $0.numberFormat = "General"
        $0.horizontal = .right
      case .date:
        ($0.numberFormat, $0.horizontal, $0.indent) = (BlankStyles.eraDate, .center, 0)
        // A date that does not fit would print as ########.
        ($0.wraps, $0.shrinksToFit) = (false, true)
      }
    }
  }

  /// 令和8年11月22日.
  private static let eraDate = "[$-411]ggge\"年\"m\"月\"d\"日\""
}
