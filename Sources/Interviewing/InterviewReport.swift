package import ScenarioModel
package import Scoring
package import Sessions

/// What an interview that is over came to, for the people who hold and give it.
package struct InterviewReport: Hashable, Sendable {
  package var card: Scorecard
  package var stages: [StageGrade]
  package var signals: [CommunicationSignal]
  /// Why the band is what it is, in sentences.
  package var reasons: [String]
  /// The best moments, the best first.
  package var strongest: [Moment]
  /// The moments that cost most, the costliest first.
  package var weakest: [Moment]
  /// Points that could not be judged because answers were in another language.
  package var unjudged: Double

  /// Something that earned or lost much, with the words or deeds behind it.
  package struct Moment: Hashable, Sendable {
    package var events: [Int]
    package var criterion: Criterion
    /// The ledger's account; it may tell the key.
    package var account: String
    package var points: Double
    package var possible: Double
    /// What the candidate said or did.
    package var quote: String
    /// The question that was answered, if it was one.
    package var question: String?
    /// What a stronger answer would have said; it tells the key.
    package var stronger: String?
  }

  /// Reads a scorecard beside its session.
  package init(_ session: Session, _ card: Scorecard, _ rubric: Rubric) throws(StagingError) {
    self.card = card
    stages = try session.stageGrades(rubric)
    signals = try session.communicationSignals()
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
  /// From this share of its points on, a moment is a strong one.
  private static let goodShare = 0.7
  /// Points; less than this is no weak moment.
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
          quote: grade?.answer ?? signal?.shown?.quote ?? line.events.last.map(deed) ?? "",
          question: grade?.stage.probe,
          stronger: grade.map(\.stronger)
        )
      }
    }
  }

  /// What the candidate said or did in an event.
  private func deed(_ number: Int) -> String {
    guard let event = entries.first(where: { $0.number == number })?.event else { return "" }
    return switch event {
    case .looked(let look), .cited(let look, _):
      scenario.action(ActionID(look.action))?.title ?? look.action
    case .sliced(let words, _, _): words
    case .queried(let query, _): query.statement
    case .believed: "stated beliefs"
    case .noted(let text), .updated(let text, _): text
    case .mitigated(let name, _): scenario.mitigation(MitigationID(name))?.title ?? name
    case .waited(let minutes): "waited \(minutes) min"
    case .hinted: "took a hint"
    case .declared(let declaration): declaration.explanation
    case .abandoned: ""
    case .interview(let event):
      switch event.turn {
      case .answered(let text), .requested(let text, _): text
      case .revealed(let look): scenario.action(ActionID(look.action))?.title ?? look.action
      case .opened, .seated, .clued, .injected, .asked, .passed, .timedOut, .hintOffered,
        .hintGiven, .ticked, .overridden, .remarked, .paused, .unpaused, .closed:
        ""
      }
    }
  }
}

extension StageGrade {
  /// What a stronger answer would have said.
  fileprivate var stronger: String {
    let lacking = missing.map(\.concept.title)
    let lead = lacking.isEmpty ? "" : "Not heard: \(lacking.joined(separator: ", ")). "
    return lead + stage.modelAnswer
  }
}
