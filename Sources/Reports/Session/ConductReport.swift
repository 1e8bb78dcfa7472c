import Diagnosis
import ScenarioModel
import Scoring
package import Sessions
import Telemetry

/// The rules by which a session is scored, said before they cost points.
package struct ConductReport: Hashable, Sendable, Codable {
  /// One sentence for each rule.
  package var rules: [String]

  private enum CodingKeys: String, CodingKey { case rules }

  /// A sentence on the worth of beliefs where they are asked for, as the score of a way of playing counts it.
  package static func beliefWorth(in mode: SessionMode = .drill) -> String {
    let share = Rubric.current.judgement.checkpointShare
    let most =
      Rubric.current.weights(in: mode).first { $0.criterion == .beliefs }?.points ?? 0
    return "Saying what the evidence says is worth up to"
      + " \(Digits.fixed(most * share, decimals: 1)) points, in equal shares for each time that you"
      + " are asked; no answer before the next look earns nothing of its share. Your last beliefs are worth up to"
      + " \(Digits.fixed(most * (1 - share), decimals: 1)) more."
  }

  /// The rules of a session's scenario and way of playing; they are the same whatever the truth is.
  package init(_ session: Session) {
    let scenario = session.scenario
    let weights = Rubric.current.weights(in: session.header.mode)
    func points(_ criterion: Criterion, _ share: Double = 1) -> String {
      let most = weights.first { $0.criterion == criterion }?.points ?? 0
      return Digits.fixed(most * share, decimals: 1)
    }
    func clock(_ minute: Int) -> String {
      Digits.clock(minutes: scenario.world.pageMinuteOfDay + minute)
    }
    let judgement = Rubric.current.judgement
    let checkpoints = judgement.checkpointShare
    rules = [
      "Updates: the first is due by \(clock(scenario.rules.firstUpdateBy)), the next each time"
        + " \(scenario.rules.updateEvery) min after the last.",
      "Beliefs: you are asked where the evidence has moved them. Saying what it says is worth up to"
        + " \(points(.beliefs, checkpoints)) points, your last ones"
        + " \(points(.beliefs, 1 - checkpoints)).",
      "Evidence: a look is worth its bits for its minutes, with"
        + " \(Digits.fixed(judgement.scale.fixedMinutes, decimals: 0)) min added for reading and"
        + " talking (\(points(.evidence)) points). A page that you saw is shown again for nothing.",
      "Cause: \(points(.diagnosis)) points"
        + (scenario.repairBy < scenario.horizonMinutes
          ? " where the repair that the evidence bears out comes by \(clock(scenario.repairBy));"
            + " watching it afterwards costs nothing."
          : " as far as the evidence that you saw bears it out."),
    ]
  }
}
