import ArgumentParser
import Casework
import Forms
import Office
import Programme
import Register
import Workbook

/// Where a figure comes from.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Where a figure comes from: journal entry, case, file, cell.")

  @OptionGroup var options: GlobalOptions
  @Option(help: "A credit serial, 130-1234.") var serial: String?
  @Option(help: "An account.") var account: String?
  @Option(help: "A facility, 0021: every figure of its obligation.") var facility: String?
  @Option(help: "A person, by the identifier on record.") var person: String?
  @Option(help: "A general-to-general transfer, T00000012.") var transfer: String?
  @Option(help: "An entry of the journal, by its number.") var entry: Int64?
  @Option(name: .customLong("case"), help: "A case.") var caseID: String?

  func validate() throws {
    let things = [serial, account, facility, person, transfer, entry.map { String($0) }, caseID]
    guard things.compactMap(\.self).count == 1 else {
      throw ValidationError(
        options.say(

          "--serial、--account、--facility、--person、--transfer、--entry、--case のいずれか一つを指定してください。",
          "Give one of --serial, --account, --facility, --person, --transfer, --entry and --case."))
    }
  }

  func run() throws {
    let office = try options.openOffice()
    let trace: Trace
    if let serial {
      guard let range = try? SerialRange(serial), range.first == range.last else {
        throw ValidationError(
          options.say(
            "「\(serial)」はシリアル番号ではありません。130-1234 のように指定してください。",
            "“\(serial)” is not a serial; write it as 130-1234."))
      }
      trace = try office.trace(areaCode: range.areaCode, serial: range.first)
      if trace.steps.isEmpty { throw CommandError.serialUnknown(serial) }
    } else if let account {
      trace = try office.trace(account: try options.accountNumber(account))
    } else if let facility {
      trace = try office.trace(facility: try options.designationNumber(facility))
    } else if let person {
      trace = try office.trace(person: PersonID(rawValue: person))
    } else if let transfer {
      trace = try office.trace(transfer: TransferID(rawValue: transfer.uppercased()))
    } else if let entry {
      trace = try office.trace(entry: entry)
    } else {
      trace = try office.trace(case: CaseID(rawValue: caseID ?? ""))
    }
    let view = TraceView(trace, language: options.language)
    if options.json {
      try Console.json(view)
      return
    }
    for step in view.steps {
      Console.line("#\(step.entry)  \(step.effectiveOn)  \(step.text)")
      for fact in step.facts { Console.line("      \(fact.text)") }
      if let id = step.case {
        Console.line("    \(options.say("案件", "case")) \(id)  \(step.file ?? "")  \(step.sha256 ?? "")")
      }
      for cell in step.cells {
        Console.line("      \(cell.label): \(cell.value ?? cell.raw)  [\(cell.sheet ?? "")!\(cell.cell ?? "")]")
      }
    }
    if view.steps.isEmpty { Console.line(options.say("口座簿の記録はありません。", "The journal says nothing about it.")) }
  }
}
