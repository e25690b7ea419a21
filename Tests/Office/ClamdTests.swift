import Casework
import Foundation
import GRDB
import Intake
import Programme
import Testing

@testable import Office

/// The scanner's part in the reception, with a clamd of our own that knows one signature, and with a real one where it runs.
struct ClamdTests {
  /// The test file of the European Institute for Computer Anti-Virus Research, put together here so that no scanner takes
  /// this source for it. Source: https://www.eicar.org/download-anti-malware-testfile/
  private static let eicar = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$"# + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*"

  /// A process that speaks INSTREAM on a socket and finds EICAR anywhere in a stream; like clamd it hangs up when a
  /// stream is longer than it takes.
  private final class FakeClamd {
    let socket: String
    private let process = Process()

    init(most: Int = 100 << 20) throws {
      // A socket's path holds 108 bytes, whatever the temporary folder is called.
      let socket = "/tmp/kozabo-clamd-\(UUID().uuidString.prefix(8))"
      self.socket = socket
      let script = """
        import os, socket, struct, sys
        s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(64)
        while True:
            c, _ = s.accept()
            f = c.makefile('rb')
            assert f.read(10) == b'zINSTREAM\\0'
            data = b''
            while True:
                n, = struct.unpack('>I', f.read(4))
                if n == 0: break
                data += f.read(n)
                if len(data) > int(sys.argv[2]): break
            if len(data) > int(sys.argv[2]):
                c.sendall(b'INSTREAM size limit exceeded. ERROR\\0'); f.close(); c.close(); continue
            found = b'EICAR-STANDARD-' + b'ANTIVIRUS-TEST-FILE' in data
            c.sendall(b'stream: Eicar-Test-Signature FOUND\\0' if found else b'stream: OK\\0')
            f.close(); c.close()
        """
      process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
      process.arguments = ["-c", script, socket, String(most)]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      for _ in 0..<500 where !FileManager.default.fileExists(atPath: socket) { usleep(20_000) }
    }

    deinit {
      // Not asked but ended: what ignores requests to end would hold the test run's output open.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      unlink(socket)
    }
  }

  private func desk(socket: String) throws -> ReceivingDesk {
    try ReceivingDesk { $0.replacingOccurrences(of: "clamdSocket: ''", with: "clamdSocket: '\(socket)'") }
  }

  private func scans(_ desk: ReceivingDesk) throws -> [String?] {
    try desk.office.read { try Optional<String>.fetchAll($0, sql: "SELECT scan FROM submissionFile ORDER BY id") }
  }

  @Test func `an infected file reaches no parser, and what the scanner said is on record`() throws {
    let clamd = try FakeClamd()
    defer { withExtendedLifetime(clamd) {} }
    let desk = try desk(socket: clamd.socket)
    try desk.file("disc/a.xlsx", try ReceivingDesk.sample("02_"))
    // It is a zip and a workbook by name: opened, it would be told as damaged, not as infected.
    try desk.file("disc/b.xlsx", Data("PK\u{3}\u{4}".utf8) + Data(Self.eicar.utf8))
    let files = try desk.receive(.path(desk.folder + "/disc")).files
    #expect(files.map(\.disposition) == [.case, .quarantined])
    #expect(files[1].kind == .unknown)
    #expect(files[1].reason?.en.contains("Eicar-Test-Signature") == true)
    #expect(try scans(desk) == ["clean", "infected Eicar-Test-Signature"])
    #expect(try desk.closes())
  }

  @Test func `a mail with something in it is not taken apart`() throws {
    let clamd = try FakeClamd()
    defer { withExtendedLifetime(clamd) {} }
    let desk = try desk(socket: clamd.socket)
    var mail = MailBuilder(subject: "申請", messageID: "1@x")
    mail.body = "x"
    let bytes = mail.bytes + Array(Self.eicar.utf8)
    let files = try desk.receive(.bytes(bytes, fileName: "message.eml", source: "mail")).files
    #expect(files.map(\.disposition) == [.quarantined])
  }

