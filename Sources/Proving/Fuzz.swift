import CommandLanguage
package import ScenarioModel
package import Sessions
package import Statecharts
import Telemetry

/// A test of a scenario by random players, with the counts of what they met.
package struct Fuzz: Sendable {
  package let seed: UInt64
  package private(set) var runs = 0
  /// Commands that were carried out.
  package private(set) var commands = 0
  package private(set) var actions: [ActionID: Int] = [:]
  package private(set) var mitigations: [MitigationID: Int] = [:]
  package private(set) var findings: [FoundFinding: Int] = [:]
  package private(set) var transitions: [TransitionID: Int] = [:]
  package private(set) var problems: [Problem] = []

  /// A finding of an action.
  package struct FoundFinding: Hashable, Sendable, CustomStringConvertible {
    package let action: ActionID
    package let finding: FindingID

    package var description: String { "\(action)/\(finding)" }
  }

  /// A command that failed or was listed and refused, or a session that its chart does not explain.
  package struct Problem: Hashable, Sendable {
    /// The number of the run, from 1.
    package let run: Int
    /// The commands that led there, the one that failed last.
    package let commands: [String]
    package let reason: String
  }

  /// The free questions that were asked.
  package private(set) var slices = 0

  let staging: Staging
  /// The commands of the present run.
  private var path: [String] = []
  private let digest: Session.Digest

  /// Random players over a staged scenario.
  package init(_ staging: Staging, seed: UInt64, digest: @escaping Session.Digest) {
    self.staging = staging
    self.seed = seed
    self.digest = digest
  }

  /// The most commands that a player gives.
  private static let commandLimit = 40

  /// Lets one more player play to the end; each run has a seed of its own.
  ///
  /// `trail` hears the commands of the run before the last of them is carried out, so that they
  /// outlive a program that breaks down in it.
  package mutating func run(trail: ([String]) -> Void = { _ in }) {
    runs += 1
    path = []
    let runSeed = Mixing.split(seed, at: UInt64(runs))
    do {
      try play(RandomNumbers(seed: runSeed), runSeed, trail)
    } catch {
      report("\(error)")
    }
  }

  private mutating func play(
    _ randomNumbers: RandomNumbers,
    _ runSeed: UInt64,
    _ trail: ([String]) -> Void
  ) throws(StagingError) {
    var numbers = randomNumbers
    var session = try Session(
      header: SessionHeader(
        scenario: staging.scenario,
        worldDigest: "",
        textDigest: "",
        seed: runSeed,
        mode: .drill
      ),
      staging: staging,
      digest: digest
    )
    let writer = CommandWriter(staging.scenario)
    let patience = 4 + numbers.below(Self.commandLimit - 4)
    while !session.isOver {
      let isLast = session.entries.count >= patience
      let (command, isListed) = command(for: session, isLast: isLast, &numbers)
      path.append(writer.line(for: command))
      trail(path)
      do throws(SessionError) {
        let event = try session.decide(command).event
        session.apply(event)
        note(event)
      } catch .outOfTime {
        // The rest of the time is too short for it: that is no fault of the list.
        path.removeLast()
        if session.clock == staging.scenario.horizonMinutes { finish(&session) }
      } catch .staging(let error) {
        throw error
      } catch {
        if isListed { report("\(error)") }
        path.removeLast()
      }
      if commands > runs * 1000 { break }
    }
    follow(session)
  }

  private mutating func finish(_ session: inout Session) {
    do throws(SessionError) {
      session.apply(try session.decide(.declare(Self.declaration(nil, session))).event)
      commands += 1
    } catch {
      path.append("declare")
      report("declaring is refused: \(error)")
      session.apply(.abandoned)
    }
  }

  private mutating func note(_ event: SessionEvent) {
    commands += 1
    if let look = event.look {
      actions[ActionID(look.action), default: 0] += 1
      let found = FoundFinding(action: ActionID(look.action), finding: FindingID(look.finding))
      findings[found, default: 0] += 1
    }
    if case .mitigated(let name, _) = event { mitigations[MitigationID(name), default: 0] += 1 }
    if case .sliced = event { slices += 1 }
  }

  /// Plays the session's events on a chart of its own and compares where they end.
  private mutating func follow(_ session: Session) {
    let (trace, machine) = ChartTrace.following(session)
    if case .livelocked(let livelock) = machine.status {
      report("the chart does not come to rest: \(livelock)")
    }
    for (transition, turns) in trace.turns { transitions[transition, default: 0] += turns.count }
    for control in staging.scenario.world.controls
    where machine.value(of: VariableName(control.name.rawValue))
      != session.incident.value(of: control.name)
    {
      report("control '\(control.name)' is not what the chart makes it")
    }
  }

  private mutating func report(_ reason: String) {
    problems.append(Problem(run: runs, commands: path, reason: reason))
  }
}

