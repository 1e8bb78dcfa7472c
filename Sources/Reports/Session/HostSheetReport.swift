package import ScenarioModel
import Scoring
package import Sessions

/// The sheet that a host opens an interview with: the truth, and the stages to go through.
package struct HostSheetReport: Hashable, Sendable, Codable {
  package var title: String
  /// The true cause.
  package var truth: String
  /// The places where it lies.
  package var places: [String]
  package var explanation: String
  package var stages: [Stage]

  private enum CodingKeys: String, CodingKey { case title, truth, places, explanation, stages }

  /// A stage of the interview, by its position from 1.
  package struct Stage: Hashable, Sendable, Codable {
    package var number: Int
    package var id: String
    package var question: String

    private enum CodingKeys: String, CodingKey { case number, id, question }
  }

  package init(_ session: Session) {
    title = session.scenario.title
    truth = session.truth.title
    places = session.truth.places.map(\.rawValue)
    explanation = session.truth.explanation.truth
    stages = session.scenario.ladder.enumerated().map {
      Stage(number: $0.offset + 1, id: $0.element.id.rawValue, question: $0.element.probe)
    }
  }
}

/// The sheet of one stage for its host: the question, what to listen for, hints, a strong answer.
package struct HostStageReport: Hashable, Sendable, Codable {
  package var question: String
  package var signals: [HostSignal]
  /// Statements to mark down.
  package var redFlags: [String]
  /// From the lightest to nearly the answer.
  package var hints: [String]
  package var modelAnswer: String
  /// The names of the actions whose evidence comes with the clue.
  package var evidence: [String]

  private enum CodingKeys: String, CodingKey {
    case question, signals, redFlags, hints, modelAnswer, evidence
  }

  /// Reads the sheet of a stage by its name; `nil` where there is no such stage.
  package init?(_ name: String?, of session: Session) throws(StagingError) {
    guard let name, let stage = session.scenario.ladder.first(where: { $0.id.rawValue == name })
    else { return nil }
    question = stage.probe
    signals = try HostSignal.all(of: name, in: session)
    redFlags = stage.redFlags.map(\.title)
    hints = [stage.hints.nudge, stage.hints.pointer, stage.hints.nearAnswer]
    modelAnswer = stage.modelAnswer
    evidence = stage.reveals.map(\.rawValue)
  }
}

/// A signal that a host listens for, as it stands.
package struct HostSignal: Hashable, Sendable, Codable {
  /// The position in its stage, from 1.
  package var number: Int
  package var title: String
  package var isHeard: Bool
  /// The candidate's words that decided; absent where there are none.
  package var quote: String?
  /// A host's reason, where a host decided.
  package var reason: String?

  private enum CodingKeys: String, CodingKey { case number, title, isHeard, quote, reason }

  /// The signals of a stage; none where no stage has begun.
  package static func all(
    of stage: String?,
    in session: Session
  ) throws(StagingError) -> [HostSignal] {
    guard let stage, let grade = try session.stageGrade(stage) else { return [] }
    return grade.verdicts.enumerated().map { index, verdict in
      HostSignal(
        number: index + 1,
        title: verdict.signal.concept.title,
        isHeard: verdict.credit > 0,
        quote: verdict.quote.isEmpty ? nil : verdict.quote,
        reason: verdict.reason
      )
    }
  }
}

/// The evidence that a host can hand over, with what was seen marked.
package struct HostEvidenceReport: Hashable, Sendable, Codable {
  package var rows: [Row]

  private enum CodingKeys: String, CodingKey { case rows }

  /// One action, by its position from 1.
  package struct Row: Hashable, Sendable, Codable {
    package var number: Int
    package var id: String
    package var title: String
    package var isSeen: Bool
    /// Whether its evidence exists as things stand.
    package var isOpen: Bool

    private enum CodingKeys: String, CodingKey { case number, id, title, isSeen, isOpen }
  }

  package init(_ session: Session) {
    let seen = Set(session.looks.map(\.action))
    rows = session.scenario.actions.enumerated().map { index, action in
      Row(
        number: index + 1,
        id: action.id.rawValue,
        title: action.title,
        isSeen: seen.contains(action.id),
        isOpen: session.canBeShown(action)
      )
    }
  }
}
