import CommandLanguage
import Drills
import Reports
import ScenarioModel
import Sessions

/// A session as one call finds it: carries out commands and shows what came of them.
struct Play {
  let handle: String
  let live: LiveSession
  /// The session when the call began.
  let session: Session
  /// The number that the last event must have for a command to be carried out; `nil` for any.
  var expected: Int?

  private var parser: CommandParser { CommandParser(session: session) }

  /// Carries out a command and shows what came of it.
  func carryOut(_ command: SessionCommand) async throws(ToolRefusal) -> ToolAnswer {
    try answer(to: try await step(command))
  }

  /// Carries out a command.
  func step(_ command: SessionCommand) async throws(ToolRefusal) -> StepDocument {
    let update: Update
    do throws(DrillError) {
      update = try await live.perform(command, as: .player, after: expected)
    } catch {
      throw refusal(error)
    }
    return try await document(of: update, crediting: try await credits())
  }

  /// The looks whose findings the answer to a question that was just asked determines, as seen.
  private func credits() async throws(ToolRefusal) -> [Update] {
    do throws(DrillError) {
      return try await live.credit(as: .player)
    } catch {
      throw refusal(error)
    }
  }

  /// The refusal that an error comes to, in the names that the player sees.
  private func refusal(_ error: DrillError) -> ToolRefusal {
    if case .session(let error) = error { return .refused(RefusalReport(error, in: session)) }
    return ToolRefusal(error)
  }

  private func document(
    of update: Update,
    crediting credits: [Update] = []
  ) async throws(ToolRefusal) -> StepDocument {
    let now = await live.view(for: .player).session
    let rate: BadRate
    do throws(DrillError) {
      rate = try await live.earlierRate()
    } catch {
      throw ToolRefusal(error)
    }
    let evidence = try ToolRefusal.wrap { () throws(DrillError) in try update.evidence() }
    guard let entry = EntryReport(update.entry, of: now, showing: evidence) else {
      preconditionFailure("a player's own event \(update.entry.number) is private")
    }
    return StepDocument(
      entry: entry,
      credited: credits.compactMap { EntryReport($0.entry, of: now, showing: .none) },
      isBeliefDue: update.isBeliefDue,
      isOver: now.isOver,
      status: try ToolRefusal.staged { () throws(StagingError) in
        try StatusReport(now, knowing: rate)
      }
    )
  }

  private func answer(to step: StepDocument) throws(ToolRefusal) -> ToolAnswer {
    answer(try ToolAnswer(step, AnswerText.lines(step)), after: step)
  }

  /// An answer with the links and the number of the event that took place.
  private func answer(_ answer: ToolAnswer, after step: StepDocument) -> ToolAnswer {
    var answer = answer
    answer.event = step.entry.number
    answer.links = ResourceAddress.evidence(of: step.entry, in: handle)
    return answer
  }
}

extension Play {
  func look(_ action: String) async throws(ToolRefusal) -> ToolAnswer {
    guard session.header.mode != .open else { throw .nothingListed }
    return try await carryOut(try command("\(CommandWord.look) \(action)", of: .look))
  }

  func mitigate(_ mitigation: String) async throws(ToolRefusal) -> ToolAnswer {
    try await carryOut(try command("\(CommandWord.mitigate) \(mitigation)", of: .mitigate))
  }

  func cite(_ arguments: ToolArguments) async throws(ToolRefusal) -> ToolAnswer {
    let question = try arguments.optionalInteger("question").map { " \($0)" } ?? ""
    let words = "\(CommandWord.cite) \(try arguments.text("action"))\(question)"
    return try await carryOut(try command(words, of: .cite))
  }

  func slice(_ question: String) async throws(ToolRefusal) -> ToolAnswer {
    try await carryOut(try command("\(CommandWord.slice) \(question)", of: .slice))
  }

