import Coaching
import CommandLanguage
import ScenarioModel
import Sessions
import Telemetry

/// A guided play: asks, takes one of the answers offered, and says why each was right or wrong.
///
/// Every choice takes effect through `PlayLoop`, as in any other play.
struct GuidedLoop<Console: PlayConsole> {
  private(set) var loop: PlayLoop<Console>
  private(set) var lesson: Lesson
  private let view: SessionView

  init(_ loop: PlayLoop<Console>, _ lesson: Lesson) {
    self.loop = loop
    self.lesson = lesson
    view = loop.view
  }

  /// Plays until the verdict or until the player leaves.
  mutating func run() throws -> PlayEnd {
    if let last = lesson.last { try loop.console.show(view.review(last, of: loop.session)) }
    if let end = pause("Enter: the \(lesson.last == nil ? "first" : "next") step> ") { return end }
    try ask()
    while let step = lesson.step {
      let prompt = step.choiceCount > 1 ? "1–\(step.choiceCount)> " : "1> "
      switch loop.console.ask(Prompt(view.shown(prompt), status: try loop.status())) {
      case .interrupted: return .interrupted
      case .woken: continue
      case .endOfInput: return .quit
      case .failed(let reason):
        throw TerminalSessionError.unreadableInput(reason)
      case .tooLong(let limit):
        try loop.console.show(["That line is longer than \(limit) characters and was not read."])
      case .line(let line):
        if let end = try take(line.trimmed, step) { return end }
      }
    }
    return loop.session.declaration == nil ? .abandoned : .declared
  }

  /// Carries a line out; how the play ended, where the player leaves.
  private mutating func take(_ line: String, _ step: LessonStep) throws -> PlayEnd? {
    if let number = Int(line) {
      if step.isUpdate(number) { return try inform() }
      guard let option = step.options.element(numbered: number) else {
        try loop.console.show(view.refusal("choose a number from 1 to \(step.choiceCount)"))
        return nil
      }
      return try choose(option.choice)
    }
    do {
      switch try CommandParser(session: loop.session).parse(line) {
      case .nothing: return nil
      case .quit: return .quit
      case .show(.menu): try ask()
      case .show(.help): try loop.console.show(view.guideHelp)
      case .show(let page): try loop.console.show(try loop.page(page))
      case .command(let command) where CommandGrammar.guided.allows(command):
        try carryOut(command)
        try ask()
      case .command, .declare, .sql, .draw, .choose, .confirm:
        try loop.console.show(
          view.refusal(
            "in a guided play you choose among the answers shown; \(view.command("play")) leaves all"
              + " open"
          )
        )
      }
    } catch let error as CommandSyntaxError {
      try loop.console.show(view.refusal(error))
    } catch let error as SessionError {
      try loop.console.show(view.refusal(error))
    }
    return nil
  }

  /// Sends an update in the player's words, or in the guide's where the line is empty; the question
  /// stays open.
  private mutating func inform() throws -> PlayEnd? {
    try loop.console.show(
      view.paragraph(
        "Say in one line how it stands: what users notice, who is hit, what you believe, what you do"
          + " next and when you write again. An empty line leaves it to the guide."
      )
    )
    var text = ""
    switch loop.console.ask("update> ", completing: { _ in [] }) {
    case .interrupted: return .interrupted
    case .endOfInput, .failed: return .quit
    case .tooLong, .woken: break
    case .line(let line): text = line.trimmed
    }
    do {
      try carryOut(.update(text.isEmpty ? lesson.updateText : text))
    } catch let error as SessionError {
      try loop.console.show(view.refusal(error))
      return nil
    }
    try ask()
    return nil
  }

  private mutating func choose(_ choice: LessonChoice) throws -> PlayEnd? {
    do {
      switch choice {
      case .look(let id): try carryOut(.look(id))
      case .wait(let minutes): try carryOut(.wait(minutes: minutes))
      case .mitigate(let id): try carryOut(.mitigate(id))
      case .declare(let cause):
        switch try because(cause) {
        case .leave(let end): return end
        case .text(let text):
          if let line = try carryOutIfFinal(lesson.declaration(of: cause, because: text)) {
            guard let step = lesson.step else { return nil }
            return try take(line.trimmed, step)
          }
        }
      }
    } catch let error as SessionError {
      try loop.console.show(view.refusal(error))
      return nil
    }
    guard let last = lesson.last else { return nil }
    if let end = pause("Enter: how that choice was> ") { return end }
    try loop.console.show(view.review(last, of: loop.session))
    if let end = pause("Enter: \(lesson.step == nil ? "what happened" : "the next step")> ") {
      return end
    }
    try ask()
    return nil
  }

  /// Gives a player at a terminal time to read; returns how the play ended if the player leaves.
  ///
  /// A session that is over has ended whatever is typed.
  private mutating func pause(_ prompt: String) -> PlayEnd? {
    guard loop.console.isInteractive else { return nil }
    switch loop.console.ask(prompt, completing: { _ in [] }) {
    case .interrupted: return loop.session.isOver ? nil : .interrupted
    case .endOfInput, .failed: return loop.session.isOver ? nil : .quit
    case .line(let line):
      return CommandGrammar.guided.isLeaving(line) && !loop.session.isOver ? .quit : nil
    case .tooLong, .woken: return nil
    }
  }

  private enum Because {
    case text(String)
    case leave(PlayEnd)
  }

  /// The player's reason for a verdict; an empty line leaves it to the guide.
  private mutating func because(_ cause: HypothesisID?) throws -> Because {
    try loop.console.show(
      view.paragraph(
        "Say why in one line, as you would to the team: what happened, to whom, by which"
          + " evidence, what you ruled out. An empty line leaves it to the guide."
      )
    )
    switch loop.console.ask("because> ", completing: { _ in [] }) {
    case .interrupted: return .leave(.interrupted)
    case .endOfInput, .failed: return .leave(.quit)
    case .tooLong, .woken: return .text(lesson.explanation(of: cause))
    case .line(let line):
      let text = line.trimmed
      return .text(text.isEmpty ? lesson.explanation(of: cause) : text)
    }
  }

  private mutating func carryOut(_ command: SessionCommand) throws {
    let count = loop.session.entries.count
    try loop.carryOut(command)
    for entry in loop.session.entries.dropFirst(count) { lesson.apply(entry.event) }
  }

  /// Declares where the player says that it is final, else returns the line typed instead.
  private mutating func carryOutIfFinal(_ declaration: Declaration) throws -> String? {
    let line = try loop.carryOutIfFinal(declaration)
    if let last = loop.session.entries.last, loop.session.isOver { lesson.apply(last.event) }
    return line
  }

  private mutating func ask() throws {
    guard let step = lesson.step else { return }
    try loop.console.show(view.question(step, of: loop.session))
  }
}
