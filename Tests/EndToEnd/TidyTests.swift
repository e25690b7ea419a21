import Foundation
import Testing

/// Clock, chance and the machine's habits come in as values, from the office alone.
@Suite struct TidyTests {
  static let targets = [
    "Programme", "Workbook", "Intake", "Forms", "Register", "Examination", "Casework", "Correspondence",
  ]

  @Test(arguments: targets)
  func `no target below the office asks for time, chance, place or a terminal`(target: String) throws {
    let patterns = [
      #"\bDate\(\)"#, #"\bUUID\(\)"#, #"\.random(Element)?\((?!.*using:)"#, #"\.shuffled\(\)"#,
      #"TimeZone\.(current|autoupdatingCurrent)"#,
      #"Locale\.(current|autoupdatingCurrent)"#, #"Calendar\.(current|autoupdatingCurrent)"#,
      #"(?<!func |\.)\bprint\("#,
      #"SystemRandomNumberGenerator"#, #"ProcessInfo"#,
    ]
    let folder = Program.checkout.appendingPathComponent("Sources/\(target)").path
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }.sorted()
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let code = line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
        for pattern in patterns where code.range(of: pattern, options: .regularExpression) != nil {
          Issue.record("Sources/\(target)/\(file):\(index + 1): \(line.trimmingCharacters(in: .whitespaces))")
        }
      }
    }
  }
}
