import Foundation
import Reports
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import Drills

/// A tabletop's room: places, what each may do, presence, and the end.
struct TabletopTests {
  /// A tabletop of Ada, Bo and Cy over a store of its own, or at an address.
  struct World {
    let services: DrillServices
    let sessions: SessionService
    let id: SessionID
    let room: TabletopRoom
    private let folder: TemporaryFolder
    /// A shipped one: its calibration is at hand.
    private static let scenario = Repository.scenarios.appending(path: "canary-segment-regression")

    init(at address: String? = nil) throws {
      folder = try TemporaryFolder()
      services = DrillServices(
        DrillEnvironment(
          dataFolder: folder.url,
          store: address,
          cacheFolder: folder.url.appending(path: "cache"),
          scenarioFolders: [Repository.scenarios],
          now: { 1_800_000_000 },
          randomSeed: { 7 }
        )
      )
      sessions = try services.sessions()
      let opened = try sessions.open(
        Opening(folder: Self.scenario.path, kind: .tabletop(Session.team))
      )
      id = opened.id
      try sessions.openRoom(for: id)
      room = TabletopRoom(opened.session, id, sessions, services.scorekeeper, now: { 0 })
    }

    func mark(_ place: RoomPlace) async throws -> Int { try await room.view(for: place).mark }

    func take(_ event: TeamEvent, at place: RoomPlace) async throws {
      try await room.take(event, at: place, after: try await mark(place))
    }

    func perform(_ command: SessionCommand, at place: RoomPlace) async throws {
      try await room.perform(command, at: place, after: try await mark(place))
    }

    func carryOut(_ number: Int, at place: RoomPlace) async throws {
      try await room.carryOut(
        number,
        parsing: { _, _ throws(DrillError) in .note("no slice") },
        at: place,
        after: try await mark(place)
      )
    }
  }

  private static let (ada, bo, cy) = (
    RoomPlace.player(1), RoomPlace.player(2), RoomPlace.player(3)
  )

  private static func isRefused(_ work: () async throws -> Void) async -> Bool {
    do {
      try await work()
      return false
    } catch DrillError.notAllowed {
      return true
    } catch {
      Issue.record("\(error)")
      return false
    }
  }

  @Test func `a place reads back by its name and nothing else is one`() {
    for place in [.host, .candidate, .observer] + (1...8).map({ RoomPlace.player($0) }) {
      #expect(RoomPlace(place.name) == place)
    }
    for name in ["", "player", "player-0", "player-9", "player-01", "Player-1", "author", "host-1"]
    {
      #expect(RoomPlace(name) == nil, "\(name)")
    }
  }

  @Test func `links give the places of the team, each its own`() throws {
    let world = try World()
    for place in [.host, .observer, Self.ada, Self.bo, Self.cy] {
      let secret = try world.sessions.makeLink(to: world.id, as: place)
      #expect(try world.sessions.enter(world.id, by: secret).place == place)
    }
    for place in [.candidate, RoomPlace.player(4)] {
      #expect(throws: DrillError.self) { try world.sessions.makeLink(to: world.id, as: place) }
    }
    // Taking back one player's links leaves the others'.
    let (second, third) = (
      try world.sessions.makeLink(to: world.id, as: Self.bo),
      try world.sessions.makeLink(to: world.id, as: Self.cy)
    )
    try world.sessions.revokeLinks(to: world.id, of: Self.bo)
    #expect(throws: DrillError.self) { try world.sessions.seat(in: world.id, by: second) }
    #expect(try world.sessions.seat(in: world.id, by: third).place == Self.cy)
  }

