#if Postgres
  import Foundation
  import SessionStore
  import Sessions
  import Synchronization
  import TestSupport
  import Testing

  @testable import PostgresStore

  /// Connections that are cut, and a server that goes away and comes back.
  @Suite(.enabled(if: PostgresServer.shared != nil, "\(PostgresServer.need)"))
  struct PostgresTroubleTests {
    private static let writers = 4
    private static let events = 60

    @Test func `connections that the server terminates under load lose and repeat nothing`() throws
    {
      let server = try #require(PostgresServer.shared)
      let address = try server.makeDatabase()
      let store = try PostgresSessionStore(address, hash: sha256)
      let ids = try (0..<Self.writers).map { _ in try store.createSample() }
      let isDone = Mutex(false)
      let kills = Mutex(0)
      let killer = Thread {
        while !isDone.withLock({ $0 }) {
          let killed = try? server.sql(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """,
            in: PostgresServer.name(in: address)
          )
          let count = killed.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
          kills.withLock { $0 += count ?? 0 }
        }
      }
      killer.start()
      DispatchQueue.concurrentPerform(iterations: Self.writers) { index in
        for number in 1...Self.events {
          do {
            try store.append(.waited(minutes: number), as: number, to: ids[index])
          } catch {
            Issue.record(error)
          }
        }
      }
      // Sessions are created while connections are cut, too, each once.
      let more = try (0..<20).map { _ in try store.createSample().rawValue }
      isDone.withLock { $0 = true }
      for id in ids {
        #expect(
          try store.load(id).events == (1...Self.events).map { SessionEvent.waited(minutes: $0) }
        )
      }
      #expect(more == Array(Self.writers + 1...Self.writers + 20))
      #expect(try store.allIDs().count == Self.writers + 20)
      #expect(kills.withLock { $0 } > 0)
    }

    @Test func `a server that is away in the middle is waited for, and both sides are told`() throws
    {
      // One of its own: the shared one must not stop.
      let server = try PostgresServer()
      let address = try server.makeDatabase()
      let notices = Mutex<[[StoreNotice]]>([[], []])
      let (host, candidate) = (
        try PostgresSessionStore(address, hash: sha256) { notice in
          notices.withLock { $0[0].append(notice) }
        },
        try PostgresSessionStore(address, hash: sha256) { notice in
          notices.withLock { $0[1].append(notice) }
        }
      )
      let id = try host.createSample()
      try host.append(.waited(minutes: 1), as: 1, to: id)
      #expect(try candidate.events(of: id, after: 0).count == 1)
      server.stop()
      // Who only watches is told at once.
      #expect {
        while true { _ = try candidate.version(of: id) }
      } throws: { error in
        guard case .unreachable = error as? StoreError else { return false }
        return true
      }
      // Who acts waits, and their event is not lost.
      let result = Mutex<Result<Void, any Error>?>(nil)
      let acting = Thread {
        let outcome = Result { try host.append(.waited(minutes: 2), as: 2, to: id) }
        result.withLock { $0 = outcome }
      }
      acting.start()
      #expect(wait { notices.withLock { !$0[0].isEmpty && !$0[1].isEmpty } })
      #expect(result.withLock { $0 == nil })
      server.start()
      #expect(wait { result.withLock { $0 != nil } })
      #expect(throws: Never.self) { try result.withLock { try $0?.get() } }
      #expect(try candidate.load(id).events == [.waited(minutes: 1), .waited(minutes: 2)])
      for told in notices.withLock({ $0 }) {
        #expect(told.count == 2)
        guard case .lost = told.first, case .back = told.last else {
          Issue.record("\(told)")
          continue
        }
      }
    }

    @Test func `a process never has more than its few connections`() throws {
      let server = try #require(PostgresServer.shared)
      let address = try server.makeDatabase()
      let store = try PostgresSessionStore(address, hash: sha256)
      let id = try store.createSample()
      let most = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: 16) { index in
        do {
          for _ in 1...10 { _ = try store.load(id) }
          guard index.isMultiple(of: 4) else { return }
          let count = try server.sql(
            "SELECT count(*) - 1 FROM pg_stat_activity WHERE datname = current_database()",
            in: PostgresServer.name(in: address)
          )
          let number = Int(count.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
          most.withLock { $0 = max($0, number) }
        } catch {
          Issue.record(error)
        }
      }
      #expect((1...PostgresSessionStore.mostConnections + 3).contains(most.withLock { $0 }))
    }
  }
#endif
