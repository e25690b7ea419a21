/// A form control on a sheet (フォームコントロール): a check box, an option button or another.
///
/// Source: MS-XLSX 2.6.123 (formControlPr); ECMA-376 part 1, 18.3.1.19 (control); part 4, 19.4 (ClientData of VML).
public struct SheetControl: Hashable, Sendable {
  /// What sort of control.
  public let kind: Kind
  /// Its name on the sheet; nil when none is stated.
  public let name: String?
  /// The text beside it; nil when it has none or the file keeps none.
  public let caption: String?
  /// Whether it is ticked; nil for a control that cannot be.
  public let state: State?
  /// The cell that takes its state; nil when there is none, or when the link is no plain cell.
  public let linkedCell: CellAddress?
  /// The link as the file states it.
  public let linkedFormula: String?
  /// The cells it lies over; nil when the file does not say.
  public let anchor: CellRange?

  /// The sorts of controls.
  public enum Kind: String, Hashable, Sendable {
    /// A check box (チェックボックス).
    case checkBox
    /// An option button (オプションボタン).
    case optionButton
    /// A check box that is a cell's own (Excel 365); its state is the cell's boolean.
    case cellCheckBox
    /// A button that runs a macro.
    case button
    /// A list that folds down.
    case dropDown
    /// A list that stands open.
    case list
    /// A frame around option buttons.
    case groupBox
    /// A text that cannot be edited on the sheet.
    case label
    /// A scroll bar.
    case scrollBar
    /// A spin button.
    case spinner
    /// An ActiveX control; its state is in a binary part that is not read.
    case activeX
    /// Anything else.
    case other
  }

  /// Whether a control is ticked.
  public enum State: String, Hashable, Sendable {
    /// Ticked, or chosen.
    case checked
    /// Not ticked.
    case unchecked
    /// Neither (greyed).
    case mixed
  }
}

extension SheetControl.Kind {
  /// The kind by the name that controls (`CheckBox`) and VML (`Checkbox`) give it; nil for what is no control.
  init?(objectType: String) {
    switch objectType.lowercased() {
    case "checkbox": self = .checkBox
    case "radio": self = .optionButton
    case "button": self = .button
    case "drop": self = .dropDown
    case "list": self = .list
    case "gbox": self = .groupBox
    case "label": self = .label
    case "scroll": self = .scrollBar
    case "spin": self = .spinner
    case "edit", "editbox", "dialog", "movie": self = .other
    default: return nil
    }
  }

  var canBeTicked: Bool { self == .checkBox || self == .optionButton }
}
