import Foundation
import Testing

@testable import Intake

struct FolderDigestTests {
  @Test func `a folder's digest is what find, sort and sha256sum make of it`() throws {
    let folder = try TemporaryFolder()
    let names = ["b.xlsx", "a/申請書.xlsx", "a b.txt", "odd\\name\nwith\rmarks", "空.txt"]
    for name in names { _ = try folder.write(name, to: "disc/" + name) }
    var digest = FolderDigest()
    try Envelope(at: folder.path + "/disc").open { digest.add(rawName: $0.rawName, Fingerprint(of: $0.bytes)) }
    let sum = try Tool.run(
      "sh", ["-c", "find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"],
      in: folder.path + "/disc")
    #expect(digest.fingerprint.hex == sum.text.prefix(64))
  }

  @Test func `the order does not matter, a name, a byte and a fault do`() {
    func digest(_ files: [(String, Fingerprint?)]) -> Fingerprint {
      var digest = FolderDigest()
      for (name, fingerprint) in files { digest.add(rawName: Array(name.utf8), fingerprint) }
      return digest.fingerprint
    }
    let (one, two) = (Fingerprint(of: [1]), Fingerprint(of: [2]))
    let usual = digest([("a", one), ("b", two)])
    #expect(digest([("b", two), ("a", one)]) == usual)
    for other in [
      digest([("a", two), ("b", one)]), digest([("a", one), ("c", two)]), digest([("a", one), ("b", nil)]), digest([]),
    ] { #expect(other != usual) }
  }
}
