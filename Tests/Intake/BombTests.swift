import Foundation
import Testing

@testable import Intake

/// Archives that ask for more than they show, made by Python.
@Suite(.serialized, .enabled(if: Tool.isThere("python3"), "python3 is not installed"))
struct BombTests {
  private static func made(_ script: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try Tool.run("python3", ["-c", "import io, zipfile\n" + script], in: folder.path)
    return Array(try Data(contentsOf: URL(filePath: folder.path + "/a.zip")))
  }

  @Test func `a member that grows a thousand times is given up at the limit, others are taken`() throws {
    let bytes = try Self.made(
      """
      z = zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED)
      z.writestr("a.txt", "1")
      with z.open("bomb.xlsx", "w", force_zip64=True) as f:
        for _ in range(60): f.write(bytes(1 << 20))
      z.writestr("c.txt", "3")
      z.close()
      """)
    let clock = ContinuousClock()
    var parcels: [Parcel] = []
    let time = clock.measure { parcels = Envelope(bytes: bytes, name: "a.zip").parcels() }
    #expect(parcels.map(\.outcome) == [.opened(members: 3), .taken, .limit(.ratio, allowed: 200), .taken])
    #expect(time < .seconds(10))
    var generous = IntakeLimits.standard
    generous.ratio = 2000
    #expect(Envelope(bytes: bytes, name: "a.zip", limits: generous).parcels()[2].byteCount == 60 << 20)
  }

  @Test func `an archive of archives of archives is not followed down`() throws {
    // As 42.zip: sixteen zips, in each sixteen more, and so on; unpacked wholly it would be 4 GiB a branch.
    let bytes = try Self.made(
      """
      def packed(members):
        b = io.BytesIO()
        z = zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED)
        for name, data in members: z.writestr(name, data)
        z.close()
        return b.getvalue()
      level = packed([("0.dll", bytes(32 << 20))])
      for depth in range(4): level = packed([("lib %d.zip" % n, level) for n in range(16)])
      open("a.zip", "wb").write(level)
      """)
    let parcels = Envelope(bytes: bytes, name: "a.zip").parcels()
    #expect(parcels.count == 1 + 16 + 256)
    #expect(parcels.filter { $0.outcome == .limit(.nesting, allowed: 2) }.count == 256)
    var deep = IntakeLimits.standard
    deep.nesting = 10
    deep.ratio = 10_000
    deep.totalBytes = 100 << 20
    let clock = ContinuousClock()
    var all: [Parcel] = []
    let time = clock.measure {
      Envelope(bytes: bytes, name: "a.zip", limits: deep).open { all.append($0.withoutBytes) }
    }
    #expect(time < .seconds(30))
    #expect(all.contains { $0.outcome == .limit(.totalBytes, allowed: 100 << 20) })
    #expect(all.count <= deep.files)
  }

  @Test func `more members than an envelope may hold are not even listed`() throws {
    let bytes = try Self.made(
      """
      z = zipfile.ZipFile("a.zip", "w")
      for n in range(70000): z.writestr("%d" % n, "")
      z.close()
      """)
    let parcels = Envelope(bytes: bytes, name: "a.zip").parcels()
    #expect(parcels.map(\.outcome) == [.limit(.files, allowed: 2000)])
  }
}

extension Parcel {
  /// The same, its bytes let go.
  fileprivate var withoutBytes: Parcel {
    Parcel(
      number: number, parent: parent, origin: origin, name: name, rawName: rawName, nameIssues: nameIssues, hint: hint,
      format: format, content: .none, outcome: outcome, scan: scan)
  }
}
