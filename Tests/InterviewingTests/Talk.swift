import Foundation
import Interviewing
import ScenarioModel
import Sessions
import Telemetry
import TestSupport

extension Sample {
  /// The small incident, held as an interview: a ladder of two stages.
  static func interview() throws -> Staging {
    var scenario = try queue().scenario
    scenario.interview = [.size, .cause]
    return try Staging(scenario)
  }
}

extension InterviewStage {
  /// Three signals, the second the heaviest, and a piece of evidence.
  static let size = InterviewStage(
    id: StageID("size"),
    clue: "Jobs are lost.",
    reveals: [ActionID("arms")],
    probe: "How bad is it?",
    minutes: 4,
    signals: [
      signal("users", weight: 1, [["users", "customers"]], "Whom does it hurt?"),
      signal("baseline", weight: 3, [["baseline", "control"]], "Against what?"),
      signal("onset", weight: 2, [["since", "started"]], "Since when?"),
    ],
    redFlags: [RedFlag(id: "panic", title: "acts at once", phrases: [["restart everything"]])],
    hints: StageHints(nudge: "Compared with what?", pointer: "A control.", nearAnswer: "Compare."),
    modelAnswer: "Customers lose jobs since the release, against the control."
  )

  /// One signal, and the second stage.
  static let cause = InterviewStage(
    id: StageID("cause"),
    clue: "People wait.",
    reveals: [],
    probe: "What is it?",
    minutes: 6,
    signals: [signal("doubt", weight: 1, [["sure", "confident"]], "How sure are you?")],
    redFlags: [],
    hints: StageHints(nudge: "Sure?", pointer: "A number.", nearAnswer: "Say how sure."),
    modelAnswer: "The build, and I am fairly sure."
  )

  private static func signal(
    _ id: String,
    weight: Double,
    _ phrases: [[String]],
    _ followUp: String
  ) -> Signal {
    Signal(
      concept: Concept(id: id, title: id, weight: weight, hypotheses: [], phrases: phrases),
      followUp: followUp
    )
  }
}

/// A candidate and a machine that interviews, without a terminal.
struct Talk {
  var session: Session
  /// The reading of the clock.
  var second = 0

  init(
    _ style: InterviewStyle = .neutral,
    minutes: Int = 30,
    interviewer: InterviewSetting.Interviewer = .machine,
    truth: String? = "bad-build"
  ) throws {
    session = try Session.of(
      Sample.interview(),
      mode: .interview,
      truth: truth.map { HypothesisID($0) }
    )
    let setting = InterviewSetting(style: style, minutes: minutes, interviewer: interviewer)
    try add(.opened(setting))
  }

  /// Adds a turn at the present second.
  mutating func add(_ turn: InterviewTurn) throws {
    try play(.interview(InterviewEvent(turn, at: second)))
  }

  mutating func play(_ command: SessionCommand) throws {
    session.apply(try session.decide(command).event)
  }

  /// Lets the machine speak until it listens; returns what it said.
  @discardableResult
  mutating func listen() throws -> [String] {
    var said: [String] = []
    while let move = try Interview(session)?.next(isBeliefDue: session.isBeliefDue) {
      switch move {
      case .say(let turn):
        said.append(turn.short)
        try add(turn)
      case .handOver(let action):
        said.append("hand over \(action)")
        try play(.reveal(action, second: second))
      case .listen, .over: return said
      }
    }
    return said
  }

  /// Answers after some seconds, and lets the machine go on.
  mutating func answer(_ text: String, after seconds: Int = 10) throws -> [String] {
    second += seconds
    try add(.answered(text))
    return try listen()
  }

  /// States even beliefs, and lets the machine go on.
  mutating func believe() throws -> [String] {
    let all = session.scenario.hypotheses
    try play(.believe(all.map { Belief(hypothesis: $0.id, probability: 1) }))
    return try listen()
  }

  /// When the machine stops waiting.
  func deadline() throws -> Int? {
    let move = try Interview(session)?.next(isBeliefDue: session.isBeliefDue)
    guard case .listen(let until)? = move else { return nil }
    return until
  }
}

extension Session {
  /// A stand-in for what the evidence says: beliefs are due after the first and the third look.
  var isBeliefDue: Bool {
    entries.last?.event.look != nil && [1, 3].contains(firstLooks.count)
  }
}

extension InterviewTurn {
  /// A turn in few words.
  var short: String {
    switch self {
    case .asked(.probe(let stage)): "ask \(stage)"
    case .asked(.followUp(let stage, let signal)): "ask \(stage) after \(signal)"
    case .asked(.challenge(let stage)): "challenge \(stage)"
    case .asked(.beliefs): "ask beliefs"
    case .asked(.verdict): "ask verdict"
    case .clued(let stage): "clue \(stage)"
    case .hintOffered(let stage, let level): "offer \(level) for \(stage)"
    case .closed: "close"
    default: "\(self)"
    }
  }
}
