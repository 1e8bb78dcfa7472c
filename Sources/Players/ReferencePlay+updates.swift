import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension ReferencePlay {
  /// A step that comes next and takes simulated minutes.
  enum Step {
    case look(Action)
    case mitigate(Mitigation)
    case wait(minutes: Int)

    var minutes: Int {
      switch self {
      case .look(let action): action.minutes
      case .mitigate(let mitigation): mitigation.minutes
      case .wait(let minutes): minutes
      }
    }

    /// The step as an update announces it.
    fileprivate var announcement: String {
      switch self {
      case .look(let action): "we look at this: \(Self.begun(action.title))"
      case .mitigate(let mitigation): "we do this: \(Self.begun(mitigation.title))"
      case .wait: "we keep watching and decide by what comes in"
      }
    }

    /// A title within a sentence: "Pause the rollout" as "pause the rollout".
    private static func begun(_ title: String) -> String {
      guard let first = title.first, title.dropFirst().first?.isLowercase == true else {
        return title
      }
      return first.lowercased() + title.dropFirst()
    }
  }

  /// The text of an update: impact in figures, scope as far as it was seen, belief, what was done and
  /// comes next, and the time of the next update.
  ///
  /// Complexity: the rows of an hour and a half.
  func updateText(before step: Step) -> String {
    let next = Digits.clock(
      minutes: scenario.world.pageMinuteOfDay + session.clock + SessionLimits.updateMinutes
        + scenario.rules.updateEvery
    )
    return [
      "Impact: \(impact)", "Scope: \(scope)", "Belief: \(belief).",
      done.map { "Done: \($0)." }, "Next step: \(step.announcement).", "Next update at \(next).",
    ].compactMap(\.self).joined(separator: " ")
  }

  /// Bad requests now and usually; the page's own words where they cannot be counted.
  private var impact: String {
    guard let rate = try? session.badRate() else { return scenario.brief.page }
    let (now, usual) = (Digits.fixed(rate.now, decimals: 1), Digits.fixed(rate.usual, decimals: 1))
    return "\(now) bad requests a minute now, \(usual) in a usual hour."
  }

  /// The sentence of the latest look; before the first one, the words of the page.
  private var scope: String {
    guard let look = session.looks.last, let sentence = try? session.sentence(of: look) else {
      return "only what paged us so far: \(scenario.brief.page)"
    }
    return sentence
  }

  /// The two likeliest causes with their probabilities.
  private var belief: String {
    let ranked = zip(scenario.hypotheses, posterior.probabilities).enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
    return ranked.prefix(2)
      .map { "\(Digits.percent($0.element.1, decimals: 0)) that this is it: \($0.element.0.title)" }
      .joined(separator: "; ")
  }

  /// The titles of the mitigations applied so far; `nil` where there are none.
  private var done: String? {
    let titles = session.entries.compactMap { entry -> String? in
      guard case .mitigated(let id, _) = entry.event else { return nil }
      return scenario.mitigations.first { $0.id.rawValue == id }?.title
    }
    return titles.isEmpty ? nil : titles.joined(separator: "; ")
  }
}
