import Foundation

@testable import Forms

/// The definitions that ship with the program, in the folder Forms/ beside Sources/ and Tests/.
enum ShippedForms {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Forms").path

  static func form(_ id: FormID) throws -> FormDefinition {
    guard let definition = try FormCatalogue.load(folder: folder).newest(id) else { throw Absent(id: id) }
    return definition
  }

  struct Absent: Error { let id: FormID }
}
