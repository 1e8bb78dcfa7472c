import Telemetry

extension ScenarioCheck {
  /// Warns where form or wording lets a cause be guessed without evidence.
  mutating func checkTells() {
    checkPriorsAreNearEven()
    checkTitlesAreAlike()
    checkActionTexts()
  }

  /// The factor by which a prior's odds may differ from even ones without a reason, up or down.
  private static let mostOdds = 2.0

  private mutating func checkPriorsAreNearEven() {
    let priors = scenario.hypotheses.map(\.prior)
    let isSound = priors.allSatisfy { $0 > 0 && $0 < 1 } && abs(priors.reduce(0, +) - 1) < 1e-6
    guard isSound else { return }
    // Two causes at once are rarer than one, and nobody needs to be told why.
    let single = scenario.singleCauses
    let even = single.map(\.prior).reduce(0, +) / Double(single.count)
    for hypothesis in single where hypothesis.priorReason == nil {
      let odds = hypothesis.prior / even
      guard odds > Self.mostOdds + 1e-9 || odds < 1 / Self.mostOdds - 1e-9 else { continue }
      report(
        .priorStandsOut(hypothesis.id, prior: hypothesis.prior, even: even),
        at: ["hypotheses", .key(hypothesis.id.rawValue), "prior"]
      )
    }
  }

  /// The factor by which the length of a title may differ from the usual one, up or down.
  private static let mostLength = 2

  private mutating func checkTitlesAreAlike() {
    let single = scenario.singleCauses
    if (3...12).contains(single.count) {
      for (index, length, usual) in Self.odd(single.map(\.title)) {
        let id = single[index].id
        report(
          .titleStandsOut(id, length: length, usual: usual),
          at: ["hypotheses", .key(id.rawValue), "title"]
        )
      }
    }
  }

  /// The positions of titles whose length stands out, with it and the median; none of fewer than 3.
  static func odd(_ titles: [String]) -> [(index: Int, length: Int, usual: Int)] {
    guard titles.count >= 3 else { return [] }
    let usual = titles.map(\.count).sorted()[titles.count / 2]
    return titles.enumerated().compactMap { index, title in
      let length = title.count
      let isOdd = length > mostLength * usual || mostLength * length < usual
      return isOdd ? (index, length, usual) : nil
    }
  }

  /// Warns where a title or hint of an action uses most of the words of one hypothesis.
  ///
  /// An action names its subject, so single words are shared; more than two thirds of a
  /// hypothesis's own words, and at least two, tell what to find there.
  private mutating func checkActionTexts() {
    let own = distinctiveWords
    for action in scenario.actions {
      let path: Diagnostic.Path = ["actions", .key(action.id.rawValue)]
      let texts: [(String?, Diagnostic.Path)] = [
        (action.title, path.appending(["title"])), (action.nudge, path.appending(["nudge"])),
        (action.pointer, path.appending(["pointer"])), (action.id.rawValue, path),
      ]
      for (text, place) in texts {
        let said = Set(Self.words(of: text ?? ""))
        for (hypothesis, words) in own {
          let shared = words.filter(said.contains)
          guard shared.count > 1, 3 * shared.count > 2 * words.count else { continue }
          report(.givesAway(hypothesis, words: shared), at: place)
        }
      }
    }
  }
}
