import Foundation
import GRDB
import Testing

/// One wrong call, and what it must come to.
struct WrongCall: Sendable, CustomTestStringConvertible {
  let why: String
  let arguments: [String]
  let code: Int32
  /// Words the sentence must hold, whatever the language: the thing it is about.
  let about: String

  init(_ why: String, _ arguments: [String], _ code: Int32, about: String) {
    self.why = why
    self.arguments = arguments
    self.code = code
    self.about = about
  }

  var testDescription: String { why }
}

@Suite struct ExitCodeTests {
  static let calls = [
    WrongCall("a folder that is not there", ["receive", "nowhere"], 66, about: "nowhere"),
    WrongCall("an unknown case", ["case", "C-2026-999999"], 66, about: "C-2026-999999"),
    WrongCall("letters of an unknown case", ["letters", "--case", "C-2026-999999"], 66, about: "C-2026-999999"),
    WrongCall("an unknown account", ["account", "130-200-9999-0"], 66, about: "130-200-9999-0"),
    WrongCall("an unknown serial", ["trace", "--serial", "130-999999"], 66, about: "130-999999"),
    WrongCall("an unknown form", ["forms", "show", "F-99"], 66, about: "F-99"),
    WrongCall("an unknown form to select by", ["cases", "--form", "F-99"], 66, about: "F-99"),
    WrongCall("an unknown quarantined file", ["quarantine", "show", "9999"], 66, about: "9999"),
    WrongCall(
      "a paper record that is not there", ["paper", "C-2026-000010", "--file", "no.yaml"], 66, about: "no.yaml"),
    WrongCall("samples that are not there", ["demo", "d", "--samples", "no-samples"], 66, about: "no-samples"),
    WrongCall("an unknown command", ["nonsense"], 64, about: "nonsense"),
    WrongCall("an unknown option", ["cases", "--nonsense"], 64, about: "--nonsense"),
    WrongCall("a missing argument", ["receive"], 64, about: "<path>"),
    WrongCall("an unknown state", ["cases", "--state", "asleep"], 64, about: "asleep"),
    WrongCall("an unknown channel", ["receive", ".", "--channel", "pigeon"], 64, about: "pigeon"),
    WrongCall("a date that is none", ["receive", ".", "--received", "yesterday"], 64, about: "yesterday"),
    WrongCall("a date after today", ["receive", ".", "--received", "2026-11-21"], 64, about: "2026-11-21"),
    WrongCall("an account number that is none", ["account", "12345"], 64, about: "12345"),
    WrongCall("an unknown facility to trace", ["trace", "--facility", "0404"], 66, about: "0404"),
    WrongCall("an unknown person to trace", ["trace", "--person", "nobody"], 66, about: "nobody"),
    WrongCall("an unknown transfer to trace", ["trace", "--transfer", "T99999999"], 66, about: "T99999999"),
    WrongCall("an unknown entry to trace", ["trace", "--entry", "999999"], 66, about: "999999"),
    WrongCall("two things to trace", ["trace", "--account", "a", "--case", "b"], 64, about: "--account"),
    WrongCall("nothing to record", ["paper", "C-2026-000010"], 64, about: "--file"),
    WrongCall(
      "an override without a reason", ["examine", "C-2026-000010", "--by", "x", "--pass", "--override", "A"], 64,
      about: "--override"),
    WrongCall("no decision", ["examine", "C-2026-000010", "--by", "x"], 64, about: "--pass"),
    WrongCall(
      "an action the state does not allow", ["approve", "C-2026-000010", "--by", "kessai-a"], 1,
      about: "C-2026-000010"),
    WrongCall(
      "an examination before the paper", ["examine", "C-2026-000010", "--by", "shinsa-a", "--pass"], 1,
      about: "C-2026-000010"),
    WrongCall(
      "a withdrawal of what is applied", ["withdraw", "C-2026-000001", "--note", "x"], 1, about: "C-2026-000001"),
    WrongCall("a blank into no folder", ["forms", "blank", "F-01", "--out", "no/where/f.xlsx"], 73, about: "f.xlsx"),
  ]

