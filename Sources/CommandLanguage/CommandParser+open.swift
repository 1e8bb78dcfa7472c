import EvidenceRequests
package import ScenarioModel
import Sessions
import Telemetry

extension CommandParser {
  /// The request of a line that may be a command or ask for evidence in the player's own words, in any
  /// mode; throws what is wrong with the words where they are neither.
  package func ask(_ line: String) throws(CommandSyntaxError) -> SessionRequest {
    do throws(CommandSyntaxError) {
      return try parse(line)
    } catch {
      guard !isOpen, !line.contains(where: \.isNewline) else { throw error }
      return try request(line.trimmed)
    }
  }

  /// The look that a request in the player's own words asks for, the candidates to choose from, the
  /// mitigation that the words state, or the question to the telemetry that they put.
  package func request(_ words: String) throws(CommandSyntaxError) -> SessionRequest {
    let readers = RequestReaders.of(session)
    let match = readers.evidence.match(words)
    if case .one(let id) = match {
      return isPlain(words, for: id) ? .command(.look(id)) : .confirm(.look(id))
    }
    let stated = StatementParser(session).commands(in: words)
    if let stated = stated.first?.first { return .confirm(stated) }
    let question = readers.questions.question(in: words)
    // "A breakdown by device" more likely means a look that shows one.
    if let question, question.unread.isEmpty, question.isExplicit || match == .none,
      let query = try? slice(question)
    {
      return .confirm(.slice(query, words: question.slice))
    }
    switch match {
    case .one(let id), .likely(let id): return .confirm(.look(id))
    case .ambiguous(let ids): return .choose(ids)
    case .none:
      guard let question, !question.unread.isEmpty else { throw .nobodyHas(words) }
      throw .notInTelemetry(question.unread)
    }
  }

  /// Whether a look that is clearly meant can be taken without asking: its title was given, or it costs
  /// little and the words leave nothing out, which the look might not.
  func isPlain(_ words: String, for id: ActionID) -> Bool {
    let action = session.scenario.action(id)
    if words.trimmed.lowercased() == action?.title.lowercased() { return true }
    let said = words.lowercased().split { !$0.isLetter }.map(String.init)
    return (action?.minutes ?? 0) < Self.costly && !said.contains(where: Self.restricting.contains)
  }

  /// The minutes from which a look is said back before they are spent.
  private static let costly = 10
  private static let restricting: Set<String> = [
    "only", "except", "excluding", "without", "excl", "apart",
  ]

  private func slice(_ question: TelemetryQuestion) throws(SliceSyntaxError) -> Query {
    try SliceParser(world: session.scenario.world, clock: session.clock).parse(question.slice)
  }

  /// One of the actions that a request could mean, by its number among them or in more words.
  package func choice(_ answer: String, among ids: [ActionID]) throws(CommandSyntaxError)
    -> ActionID
  {
    if let number = Int(answer), let id = ids.element(numbered: number) { return id }
    switch RequestReaders.of(session).evidence.match(answer, among: ids) {
    case .one(let id), .likely(let id): return id
    case .ambiguous, .none: throw .notAmong(answer, count: ids.count)
    }
  }

  /// The action that words mean where only one can be; its title is all that is told of others.
  func actionInWords(_ words: String) throws(CommandSyntaxError) -> ActionID {
    switch RequestReaders.of(session).evidence.match(words) {
    case .one(let id), .likely(let id): return id
    case .ambiguous(let ids):
      throw .severalCouldBe(words, ids.compactMap { session.scenario.action($0)?.title })
    case .none: throw .nobodyHas(words)
    }
  }

  /// The command word of a line that may as well be a request: a whole word, or a beginning that
  /// stands alone.
  func openWord(_ first: String, alone: Bool) -> CommandWord? {
    if let word = grammar.word(first) { return word }
    let starts = grammar.words(beginning: first)
    return alone && starts.count == 1 ? starts[0] : nil
  }
}
