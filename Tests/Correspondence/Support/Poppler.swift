import Correspondence
import Foundation

/// What another program (poppler) sees in a PDF.
enum Poppler {
  /// Runs one of poppler's tools over a document and answers its standard output.
  static func run(_ tool: String, _ arguments: [String] = [], on document: RenderedDocument) throws -> String {
    String(decoding: try output(of: tool, arguments, on: document), as: UTF8.self)
  }

  /// As ``run(_:_:on:)``, for output that is no text.
  static func output(of tool: String, _ arguments: [String], on document: RenderedDocument) throws -> Data {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("correspondence-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("document.pdf")
    try document.bytes.write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments + [file.path] + (tool == "pdftotext" ? ["-"] : [])
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ToolFailure(tool: tool, status: process.terminationStatus) }
    return bytes
  }

  /// The text of a document without blanks and line breaks, which spreading and wrapping put in anywhere, in the order
  /// in which it is drawn: poppler's own guess at columns takes the characters of spread labels apart.
  static func text(of document: RenderedDocument, page: Int? = nil) throws -> String {
    let pages = page.map { ["-f", String($0), "-l", String($0)] } ?? []
    return try run("pdftotext", ["-raw"] + pages, on: document).filter { !$0.isWhitespace }
  }

  /// A word with its place on the first page, in millimetres.
  struct Word {
    let text: String
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double
  }

  /// The words of the first page with their places.
  static func words(of document: RenderedDocument) throws -> [Word] {
    let page = try run("pdftotext", ["-bbox", "-l", "1"], on: document)
    let pattern = /<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">([^<]*)<\/word>/
    return page.matches(of: pattern).compactMap { match in
      guard let left = Double(match.1), let top = Double(match.2), let right = Double(match.3),
        let bottom = Double(match.4)
      else { return nil }
      let scale = 25.4 / 72
      return Word(
        text: String(match.5), left: left * scale, top: top * scale, right: right * scale, bottom: bottom * scale)
    }
  }

  struct ToolFailure: Error {
    let tool: String
    let status: Int32
  }
}
