import ArgumentParser
import Forms
import Foundation
import Intake
import Office
import Programme

extension FormsCommand {
  /// A blank workbook.
  struct Blank: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "blank", abstract: "Write a blank workbook to fill in.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The form's id or number.") var id: String
    @Option(help: ArgumentHelp("The file to write.", valueName: "file")) var out: String
    @Option(
      name: .customLong("for"),
      help: ArgumentHelp(
        "Fill in what the register knows of this account, or of this facility (its designation number).",
        valueName: "account|designation"))
    var subject: String?

    func run() throws {
      let (form, values) = try content()
      // The instant stated in the file is the edition's first day, so that every blank of an edition is the same file.
      let createdAt = Date(timeIntervalSince1970: Double(form.edition.from.daysSince1970) * 86_400)
      // The writer's library talks on standard error by itself; a folder that is not there is told here, before it does.
      let folder = DurableFile.folder(of: out)
      guard access(folder, W_OK) == 0 else {
        throw OfficeError.fileNotWritable(out, reason: String(cString: strerror(errno)))
      }
      try DurableFile.write(to: out) { draft in
        try BlankWorkbook.write(form, values: values, to: draft, createdAt: createdAt)
      }
      if options.json {
        try Console.json(BlankView(path: out, filledIn: values.keys.sorted()))
      } else if !options.quiet {
        Console.line(out)
        if subject != nil {
          Console.line(options.count(values.count, "記入済みの項目", "field is filled in", "fields are filled in"))
        }
      }
    }

    /// The form, and what the register fills in.
    private func content() throws -> (FormDefinition, [String: String]) {
      guard let subject else {
        return (try FormCatalogue.load(folder: try FormsFolder.find()).definition(named: id), [:])
      }
      let office = try options.openOffice()
      let form = try office.catalogue.definition(named: id)
      let source = try office.prefillSource(for: try self.subject(subject))
      return (form, form.prefilled(from: source))
    }

    private func subject(_ text: String) throws -> PrefillSubject {
      if let designation = try? DesignationNumber(text) { return .facility(designation) }
      return .account(try options.accountNumber(text))
    }
  }
}

/// The blank that was written, in JSON.
private struct BlankView: Encodable {
  let path: String
  let filledIn: [String]
}
