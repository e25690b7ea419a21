import Foundation
import Testing

@testable import Office

struct SettingsTests {
  @Test func `an office made before the reception had settings opens with the standard ones`() throws {
    let desk = try ReceivingDesk { yaml in
      // The section ends where the next line that is not indented begins.
      var isInside = false
      return yaml.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
        if line.hasPrefix("reception:") { isInside = true } else if !line.hasPrefix(" ") { isInside = false }
        return !isInside
      }.joined(separator: "\n")
    }
    let yaml = try String(contentsOfFile: desk.folder + "/office/office.yaml", encoding: .utf8)
    #expect(!yaml.contains("reception"))
    #expect(desk.office.settings.reception == .standard)
    #expect(desk.office.settings == .standard)
  }

  @Test func `a setting of the reception that is left out is the standard one`() throws {
    let desk = try ReceivingDesk { yaml in
      yaml.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { line in !["mediaKeptDays", "clamdSocket", "readAheadBytes"].contains(where: line.contains) }
        .map { $0.contains("likenessDays") ? "  likenessDays: 7" : String($0) }.joined(separator: "\n")
    }
    #expect(desk.office.settings.reception.likenessDays == 7)
    #expect(desk.office.settings.reception.mediaKeptDays == 1826)
    #expect(desk.office.settings.reception.clamdSocket.isEmpty)
    #expect(desk.office.settings.reception.readAheadBytes == 64 << 20)
  }
}
