import ArgumentParser
import Programme

extension GlobalOptions {
  /// One of two texts, in the language people are spoken to in.
  func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
}

extension ExitCode {
  /// Done, but something needs a person.
  static let needsPerson = ExitCode(1)
}

extension GlobalOptions {
  /// Reads a date argument.
  func civilDate(_ text: String, option: String) throws -> CivilDate {
    do { return try CivilDate(iso: text) } catch {
      throw ValidationError(
        say(
          "\(option)「\(text)」は存在する日付ではありません。2026-11-22 のように指定してください。",
          "\(option) “\(text)” is not a date that exists; write it as 2026-11-22."))
    }
  }

  /// Reads an account number argument.
  func accountNumber(_ text: String) throws -> AccountNumber {
    do { return try AccountNumber(text) } catch {
      throw ValidationError(
        say(
          "「\(text)」は口座番号ではありません。130-100-0021-0 のように指定してください。",
          "“\(text)” is not an account number; write it as 130-100-0021-0."))
    }
  }

  /// Reads a designation number argument.
  func designationNumber(_ text: String) throws -> DesignationNumber {
    do { return try DesignationNumber(text) } catch {
      throw ValidationError(
        say(
          "「\(text)」は指定番号ではありません。0021 のように4桁で指定してください。",
          "“\(text)” is not a designation number; write its four digits, 0021."))
    }
  }

  /// How many of something there are: English tells one from many.
  func count(_ number: Int, _ ja: String, _ one: String, _ many: String) -> String {
    say("\(ja) \(number) 件", "\(number) \(number == 1 ? one : many)")
  }
}