  @Test(arguments: calls, ["ja", "en"])
  func `a refusal is one sentence on standard error and its code`(call: WrongCall, language: String) throws {
    let place = try DemoOffice.place()
    let outcome = try Program.run(place.words(call.arguments, lang: language), folder: place.path)
    #expect(outcome.code == call.code, "\(outcome.errors)")
    #expect(outcome.errors.contains(call.about))
    expectOneSentence(outcome, in: language)
  }

  @Test(arguments: ["2026-99-99", "heute", "2026-02-29", "", "令和8年"], ["ja", "en"])
  func `a business date that is none is wrong usage`(date: String, language: String) throws {
    let place = try DemoOffice.place()
    for arguments in [["--today", date, "cases"], ["cases", "--today=\(date)"]] {
      let outcome = try Program.run(["--lang", language] + arguments, folder: place.path)
      #expect(outcome.code == 64)
      expectOneSentence(outcome, in: language)
    }
  }

  @Test(arguments: ["ja", "en"])
  func `nobody approves what they examined, and nothing changes`(language: String) throws {
    let place = try Workplace()
    // An official with both roles: the rule must bind people, not roles.
    let seed = try String(contentsOfFile: Program.samples + "/seed.yaml", encoding: .utf8)
      .replacingOccurrences(
        of: "users:\n", with: "users:\n  - {id: both, name: 兼務 一郎, roles: [examiner, approver]}\n")
    #expect(try place.kozabo("init", place.office, "--seed", try place.file("seed.yaml", seed)).code == 0)
    let envelope = try place.envelope("disc", of: ["02_"])
    #expect(try place.kozabo("receive", envelope, "--received", "2026-11-18").code == 0)
    let paper = try #require(try Story.paper(of: "02_"))
    #expect(try place.kozabo("paper", "C-2026-000001", "--file", paper).code == 0)
    let examined = try place.kozabo("examine", "C-2026-000001", "--by", "both", "--pass")
    #expect(examined.code == 0, "\(examined.errors)")
    let before = try Tables.dump(place.office)
    let outcome = try place.kozabo("approve", "C-2026-000001", "--by", "both", lang: language)
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("both"))
    expectOneSentence(outcome, in: language)
    #expect(try Tables.dump(place.office) == before)
    let other = try place.kozabo("approve", "C-2026-000001", "--by", "kessai-a")
    #expect(other.code == 0, "\(other.errors)")
  }

  @Test(arguments: ["ja", "en"])
  func `officials without the role are refused`(language: String) throws {
    let place = try DemoOffice.copy()
    let paper = try #require(try Story.paper(of: "12_"))
    #expect(try place.kozabo("paper", "C-2026-000010", "--file", paper).code == 0)
    for official in ["kessai-a", "nobody"] {
      let outcome = try place.kozabo("examine", "C-2026-000010", "--by", official, "--pass", lang: language)
      #expect(outcome.code == 1)
      #expect(outcome.errors.contains(official))
      expectOneSentence(outcome, in: language)
    }
  }

  @Test(arguments: ["ja", "en"])
  func `a seed with a fault names file and line, and no office is made`(language: String) throws {
    let faults: [(text: String, line: Int, about: String)] = [
      ("persons: []\nfacillities: []\n", 2, "facillities"),
      ("persons:\n  - {id: A, kind: corporation, name: 甲, address: 東京都, colour: red}\n", 2, "colour"),
      ("accounts:\n  - {kind: general, holders: [ghost], openerKind: 4, openedOn: 2020-01-01}\n", 2, "ghost"),
      ("users:\n  - {id: a, name: b, roles: [king]}\n", 2, "king"),
      ("persons: [\n", 2, "YAML"),
    ]
    for (index, fault) in faults.enumerated() {
      let place = try Workplace()
      let seed = try place.file("seed-\(index).yaml", fault.text)
      let outcome = try place.kozabo("init", place.office, "--seed", seed, lang: language)
      #expect(outcome.code == 65, "\(outcome.errors)")
      #expect(outcome.errors.contains("seed-\(index).yaml:\(fault.line)"), "\(outcome.errors)")
      #expect(outcome.errors.contains(fault.about))
      expectOneSentence(outcome, in: language)
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["seed-\(index).yaml"])
    }
  }

  @Test(arguments: ["ja", "en"])
  func `an office is not made over something, nor under a file`(language: String) throws {
    let place = try Workplace()
    try FileManager.default.createDirectory(atPath: place.office, withIntermediateDirectories: true)
    _ = try place.file("office/precious.txt", "kept")
    let over = try place.kozabo("init", place.office, lang: language)
    #expect(over.code == 73)
    expectOneSentence(over, in: language)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.office) == ["precious.txt"])
    let under = try place.kozabo("init", place.office + "/precious.txt/office", lang: language)
    #expect(under.code == 73)
    expectOneSentence(under, in: language)
    #expect(try place.kozabo("init", place.path + "/new").code == 0)
    let again = try place.kozabo("init", place.path + "/new", lang: language)
    #expect(again.code == 73)
  }

  @Test(arguments: ["o", "./o", "deep/er/o", "o/"])
  func `an office is made wherever it is named`(path: String) throws {
    let place = try Workplace()
    let outcome = try Program.run(["init", path], folder: place.path)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try Program.run(["--office", path, "verify"], folder: place.path).code == 0)
  }

  @Test(arguments: ["ja", "en"])
  func `a register that another process holds is busy, and nothing is half done`(language: String) throws {
    let place = try DemoOffice.copy()
    let before = try Tables.dump(place.office)
    let queue = try DatabaseQueue(path: place.office + "/register.sqlite")
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let outcome = try place.kozabo("withdraw", "C-2026-000010", "--note", "x", lang: language)
      #expect(outcome.code == 75, "\(outcome.errors)")
      expectOneSentence(outcome, in: language)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try Tables.dump(place.office) == before)
    #expect(try place.kozabo("withdraw", "C-2026-000010", "--note", "x").code == 0)
  }

  @Test(arguments: ["ja", "en"])
  func `an absent office, a broken one and broken settings are told apart`(language: String) throws {
    let place = try Workplace()
    let absent = try place.kozabo("cases", lang: language)
    #expect(absent.code == 66)
    expectOneSentence(absent, in: language)

    try place.makeOffice()
    let settings = try String(contentsOfFile: place.office + "/office.yaml", encoding: .utf8)
    _ = try place.file("office/office.yaml", settings + "colour: red\n")
    let unknown = try place.kozabo("cases", lang: language)
    #expect(unknown.code == 65)
    #expect(unknown.errors.contains("office.yaml:"))
    expectOneSentence(unknown, in: language)

    _ = try place.file("office/office.yaml", settings)
    _ = try place.file("office/register.sqlite", String(repeating: "no database ", count: 400))
    let broken = try place.kozabo("cases", lang: language)
    #expect(broken.code == 65)
    expectOneSentence(broken, in: language)
  }

  @Test func `output that cannot be written is an error, not a crash`() throws {
    let outcome = try Program.start(["rules"], output: "/dev/full").wait()
    #expect(outcome.code == 73)
    expectOneSentence(outcome, in: "en")
  }

  @Test func `help is no error`() throws {
    for arguments in [["--help"], ["--lang", "ja", "--help"], [], ["case", "--help"]] {
      let outcome = try Program.run(arguments)
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("kozabo"))
      #expect(outcome.errors.isEmpty)
    }
  }
}

/// One line on standard error that begins with the program's name and ends as a sentence, in the right language, without
/// the innards of the program; nothing on standard output.
func expectOneSentence(_ outcome: Program.Outcome, in language: String, _ location: SourceLocation = #_sourceLocation) {
  #expect(outcome.output.isEmpty, sourceLocation: location)
  let lines = outcome.errors.split(separator: "\n")
  #expect(lines.count == 1, "\(outcome.errors)", sourceLocation: location)
  let line = lines.first ?? ""
  #expect(line.hasPrefix("kozabo: "), "\(line)", sourceLocation: location)
  #expect(line.hasSuffix(".") || line.hasSuffix("。"), "\(line)", sourceLocation: location)
  let isJapanese = line.unicodeScalars.contains { (0x3041...0x3096).contains($0.value) }
  #expect(isJapanese == (language == "ja"), "\(line)", sourceLocation: location)
  for innards in [
    "Error(", "Error.", "Swift.", "Optional(", "rawValue", "CodingKey", "Fatal", "/Sources/", "SQLite error",
  ] {
    #expect(!line.contains(innards), "\(line)", sourceLocation: location)
  }
}
