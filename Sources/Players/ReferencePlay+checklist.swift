import Diagnosis
import ScenarioModel
import Scoring
import Sessions

extension ReferencePlay {
  /// Runs each cause's own best test down the menu until one is positive, then treats that cause and
  /// declares it.
  ///
  /// Knows which look and outcome belong to which cause, and nothing of their strength: a negative
  /// test crosses its cause off, a positive one settles it. Where none is positive, nothing is wrong.
  mutating func playChecklist() throws(SessionError) {
    let tests = ownTests()
    var crossed: Set<Int> = []
    var found: Int?
    for action in scenario.actions {
      let own = tests.filter { $0.action == action.id }
      guard found == nil, !own.isEmpty else { continue }
      if !session.isAvailable(action), let needed = opening(action) { try look(needed) }
      try look(action)
      guard let seen = session.looks.last(where: { $0.action == action.id })?.finding else {
        continue
      }
      found = own.first { $0.finding == seen }?.hypothesis
      crossed.formUnion(own.filter { $0.finding != seen }.map(\.hypothesis))
      if isBeliefDue { try state(simpleBeliefs(found, crossed)) }
    }
    let harmless = scenario.hypotheses.firstIndex { $0.effects.isEmpty }
    let cause = found ?? harmless ?? 0
    try treat(certainty(of: scenario.hypotheses[cause].id))
    try state(simpleBeliefs(cause, crossed))
    try declare(scenario.hypotheses[cause])
  }

  /// A cause's own test: the look and outcome by which it differs most from the other causes.
  private struct OwnTest {
    var hypothesis: Int
    var action: ActionID
    var finding: FindingID
  }

  /// The outcome of each cause with the largest share in its worlds less that in all others, among
  /// looks that can be taken without a change of the system.
  private func ownTests() -> [OwnTest] {
    let count = scenario.hypotheses.count
    guard count > 1 else { return [] }
    let looks = scenario.actions.filter { $0.kind != .verify }.compactMap { action in
      session.key(of: action, calibration).map { (action: action, key: $0) }
    }
    return scenario.hypotheses.indices.compactMap { hypothesis in
      var best: (test: OwnTest, margin: Double)?
      for (action, key) in looks {
        for (position, finding) in action.evidence.findings.enumerated() {
          let shares = scenario.hypotheses.indices.map {
            calibration.share(of: UInt8(position), key: key, hypothesis: $0)
          }
          let others = (shares.reduce(0, +) - shares[hypothesis]) / Double(count - 1)
          let margin = shares[hypothesis] - others
          guard margin > best?.margin ?? 0 else { continue }
          best = (OwnTest(hypothesis: hypothesis, action: action.id, finding: finding.id), margin)
        }
      }
      return best?.test
    }
  }

  /// The priors with what a test crossed off at a tenth, or nine tenths for the cause that was found.
  private func simpleBeliefs(_ found: Int?, _ crossed: Set<Int>) -> [Double] {
    let kept = scenario.hypotheses.enumerated().map { index, hypothesis in
      hypothesis.prior * (crossed.contains(index) ? 0.1 : 1)
    }
    guard let found else { return kept.map { $0 / kept.reduce(0, +) } }
    let rest = kept.reduce(0, +) - kept[found]
    return kept.enumerated().map { $0.offset == found ? 0.9 : 0.1 * $0.element / rest }
  }
}
