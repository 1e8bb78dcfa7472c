import ArgumentParser
import Drills
import Reports
import Sessions
import Terminal

/// Lays two paths through one scenario side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Lay two sessions of one scenario side by side, or one beside the reference's.",
    discussion: """
      For example: firedrill compare 12 expert
                   firedrill compare 12 Replays/canary-expert.jsonl
      'expert' is the reference player on the world of the other. Only for sessions
      that are over: it tells the truth.
      """
  )

  @Argument(help: "The number of a session, or a replay file.")
  var first: String

  @Argument(help: "Another one, or the word expert.")
  var second: String

  @Flag(
    help: """
      Print JSON: {scenario, sameWorld, order: {pairs, same}, a: SIDE, b: SIDE, looks: [{action, title, \
      a: SIGHT, b: SIGHT}], timeline: [{minute, a, b}]}; SIDE is {name, seed, truth, minutes, score, \
      beliefs, harm}, SIGHT is {order, event, minute, finding}.
      """
  )
  var json = false

  /// The word for the reference player.
  static let expert = SessionComparison.reference

  func validate() throws {
    guard first != Self.expert || second != Self.expert else {
      throw ValidationError("one of the two must be a session: the expert plays on its world")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let scorekeeper = environment.services.scorekeeper
    var sessions: [Session] = []
    let named = [first, second].filter { $0 != Self.expert }
    for name in named { sessions.append(try ended(name, environment)) }
    if named.count == 1, let session = sessions.first {
      sessions.insert(try scorekeeper.expert(of: session), at: first == Self.expert ? 0 : 1)
    }
    let (left, right) = (sessions[0], sessions[1])
    guard left.header.scenario == right.header.scenario else {
      throw CommandFailure(
        "\(first) is of '\(left.header.scenario)' and \(second) of '\(right.header.scenario)';"
          + " two paths through one scenario can be compared",
        code: .usage
      )
    }
    let document = ComparisonDocument(
      SessionComparison(
        left: try side(first, left, environment),
        right: try side(second, right, environment)
      )
    )
    try environment.write(document, asJSON: json) { document.lines($0) }
  }

  private func ended(_ name: String, _ environment: CommandEnvironment) throws -> Session {
    let session = try environment.services.session(named: name)
    guard session.isOver else {
      throw CommandFailure(
        "session \(name) is still open, and a comparison tells the truth; declare or abandon it"
          + " first",
        code: .usage
      )
    }
    return session
  }

  private func side(
    _ name: String,
    _ session: Session,
    _ environment: CommandEnvironment
  ) throws -> SessionComparison.Side {
    let sealed =
      name == Self.expert ? nil : try environment.services.sealedCard(named: name, of: session)
    let (report, card) = try environment.services.scorekeeper.debrief(of: session, sealed: sealed)
    return SessionComparison.Side(name: name, session: session, report: report, card: card)
  }
}
