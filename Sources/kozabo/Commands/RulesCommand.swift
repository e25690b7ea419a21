import ArgumentParser
import Examination
import Intake
import Programme

/// The rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "The catalogue of rules.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let views = Rule.catalogue.map { RuleView($0, language: options.language) }
    if options.json {
      try Console.json(["rules": views])
      return
    }
    var table = TextTable([
      options.say("規則", "rule"), options.say("区分", "severity"), options.say("内容", "rule says"),
      options.say("根拠", "basis"),
    ])
    for (rule, view) in zip(Rule.catalogue, views) {
      table.add([
        view.id, rule.severity.words.text(in: options.language), rule.title.text(in: options.language), view.basis,
      ])
    }
    table.print()
  }
}
