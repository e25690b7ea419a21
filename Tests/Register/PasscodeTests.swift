import Foundation
import Register
import TestSupport
import Testing

struct PasscodeTests {
  private let hasher = PasscodeHasher(costExponent: 4, blockSize: 1, parallelism: 1)

  @Test func `a passcode has eight characters that no print confuses`() {
    var generator = SeededGenerator(seed: 1)
    let passcodes = (0..<500).map { _ in Passcode(using: &generator).text }
    #expect(passcodes.allSatisfy { $0.count == 8 })
    let used = Set(passcodes.joined())
    #expect(used.isDisjoint(with: Set("0O1IL2Z5S8BVabcdefghijklmnopqrstuvwxyz")))
    #expect(used.count == Passcode.alphabet.count, "4,000 draws show every character")
    #expect(Set(passcodes).count == 500)
  }

  @Test func `the same seed draws the same passcode`() {
    var one = SeededGenerator(seed: 7)
    var other = SeededGenerator(seed: 7)
    #expect(Passcode(using: &one) == Passcode(using: &other))
  }

  @Test func `a hash knows its password and no other`() throws {
    var generator = SeededGenerator(seed: 2)
    let stored = try hasher.hash("ACDE3467", using: &generator)
    #expect(stored.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
    #expect(try PasscodeHasher.verify("ACDE3467", against: stored))
    #expect(try !PasscodeHasher.verify("ACDE3469", against: stored))
    #expect(try hasher.hash("ACDE3467", using: &generator) != stored, "each hash has a salt of its own")
  }

  @Test func `the hash is scrypt of RFC 7914`() throws {
    // The parallelism of the RFC's own vectors is beyond what we allow; these 32 bytes of
    // scrypt("password", "NaCl", N 1024, r 8, p 1) are from Python's hashlib.scrypt.
    let key = "J7QYxnTHadElAfux9TusMt9lFMDyjQQ4crFIs0iWGnk"
    #expect(try PasscodeHasher.verify("password", against: "$scrypt$ln=10,r=8,p=1$TmFDbA$\(key)"))
  }

  @Test(arguments: [
    "", "plain", "$scrypt$ln=4,r=1,p=1$$AAAA", "$scrypt$ln=40,r=8,p=1$TmFDbA$AAAA", "$scrypt$ln=4,r=1$TmFDbA$AAAA",
    "$argon2id$v=19$m=65536$a$b",
  ])
  func `a stored text of another form is refused`(stored: String) {
    #expect(throws: PasscodeError.malformedHash) { try PasscodeHasher.verify("x", against: stored) }
  }
}
