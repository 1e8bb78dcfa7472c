import Foundation
import Sessions
import Synchronization
import Testing

@testable import SessionStore

struct StoreRaceTests {
  @Test(arguments: StoreKind.all)
  func `of two programs playing one session, each event has one`(kind: StoreKind) async throws {
    try await withStore(kind) { first, open in
      let id = try first.createSample()
      let count = 60
      let stores = try [open(), open()]
      let won = try await withThrowingTaskGroup(of: [Int].self) { group in
        for (player, store) in stores.enumerated() {
          group.addTask {
            var won: [Int] = []
            for number in 1...count {
              do {
                try store.append(.waited(minutes: player + 1), as: number, to: id)
                won.append(number)
              } catch StoreError.notNext(id, given: number, next: (number + 1)...) {
                continue
              }
            }
            return won
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      let stored = try first.load(id)
      #expect(stored.events.count == won.count)
      #expect(won.sorted() == Array(1...won.count))
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: StoreKind.all)
  func `a store tells in which sessions others wrote, and which are new to the one who asks`(
    kind: StoreKind
  ) async throws {
    try await withStore(kind) { first, open in
      let (writer, reader) = (try open(), try open())
      let ids = try (1...3).map { _ in try first.createSample() }
      var mark = StoreMark()
      func news(of ids: [SessionID]) throws -> [SessionID] {
        try reader.news(of: ids, since: &mark)
      }
      let firstTwo = Array(ids.prefix(2))
      #expect(try Set(news(of: firstTwo)) == Set(firstTwo))
      #expect(try news(of: ids) == [ids[2]])
      #expect(try news(of: ids).isEmpty)
      try writer.append(.waited(minutes: 1), as: 1, to: ids[1])
      var told: [SessionID] = []
      while told.isEmpty { told = try news(of: ids) }
      #expect(told == [ids[1]])
      #expect(try news(of: ids).isEmpty)
    }
  }

  @Test func `programs that start at once make one store`() async throws {
    for _ in 1...15 {
      try await withFolder { folder in
        let ids = Mutex<[SessionID]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
          do {
            let store = try SQLiteSessionStore(folder: folder + "/data", hash: sha256, patience: 60)
            let id = try store.createSample()
            ids.withLock { $0.append(id) }
          } catch {
            Issue.record(error)
          }
        }
        #expect(ids.withLock { $0 }.map(\.rawValue).sorted() == Array(1...8))
      }
    }
  }
}
