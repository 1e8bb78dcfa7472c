import Interviewing
package import Reports
import ScenarioModel
import Scoring
package import Sessions

/// A room as its host sees it at one moment: the truth, the sheet, and everything that happened.
package struct HostView: Sendable {
  package let id: SessionID
  /// The whole session.
  package let session: Session
  package let sheet: HostSheetReport
  package let status: HostStatusReport
  /// The sheets of all stages, in their order.
  package let stages: [Stage]
  /// The move that the machine suggests next.
  package let next: Suggestion
  /// Questions after signals that the answers of the stage at hand say nothing of.
  package let followUps: [FollowUp]
  /// The next hint of the stage at hand, with its price; `nil` where none is left.
  package let hint: Hint?
  /// Everything that happened, with what it showed; private turns have a line and no report.
  package let lines: [Line]
  /// The probabilities that the evidence seen gives, in the scenario's order.
  package let posterior: [Double]
  /// The probabilities that the candidate stated last; `nil` before any.
  package let stated: [Double]?
  package let hypotheses: HypothesesReport
  package let evidence: HostEvidenceReport
  package let draft: Draft?
  /// Whether observers may see the ticks.
  package let showsTicks: Bool
  /// Whether the candidate lets the host see the answer as it is typed.
  package let sharesTyping: Bool
  package let presence: RoomPresence
  /// The count of the host's acts; forms give it back, so that an old one does nothing.
  package let mark: Int
  /// The name of the stage at hand; `nil` before the first.
  package let stage: String?

  /// A stage with its name.
  package struct Stage: Sendable {
    package var name: String
    package var clue: String
    package var sheet: HostStageReport
  }

  /// The move that the machine would make.
  package enum Suggestion: Hashable, Sendable {
    /// Nothing: a question is open.
    case listen
    /// Says words: a clue, a question or the offer of a hint.
    case say(kind: String, words: String)
    /// Hands over evidence with a title.
    case handOver(String)
    case over
  }

  /// A question after a signal that was not said.
  package struct FollowUp: Hashable, Sendable {
    package var signal: String
    package var words: String
  }

  /// A hint with what an answer keeps after it.
  package struct Hint: Hashable, Sendable {
    package var level: HintLevel
    package var words: String
    /// The words that offer it, with its price.
    package var offer: String
  }

  /// An event in a line, with the report of what it showed.
  package struct Line: Sendable {
    package var line: TimelineLine
    package var report: EntryReport?
    package var isPrivate: Bool
    package var isCandidates: Bool
  }

  /// An answer as it is being typed, where the candidate lets the host see it.
  package struct Draft: Hashable, Sendable {
    package var text: String
    /// The signals that are heard in it so far.
    package var heard: [String]
  }

  init(
    _ session: Session,
    id: SessionID,
    reader: HostReader,
    reports: [Int: EntryReport],
    draft: String?,
    second: Int,
    isBeliefDue: Bool,
    presence: RoomPresence
  ) throws(DrillError) {
    guard let interview = Interview(session) else { throw .interview(.notHosted(id)) }
    let script = InterviewScript(session.scenario, interview.setting)
    let name = interview.stage?.id.rawValue
    self.id = id
    self.session = session
    stage = name
    sheet = HostSheetReport(session)
    status = HostStatusReport(interview, at: second)
    stages = try DrillError.wrap {
      try interview.ladder.compactMap { stage in
        try HostStageReport(stage.id.rawValue, of: session).map {
          Stage(name: stage.id.rawValue, clue: stage.clue, sheet: $0)
        }
      }
    }
    next = try DrillError.wrap {
      Suggestion(try interview.suggestion(isBeliefDue: isBeliefDue), script, session.scenario)
    }
    let grade = try DrillError.wrap { try name.flatMap { try session.stageGrade($0) } }
    followUps = (grade?.unsaid ?? []).compactMap { signal in
      signal.followUp.map { FollowUp(signal: signal.concept.id, words: $0) }
    }
    hint = name.flatMap { name in
      interview.nextHint(of: name).map {
        Hint(level: $0, words: script.hint(name, $0), offer: script.offer($0))
      }
    }
    lines = session.entries.map { entry in
      Line(
        line: TimelineLine(entry, in: session.scenario),
        report: reports[entry.number],
        isPrivate: entry.event.isPrivate,
        isCandidates: entry.event.side == .candidate
      )
    }
    posterior = reader.posterior(of: session)
    stated = session.beliefs?.map(\.probability)
    hypotheses = HypothesesReport(session)
    evidence = HostEvidenceReport(session)
    showsTicks = session.allows(.ticks)
    sharesTyping = session.allows(.typing)
    self.draft =
      sharesTyping
      ? try draft.map { text throws(DrillError) in try Draft(text, in: session, stage: name) } : nil
    self.presence = presence
    mark = session.count(ofOwn: .host)
  }
}

extension HostView.Draft {
  /// Reads a text as if it were the answer to the stage at hand.
  init(_ text: String, in session: Session, stage: String?) throws(DrillError) {
    var read = session
    read.apply(.interview(InterviewEvent(.answered(text), at: session.interviewSecond)))
    let signals = try DrillError.wrap { try HostSignal.all(of: stage, in: read) }
    self.init(text: text, heard: signals.filter(\.isHeard).map(\.title))
  }
}

extension HostView.Suggestion {
  fileprivate init(_ move: InterviewMove, _ script: InterviewScript, _ scenario: Scenario) {
    switch move {
    case .over: self = .over
    case .listen: self = .listen
    case .handOver(let action): self = .handOver(scenario.action(action)?.title ?? action.rawValue)
    case .say(let turn): self.init(turn, script)
    }
  }

  private init(_ turn: InterviewTurn, _ script: InterviewScript) {
    switch turn {
    case .clued(let stage): self = .say(kind: "Clue", words: script.stage(stage)?.clue ?? "")
    case .asked(let question): self = .say(kind: "Question", words: script.words(of: question))
    case .hintOffered(_, let level): self = .say(kind: "Offer", words: script.offer(level))
    case .closed: self = .say(kind: "End", words: script.farewell)
    case .opened, .seated, .revealed, .injected, .requested, .answered, .passed, .timedOut,
      .hintGiven, .ticked, .overridden, .remarked, .allowed, .paused, .unpaused:
      self = .listen
    }
  }
}
