import Proving
import Statecharts
import Telemetry

/// The counts of what random players met, in the JSON of a check.
package struct FuzzReport: Encodable {
  package var seed: UInt64
  package var runs: Int
  package var commands: Int
  package var slices: Int
  package var seconds: Double
  package var hits: Hits
  package var never: Never
  package var problems: [Problem]

  private enum CodingKeys: String, CodingKey {
    case seed, runs, commands, slices, seconds, hits, never, problems
  }

  /// How often each thing was met, by its name.
  package struct Hits: Encodable {
    package var actions: [String: Int]
    package var mitigations: [String: Int]
    package var findings: [String: Int]
    package var transitions: [String: Int]

    private enum CodingKeys: String, CodingKey { case actions, mitigations, findings, transitions }
  }

  /// The things that none of the runs met.
  package struct Never: Encodable {
    package var actions: [String]
    package var mitigations: [String]
    package var findings: [String]
    package var transitions: [String]

    private enum CodingKeys: String, CodingKey { case actions, mitigations, findings, transitions }
  }

  /// A run that failed, with the commands up to there.
  package struct Problem: Encodable {
    package var run: Int
    package var reason: String
    package var commands: [String]

    private enum CodingKeys: String, CodingKey { case run, reason, commands }
  }

  init(_ fuzz: Fuzz, seconds: Double) {
    seed = fuzz.seed
    runs = fuzz.runs
    commands = fuzz.commands
    slices = fuzz.slices
    self.seconds = seconds
    hits = Hits(
      actions: Self.counts(fuzz.actions),
      mitigations: Self.counts(fuzz.mitigations),
      findings: Self.counts(fuzz.findings),
      transitions: Self.counts(fuzz.transitions)
    )
    never = Never(
      actions: fuzz.missedActions.map(\.description),
      mitigations: fuzz.missedMitigations.map(\.description),
      findings: fuzz.missedFindings.map(\.description),
      transitions: fuzz.missedTransitions.map(\.description)
    )
    problems = fuzz.problems.map {
      Problem(run: $0.run, reason: $0.reason, commands: $0.commands)
    }
  }

  private static func counts<Name: CustomStringConvertible>(_ hits: [Name: Int]) -> [String: Int] {
    Dictionary(hits.map { ($0.key.description, $0.value) }) { $0 + $1 }
  }
}
