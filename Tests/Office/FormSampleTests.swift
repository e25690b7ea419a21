import Casework
import Examination
import Forms
import Foundation
import Programme
import Testing
import Workbook

@testable import Office

/// Filled-in workbooks of every form, saved by different programs, against what was filled in.
struct FormSampleTests {
  /// The forms and the eras, read once for all samples.
  private static let shared = Result {
    let forms = FormReadingTests.root.appendingPathComponent("Forms").path
    return (
      lexicon: FormLexicon(try FormCatalogue.load(folder: forms).definitions),
      eras: try ProgrammeFigures.load(path: forms + "/programme.yaml").eras
    )
  }

  @Test func `every form that has samples has a good and a bad one, and every workbook of theirs is told of`() throws {
    let samples = try FormSample.all()
    for (form, entries) in Dictionary(grouping: samples, by: \.form) {
      #expect(entries.contains { $0.entry.wrong == nil }, "\(form.rawValue) has no good sample")
      #expect(entries.contains { $0.entry.wrong != nil }, "\(form.rawValue) has no bad sample")
      for entry in entries {
        #expect((entry.entry.wrong != nil) == entry.entry.file.hasPrefix("bad-"), "\(entry.testDescription)")
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: FormSample.folder + "/\(form.rawValue)").sorted()
      #expect(files == (entries.map(\.entry.file) + ["samples.yaml"]).sorted())
    }
  }

  @Test(arguments: try FormSample.all())
  func `what was filled in is what is read, and nothing else`(sample: FormSample) throws {
    let workbook = try WorkbookFile.open([UInt8](try Data(contentsOf: URL(fileURLWithPath: sample.path))))
    let (lexicon, eras) = try Self.shared.get()
    let reading = FormReading(workbook: workbook, lexicon: lexicon, eras: eras)
    try #require(reading.forms.map(\.form.formID) == [sample.form])
    let form = reading.forms[0].form
    let fields = Dictionary(uniqueKeysWithValues: form.allFields.map { ($0.key, $0) })
    let (values, missing, unreadable) = (sample.values, sample.keys(.missing), sample.keys(.unreadable))
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      let field = fields[key]
      #expect(
        field.flatMap(Self.words) == value,
        "\(key) in \(String(describing: field?.address)): \(String(describing: field?.raw))")
    }
    for key in missing { #expect(fields[key]?.isEmpty ?? true, "\(key)") }
    for key in unreadable {
      if case .unreadable? = fields[key]?.value { continue }
      Issue.record("\(key) is \(String(describing: fields[key]?.value))")
    }
    for field in form.allFields where values[field.key] == nil && !unreadable.contains(field.key) {
      #expect(field.isEmpty, "\(field.key) was left empty, and “\(field.raw)” is read")
    }
    #expect(reading.forms[0].formulasWithoutValue.isEmpty)
  }

  /// A field's value as samples.yaml writes it: a range of one serial is that serial.
  private static func words(of field: FilledField) -> String? {
    if case .serialRange(let range) = field.value, range.first == range.last {
      return "\(range.areaCode)-\(range.first)"
    }
    return field.text
  }

  @Test(arguments: try FormSample.all().filter { !$0.rules.isEmpty })
  func `the rules a bad one breaks are told in its case`(sample: FormSample) throws {
    let desk = try ReceivingDesk()
    let submission = try desk.receive(.path(sample.path), channel: .cdR)
    let id = try #require(submission.cases.first)
    let view = try desk.office.read { db in
      try CaseView.find(id, context: desk.office.context(at: ReceivingDesk.moment), in: db)
    }
    let notMet = Set(view.checklist.notMet().map(\.rule.id.rawValue))
    for rule in sample.rules { #expect(notMet.contains(rule), "\(rule) is not among \(notMet.sorted())") }
  }
}
