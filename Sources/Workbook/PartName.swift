internal import Foundation

/// The names of parts inside a package, and how one part points to another.
///
/// Source: ECMA-376 part 2, 6.2 (part names) and 6.5 (relationships).
enum PartName {
  /// What two names of the same part have in common: letter case, a leading `/` and `\` for `/` do not matter.
  static func key(_ name: String) -> String {
    let slashed = name.replacing("\\", with: "/")
    return (slashed.hasPrefix("/") ? String(slashed.dropFirst()) : slashed).lowercased()
  }

  /// Whether the name climbs out of the package or holds a control character.
  static func leavesPackage(_ name: String) -> Bool {
    name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
      || name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
  }

  /// The part that holds a part's relationships: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`.
  static func relationships(of part: String) -> String {
    let folder = folder(of: part)
    return folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
  }

  /// The part a relationship's target names, seen from the part it belongs to (`""` for the package itself).
  static func resolve(_ target: String, from part: String) -> String {
    let decoded = (target.removingPercentEncoding ?? target).replacing("\\", with: "/")
    let isAbsolute = decoded.hasPrefix("/")
    var segments: [Substring] = isAbsolute ? [] : folder(of: part).split(separator: "/")
    for segment in decoded.split(separator: "/") {
      switch segment {
      case ".": continue
      // A target cannot leave the package: above its root is the root.
      case "..": _ = segments.popLast()
      default: segments.append(segment)
      }
    }
    return segments.joined(separator: "/")
  }

  private static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }
}
