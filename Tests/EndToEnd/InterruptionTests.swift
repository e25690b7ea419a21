import Foundation
import GRDB
import Register
import TestSupport
import Testing

/// Runs ended with SIGKILL at moments spread over their duration: the next run makes good what was cut short.
@Suite struct InterruptionTests {
  /// What may differ between two runs of one story: instants, and what hangs on them or on chance.
  private static let ofTheMoment: Set = ["recordedAt", "hash", "previousHash", "identifier"]

  /// How many moments a test gets of every 64, when `make faults` asks for more kills than the usual 64.
  private static func share(_ moments: Int) -> Int {
    let asked = ProcessInfo.processInfo.environment["KOZABO_KILLS"].flatMap { Int($0) } ?? 64
    return (moments * max(64, asked) + 63) / 64
  }

  /// Starts a command again and again and ends it a little later each time, from at once to after its usual end.
  ///
  /// - Returns: how many runs were cut short.
  private func interrupt(
    _ arguments: [String], moments: Int, prepare: () throws -> Workplace, check: (Workplace, Int) throws -> Void
  ) throws -> Int {
    let clock = ContinuousClock()
    let measured = try prepare()
    let duration = try clock.measure { _ = try Program.run(measured.words(arguments), folder: measured.path) }
    var cut = 0
    for moment in 0..<moments {
      let place = try prepare()
      let running = try Program.start(place.words(arguments), folder: place.path)
      // The last moments lie after the usual end, because an office at work is slower at times.
      try sleep(duration * (moment + 1) * 11 / (moments * 10))
      running.kill()
      if try running.wait().code == 128 + SIGKILL { cut += 1 }
      try check(place, moment)
    }
    print("kills: \(arguments[0]): \(cut) of \(moments) runs cut short")
    return cut
  }

  private func sleep(_ duration: Duration) throws {
    usleep(UInt32(duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000))
  }

  @Test func `reception killed at any moment and run again gives the same cases`() throws {
    let base = try Workplace()
    try base.makeOffice()
    let envelope = try base.envelope("disc", of: ["02_", "03_", "05_", "10_", "readme", "Thumbs"])
    let whole = try base.copy()
    #expect(try whole.kozabo("receive", envelope).code == 1)
    let expected = try Tables.dump(whole.office, without: Self.ofTheMoment)
    let store = try Workplace.files(below: whole.office + "/store")

    let cut = try interrupt(["receive", envelope], moments: Self.share(24), prepare: { try base.copy() }) { place, _ in
      let again = try place.kozabo("receive", envelope)
      #expect([0, 1].contains(again.code), "\(again.errors)")
      #expect(try Tables.dump(place.office, without: Self.ofTheMoment) == expected)
      #expect(try Workplace.files(below: place.office + "/store") == store)
      #expect(try place.leftovers().isEmpty)
      #expect(try place.kozabo("verify").code == 0)
    }
    #expect(cut > 0, "no run was cut short: the test has shown nothing")
  }

