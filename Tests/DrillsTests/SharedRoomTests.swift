#if Postgres
  import Foundation
  import Sessions
  import TestSupport
  import Testing

  @testable import Drills

  /// One room on two servers, which share nothing but a database.
  @Suite(.enabled(if: PostgresServer.shared != nil, "\(PostgresServer.need)"))
  struct SharedRoomTests {
    private static let scenario = Repository.scenarios.appending(path: "canary-segment-regression")

    private static func services(_ folder: TemporaryFolder, _ address: String) -> DrillServices {
      DrillServices(
        DrillEnvironment(
          dataFolder: folder.url,
          store: address,
          cacheFolder: folder.url.appending(path: "cache"),
          scenarioFolders: [Repository.scenarios],
          now: { 1_800_000_000 },
          randomSeed: { 7 }
        )
      )
    }

    @Test func `host and candidate on two servers share presence, typing, links and events`()
      async throws
    {
      let address = try #require(PostgresServer.shared).makeDatabase()
      let folders = [try TemporaryFolder(), try TemporaryFolder()]
      let services = folders.map { Self.services($0, address) }
      let sessions = try services.map { try $0.sessions() }
      let setting = InterviewSetting(style: .neutral, minutes: 15, interviewer: .host)
      let (session, id) = try sessions[0].open(
        Opening(folder: Self.scenario.path, kind: .interview(setting))
      )
      try sessions[0].openRoom(for: id)
      let secret = try sessions[0].makeLink(to: id, as: .candidate)
      #expect(try sessions[1].enter(id, by: secret).role == .candidate)
      let first = InterviewRoom(session, id, sessions[0], services[0].scorekeeper)
      let second = InterviewRoom(
        try sessions[1].load(id),
        id,
        sessions[1],
        services[1].scorekeeper
      )
      let heard = await first.news(for: .host, after: 0)
      let seen = await second.news(for: .candidate, after: 0)
      for await item in heard {
        if case .present(let people) = item, people.candidates == 1, people.hosts == 1 { break }
      }
      for await item in seen {
        if case .present(let people) = item, people.candidates == 1, people.hosts == 1 { break }
      }
      try await second.allow(.typing, true)
      try await second.type("it is the build")
      let typed = await first.news(for: .host, after: 0)
      for await item in typed {
        if case .typed(let draft) = item, draft.text == "it is the build" { break }
        try await second.type(nil)
        try await second.type("it is the build")
      }
      #expect(try await first.hostView().draft?.text == "it is the build")
      try await second.allow(.typing, false)
      #expect(try await first.hostView().draft == nil)
      // Acts on either server are seen on the other, and a revoked link ends on both.
      let mark = try sessions[0].load(id).count(ofOwn: .host)
      try await first.take(.injected("hello"), as: .host, after: mark)
      #expect(try await second.view(for: .candidate).entries.count > 0)
      try sessions[0].revokeLinks(to: id, of: .candidate)
      #expect(throws: DrillError.self) { try sessions[1].seat(in: id, by: secret) }
    }

    @Test func `a side of an interview is held across machines`() throws {
      let address = try #require(PostgresServer.shared).makeDatabase()
      let folders = [try TemporaryFolder(), try TemporaryFolder()]
      let sessions = try folders.map { try Self.services($0, address).sessions() }
      let setting = InterviewSetting(style: .neutral, minutes: 15, interviewer: .host)
      let (_, id) = try sessions[0].open(
        Opening(folder: Self.scenario.path, kind: .interview(setting))
      )
      let lock = try sessions[0].hold(.host, of: id)
      #expect(throws: DrillError.self) { try sessions[1].hold(.host, of: id) }
      withExtendedLifetime(lock) {}
    }
  }
#endif
