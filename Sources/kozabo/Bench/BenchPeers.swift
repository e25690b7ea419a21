import Foundation

/// The readers Kozabo is measured against, in a virtual environment of their own.
struct BenchPeers {
  /// A package of PyPI.
  enum Peer: String, CaseIterable {
    case calamine = "python-calamine"
    case fastexcel
    case openpyxl
  }

  private let python: String
  /// Those that could be installed.
  let peers: [Peer]

  /// Makes the environment in a folder when it is not there yet. Nil, and a word said, when that is not possible.
  init?(folder: URL, say: (String) -> Void) {
    python = folder.appending(path: "bin/python3").path
    if !FileManager.default.isExecutableFile(atPath: python) {
      guard ChildProcess.run("/usr/bin/env", ["python3", "-m", "venv", folder.path]) != nil else {
        say("no peers: python3 cannot make a virtual environment here.")
        return nil
      }
    }
    let python = self.python
    peers = Peer.allCases.filter { peer in
      let module = peer == .calamine ? "python_calamine" : peer.rawValue
      if ChildProcess.run(python, ["-c", "import \(module)"]) != nil { return true }
      let packages = peer == .fastexcel ? [peer.rawValue, "pyarrow"] : [peer.rawValue]
      let isThere =
        ChildProcess.run(python, ["-m", "pip", "install", "--quiet"] + packages) != nil
        && ChildProcess.run(python, ["-c", "import \(module)"]) != nil
      if !isThere { say("\(peer.rawValue) is skipped: it cannot be installed from PyPI.") }
      return isThere
    }
    if peers.isEmpty { return nil }
  }

  /// Seconds to read every value of every sheet; nil when the peer fails. Starting Python and loading is not counted.
  func seconds(_ peer: Peer, paths listing: String) -> Double? {
    let output = ChildProcess.run(python, ["-W", "ignore", "-c", Self.script, peer.rawValue, listing])
    return output.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").last.flatMap { Double($0) } }
  }

  private static let script = """
    import sys, time, logging
    logging.disable(logging.CRITICAL)
    peer, listing = sys.argv[1:]
    paths = open(listing).read().split("\\n")
    if peer == "python-calamine":
        from python_calamine import CalamineWorkbook
        def read(path):
            book = CalamineWorkbook.from_path(path)
            return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
    elif peer == "fastexcel":
        import fastexcel
        def read(path):
            book = fastexcel.read_excel(path)
            return sum(book.load_sheet(name, header_row=None).height for name in book.sheet_names)
    else:
        import openpyxl
        def read(path):
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            return sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    started = time.perf_counter()
    for path in paths: read(path)
    print(time.perf_counter() - started)
    """
}

/// Runs a program and waits for it.
enum ChildProcess {
  /// Its standard output; nil when it cannot be started or ends with an error.
  static func run(_ program: String, _ arguments: [String]) -> Data? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationReason == .exit && process.terminationStatus == 0 ? data : nil
  }
}