  @Test func `without an answer nothing is opened, and receiving again makes good`() throws {
    let socket = "/tmp/kozabo-no-clamd-\(UUID().uuidString.prefix(8))"
    let desk = try desk(socket: socket)
    let path = try desk.file("disc/a.xlsx", try ReceivingDesk.sample("02_"))
    #expect(try desk.receive(.path(path)).files.map(\.disposition) == [.quarantined])
    #expect(try scans(desk).first??.hasPrefix("failed ") == true)
    #expect(try desk.waiting().count == 1)
    let healthy = try Office.open(
      at: desk.folder + "/office", formsFolder: FormReadingTests.root.appendingPathComponent("Forms").path)
    var settings = healthy.settings
    settings.reception.clamdSocket = ""
    try settings.yaml().write(toFile: desk.folder + "/office/office.yaml", atomically: true, encoding: .utf8)
    try healthy.close()
    let again = try Office.open(
      at: desk.folder + "/office", formsFolder: FormReadingTests.root.appendingPathComponent("Forms").path)
    _ = try again.receive(path, channel: nil, receivedOn: nil, moment: ReceivingDesk.moment)
    #expect(try again.read { try CaseStore.cases(in: $0) }.count == 1)
    #expect(try again.read { try Quarantine.files(in: $0) }.isEmpty)
    try again.close()
  }

  /// A disc image of a form and, where one is given, a further file.
  private func image(_ desk: ReceivingDesk, with other: Data? = nil) throws -> String {
    try desk.file("disc/a.xlsx", try ReceivingDesk.sample("02_"))
    if let other { try desk.file("disc/b.dat", other) }
    try desk.run("/usr/bin/xorriso", ["-as", "mkisofs", "-quiet", "-J", "-o", "disc.iso", "disc"])
    return desk.folder + "/disc.iso"
  }

  @Test func `a disc image is scanned whole before it is opened, and what is in it after`() throws {
    let clamd = try FakeClamd()
    defer { withExtendedLifetime(clamd) {} }
    let clean = try desk(socket: clamd.socket)
    let files = try clean.receive(.path(try image(clean))).files
    #expect(files.map(\.disposition) == [.attached, .case])
    #expect(try scans(clean) == ["clean", "clean"])

    let infected = try desk(socket: clamd.socket)
    let path = try image(infected, with: Data(Self.eicar.utf8))
    let kept = try infected.receive(.path(path)).files
    #expect(kept.map(\.disposition) == [.quarantined], "nothing of it is opened")
    #expect(kept[0].kind == .unknown)
    #expect(try scans(infected) == ["infected Eicar-Test-Signature"])
    #expect(kept[0].sha256 == Fingerprint(of: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))).hex)
    #expect(try infected.closes())
  }

  @Test func `an image larger than the scanner takes is not opened, and the reason says what to set`() throws {
    let clamd = try FakeClamd(most: 100_000)
    defer { withExtendedLifetime(clamd) {} }
    let desk = try desk(socket: clamd.socket)
    let files = try desk.receive(.path(try image(desk))).files
    #expect(files.map(\.disposition) == [.quarantined])
    #expect(files[0].reason?.en.contains("StreamMaxLength") == true)
    #expect(files[0].reason?.ja.contains("StreamMaxLength") == true)
    #expect(try scans(desk).first??.hasPrefix("failed ") == true)
  }

  private static let realSocket = ["/run/clamav/clamd.ctl", "/var/run/clamav/clamd.ctl", "/run/clamd.scan/clamd.sock"]
    .first(where: FileManager.default.fileExists(atPath:))

  @Test(.enabled(if: realSocket != nil, "no clamd runs here"))
  func `a real clamd says the same`() throws {
    let scanner = ClamdScanner(socket: try #require(Self.realSocket))
    #expect(scanner.scan(Array("harmless".utf8)) == .clean)
    guard case .infected = scanner.scan(Array(Self.eicar.utf8)) else {
      Issue.record("EICAR was not found")
      return
    }
  }
}
