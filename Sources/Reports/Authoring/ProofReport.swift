import Proving
import ScenarioModel

/// A proof of a scenario's chart, and mitigations tried against harm, in the JSON of a check.
package struct ProofReport: Encodable {
  package var complete: Bool
  package var situations: Int
  package var moves: Int
  package var limit: Int
  package var seconds: Double
  package var parts: [Part]
  package var states: Count
  package var transitions: Count
  package var actions: Count
  package var mitigations: Count
  package var invariants: Int
  package var verdicts: [Verdict]
  package var harm: [Harm]
  package var violations: [Fault]

  private enum CodingKeys: String, CodingKey {
    case complete, situations, moves, limit, seconds, parts, states, transitions, actions
    case mitigations, invariants, verdicts, harm, violations
  }

  /// Regions of the chart that were explored together.
  package struct Part: Encodable {
    package var regions: [String]
    package var situations: Int
    package var moves: Int
    package var complete: Bool

    private enum CodingKeys: String, CodingKey { case regions, situations, moves, complete }
  }

  /// The number of things met, of all there are.
  package struct Count: Encodable {
    package var met: Int
    package var all: Int

    private enum CodingKeys: String, CodingKey { case met, all }
  }

  /// The quickest way to a verdict on a hypothesis; absent where there is none.
  package struct Verdict: Encodable {
    package var hypothesis: String
    package var minutes: Int?
    package var commands: [String]?

    private enum CodingKeys: String, CodingKey { case hypothesis, minutes, commands }
  }

  /// A mitigation's expected effect on harm, tried in simulated worlds.
  ///
  /// Unit of changes and noise: weighted requests.
  package struct Harm: Encodable {
    package var mitigation: String
    package var hypothesis: String
    package var expected: String
    package var verdict: String
    package var change: Double
    package var standardError: Double?
    package var changes: [Double]
    package var noise: Double
    package var holds: Bool
    package var uncertain: Bool

    private enum CodingKeys: String, CodingKey {
      case mitigation, hypothesis, expected, verdict, change, standardError, changes, noise
      case holds, uncertain
    }
  }

  /// A rule that can be broken, with the commands that lead there.
  package struct Fault: Encodable {
    package var message: String
    package var minutes: Int?
    package var commands: [String]?

    private enum CodingKeys: String, CodingKey { case message, minutes, commands }
  }

  init(
    _ proof: Proof,
    _ trials: [HarmTrial],
    of scenario: Scenario,
    limit: Int,
    seconds: Double
  ) {
    complete = proof.isComplete
    situations = proof.situations
    moves = proof.moves
    self.limit = limit
    self.seconds = seconds
    parts = proof.parts.map {
      Part(
        regions: $0.regions,
        situations: $0.situations,
        moves: $0.moves,
        complete: $0.isComplete
      )
    }
    states = Count(met: proof.states.met, all: proof.states.all)
    transitions = Count(met: proof.transitions.met, all: proof.transitions.all)
    actions = Count(met: proof.actions.met, all: proof.actions.all)
    mitigations = Count(met: proof.mitigations.met, all: proof.mitigations.all)
    invariants = proof.invariants
    verdicts = proof.verdicts.map {
      Verdict(
        hypothesis: $0.hypothesis.rawValue,
        minutes: $0.path?.minutes,
        commands: $0.path?.moves.map(\.description)
      )
    }
    harm = trials.map {
      Harm(
        mitigation: $0.mitigation.rawValue,
        hypothesis: $0.hypothesis.rawValue,
        expected: $0.expected.rawValue,
        verdict: $0.verdict.rawValue,
        change: $0.mean,
        standardError: $0.standardError,
        changes: $0.changes,
        noise: $0.noise,
        holds: $0.holds,
        uncertain: $0.isUncertain
      )
    }
    violations = proof.violations.map {
      Fault(
        message: $0.description,
        minutes: $0.path?.minutes,
        commands: $0.path?.moves.map(\.description)
      )
    }
  }
}
