import CommandLanguage
package import Drills
import Reports
import ScenarioModel
import Sessions
import Telemetry

/// Carries out the calls of programs that play, over the sessions of one store.
///
/// It keeps nothing that matters: a session is found by its handle, and one that is held in memory
/// takes in first what other processes did. So any request may come to any process.
package actor ToolService {
  let services: DrillServices
  let limits: PlayLimits
  private let makeHandle: @Sendable () -> String
  /// The handle of the only session that is given out, where somebody else opened it.
  let assigned: String?
  /// The seed of every session that is opened here; `nil` draws one each time.
  private let seed: UInt64?
  private var store: SessionService?
  /// The sessions that were used last, the latest at the end.
  private var held: [HeldSession] = []
  /// The bytes of answers that sessions were given, by their handles; empty where nothing limits them.
  var given: [String: Int] = [:]

  private struct HeldSession {
    var handle: String
    var session: LiveSession
  }

  /// The most sessions that are held in memory; one takes a few megabytes.
  private let mostHeld: Int

  /// `makeHandle` gives a new random text that cannot be guessed, such as a UUID of version 4.
  ///
  /// A given `seed` deals the same world to every session, which marks it as known to its player.
  package init(
    _ services: DrillServices,
    limits: PlayLimits = PlayLimits(),
    seed: UInt64? = nil,
    mostHeld: Int = 16,
    makeHandle: @escaping @Sendable () -> String
  ) {
    self.services = services
    self.limits = limits
    self.makeHandle = makeHandle
    self.seed = seed
    self.mostHeld = mostHeld
    assigned = nil
  }

  /// Tools for one session that was opened already; `open_session` gives out its handle, whatever is
  /// asked for.
  package init(
    _ services: DrillServices,
    limits: PlayLimits,
    assigned session: LiveSession,
    as handle: String
  ) {
    self.services = services
    self.limits = limits
    makeHandle = { handle }
    seed = nil
    mostHeld = 1
    assigned = handle
    held = [HeldSession(handle: handle, session: session)]
  }

  /// Carries out a call; a refusal is a result that says what is possible.
  package func call(_ tool: PlayTool, _ values: [String: JSON]) async -> JSON {
    do throws(ToolRefusal) {
      let arguments = try ToolArguments(values, of: tool)
      let answer = try await answer(tool, arguments)
      try give(answer, of: tool, arguments)
      return answer.result
    } catch {
      return ToolAnswer.result(refusing: error)
    }
  }

  /// The answer of a call; where `expected` is given, only if it is the number of the last event.
  func answer(
    _ tool: PlayTool,
    _ arguments: ToolArguments,
    expecting expected: Int? = nil
  ) async throws(ToolRefusal) -> ToolAnswer {
    let call = ContinuousClock.now
    let answer = try await answerAtOnce(tool, arguments, expecting: expected)
    if ![.listIncidents, .debrief].contains(tool) { await limits.keepPace(since: call) }
    return answer
  }

  private func answerAtOnce(
    _ tool: PlayTool,
    _ arguments: ToolArguments,
    expecting expected: Int?
  ) async throws(ToolRefusal) -> ToolAnswer {
    switch tool {
    case .listIncidents: return try incidents()
    case .openSession: return try await open(arguments)
    case .menu, .look, .ask, .slice, .sql, .cite, .believe, .mitigate, .update, .wait, .note,
      .hint, .declare, .abandon, .status, .evidence, .debrief:
      var play = try await play(try arguments.text("session"))
      play.expected = expected
      if tool.effect == .adds { try limits.check(play.session) }
      if try !tool.isUncounted(arguments) { try checkBytes(play) }
      return try await answer(tool, arguments, play)
    }
  }

  private func answer(
    _ tool: PlayTool,
    _ arguments: ToolArguments,
    _ play: Play
  ) async throws(ToolRefusal) -> ToolAnswer {
    switch tool {
    case .listIncidents, .openSession:
      preconditionFailure("'\(tool.rawValue)' belongs to no session")
    case .menu: try play.choices()
    case .status: try play.status(limits.left(for: play.session, given: try givenBytes(play)))
    case .evidence: try play.evidence(try arguments.optionalInteger("event"))
    case .look: try await play.look(try arguments.text("action"))
    case .ask: try await play.ask(arguments)
    case .slice: try await play.slice(try arguments.text("question"))
    case .sql: try await play.sql(try arguments.text("statement"))
    case .cite: try await play.cite(arguments)
    case .believe: try await play.believe(try arguments.weights("beliefs"))
    case .mitigate: try await play.mitigate(try arguments.text("mitigation"))
    case .update: try await play.carryOut(.update(try arguments.text("text")))
    case .wait: try await play.carryOut(.wait(minutes: try arguments.integer("minutes")))
    case .note: try await play.carryOut(.note(try arguments.text("text")))
    case .hint: try await play.carryOut(.hint)
    case .declare:
      try await declare(
        try play.declaration(arguments),
        isFinal: try arguments.flag("final"),
        play
      )
    case .abandon: try await play.carryOut(.abandon)
    case .debrief: try await debrief(play)
    }
  }
}