extension Fuzz {
  /// A command, and whether the session lists it as one that can be given.
  private func command(
    for session: Session,
    isLast: Bool,
    _ numbers: inout RandomNumbers
  ) -> (SessionCommand, isListed: Bool) {
    if isLast {
      let cause = numbers.below(4) == 0 ? nil : numbers.pick(session.scenario.hypotheses)?.id
      return (.declare(Self.declaration(cause, session)), true)
    }
    switch numbers.below(20) {
    case 0..<9:
      if let action = numbers.pick(session.availableActions) { return (.look(action.id), true) }
    case 9..<13:
      if let mitigation = numbers.pick(session.availableMitigations) {
        return (.mitigate(mitigation.id), true)
      }
    case 13: return (.update("We are on it."), true)
    case 14: return (.hint, false)
    case 17..<19: return (slice(session, &numbers), true)
    case 15: return (.note("A note."), true)
    case 16:
      let beliefs = session.scenario.hypotheses.map {
        Belief(hypothesis: $0.id, probability: Double(1 + numbers.below(9)))
      }
      return (.believe(beliefs), true)
    default: break
    }
    return (.wait(minutes: 1 + numbers.below(30)), true)
  }

  private static func declaration(_ cause: HypothesisID?, _ session: Session) -> Declaration {
    let seen = session.entries.filter { $0.event.showsEvidence }.map(\.number)
    return Declaration(
      cause: cause,
      places: session.scenario.places.prefix(1).map(\.id),
      explanation: "It is as the evidence says.",
      cited: Array(seen.prefix(3))
    )
  }
}

/// Lists of the parts that no random player met.
extension Fuzz {
  /// The findings that no player met, in the scenario's order.
  package var missedFindings: [FoundFinding] {
    staging.scenario.actions.flatMap { action in
      action.evidence.findings.map { FoundFinding(action: action.id, finding: $0.id) }
    }.filter { findings[$0] == nil }
  }

  /// The transitions that no player took, in the chart's order.
  package var missedTransitions: [TransitionID] {
    staging.scenario.chart.placedStates.map(\.state).flatMap { state in
      state.transitions.indices.map { TransitionID(source: state.id, index: $0) }
    }.filter { transitions[$0] == nil }
  }

  /// The actions that no player chose, in the scenario's order.
  package var missedActions: [ActionID] {
    staging.scenario.actions.map(\.id).filter { actions[$0] == nil }
  }

  /// The mitigations that no player chose, in the scenario's order.
  package var missedMitigations: [MitigationID] {
    staging.scenario.mitigations.map(\.id).filter { mitigations[$0] == nil }
  }
}

/// Random numbers of one player: SplitMix64, each number by its position.
struct RandomNumbers {
  let seed: UInt64
  private var position: UInt64 = 0

  init(seed: UInt64) { self.seed = seed }

  /// A number from 0 to below `bound`, which is at least 1; the modulo bias is below 2⁻⁵⁰.
  mutating func below(_ bound: Int) -> Int {
    defer { position += 1 }
    return Int(Mixing.split(seed, at: position) % UInt64(bound))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }
}
