package import Drills
package import Plotting
package import Questions
import Reports
import Telemetry

/// Asks questions one at a time: listens, asks once for what was missing, and says what was heard.
///
/// An answer is kept before its verdict is shown.
package struct AskLoop<Console: InterviewConsole> {
  private let service: QuestionService
  private var console: Console
  private var style: TextStyle
  /// The name by which texts call the program's commands.
  private let program: String
  private var last: VerdictDocument?
  private var verdicts: [VerdictDocument] = []

  package init(
    _ service: QuestionService,
    console: Console,
    style: TextStyle,
    program: String
  ) {
    self.service = service
    self.console = console
    self.style = style
    self.program = program
  }

  /// The end of a round of questions.
  package enum End: Hashable {
    case finished, left, interrupted
  }

  /// Asks all questions, each with the seed given or else one of its own.
  package mutating func run(_ questions: [Question], seed: UInt64?) throws -> End {
    for (index, question) in questions.enumerated() {
      let asked = AskedQuestion(question, seed: seed ?? service.seed())
      style = console.fitted(style)
      let document = QuestionDocument(asked)
      try console.show(document.lines(style, number: index + 1, of: questions.count))
      if let end = try ask(asked) { return try close(end) }
      guard console.isInteractive, index + 1 < questions.count else { continue }
      switch try line(prompt: { "Enter: the next question; ? helps, q leaves> " }) {
      case .leave(let end): return try close(end)
      case .line: continue
      }
    }
    return try close(.finished)
  }

  /// Asks one question to its verdict; the end of the round where the person leaves.
  private mutating func ask(_ asked: AskedQuestion) throws -> End? {
    let start = service.now
    var said = AskedQuestion.Said(texts: [])
    if case .choice(let dealt) = asked.deal {
      switch try choice(among: dealt.options.count, asked, from: start) {
      case .leave(let end): return end
      case .skipped: return try skip()
      case .chosen(let place, let rest):
        said.chosen = place
        if !rest.isEmpty { said.texts = [rest] }
      }
    }
    var seconds: Int?
    if said.texts.isEmpty {
      switch try answer(asked, prompt: prompt(asked, from: start)) {
      case .leave(let end): return end
      case .text(let text):
        if text.isEmpty, said.chosen == nil { return try skip() }
        said.texts = [text]
      }
    }
    seconds = service.now - start
    while true {
      switch asked.step(after: said) {
      case .followUp(let question):
        try console.show([""] + style.paragraph(question))
        switch try answer(asked, prompt: { "answer, or Enter to pass> " }) {
        case .leave(let end): return end
        case .text(let text): said.texts.append(text)
        }
      case .done(let grade):
        let answer = asked.answer(said, grade, seconds: seconds)
        let number = try service.keep(.answered(answer))
        let verdict = VerdictDocument(asked, grade, kept: answer, number: number)
        last = verdict
        verdicts.append(verdict)
        try console.show(verdict.lines(style))
        return nil
      }
    }
  }

  private mutating func skip() throws -> End? {
    try console.show(["Skipped; it comes again."])
    return nil
  }

  /// Says what the round came to.
  private mutating func close(_ end: End) throws -> End {
    guard !verdicts.isEmpty else { return end }
    let right = verdicts.count(where: \.isRight)
    try console.show(
      [""]
        + style.paragraph(
          "\(right) of \(verdicts.count) right. Each comes back when you are about to lose it:"
            + " '\(program) ask --due'. '\(program) progress' shows where you stand."
        )
    )
    return end
  }
}

extension AskLoop {
  private enum Line {
    case line(String)
    case leave(End)
  }

  private enum Answer {
    case text(String)
    case leave(End)
  }

  private enum Choice {
    case chosen(Int, because: String)
    case skipped
    case leave(End)
  }

  /// The prompt with the time that has passed and the time that is expected.
  private func prompt(_ asked: AskedQuestion, from start: Int) -> () -> String {
    let (service, limit) = (service, asked.question.seconds)
    return {
      let passed = GivenAnswer.believable(service.now - start) ?? 0
      return "\(Self.clock(passed)) of \(Self.clock(limit))> "
    }
  }