extension ToolService {
  /// The sessions of the store, which is opened at the first call that needs it.
  func sessions() throws(ToolRefusal) -> SessionService {
    if let store { return store }
    let opened = try ToolRefusal.wrap { () throws(DrillError) in try services.sessions() }
    store = opened
    return opened
  }

  private func incidents() throws(ToolRefusal) -> ToolAnswer {
    let listed = try listed()
    return try ToolAnswer(
      IncidentsDocument(listed),
      listed.map { "\($0.id): \($0.title), difficulty \($0.difficultyText)" }
    )
  }

  /// The incidents that can be played; one whose file has errors is left out.
  func listed() throws(ToolRefusal) -> [ListedScenario] {
    do {
      return try services.catalog.folders().compactMap {
        try? services.summaries.summary(folder: $0)
      }
    } catch {
      throw .drill(.catalog(error))
    }
  }

  private func open(_ arguments: ToolArguments) async throws(ToolRefusal) -> ToolAnswer {
    if let assigned {
      let play = try await play(assigned)
      try checkBytes(play)
      return try opened(play.session, as: assigned)
    }
    let word = try arguments.optionalText("mode") ?? OpeningMode.drill.rawValue
    guard let mode = OpeningMode(rawValue: word) else {
      let modes = OpeningMode.allCases.map { "'\($0.rawValue)'" }.joined(separator: " or ")
      throw .badArgument("mode", expected: modes)
    }
    let opening = Opening(
      folder: try folder(try arguments.text("incident")),
      difficulty: try arguments.difficulty("difficulty"),
      seed: seed,
      label: try arguments.optionalText("label") ?? "",
      kind: mode == .drill ? .drill : .open
    )
    let sessions = try sessions()
    let handle = makeHandle()
    let (session, id) = try ToolRefusal.wrap { () throws(DrillError) in
      let opened = try sessions.open(opening)
      try sessions.give(handle, to: opened.id)
      return opened
    }
    hold(sessions.live(session, id), as: handle)
    if limits.sessionBytes != nil { given[handle] = 0 }
    return try opened(session, as: handle)
  }

  /// All that a player knows at the start of a session.
  private func opened(
    _ session: Session,
    as handle: String
  ) throws(ToolRefusal) -> ToolAnswer {
    let document = try ToolRefusal.staged { () throws(StagingError) in
      OpenedDocument(
        session: handle,
        mode: session.header.mode.rawValue,
        brief: try BriefReport(session),
        menu: MenuReport(session),
        places: PlacesReport(session.scenario).places,
        status: try StatusReport(session),
        limits: limits.left(for: session, given: given[handle] ?? 0)
      )
    }
    var answer = try ToolAnswer(
      document,
      ["Session \(handle)"] + AnswerText.lines(document.brief) + AnswerText.lines(document.menu)
        + AnswerText.lines(document.places)
    )
    answer.links = ResourceAddress.pages(of: handle)
    return answer
  }

  /// The folder of an installed incident; a path is none, whatever lies there.
  private func folder(_ name: String) throws(ToolRefusal) -> String {
    do throws(CatalogError) {
      guard !name.contains("/") else {
        throw CatalogError.notPicked(.unknown(name, kind: "incident", nil))
      }
      return try services.catalog.folder(named: name)
    } catch {
      throw .drill(.catalog(error))
    }
  }

  /// The play of a session by its handle, with what other processes did.
  func play(_ handle: String) async throws(ToolRefusal) -> Play {
    let live = try live(handle)
    do {
      try await live.sync(for: .player)
    } catch {
      throw ToolRefusal(error)
    }
    return Play(handle: handle, live: live, session: await live.view(for: .player).session)
  }

  private func live(_ handle: String) throws(ToolRefusal) -> LiveSession {
    if let index = held.firstIndex(where: { $0.handle == handle }) {
      let found = held.remove(at: index)
      held.append(found)
      return found.session
    }
    let sessions = try sessions()
    let found = try ToolRefusal.wrap { () throws(DrillError) -> (Session, SessionID)? in
      guard let id = try sessions.session(handle: handle) else { return nil }
      return (try sessions.load(id), id)
    }
    guard let (session, id) = found else { throw .unknownSession }
    let live = sessions.live(session, id)
    hold(live, as: handle)
    return live
  }

  /// Holds a session in memory under its handle.
  func hold(_ session: LiveSession, as handle: String) {
    if held.count >= mostHeld { held.removeFirst() }
    held.append(HeldSession(handle: handle, session: session))
  }
}

extension ToolRefusal {
  /// Runs work of the application layer and turns its errors into refusals.
  static func wrap<Value>(_ work: () throws(DrillError) -> Value) throws(ToolRefusal) -> Value {
    do {
      return try work()
    } catch {
      throw ToolRefusal(error)
    }
  }

  /// Runs work on a staged world and turns its errors into refusals.
  static func staged<Value>(_ work: () throws(StagingError) -> Value) throws(ToolRefusal) -> Value {
    do {
      return try work()
    } catch {
      throw .drill(.staging(error))
    }
  }
}
