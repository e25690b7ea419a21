import Testing

@testable import Intake

struct MemberNameTests {
  @Test(arguments: [
    ("01_申請書.xlsx", "01_申請書.xlsx", [NameIssue](), "an ordinary name"),
    ("./a//b.xlsx", "a/b.xlsx", [], "empty folders and the folder itself say nothing"),
    ("a\\b.xlsx", "a/b.xlsx", [], "Windows' own separator"),
    ("../../etc/passwd", "etc/passwd", [.parentFolder], "zip slip"),
    ("a/..\\..\\b.xlsx", "a/b.xlsx", [.parentFolder], "the same with the other slash"),
    ("/etc/passwd", "etc/passwd", [.absolute], "a root"),
    ("\\\\server\\share\\b.xlsx", "server/share/b.xlsx", [.absolute], "a server"),
    ("C:\\Users\\b.xlsx", "Users/b.xlsx", [.driveLetter], "a drive"),
    ("c:b.xlsx", "b.xlsx", [.driveLetter], "a drive's own folder"),
    ("form.xlsx\0.exe", "form.xlsx\u{FFFD}.exe", [.controlCharacter], "a NUL, behind which some stop reading"),
    ("a\nb\u{1B}[2J.txt", "a\u{FFFD}b\u{FFFD}[2J.txt", [.controlCharacter], "what moves a terminal's cursor"),
    ("form\u{202E}xslx.exe", "form\u{FFFD}xslx.exe", [.directionMark], "reads as formexe.xlsx"),
    ("NUL", "NUL", [.deviceName], "a device"), ("a/com1.xlsx", "a/com1.xlsx", [.deviceName], "a device in disguise"),
    ("CONTRACT.txt", "CONTRACT.txt", [], "begins like a device"), ("com10.txt", "com10.txt", [], "there is no COM10"),
    ("", "?", [.length], "no name at all"), ("..", "?", [.parentFolder, .length], "nothing but a way out"),
    (
      "か\u{3099}く.xlsx", "がく.xlsx", [], "macOS writes letters and marks apart; they are shown composed"
    ),
  ])
  func `a name is shown safely and its oddities told`(
    raw: String, shown: String, issues: [NameIssue], why: Comment
  ) {
    let name = MemberName(raw: Array(raw.utf8))
    #expect(Array(name.shown.utf8) == Array(shown.utf8), why)
    #expect(name.issues == issues, why)
    #expect(name.raw == Array(raw.utf8))
  }

  @Test func `a name in CP932 is decoded, one in nothing known is marked`() {
    // 申請書①.xlsx and ｶﾅ, as Japanese Windows has them.
    let windows = MemberName(raw: [0x90, 0x5C, 0x90, 0xBF, 0x8F, 0x91, 0x87, 0x40] + Array(".xlsx".utf8))
    #expect(windows.shown == "申請書①.xlsx")
    #expect(windows.issues.isEmpty)
    #expect(MemberName(raw: [0xB6, 0xC5]).shown == "ｶﾅ")
    // The second byte of 表 is a backslash, which is no separator there.
    #expect(MemberName(raw: [0x95, 0x5C, 0x2F, 0x61]).shown == "表/a")
    #expect(MemberName(raw: [0xFF, 0xFE, 0x41]).issues == [.undecodable])
  }

  @Test func `a name beyond the limit is cut, and said to be`() {
    let name = MemberName(raw: [UInt8](repeating: 0x61, count: 5000), longest: 100)
    #expect(name.shown.count == 100)
    #expect(name.issues == [.length])
  }
}
