public import Foundation

/// Where the forms, figures and letter texts are: the folder `Forms/` that comes with Kozabo.
public enum FormsFolder {
  /// Finds the folder: `KOZABO_FORMS`, else `Forms/` beside the program or in a folder above it, else in the current folder.
  /// - Throws: ``OfficeError/formsFolderMissing(_:)`` naming where it was looked for last.
  public static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    program: String = Bundle.main.executablePath ?? CommandLine.arguments[0],
    currentFolder: String = FileManager.default.currentDirectoryPath
  ) throws(OfficeError) -> String {
    func isForms(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path + "/programme.yaml") }
    if let named = environment["KOZABO_FORMS"], !named.isEmpty {
      guard isForms(named) else { throw .formsFolderMissing(named) }
      return named
    }
    var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      for candidate in [folder.path + "/Forms", folder.path + "/share/kozabo/Forms"] where isForms(candidate) {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    let candidate = currentFolder + "/Forms"
    guard isForms(candidate) else { throw .formsFolderMissing(candidate) }
    return candidate
  }
}
