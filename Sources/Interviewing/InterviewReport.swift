package import ScenarioModel
package import Scoring
package import Sessions

/// The result of an interview that is over, for its interviewer and its candidate.
package struct InterviewReport: Hashable, Sendable {
  package var card: Scorecard
  package var stages: [StageGrade]
  package var signals: [CommunicationSignal]
  /// The reasons for the band, in sentences.
  package var reasons: [String]
  /// The moments that earned most, the best first; at most three.
  package var strongest: [Moment]
  /// The moments that lost most, the costliest first; at most three.
  package var weakest: [Moment]
  /// The points that could not be judged because answers were in another language.
  package var unjudged: Double

  /// A ledger line of the interview with the words or the action behind it.
  package struct Moment: Hashable, Sendable {
    package var events: [Int]
    package var criterion: Criterion
    /// The text of the ledger line; it may give the key away.
    package var account: String
    package var points: Double
    package var possible: Double
    /// The candidate's words, or their action in words.
    package var quote: String
    /// The question that was answered, if it was one.
    package var question: String?
    /// A stronger answer to the question; it gives the key away.
    package var stronger: String?
  }

  /// Reads the result out of a session and its scorecard.
  package init(_ session: Session, _ card: Scorecard) throws(StagingError) {
    self.card = card
    stages = try session.stageGrades()
    signals = try session.communicationSignals(in: stages)
    let moments = session.moments(of: card, stages, signals)
    strongest = Array(
      moments.filter {
        !$0.events.isEmpty && $0.points > 0 && $0.points >= Self.goodShare * $0.possible
      }
      .sorted { $0.points > $1.points }.prefix(Self.momentCount)
    )
    weakest = Array(
      moments.filter { !$0.quote.isEmpty && $0.possible - $0.points > Self.leastLoss }
        .sorted { $0.possible - $0.points > $1.possible - $1.points }.prefix(Self.momentCount)
    )
    let communication = card.criteria.first { $0.criterion == .communication }
    let foreign = stages.filter(\.isForeign).map { "\($0.stage.id): \($0.account)" }
    unjudged = (communication?.ledger ?? []).filter { foreign.contains($0.text) }
      .reduce(0) { $0 + $1.possible }
    reasons = Self.reasons(card, stages)
  }

  private static let momentCount = 3
  /// The share of its points from which a moment is a strong one, 0 to 1.
  private static let goodShare = 0.7
  /// The lost points from which a moment is a weak one.
  private static let leastLoss = 0.2

  private static func reasons(_ card: Scorecard, _ stages: [StageGrade]) -> [String] {
    let sorted = card.criteria.enumerated().sorted { left, right in
      let figures = (left.element.figure, right.element.figure)
      return figures.0 > figures.1 || (figures.0 == figures.1 && left.offset < right.offset)
    }.map(\.element)
    func list(_ criteria: [CriterionScore]) -> String {
      criteria.map { "\($0.criterion.rawValue) (\(Int((100 * $0.figure).rounded())) %)" }
        .joined(separator: ", ")
    }
    var reasons: [String] = []
    let strong = sorted.filter { $0.figure >= goodShare }.prefix(3)
    if !strong.isEmpty { reasons.append("Carried by \(list(Array(strong))).") }
    let weak = sorted.reversed().filter { $0.figure < 0.5 }.prefix(3)
    if !weak.isEmpty { reasons.append("Held back by \(list(Array(weak))).") }
    if let cap = card.cap {
      reasons.append("Capped at \(Int(cap.limit)) because of critical harm to users.")
    }
    let hinted = stages.filter { $0.hint != nil }.count
    reasons.append(
      hinted == 0
        ? "No hint was taken." : "Hints were taken in \(hinted) of \(stages.count) stages."
    )
    let silent = stages.filter { $0.state == .timedOut || $0.state == .passed }.count
    if silent > 0 { reasons.append("\(silent) questions were left without an answer.") }
    return reasons
  }
}

extension Session {
  fileprivate func moments(
    of card: Scorecard,
    _ stages: [StageGrade],
    _ signals: [CommunicationSignal]
  ) -> [InterviewReport.Moment] {
    card.criteria.flatMap { score in
      score.ledger.filter { !$0.events.isEmpty || $0.possible > 0 }.map { line in
        let grade = stages.first {
          score.criterion == .communication && line.text == "\($0.stage.id): \($0.account)"
        }
        let signal = signals.first {
          score.criterion == .communication && line.text.hasPrefix("\($0.kind.rawValue): ")
        }
        return InterviewReport.Moment(
          events: line.events,
          criterion: score.criterion,
          account: line.text,
          points: line.points,
          possible: line.possible,
          quote: grade?.answer ?? signal?.shown?.quote ?? line.events.last.map(action) ?? "",
          question: grade?.stage.probe,
          stronger: grade.map(\.stronger)
        )
      }
    }
  }

  /// The candidate's words in an event, or their action in words.
  private func action(_ number: Int) -> String {
    guard let event = entries.first(where: { $0.number == number })?.event else { return "" }
    let traits = event.traits
    if let words = traits.statement ?? traits.note { return words }
    if case .words(let words) = traits.request { return words }
    if let look = event.look { return scenario.action(ActionID(look.action))?.title ?? look.action }
    if case .mitigate(let name) = traits.signal {
      return scenario.mitigation(MitigationID(name))?.title ?? name
    }
    if case .believed = event { return "stated beliefs" }
    if case .hinted = event { return "took a hint" }
    return traits.minutes > 0 ? "waited \(traits.minutes) min" : ""
  }
}

extension StageGrade {
  /// The signals that were missing, and the model answer.
  fileprivate var stronger: String {
    let lacking = missing.map(\.concept.title)
    let lead = lacking.isEmpty ? "" : "Not heard: \(lacking.joined(separator: ", ")). "
    return lead + stage.modelAnswer
  }
}
