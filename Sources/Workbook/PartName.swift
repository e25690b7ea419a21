internal import Foundation

/// The names of parts inside a package, and how one part points to another.
///
/// Source: ECMA-376 part 2, 6.2 (part names) and 6.5 (relationships).
enum PartName {
  /// What two names of the same part have in common: letter case, a leading `/` and `\` for `/` do not matter.
  static func key(_ name: String) -> String {
    let slashed = withSlashes(name)
    return (slashed.utf8.first == UInt8(ascii: "/") ? String(slashed.dropFirst()) : slashed).lowercased()
  }

  /// Whether the name climbs out of the package or holds a control character.
  static func leavesPackage(_ name: String) -> Bool {
    if name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return true }
    // Most names have no two points anywhere.
    return name.utf8.contains(UInt8(ascii: ".")) && name.contains("..")
      && name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
  }

  /// The part that holds a part's relationships: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`.
  static func relationships(of part: String) -> String {
    let folder = folder(of: part)
    return folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
  }

  /// The part a relationship's target names, seen from the part it belongs to (`""` for the package itself).
  static func resolve(_ target: String, from part: String) -> String {
    let isEncoded = target.utf8.contains(UInt8(ascii: "%"))
    let decoded = withSlashes(isEncoded ? target.removingPercentEncoding ?? target : target)
    let slash = UInt8(ascii: "/")
    var segments = decoded.utf8.first == slash ? [] : folder(of: part).utf8.split(separator: slash)
    for segment in decoded.utf8.split(separator: slash) {
      if segment.elementsEqual(".".utf8) { continue }
      // A target cannot leave the package: above its root is the root.
      if segment.elementsEqual("..".utf8) {
        _ = segments.popLast()
      } else {
        segments.append(segment)
      }
    }
    return segments.map { String(Substring($0)) }.joined(separator: "/")
  }

  private static func folder(of part: String) -> String {
    part.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(part[...$0]) } ?? ""
  }

  private static func withSlashes(_ name: String) -> String {
    name.utf8.contains(UInt8(ascii: "\\")) ? name.replacing("\\", with: "/") : name
  }
}
