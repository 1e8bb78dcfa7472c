import ScenarioModel

/// The words of a debrief on a hypothesis that was not the truth.
struct RivalText {
  /// The reason for which it was tempting.
  let tempting: String
  /// The evidence that rules it out.
  let ruledOutBy: String

  /// Takes the author's words; of a cause that was there beside another one, says what it leaves
  /// unexplained.
  init(_ rival: Hypothesis, truth: Hypothesis, in scenario: Scenario) {
    guard truth.isMore(than: rival) else {
      tempting = rival.explanation.tempting
      ruledOutBy = rival.explanation.ruledOutBy
      return
    }
    let missed = truth.causes.filter { !rival.causes.contains($0) }
      .compactMap(scenario.hypothesis)
    tempting =
      "It was there, and it was not all: "
      + missed.map { "\($0.title)." }.joined(separator: " ")
    let looks = missed.flatMap { $0.keyFindings.map(\.action) }.compactMap {
      scenario.action($0)?.title
    }
    ruledOutBy = "the traces of the other cause, which show here: " + looks.joined(separator: "; ")
  }
}
