import ArgumentParser
import Casework
import Programme

/// What a run of the reception came to: told as it goes on record, and summed up so that a person can act on it.
struct ReceptionReport {
  private let options: GlobalOptions
  private var views: [SubmissionView] = []
  private var failures: [(source: String, error: any Error)] = []

  init(options: GlobalOptions) { self.options = options }

  /// Adds what came of one envelope.
  mutating func add(
    _ result: Result<Reception.Result, any Error>, source: String, channel: Channel?, receivedOn: CivilDate
  ) {
    switch result {
    case .success(.recorded(let submission, let arrival)):
      views.append(SubmissionView(submission, arrival: arrival, source: source, language: options.language))
    case .success(.duplicate(let files)):
      views.append(
        SubmissionView(
          duplicateOf: files, source: source, channel: channel ?? .cdR, receivedOn: receivedOn,
          language: options.language))
    case .failure(let error):
      // An envelope that cannot be taken in takes nothing back and stops nothing; it is told at the end.
      failures.append((source, error))
    }
  }

  /// How many envelopes it tells of.
  var count: Int { views.count + failures.count }

  /// Where the envelopes came from that can be taken in once the office can be written.
  var passingFailures: [String] { failures.filter { ErrorWords.isPassing($0.error) }.map(\.source) }

  private var new: [SubmissionView] { views.filter { !$0.duplicate } }

  /// What was new and waits still: a mail may have brought the password of the one before it.
  private func quarantined(_ waiting: Set<Int64>) -> [FileView] {
    new.flatMap(\.files).filter { $0.disposition == "quarantined" && waiting.contains($0.id) }
  }

  /// The submissions that nothing draws a person's eye to: neither a case nor anything that waits has come of them.
  private func withoutCase(_ waiting: Set<Int64>) -> [SubmissionView] {
    let told = Set(
      new.filter { view in
        !view.cases.isEmpty || view.files.contains { $0.case != nil || waiting.contains($0.id) }
      }.compactMap(\.id))
    return new.filter { view in view.id.map { !told.contains($0) } ?? false }
  }

  /// Prints everything.
  /// - Parameter waiting: the numbers of the files in quarantine.
  /// - Throws: the last failure, for its exit code; else that a person is needed, when something waits.
  func show(seconds: Double, waiting: Set<Int64>) throws {
    let quarantined = quarantined(waiting)
    if views.isEmpty, failures.count == 1 {
      // One wrong path is one sentence and nothing else.
    } else if options.json {
      try Console.json(
        ReceiveView(submissions: views, quarantined: quarantined.count, durationSeconds: seconds))
    } else if views.isEmpty, failures.isEmpty {
      Console.line(options.say("受け付けるメールはありません。", "There is no mail to receive."))
    } else {
      views.forEach(show)
      if views.count + failures.count > 1 { summary(quarantined, withoutCase: withoutCase(waiting)) }
    }
    for failure in failures.dropLast() {
      let words = ErrorWords(failure.error)?.sentence ?? ErrorWords.unforeseen(failure.error)
      Console.error(words.text(in: options.language))
    }
    if let failure = failures.last { throw failure.error }
    if !quarantined.isEmpty { throw ExitCode.needsPerson }
  }

  /// Prints what is new as it comes in while a folder is watched: with `--json` one object a round.
  func showNews() {
    let news = views.filter { !$0.duplicate }
    if options.json, !news.isEmpty {
      // What cannot be encoded is a bug of ours; the words on standard error still tell of it.
      do { try Console.json(["submissions": news]) } catch { Console.error(String(describing: error)) }
    } else {
      news.forEach(show)
    }
    for failure in failures {
      let words = ErrorWords(failure.error)?.sentence ?? ErrorWords.unforeseen(failure.error)
      Console.error(words.text(in: options.language))
    }
  }

  private func show(_ view: SubmissionView) {
    if view.duplicate {
      Console.line(
        options.say(
          "\(view.source): 既に受け付けた内容と同じです。新しい案件はありません。",
          "\(view.source): everything in it has come in before; nothing new."))
      return
    }
    Console.line(
      options.say(
        "\(view.source): 提出 \(view.id ?? "")、", "\(view.source): submission \(view.id ?? ""), ")
        + options.count(view.cases.count, "案件", "case", "cases"))
    FileView.table(view.files, options: options).print()
  }

  /// How many lines of one kind the summary has at most.
  private static let mostLines = 20

  private func summary(_ quarantined: [FileView], withoutCase: [SubmissionView]) {
    // The second mail of a pair joins the submission of the first.
    let submissions = Set(new.compactMap(\.id)).count
    let repeats = views.count - new.count
    Console.line()
    Console.line(
      options.say(
        "封筒 \(views.count + failures.count) 通: 新規の提出 \(submissions)、案件 \(new.reduce(0) { $0 + $1.cases.count })、"
          + "受付済み \(repeats)、受け付けられないもの \(failures.count)。",
        "\(views.count + failures.count) envelopes: \(submissions) new submissions with "
          + "\(options.count(new.reduce(0) { $0 + $1.cases.count }, "", "case", "cases")), "
          + "\(repeats) received before, \(failures.count) not taken in."))
    if !quarantined.isEmpty {
      Console.line(
        options.say(
          "確認を待つファイル \(quarantined.count) 件: kozabo quarantine list",
          "\(options.count(quarantined.count, "", "file waits", "files wait")) for a person: kozabo quarantine list"))
      lines(quarantined) { "#\($0.id) \(FileView.short($0.name)): \($0.reason ?? "")" }
    }
    if !withoutCase.isEmpty {
      Console.line(
        options.say(
          "案件も確認待ちもない提出 \(withoutCase.count) 件（内容を確かめてください）:",
          "\(options.count(withoutCase.count, "", "submission", "submissions")) with neither a case nor a file that "
            + "waits; see what they are:"))
      lines(withoutCase) { "\($0.id ?? "") \($0.source)" }
    }
    for failure in failures {
      Console.line(options.say("受け付けられません: \(failure.source)", "not taken in: \(failure.source)"))
    }
  }

  private func lines<Thing>(_ things: [Thing], _ words: (Thing) -> String) {
    for thing in things.prefix(Self.mostLines) { Console.line("  " + words(thing)) }
    let more = things.count - Self.mostLines
    if more > 0 { Console.line(options.say("  ほか \(more) 件", "  and \(more) more")) }
  }
}
