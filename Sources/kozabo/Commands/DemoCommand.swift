import ArgumentParser

/// The whole pipeline over the samples.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "An office with the samples received, some decided, letters and lists written.")

  @OptionGroup var options: GlobalOptions
}