  @Test
  func `the commander alone acts, communications write updates, and nobody speaks for another`()
    async throws
  {
    let world = try World()
    for place in [Self.bo, Self.cy, .host, .observer] {
      for command in [
        SessionCommand.look("arms"), .mitigate("pause-rollout"), .wait(minutes: 1), .hint,
        .believe(["bad-pool": 1]), .note("x"), .declare(nil),
      ] {
        #expect(
          await Self.isRefused { try await world.perform(command, at: place) },
          "\(place) \(command)"
        )
      }
    }
    for place in [Self.bo, .host, .observer] {
      #expect(await Self.isRefused { try await world.perform(.update("News."), at: place) })
    }
    #expect(await Self.isRefused { try await world.perform(.abandon, at: Self.ada) })
    let forged = TeamEvent.suggested(.look("arms"), by: "Ada", reason: "x")
    for place in [Self.bo, .host, .observer] {
      #expect(await Self.isRefused { try await world.take(forged, at: place) }, "\(place)")
    }
    for event in [
      TeamEvent.paused, .injected(message: "x"), .handedOver(to: "Bo"), .opened(Session.team),
    ] {
      #expect(await Self.isRefused { try await world.take(event, at: Self.ada) }, "\(event)")
      #expect(await Self.isRefused { try await world.take(event, at: .observer) }, "\(event)")
    }
    await #expect(throws: DrillError.self) { try await world.room.view(for: .player(4)) }
    await #expect(throws: DrillError.self) { try await world.room.view(for: .candidate) }
    #expect(try world.sessions.load(world.id).entries.count == 1)
  }

  @Test func `a suggestion is taken, an update is its writer's, and an old form does nothing`()
    async throws
  {
    let world = try World()
    try await world.take(.suggested(.look("arms"), by: "Bo", reason: "the gap"), at: Self.bo)
    let old = try await world.mark(Self.ada)
    #expect(await Self.isRefused { try await world.carryOut(2, at: Self.bo) })
    #expect(await Self.isRefused { try await world.carryOut(2, at: Self.cy) })
    // What the others do makes no form of the commander old; their own act does.
    try await world.take(.voted(isFor: true, suggestion: 2, by: "Cy"), at: Self.cy)
    #expect(try await world.mark(Self.ada) == old)
    try await world.carryOut(2, at: Self.ada)
    await #expect(throws: DrillError.self) {
      try await world.room.perform(.look("locales"), at: Self.ada, after: old)
    }
    await #expect(throws: DrillError.self) { try await world.carryOut(2, at: Self.ada) }
    try await world.perform(.update("Japanese answers are cut."), at: Self.cy)
    let team = try #require(try world.sessions.load(world.id).team)
    #expect(team.acts.map(\.by) == ["Ada", "Cy"])
    #expect(team.acts.map(\.credited) == ["Bo", "Cy"])
  }

  @Test func `two suggestions at once are both kept, and the same one once`() async throws {
    let world = try World()
    async let first: Void = world.take(
      .suggested(.look("arms"), by: "Bo", reason: "a"),
      at: Self.bo
    )
    async let second: Void = world.take(
      .suggested(.look("locales"), by: "Cy", reason: "b"),
      at: Self.cy
    )
    _ = try await (first, second)
    #expect(try await world.room.view(for: .observer).team.open.count == 2)
    await #expect(throws: DrillError.self) {
      try await world.take(.suggested(.look("arms"), by: "Ada", reason: "c"), at: Self.ada)
    }
  }

  @Test func `a suggestion that became impossible says why and is not carried out`() async throws {
    let world = try World()
    try await world.take(.suggested(.mitigate("pause-rollout"), by: "Bo", reason: "x"), at: Self.bo)
    try await world.take(.suggested(.wait(minutes: 120), by: "Cy", reason: "x"), at: Self.cy)
    try await world.perform(.wait(minutes: 200), at: Self.ada)
    let view = try await world.room.view(for: Self.ada)
    let suggestion = try #require(view.team.suggestion(3))
    #expect(view.obstacle(to: suggestion) != nil)
    await #expect(throws: DrillError.self) { try await world.carryOut(3, at: Self.ada) }
    #expect(try await world.room.view(for: Self.ada).team.suggestion(3)?.state == .open)
  }

  @Test func `the command moves with its rights`() async throws {
    let world = try World()
    try await world.take(.handedOver(to: "Bo"), at: .host)
    #expect(await Self.isRefused { try await world.perform(.look("arms"), at: Self.ada) })
    try await world.perform(.look("arms"), at: Self.bo)
    #expect(try await world.room.view(for: Self.ada).player?.role == .operations)
  }

  @Test func `only the facilitator has the key, and the card comes at the end`() async throws {
    let world = try World()
    for place in [Self.ada, Self.bo, Self.cy, .observer] {
      #expect(try await world.room.view(for: place).key == nil)
    }
    let key = try #require(try await world.room.view(for: .host).key)
    #expect(key.cause == (try world.sessions.load(world.id).truth.title))
    await #expect(throws: DrillError.self) { try await world.room.card() }
    try await world.perform(.look("arms"), at: Self.ada)
    try await world.perform(.declare(nil, because: "Nobody knows."), at: Self.ada)
    let card = try await world.room.card()
    #expect(card.title.hasPrefix("Tabletop"))
    let stored = try world.sessions.summary(of: world.id)
    #expect(stored.score != nil && stored.mode == "tabletop")
    #expect(card.sections.map(\.title).contains { $0.hasPrefix("Ada (commander)") })
    // The work of a team is no one player's progress.
    #expect(try TrainingService(world.sessions).outcomes().allSatisfy(\.isKnown))
  }

  @Test func `who is there is told by name`() async throws {
    let world = try World()
    let news = await world.room.news(for: Self.bo, after: 0)
    let other = await world.room.news(for: .host, after: 0)
    for await item in news {
      if case .present(let people) = item, people.hosts == 1 {
        #expect(people.playersHere == ["Bo"])
        break
      }
    }
    withExtendedLifetime(other) {}
  }

  #if Postgres
    @Test(.enabled(if: PostgresServer.shared != nil, "\(PostgresServer.need)"))
    func `a team on two servers shares suggestions, roles and who is there`() async throws {
      let address = try #require(PostgresServer.shared).makeDatabase()
      let (first, second) = (try World(at: address), try World(at: address))
      let far = TabletopRoom(
        try second.sessions.load(first.id),
        first.id,
        second.sessions,
        second.services.scorekeeper
      )
      let secret = try first.sessions.makeLink(to: first.id, as: Self.bo)
      #expect(try second.sessions.enter(first.id, by: secret).place == Self.bo)
      let near = await first.room.news(for: Self.ada, after: 0)
      let there = await far.news(for: Self.bo, after: 0)
      for await item in near {
        if case .present(let people) = item, people.playersHere == ["Ada", "Bo"] { break }
      }
      try await far.take(.suggested(.look("arms"), by: "Bo", reason: "x"), at: Self.bo, after: 0)
      #expect(try await first.room.view(for: Self.ada).team.open.map(\.by) == ["Bo"])
      try await first.carryOut(2, at: Self.ada)
      #expect(try await far.view(for: Self.bo).team.acts.map(\.credited) == ["Bo"])
      withExtendedLifetime(there) {}
    }
  #endif
}
