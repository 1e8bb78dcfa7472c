package import ScenarioModel
package import Sessions
import TextAnalysis

extension Session {
  /// The habits of good communication, shown or not, in the order of their kinds.
  ///
  /// A signal of a stage that was heard, by the reader or by a host, shows its habit too, so the two
  /// never contradict each other. Complexity: the evidence of every look, computed anew.
  package func communicationSignals(
    in stages: [StageGrade]
  ) throws(StagingError) -> [CommunicationSignal] {
    let said = saidTexts.map {
      (event: $0.event, text: AnalysedText($0.text, abbreviations: scenario.abbreviations))
    }
    let seen = try figuresSeen(neededBy: saidTexts.map(\.text))
    func first(
      _ find: (AnalysedText) -> Range<Int>?
    ) -> CommunicationSignal.Shown? {
      for (event, text) in said where text.readsAsEnglish {
        guard let sentence = find(text) else { continue }
        return .init(event: event, quote: text.quote(sentence))
      }
      return nil
    }
    return CommunicationSignal.Kind.allCases.map { kind in
      let shown: CommunicationSignal.Shown? =
        switch kind {
        case .askedFirst: firstQuestion
        case .statedAssumptions: first { $0.sentence(stating: Self.assumptions) }
        case .namedFailureMode: first(\.failureSentence)
        case .gaveTradeOffs: first { $0.sentence(stating: Self.tradeOffs) }
        case .ruledOut: first { $0.sentence(mentioning: Self.exclusions) }
        case .usedNumbers: first { $0.sentence(restating: seen) }
        case .toldStakeholders: firstUpdate
        }
      return CommunicationSignal(kind: kind, shown: shown ?? shownSignal(of: kind, in: stages))
    }
  }

  /// The first signal of a stage that was heard and shows a habit.
  private func shownSignal(
    of kind: CommunicationSignal.Kind,
    in stages: [StageGrade]
  ) -> CommunicationSignal.Shown? {
    for stage in stages {
      for heard in stage.verdicts where heard.credit > 0 && kind.isHabit(of: heard.signal) {
        let event = stage.events.last ?? mark(of: heard.signal, in: stage.stage)
        let quote = heard.quote.isEmpty ? heard.signal.concept.title : heard.quote
        if let event { return .init(event: event, quote: quote) }
      }
    }
    return nil
  }

  /// The event with which a host marked a signal last.
  private func mark(of signal: Signal, in stage: InterviewStage) -> Int? {
    interviewTurns.last { turn in
      switch turn.event.turn {
      case .ticked(let name, let marked, _), .overridden(let name, let marked, _, _):
        name == stage.id.rawValue && marked == signal.concept.id
      default: false
      }
    }?.entry.number
  }

  /// The candidate's words: answers but those to challenges, updates and the explanation.
  private var saidTexts: [(event: Int, text: String)] {
    var isGraded = true
    return entries.compactMap { entry in
      let traits = entry.event.traits
      if let question = traits.question, question != .beliefs {
        isGraded = question.gradedStage != nil
      }
      guard let text = traits.statement else { return nil }
      let isAnswer = entry.event.kind == .interview
      return isAnswer && !isGraded ? nil : (entry.number, text)
    }
  }

  /// The first evidence that the candidate asked for, if nothing was changed before.
  private var firstQuestion: CommunicationSignal.Shown? {
    for entry in entries {
      if entry.event.isMitigation || entry.event.endsSession { return nil }
      switch entry.event.traits.request {
      case .action(let id):
        let title = scenario.action(id)?.title ?? id.rawValue
        return .init(event: entry.number, quote: title)
      case .words(let words): return .init(event: entry.number, quote: words)
      case nil: continue
      }
    }
    return nil
  }

  private var firstUpdate: CommunicationSignal.Shown? {
    for entry in entries {
      guard case .updated(let text, _) = entry.event else { continue }
      return .init(event: entry.number, quote: text)
    }
    return nil
  }

  private static let assumptions = phrases(
    "assume",
    "assuming",
    "assumption",
    "suppose",
    "presume",
    "provided that",
    "i take it",
    "as long as"
  )

  private static let tradeOffs = phrases(
    "trade off",
    "tradeoff",
    "at the cost",
    "cost of",
    "costs us",
    "price of",
    "in exchange",
    "rather than",
    "instead of",
    "outweighs",
    "if wrong",
    "if i am wrong",
    "if it is wrong",
    "the risk"
  )

  private static let exclusions = phrases(
    "rule out",
    "ruled out",
    "rules out",
    "excludes",
    "excluded",
    "eliminate",
    "speaks against",
    "spoke against",
    "argues against",
    "not the cause",
    "cannot be",
    "is unlikely",
    "can be dropped"
  )

  private static func phrases(_ texts: String...) -> [Phrase] { texts.map(Phrase.init) }
}

extension CommunicationSignal.Kind {
  /// Whether an answer with a signal shows the habit.
  fileprivate func isHabit(of signal: Signal) -> Bool {
    switch self {
    case .usedNumbers: signal.concept.number == .seen
    case .gaveTradeOffs: signal.habit == .tradeOffs
    case .ruledOut: signal.habit == .exclusions
    case .askedFirst, .statedAssumptions, .namedFailureMode, .toldStakeholders: false
    }
  }
}

extension AnalysedText {
  /// The first sentence that mentions one of some phrases.
  func sentence(mentioning phrases: [Phrase]) -> Range<Int>? {
    sentence { sentence in
      phrases.contains { $0.matches(in: self).contains { sentence.contains($0.lowerBound) } }
    }
  }

  /// The first sentence that asserts one of some phrases.
  func sentence(stating phrases: [Phrase]) -> Range<Int>? {
    sentence { sentence in
      phrases.contains { phrase in
        phrase.matches(in: self).contains {
          sentence.contains($0.lowerBound) && polarity(of: $0).polarity != .denied
        }
      }
    }
  }

  /// The first sentence with a number that some evidence showed.
  func sentence(restating seen: SeenFigures) -> Range<Int>? {
    let numbers = seen.borneOut(in: self)
    return sentence { sentence in
      numbers.contains { sentence.contains($0.place.lowerBound) }
    }
  }

  private func sentence(where isMeant: (Range<Int>) -> Bool) -> Range<Int>? {
    sentences.first(where: isMeant)
  }
}
