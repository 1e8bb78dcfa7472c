import Foundation
import MessageDigests
import ScenarioModel
import SessionStore
import Sessions
import Telemetry
import TestSupport

/// The hash of replay files and stores.
let sha256: ByteHash = { SHA256.digest(of: $0) }

/// The events of a play that has one of each kind.
enum SamplePlay {
  static func session() throws -> Session {
    var session = try Session.of(try Sample.queue())
    let slice = "count last 30 every 10"
    let query = try SliceParser(world: session.scenario.world, clock: 0).parse(slice)
    try session.play(
      .look("arms"),
      .slice(query, words: slice),
      .believe(["bad-pool": 3]),
      .note("n"),
      .query(AskedQuery(statement: "SELECT 1", reads: [], answers: [], rows: 1, digest: "d")),
      .update("impact, scope and belief; next update in 30 minutes"),
      .wait(minutes: 5),
      .hint
    )
    if let action = session.availableActions.first { try session.play(.look(action.id)) }
    if let mitigation = session.availableMitigations.first {
      try session.play(.mitigate(mitigation.id))
    }
    try session.play(.declare(nil, citing: [1]))
    return session
  }
}

/// Replay files whose values were changed and whose hashes fit again.
struct ReplaySource: FuzzSource {
  private var mutation: Mutation
  private let start: Session
  private let lines: [Any]
  private let header: Any
  private var input: (header: Any, events: [Any]) = ([:], [])

  init(seed: UInt64) throws {
    let session = try SamplePlay.session()
    let interview = try Self.interview()
    start = session.atThePage
    let encoder = JSONEncoder()
    lines = try (session.entries.map(\.event) + interview).map {
      try JSONSerialization.jsonObject(with: encoder.encode($0))
    }
    header = try JSONSerialization.jsonObject(with: encoder.encode(session.header))
    let scenario = session.scenario
    mutation = Mutation(
      numbers: SeededNumbers(seed),
      words: scenario.actions.map(\.id.rawValue) + scenario.mitigations.map(\.id.rawValue)
        + scenario.hypotheses.map(\.id.rawValue) + SessionEvent.Kind.allKnown
        + ["slice count every 9223372036854775807", "count every 9223372036854775807"]
    )
  }

  private static func interview() throws -> [SessionEvent] {
    [
      .interview(InterviewEvent(.timedOut, at: 60)), .interview(InterviewEvent(.paused, at: 70)),
      .interview(InterviewEvent(.unpaused, at: 90)), .interview(InterviewEvent(.closed, at: 100)),
      .interview(InterviewEvent(.answered("the pool"), at: 80)), .abandoned,
    ]
  }

  mutating func next() -> String {
    var events = lines
    for _ in 0...mutation.numbers.below(3) {
      let place = mutation.numbers.below(events.count)
      switch mutation.numbers.below(5) {
      case 0: events.remove(at: place)
      case 1: events.insert(mutation.numbers.pick(lines), at: place)
      default: events[place] = mutation.json(events[place])
      }
      if events.isEmpty { events = lines }
    }
    let isHeader = mutation.numbers.below(6) == 0
    input = (isHeader ? mutation.json(header) : header, events)
    return "\(input)"
  }

  mutating func run() throws {
    let decoder = JSONDecoder()
    guard let header = Self.value(SessionHeader.self, input.header, decoder) else { return }
    let events = input.events.compactMap { Self.value(SessionEvent.self, $0, decoder) }
    let file = ReplayFile(header: header, events: events)
    guard let bytes = try? file.encoded(hash: sha256) else { return }
    // A header of another format is refused.
    guard let read = try? ReplayFile(decoding: bytes, hash: sha256) else { return }
    guard read.events.count == events.count else { throw FuzzFinding("events were lost") }
    var (checked, blind) = (start, start)
    var isSound = true
    // What a session shows is simulated; after each event that would be most of the time of a run.
    let shown = [mutation.numbers.below(max(1, read.events.count)), read.events.count - 1]
    for (number, event) in read.events.enumerated() {
      blind.apply(event)
      if shown.contains(number) {
        _ = blind.creditedActions
        _ = try? blind.badRate()
      }
      guard isSound else { continue }
      isSound = Self.isReplayed(event, &checked)
    }
    if !blind.looks.isEmpty { _ = try? blind.evidence(of: mutation.numbers.pick(blind.looks)) }
  }

  private static func isReplayed(_ event: SessionEvent, _ session: inout Session) -> Bool {
    let replayed: Void? = try? session.replay(
      event,
      query: { words, session in
        try? SliceParser(world: session.scenario.world, clock: session.clock).parse(words)
      }
    )
    return replayed != nil
  }

  private static func value<Value: Decodable>(
    _ type: Value.Type,
    _ json: Any,
    _ decoder: JSONDecoder
  ) -> Value? {
    guard JSONSerialization.isValidJSONObject(json),
      let data = try? JSONSerialization.data(withJSONObject: json)
    else { return nil }
    return try? decoder.decode(type, from: data)
  }
}

extension SessionEvent.Kind {
  fileprivate static let allKnown = [
    "looked", "sliced", "believed", "noted", "mitigated", "updated", "waited", "hinted", "declared",
    "abandoned", "queried", "cited", "interview",
  ]
}

/// Replay files with bytes changed.
struct ByteSource: FuzzSource {
  private var mutation: Mutation
  private let file: [UInt8]
  private var input: [UInt8] = []

  init(seed: UInt64) throws {
    let session = try SamplePlay.session()
    let scenario = try Data(contentsOf: Repository.queueDrill.appending(path: "scenario.yaml"))
    file = try ReplayFile(
      header: session.header,
      events: session.entries.map(\.event),
      bundle: ScenarioBundle(files: ["scenario.yaml": Array(scenario.prefix(2000))])
    ).encoded(
      hash: sha256,
      signer: { _ in (Array(repeating: 1, count: 32), Array(repeating: 2, count: 64)) }
    )
    mutation = Mutation(numbers: SeededNumbers(seed), words: ["\"hash\":\"", "{\"seal\":", "\n"])
  }

  mutating func next() -> String {
    input = mutation.bytes(file)
    return String(decoding: input, as: UTF8.self)
  }

  mutating func run() throws {
    // A file that lost its signature whole is one that nobody signed.
    guard !file.starts(with: input), let read = try? ReplayFile(decoding: input, hash: sha256)
    else {
      return
    }
    throw FuzzFinding("a changed file of \(read.events.count) events was taken")
  }
}
