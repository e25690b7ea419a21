import ArgumentParser

/// What the register's commands share: an account, and the day it is looked at.
struct AccountArguments: ParsableArguments {
  @Argument(help: "The account, 130-100-0021-0.") var number: String
  @Option(help: ArgumentHelp("The day to look at; the business date when left out.", valueName: "date"))
  var asOf: String?
}
