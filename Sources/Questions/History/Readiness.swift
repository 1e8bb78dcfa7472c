package import ScenarioModel
package import Telemetry

/// The accuracy of a person by area, with how far it can be believed.
package struct Readiness: Hashable, Sendable {
  /// One for each area of the index.
  package var areas: [Standing]

  /// The standing in one area.
  package struct Standing: Hashable, Sendable {
    package var area: Topic
    /// Questions of the area.
    package var questions: Int
    /// Different questions that were answered.
    package var answered: Int
    /// The number of those whose latest answer is right.
    package var right: Int
    /// Wilson's 95 % interval of the accuracy; `nil` where nothing was answered.
    package var interval: Statistics.ConfidenceInterval?

    /// The number of questions whose latest answer is not right.
    package var misses: Int { answered - right }

    /// The share of right answers; `nil` where nothing was answered.
    package var accuracy: Double? { answered > 0 ? Double(right) / Double(answered) : nil }
  }

  /// The latest answer to each question counts, since it says what is known now.
  package init(_ index: QuestionIndex, _ history: AnswerHistory) {
    var latest: [QuestionID: Bool] = [:]
    for entry in history.answers {
      latest[QuestionID(entry.answer.question)] = entry.answer.isRight
    }
    areas = index.areas.map { part in
      let answers = part.entries.indices.compactMap { latest[part.entries[$0].id] }
      let right = answers.count { $0 }
      let proportion = try? Statistics.Proportion(successes: right, trials: answers.count)
      return Standing(
        area: part.area,
        questions: part.entries.count,
        answered: answers.count,
        right: right,
        interval: proportion.flatMap { try? Statistics.wilsonInterval($0) }
      )
    }
  }

  /// Up to two areas that the answers show to be weaker than the rest, the weakest first.
  ///
  /// An area is named only where Newcombe's 95 % interval of its accuracy less that of all other areas
  /// lies below zero. With few answers none is.
  package var weakest: [Topic] {
    areas.filter(isWeaker).sorted { ($0.accuracy ?? 1) < ($1.accuracy ?? 1) }
      .prefix(2).map(\.area)
  }

  private func isWeaker(_ standing: Standing) -> Bool {
    let others = areas.filter { $0.area != standing.area }
    guard
      let own = try? Statistics.Proportion(successes: standing.right, trials: standing.answered),
      let rest = try? Statistics.Proportion(
        successes: others.reduce(0) { $0 + $1.right },
        trials: others.reduce(0) { $0 + $1.answered }
      ), let test = try? Statistics.compareProportions(own, rest)
    else { return false }
    return test.interval.upper < 0
  }

  /// The areas in the order in which a plan takes them up: most misses first.
  ///
  /// Of equals the one of lower accuracy, then the one with fewer answers, so that what was never asked
  /// comes before what was always right; then by the order of areas.
  package var byNeed: [Standing] {
    areas.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (-a.misses, a.accuracy ?? 0, a.answered, left.offset)
        < (-b.misses, b.accuracy ?? 0, b.answered, right.offset)
    }.map(\.element)
  }
}
