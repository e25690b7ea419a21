/// Reads one package from its bytes to a ``WorkbookFile``.
struct WorkbookReader {
  let bytes: [UInt8]
  let limits: ReadingLimits

  func read() throws(WorkbookError) -> WorkbookFile {
    throw .notAWorkbook(.unknown)
  }
}
