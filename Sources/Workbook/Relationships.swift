/// The relationships of one part: what it points to, by id.
///
/// Source: ECMA-376 part 2, 6.5.
struct Relationships {
  struct Target {
    /// The last component of the type: `worksheet`, `sharedStrings`; the same for ordinary and strict files.
    let kind: String
    /// A part's name, or the target as written when it is external.
    let target: String
    let isExternal: Bool
  }

  let byID: [String: Target]
  /// In the order of the file.
  let all: [Target]

  static let none = Relationships(byID: [:], all: [])

  func first(ofKind kind: String) -> Target? { all.first { $0.kind == kind && !$0.isExternal } }

  /// Reads the relationships of a part (`""` for the package); none when it has no such part.
  static func read(
    of part: String, in archive: ZipArchiveReader, limits: ReadingLimits
  ) throws(WorkbookError) -> Relationships {
    let name = PartName.relationships(of: part)
    guard archive.contains(name) else { return .none }
    var byID: [String: Target] = [:]
    var all: [Target] = []
    let consumer = ElementConsumer(part: name, limits: limits, wanted: ["Relationship"]) { element in
      let written = element.attributes["Target"] ?? ""
      let isExternal = element.attributes["TargetMode"] == "External"
      let target = Target(
        kind: lastComponent(of: element.attributes["Type"] ?? ""),
        target: isExternal ? written : PartName.resolve(written, from: part), isExternal: isExternal)
      all.append(target)
      if let id = element.attributes["Id"] { byID[id] = target }
    }
    try archive.parse(consumer, limits: limits)
    return Relationships(byID: byID, all: all)
  }

  private static func lastComponent(of type: String) -> String {
    type.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
  }
}
