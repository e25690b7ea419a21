public import Register

/// Why an office cannot be made, opened or worked in. In order of precedence.
public enum OfficeError: Error, Hashable, Sendable {
  /// The folder with forms and figures is not where it was looked for.
  case formsFolderMissing(String)
  /// There is no office at the path.
  case officeMissing(String)
  /// Something that is no empty folder stands where an office is to be made.
  case officeExists(String)
  /// A file that was named is not there.
  case fileMissing(String)
  /// A file cannot be written; holds the system's reason.
  case fileNotWritable(String, reason: String)
  /// The seed file names something that is not there, or is impossible.
  case badSeed(file: String, line: Int?, SeedError)
  /// No password that was given opens the quarantined file.
  case passwordDoesNotOpen(Int64, name: String)
  /// Another process is at work in the office.
  case busy(String)
}