  func believe(
    _ weights: [(name: String, weight: Double)]
  ) async throws(ToolRefusal) -> ToolAnswer {
    var beliefs: [Belief] = []
    for (name, weight) in weights {
      guard let cause = try cause(name) else {
        throw .badArgument("beliefs", expected: "weights of causes, and '\(name)' is none")
      }
      beliefs.append(Belief(hypothesis: cause, probability: weight))
    }
    return try await carryOut(.believe(beliefs))
  }

  func sql(_ statement: String) async throws(ToolRefusal) -> ToolAnswer {
    let update: Update
    do throws(DrillError) {
      update = try await live.ask(statement, as: .player, after: expected)
    } catch {
      throw refusal(error)
    }
    return try answer(to: try await document(of: update, crediting: try await credits()))
  }

  /// The command of a line in the words of a session.
  private func command(_ line: String, of tool: PlayTool) throws(ToolRefusal) -> SessionCommand {
    switch try request(line) {
    case .command(let command): return command
    case .declare, .sql, .choose, .confirm, .show, .draw, .quit, .nothing: throw .noName(of: tool)
    }
  }

  /// The request of a line in the words of a session.
  func request(_ line: String) throws(ToolRefusal) -> SessionRequest {
    try understood { () throws(CommandSyntaxError) in try parser.parse(line) }
  }

  /// The cause that a word names; `nil` for the word that says that the evidence is not enough.
  func cause(_ word: String) throws(ToolRefusal) -> HypothesisID? {
    try understood { () throws(CommandSyntaxError) in
      try DeclarationParser(session.scenario).cause(word)
    }
  }

  func understood<Value>(
    _ read: () throws(CommandSyntaxError) -> Value
  ) throws(ToolRefusal) -> Value {
    do {
      return try read()
    } catch {
      throw .notUnderstood(error)
    }
  }
}

extension Play {
  /// A request in the player's own words: carried out, said back, or offered as candidates.
  func ask(_ arguments: ToolArguments) async throws(ToolRefusal) -> ToolAnswer {
    let words = try arguments.text("request")
    let request = try understood { () throws(CommandSyntaxError) in
      let request = try parser.request(words)
      guard case .choose(let candidates) = request,
        let choice = try? arguments.optionalInteger("choice")
      else { return request }
      return .command(.look(try parser.choice("\(choice)", among: candidates)))
    }
    switch request {
    case .command(let command): return try await done(command)
    case .confirm(let command):
      if try arguments.flag("confirm") { return try await done(command) }
      let report = SaidBackReport(command, in: session)
      return try ToolAnswer(
        AskDocument(outcome: .confirm, saidBack: report),
        [report.text, "Nothing was done: the same request with 'confirm' carries it out."]
      )
    case .choose(let candidates):
      let report = CandidatesReport(candidates, in: session.scenario)
      return try ToolAnswer(
        AskDocument(outcome: .choose, candidates: report),
        ["Which of these? The same request with 'choice' takes one; nothing was done."]
          + report.candidates.map { "\($0.number) \($0.title) (\($0.minutes) min)" }
      )
    case .declare, .sql, .show, .draw, .quit, .nothing: throw .noName(of: .ask)
    }
  }

  private func done(_ command: SessionCommand) async throws(ToolRefusal) -> ToolAnswer {
    let step = try await step(command)
    let document = AskDocument(outcome: .done, step: step)
    return answer(try ToolAnswer(document, AnswerText.lines(step)), after: step)
  }

  /// The declaration of a call.
  func declaration(_ arguments: ToolArguments) throws(ToolRefusal) -> Declaration {
    let parser = DeclarationParser(session.scenario)
    let places = try arguments.texts("places") ?? []
    let rivals = try arguments.rivals("ruled_out") ?? ""
    return Declaration(
      cause: try cause(try arguments.text("cause")),
      places: try understood { () throws(CommandSyntaxError) in
        try parser.places(places.joined(separator: ","))
      },
      ruledOut: try understood { () throws(CommandSyntaxError) in try parser.rivals(rivals) },
      explanation: try arguments.text("explanation"),
      cited: try arguments.integers("cited") ?? [],
      disputes: try arguments.disputes("disputes")
    )
  }
}