  private static func clock(_ seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The option that is chosen, with the reason where the same line gives it.
  private mutating func choice(
    among count: Int,
    _ asked: AskedQuestion,
    from start: Int
  ) throws -> Choice {
    while true {
      switch try line(prompt: prompt(asked, from: start)) {
      case .leave(let end): return .leave(end)
      case .line(let text) where text.lowercased() == "skip": return .skipped
      case .line(let text):
        if let (place, rest) = Self.option(text, among: count) {
          if rest.isEmpty {
            try console.show(["Why? Answer in a sentence; an empty line ends it."])
          }
          return .chosen(place, because: rest)
        }
        let last = DealtChoice.letter(count - 1)
        try console.show(["Choose A to \(last), such as 'B'; 'skip' goes on and 'q' leaves."])
      }
    }
  }

  /// Reads "b", "B)" or "b because …".
  static func option(_ text: String, among count: Int) -> (place: Int, because: String)? {
    guard let letter = text.first, let value = letter.uppercased().utf8.first else { return nil }
    let place = Int(value) - Int(UInt8(ascii: "A"))
    let rest = text.dropFirst()
    guard (0..<count).contains(place), rest.first?.isLetter != true else { return nil }
    let reason = rest.drop { !$0.isLetter && !$0.isNumber }
    // "A is wrong because …" would be read as the choice of A.
    guard rest.isEmpty || !rest.hasPrefix(" ") || reason.lowercased().hasPrefix("because") else {
      return nil
    }
    return (place, String(reason))
  }

  /// An answer: one line for a number, else lines up to an empty one.
  private mutating func answer(
    _ asked: AskedQuestion,
    prompt: @escaping () -> String
  ) throws -> Answer {
    var lines: [String] = []
    while true {
      let more = { lines.isEmpty ? prompt() : "… " }
      switch try line(prompt: more) {
      case .leave(let end):
        // The end of a pipe ends an answer that has begun.
        return end == .left && !lines.isEmpty && !console.isInteractive
          ? .text(lines.joined(separator: "\n")) : .leave(end)
      case .line(let text) where text.isEmpty || text.lowercased() == "skip" && lines.isEmpty:
        return .text(lines.joined(separator: "\n"))
      case .line(let text):
        lines.append(text)
        if case .computed = asked.deal { return .text(text) }
      }
    }
  }

  /// A line that is no command; disputes are kept and help is shown on the way.
  private mutating func line(prompt: @escaping () -> String) throws -> Line {
    while true {
      switch console.ask(prompt, until: { false }) {
      case .interrupted: return .leave(.interrupted)
      case .endOfInput: return .leave(.left)
      case .woken: continue
      case .failed(let reason):
        throw TerminalSessionError.unreadableInput(reason)
      case .tooLong(let limit):
        try console.show(["That line is longer than \(limit) characters and was not read."])
      case .line(let line):
        let text = line.trimmed
        switch text.lowercased() {
        case "q", "quit": return .leave(.left)
        case "help", "?": try console.show(Self.help.flatMap { style.paragraph($0) })
        case let word where word.hasPrefix("dispute "): try dispute(String(text.dropFirst(8)))
        default: return .line(text)
        }
      }
    }
  }

  private static var help: [String] {
    [
      "Answer in your own words, in sentences; an empty line ends an answer. For a choice type a"
        + " letter, then why the option asked about is wrong. For a number type it, with its unit.",
      "'skip' goes on, 'q' leaves, 'dispute POINT WORDS' puts your objection beside the last verdict"
        + " (POINT is a part of the point's name).",
    ]
  }

  /// Keeps a dispute of the last verdict beside it.
  private mutating func dispute(_ text: String) throws {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let last, let answer = last.answer else {
      return try console.show(["There is no verdict yet to dispute."])
    }
    let points = last.disputable
    let found = points.first { point in
      parts.first.map {
        point.id.contains($0) || point.label.lowercased().contains($0.lowercased())
      }
        ?? false
    }
    guard let point = found ?? (last.points.isEmpty ? points.first : nil) else {
      return try console.show(
        ["Which point? A part of one of these names:"] + points.map { "  \($0.label)" }
      )
    }
    try service.keep(
      .disputed(.init(answer: answer, point: point.id, words: parts.dropFirst().first ?? ""))
    )
    try console.show(
      style.paragraph("Kept beside your answer: you dispute '\(point.label)'. The score stays.")
    )
  }
}