  /// A disc, a zip, an mbox of two mails that belong together, and a locked zip whose password comes with the second.
  private func mixedBatch(_ place: Workplace) throws -> [String] {
    let disc = try place.envelope("disc", of: ["02_", "10_", "readme", "Thumbs"])
    func sample(_ beginning: String) throws -> String {
      let name = try FileManager.default.contentsOfDirectory(atPath: Program.samples + "/cd-r").sorted()
        .first { $0.hasPrefix(beginning) }
      return Program.samples + "/cd-r/" + (try #require(name))
    }
    _ = try Tools.run("zip", ["-q", "-j", place.path + "/forms.zip", sample("03_"), sample("05_")])
    _ = try Tools.run("zip", ["-q", "-j", "-P", "Mihon-2026!", place.path + "/locked.zip", sample("04_")])
    let locked = try Data(contentsOf: URL(fileURLWithPath: place.path + "/locked.zip"))
    func mail(_ id: String, _ subject: String, _ text: String, attached: Data?) -> String {
      var lines = [
        "From sender@mihon.example.jp Fri Nov 20 10:00:00 2026", "From: <sender@mihon.example.jp>",
        "Subject: \(subject)", "Message-ID: <\(id)@mihon.example.jp>", "References: <thread@mihon.example.jp>",
        "Date: Fri, 20 Nov 2026 10:00:00 +0900", "Content-Type: multipart/mixed; boundary=b", "", "--b",
        "Content-Type: text/plain; charset=UTF-8", "", text,
      ]
      if let attached {
        lines += [
          "--b", "Content-Disposition: attachment; filename=locked.zip", "Content-Transfer-Encoding: base64", "",
          attached.base64EncodedString(options: .lineLength76Characters),
        ]
      }
      return (lines + ["--b--", "", ""]).joined(separator: "\n")
    }
    let mbox = try place.file(
      "two.mbox",
      mail("file", "application", "see the zip", attached: locked)
        + mail("pass", "password", "password: Mihon-2026!", attached: nil))
    return [disc, place.path + "/forms.zip", mbox]
  }

  /// How often a run is cut short; `make test-kill` asks for more.
  private static let kills = ProcessInfo.processInfo.environment["KOZABO_KILLS"].flatMap { Int($0) } ?? 12

  @Test func `a mixed batch killed at any moment and run again gives the same cases, and its books close`() throws {
    let base = try Workplace()
    try base.makeOffice()
    let batch = try mixedBatch(base)
    let whole = try base.copy()
    #expect(try whole.kozabo("receive", batch[0], batch[1], batch[2]).code == 1)
    let cases = try whole.kozabo("cases", "--json").json()["cases"] as? [Any]
    #expect(cases?.count == 4, "one of the disc, two of the zip, one behind the password")
    let expected = try Tables.dump(whole.office, without: Self.ofTheMoment)
    let store = try Workplace.files(below: whole.office + "/store")

    let cut = try interrupt(["receive"] + batch, moments: Self.kills, prepare: { try base.copy() }) { place, _ in
      let again = try place.kozabo("receive", batch[0], batch[1], batch[2])
      #expect([0, 1].contains(again.code), "\(again.errors)")
      #expect(try Tables.dump(place.office, without: Self.ofTheMoment) == expected)
      #expect(try Workplace.files(below: place.office + "/store") == store)
      #expect(try place.leftovers().isEmpty)
      #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
      #expect(try place.kozabo("verify").code == 0)
    }
    #expect(cut > 0, "no run was cut short: the test has shown nothing")
  }

  /// The cases by what they say. What was refused is recorded behind what was not, so that the numbers may differ; the
  /// cases may not.
  private static func content(_ place: Workplace) throws -> [String] {
    try Tables.read(place.office) { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT formID || ' ' || applicant || ' ' || contentDigest || ' ' || coalesce(resembles <> '', 0)
          FROM caseRecord ORDER BY 1
          """)
    }
  }

  /// Sizes in KiB at which the system refuses to let a file grow, as a full disk does.
  @Test(arguments: [4, 20, 64, 200])
  func `a disk that is full loses nothing, and the next run finishes the work`(limit: Int) throws {
    let base = try Workplace()
    try base.makeOffice()
    let batch = try mixedBatch(base)
    let whole = try base.copy()
    #expect(try whole.kozabo("receive", batch[0], batch[1], batch[2]).code == 1)
    let expected = try Self.content(whole)
    #expect(expected.count == 4)

    let place = try base.copy()
    // Without its signal ignored the limit would kill the program, which the other test does already.
    let words = ["-c", "trap '' XFSZ; ulimit -f \(limit); exec \"$0\" \"$@\"", try Program.executable()]
    let full = Process()
    full.executableURL = URL(fileURLWithPath: "/bin/bash")
    full.arguments = words + place.words(["receive"] + batch)
    var environment = ProcessInfo.processInfo.environment
    environment["KOZABO_FORMS"] = Program.forms
    full.environment = environment
    full.standardOutput = FileHandle.nullDevice
    full.standardError = FileHandle.nullDevice
    try full.run()
    full.waitUntilExit()
    #expect(full.terminationReason == .exit, "it says so and ends, it does not crash")
    if limit <= 20 { #expect(full.terminationStatus == 73) }

    let again = try place.kozabo("receive", batch[0], batch[1], batch[2])
    #expect([0, 1].contains(again.code), "\(again.errors)")
    #expect(try Self.content(place) == expected)
    #expect(try place.leftovers().isEmpty)
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
    #expect(try place.kozabo("verify").code == 0)
  }

  /// Whether this process may mount a file system.
  private static let canMount: Bool = {
    let folder = "\(Program.scratch)/mount-\(getpid())"
    guard mkdir(folder, 0o700) == 0 else { return false }
    defer { rmdir(folder) }
    guard mount("tmpfs", folder, "tmpfs", 0, "size=64k") == 0 else { return false }
    return umount(folder) == 0
  }()

  /// KiB left on the disk when the batch comes in.
  @Test(.enabled(if: canMount, "mounting a tmpfs is not allowed here"), arguments: [0, 8, 40, 120, 400, 1000])
  func `an office on a small disk that is full loses nothing, and finishes when there is room`(free: Int) throws {
    let base = try Workplace()
    try base.makeOffice()
    let batch = try mixedBatch(base)
    let whole = try base.copy()
    #expect(try whole.kozabo("receive", batch[0], batch[1], batch[2]).code == 1)

    let place = try Workplace()
    try FileManager.default.createDirectory(atPath: place.office, withIntermediateDirectories: false)
    let isMounted = mount("tmpfs", place.office, "tmpfs", 0, "size=64m") == 0
    try #require(isMounted)
    defer { umount2(place.office, Int32(MNT_DETACH)) }
    _ = try Tools.run("cp", ["-a", base.office + "/.", place.office])
    let used = try Tools.run("df", ["--output=used", "--block-size=1K", place.office]).split(separator: "\n")
    let taken = try #require(used.last.flatMap { Int($0.filter(\.isNumber)) })
    let isSmall = mount("tmpfs", place.office, "tmpfs", UInt(MS_REMOUNT), "size=\(taken + free)k") == 0
    try #require(isSmall)
    let full = try place.kozabo("receive", batch[0], batch[1], batch[2])
    #expect(full.code < 128, "it says so and ends, it does not crash")
    if free <= 40 { #expect(full.code == 73, "\(full.errors)") }

    let isLarge = mount("tmpfs", place.office, "tmpfs", UInt(MS_REMOUNT), "size=64m") == 0
    try #require(isLarge)
    let again = try place.kozabo("receive", batch[0], batch[1], batch[2])
    #expect([0, 1].contains(again.code), "\(again.errors)")
    #expect(try Self.content(place) == Self.content(whole))
    #expect(try place.leftovers().isEmpty)
    #expect(try place.kozabo("intake", "--date", "2026-11-20").code == 0)
    #expect(try place.kozabo("verify").code == 0)
  }

  @Test func `two receptions of one disc at the same time make one set of cases`() throws {
    let base = try Workplace()
    try base.makeOffice()
    let disc = Program.samples + "/cd-r"
    let whole = try base.copy()
    try whole.kozabo("receive", disc)
    let expected = try Tables.dump(whole.office, without: Self.ofTheMoment)
    for _ in 0..<3 {
      let place = try base.copy()
      let both = try [0, 1].map { _ in try Program.start(place.words(["receive", disc]), folder: place.path) }
      let codes = try both.map { try $0.wait().code }
      #expect(codes.sorted() == [0, 1], "one records, the other finds it all recorded")
      #expect(try Tables.dump(place.office, without: Self.ofTheMoment) == expected)
      #expect(try place.leftovers().isEmpty)
      #expect(try place.kozabo("verify").code == 0)
    }
  }

  /// An office in which one case with three letters only waits for its approval.
  private static let awaitingApproval = Result { () throws -> Workplace in
    let place = try Workplace()
    try place.makeOffice()
    let envelope = try place.envelope("disc", of: ["02_"])
    try place.kozabo("receive", envelope, "--received", "2026-11-18")
    let paper = try #require(try Story.paper(of: "02_"))
    try place.kozabo("paper", "C-2026-000001", "--file", paper)
    let examined = try place.kozabo("examine", "C-2026-000001", "--by", "shinsa-a", "--pass")
    try #require(examined.code == 0, "\(examined.errors)")
    return place
  }

  @Test func `an approval killed at any moment is done or not done`() throws {
    let base = try Self.awaitingApproval.get()
    let untouched = try base.copy()
    let before = try Tables.dump(untouched.office)
    let whole = try base.copy()
    #expect(try whole.kozabo("approve", "C-2026-000001", "--by", "kessai-a").code == 0)
    let after = try Tables.dump(whole.office, without: Self.ofTheMoment)
    let command = ["approve", "C-2026-000001", "--by", "kessai-a"]
    let cut = try interrupt(command, moments: Self.share(20), prepare: { try base.copy() }) { place, _ in
      let isUntouched = try Tables.dump(place.office) == before
      if !isUntouched { #expect(try Tables.dump(place.office, without: Self.ofTheMoment) == after) }
      let again = try Program.run(place.words(command), folder: place.path)
      #expect(again.code == (isUntouched ? 0 : 1), "\(again.errors)")
      #expect(try Tables.dump(place.office, without: Self.ofTheMoment) == after)
      #expect(try place.kozabo("verify").code == 0)
    }
    #expect(cut > 0, "no run was cut short: the test has shown nothing")
  }

  @Test func `the calendar killed at any moment has closed a day or not begun it, and the next run closes the rest`()
    throws
  {
    let base = try Workplace()
    let seed = try base.file("summer.yaml", SummerRegister.json)
    #expect(try base.kozabo("init", base.office, "--seed", seed, today: "2026-09-29").code == 0)
    let whole = try base.copy()
    #expect(try whole.kozabo("daily", "--until", "2026-10-01").code == 1, "an account is left for a person")
    let expected = try Tables.dump(whole.office, without: Self.ofTheMoment)
    let command = ["daily", "--until", "2026-10-01"]
    let cut = try interrupt(command, moments: Self.share(8), prepare: { try base.copy() }) { place, _ in
      let again = try Program.run(place.words(command), folder: place.path)
      #expect([0, 1].contains(again.code), "\(again.errors)")
      #expect(try Tables.dump(place.office, without: Self.ofTheMoment) == expected)
      #expect(try place.kozabo("verify").code == 0)
    }
    #expect(cut > 0, "no run was cut short: the test has shown nothing")
  }

  @Test func `letters killed at any moment are all there after the next run, each with the passcode that works`() throws
  {
    let base = try Self.awaitingApproval.get().copy()
    #expect(try base.kozabo("approve", "C-2026-000001", "--by", "kessai-a").code == 0)
    let cut = try interrupt(["letters"], moments: Self.share(20), prepare: { try base.copy() }) { place, moment in
      // Every fourth office is cut short once more, early, before it is let through.
      if moment.isMultiple(of: 4) {
        let second = try Program.start(place.words(["letters"]), folder: place.path)
        try sleep(.milliseconds(150))
        second.kill()
        _ = try second.wait()
      }
      let last = try place.kozabo("letters", "--json")
      #expect(last.code == 0, "\(last.errors)")
      try expectLettersWhole(place, count: 3, tries: moment.isMultiple(of: 4) ? 3 : 1)
      #expect(try place.leftovers().isEmpty)
      #expect(try place.kozabo("verify").code == 0)
    }
    #expect(cut > 0, "no run was cut short: the test has shown nothing")
  }

  @Test func `two runs of letters at the same time lose no letter`() throws {
    let base = try Self.awaitingApproval.get().copy()
    #expect(try base.kozabo("approve", "C-2026-000001", "--by", "kessai-a").code == 0)
    for _ in 0..<3 {
      let place = try base.copy()
      let runs = try (0..<3).map { _ in try Program.start(place.words(["letters"]), folder: place.path) }
      for run in runs { #expect(try [0, 75].contains(run.wait().code)) }
      try expectLettersWhole(place, count: 3)
      #expect(try place.leftovers().isEmpty)
    }
  }

  @Test func `a draft that was recorded gets its name, one that was not is thrown away`() throws {
    let place = try DemoOffice.copy()
    let letters = place.office + "/letters"
    let names = try FileManager.default.contentsOfDirectory(atPath: letters).sorted()
    let sum = try Tools.run("sha256sum", ["\(letters)/\(names[0])"]).prefix(64)
    try FileManager.default.moveItem(atPath: "\(letters)/\(names[0])", toPath: "\(letters)/.\(sum).\(names[0]).draft")
    _ = try place.file("office/letters/.\(String(repeating: "0", count: 64)).D-01-other.pdf.draft", "half a letter")
    _ = try place.file("office/letters/.D-01-other.pdf.4711.partial", "less than half")
    #expect(try place.kozabo("verify").code == 0, "a letter whose naming was cut short is not lost")
    #expect(try place.kozabo("letters").code == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: letters).sorted() == names)
    #expect(try place.kozabo("verify").code == 0)
  }

  @Test func `an office half made by a killed run is cleared away by the next`() throws {
    let base = try Workplace()
    let seed = ["init", base.office, "--seed", Program.samples + "/seed.yaml"]
    for moment in 1...6 {
      let running = try Program.start(seed, folder: base.path)
      try sleep(.milliseconds(25 * moment))
      running.kill()
      _ = try running.wait()
      if FileManager.default.fileExists(atPath: base.office) {
        #expect(try base.kozabo("verify").code == 0)
        try FileManager.default.removeItem(atPath: base.office)
      }
    }
    #expect(try Program.run(seed, folder: base.path).code == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: base.path) == ["office"])
  }
}

/// Every queued letter is there once, whole, for the office's eyes alone, and its passcode is the one on record.
///
/// - Parameter tries: how many passcodes are tried; each costs a tenth of a second by design.
func expectLettersWhole(
  _ place: Workplace, count: Int, tries: Int = .max, _ location: SourceLocation = #_sourceLocation
) throws {
  let folder = place.office + "/letters"
  let rows = try Tables.read(place.office) { db in
    try Row.fetchAll(
      db,
      sql: """
        SELECT fileName, userNumber, letter.account AS account, passcodeHash FROM letter JOIN letterWritten ON letterID = letter.id
        JOIN registerUser ON registerUser.number = userNumber
        """
    ).map { row in ["fileName", "userNumber", "account", "passcodeHash"].map { row[$0] as String } }
  }
  #expect(rows.count == count, sourceLocation: location)
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
  #expect(Set(names) == Set(rows.map { $0[0] }), sourceLocation: location)
  for (index, row) in rows.enumerated() {
    let path = "\(folder)/\(row[0])"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600, sourceLocation: location)
    let text = try Tools.packedText(path)
    #expect(text.contains(row[1]), "the user number", sourceLocation: location)
    #expect(text.contains(row[2]), "the account", sourceLocation: location)
    let passcode = try #require(LetterTests.passcode(in: text), sourceLocation: location)
    guard index < tries else { continue }
    #expect(try PasscodeHasher.verify(passcode, against: row[3]), "the passcode works", sourceLocation: location)
  }
}
