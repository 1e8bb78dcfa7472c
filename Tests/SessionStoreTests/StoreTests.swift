import Foundation
import GRDB
import Sessions
import Testing

@testable import SessionStore

struct StoreTests {
  @Test(arguments: StoreKind.all)
  func `a session is loaded as it was stored, by another program too`(kind: StoreKind) async throws
  {
    try await withStore(kind) { store, open in
      let id = try store.createSample()
      for (index, event) in SessionEvent.sample.enumerated() {
        try store.append(event, as: index + 1, to: id)
      }
      #expect(
        try open().load(id)
          == StoredSession(
            id: SessionID(rawValue: 1),
            header: .sample(),
            events: SessionEvent.sample,
            createdAt: "2026-01-02T03:04:05Z",
            label: "first",
            state: .declared
          )
      )
    }
  }

  @Test(arguments: StoreKind.all)
  func `the stored hashes are those of a replay file`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let id = try store.createSample()
      for (index, event) in SessionEvent.sample.enumerated() {
        try store.append(event, as: index + 1, to: id)
      }
      let stored = try (0...SessionEvent.sample.count).map { try store.linkHash(of: id, event: $0) }
      let lines = try ReplayFile.sampleFile().split(separator: 10).dropLast()
      #expect(stored == lines.map { String(decoding: $0.dropLast(2).suffix(64), as: UTF8.self) })
    }
  }

  @Test(arguments: StoreKind.all)
  func `one session's replay file has the same bytes from every store`(kind: StoreKind) async throws
  {
    try await withStore(kind) { store in
      let id = try store.createSample()
      for (index, event) in SessionEvent.sample.enumerated() {
        try store.append(event, as: index + 1, to: id)
      }
      let stored = try store.load(id)
      let file = ReplayFile(
        header: stored.header,
        events: stored.events,
        score: try ReplayFile.sample().score
      )
      #expect(try file.encoded(hash: sha256) == ReplayFile.sampleFile())
    }
  }

  @Test(arguments: StoreKind.all)
  func `every kind of event is loaded as it was stored`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let id = try store.createSample(seed: 0)
      let events = SessionEvent.sample.dropLast() + SessionEvent.others
      for (index, event) in events.enumerated() {
        try store.append(event, as: index + 1, to: id)
      }
      #expect(try store.load(id).events == Array(events))
      #expect(try store.load(id).state == .abandoned)
    }
  }

  @Test(arguments: StoreKind.all)
  func `nothing follows the end of a session`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let id = try store.createSample()
      try store.append(.abandoned, as: 1, to: id)
      #expect(throws: StoreError.over(id, .abandoned)) {
        try store.append(.waited(minutes: 1), as: 2, to: id)
      }
      #expect(try store.load(id).events == [.abandoned])
    }
  }

  @Test(arguments: StoreKind.all, [0, 1, 3, -1, Int.max])
  func `an event that is not the next is refused`(kind: StoreKind, number: Int) async throws {
    try await withStore(kind) { store in
      let id = try store.createSample()
      try store.append(.waited(minutes: 1), as: 1, to: id)
      #expect(throws: StoreError.notNext(id, given: number, next: 2)) {
        try store.append(.waited(minutes: 2), as: number, to: id)
      }
      try store.append(.waited(minutes: 3), as: 2, to: id)
      #expect(try store.load(id).events == [.waited(minutes: 1), .waited(minutes: 3)])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a text that no replay could hold is refused`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let id = try store.createSample()
      let text = String(repeating: "x", count: ReplayLimits.lineBytes)
      #expect {
        try store.append(.noted(text), as: 1, to: id)
      } throws: { error in
        guard case .tooLong = error as? StoreError else { return false }
        return true
      }
      #expect(try store.load(id).events.isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `sessions are listed newest first with their scores`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      #expect(try store.list().isEmpty)
      #expect(try store.latestOpen() == nil)
      let first = try store.createSample()
      let second = try store.createSample(seed: 2)
      let third = try store.createSample(seed: 3)
      try store.append(.waited(minutes: 1), as: 1, to: first)
      try store.append(.waited(minutes: 1), as: 1, to: third)
      try store.append(.abandoned, as: 2, to: third)
      try store.record(StoredTotal(rubric: 1, total: 40), json: Array("{}".utf8), of: third)
      try store.record(StoredTotal(rubric: 2, total: 55.5), json: Array("[]".utf8), of: third)
      try store.record(StoredTotal(rubric: 1, total: 41), json: Array("{ }".utf8), of: third)
      try store.label(second, as: "Ada")
      let expected = SessionSummary(
        id: third,
        scenario: "canary-segment-regression",
        difficulty: 3,
        mode: "drill",
        createdAt: "2026-01-02T03:04:05Z",
        label: "first",
        state: .abandoned,
        events: 2,
        score: StoredTotal(rubric: 2, total: 55.5),
        known: nil,
        lineage: nil
      )
      let list = try store.list()
      #expect(list.map(\.id) == [third, second, first])
      #expect(list.map(\.events) == [2, 0, 1])
      #expect(list.map(\.label) == ["first", "Ada", "first"])
      #expect(list[0] == expected)
      #expect(list[1].score == nil)
      #expect(try store.score(of: third, rubric: 1) == Array("{ }".utf8))
      #expect(try store.score(of: first, rubric: 1) == nil)
      #expect(try store.latestOpen() == second)
    }
  }

  @Test(arguments: StoreKind.all)
  func `a score, which tells the truth, waits for the end`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let id = try store.createSample()
      #expect(throws: StoreError.stillOpen(id)) {
        try store.record(StoredTotal(rubric: 1, total: 40), json: [], of: id)
      }
      #expect(throws: StoreError.cannotWrite) {
        try store.record(StoredTotal(rubric: 1, total: .nan), json: [], of: id)
      }
    }
  }

  @Test func `the scenario is kept as it was, once for all its sessions`() async throws {
    try await withStore { store in
      let first = try store.createSample()
      let second = try store.createSample(seed: 2)
      let bundle = ScenarioBundle(files: ["scenario.yaml": []])
      let third = try store.create(.sample(), createdAt: "", bundle: bundle)
      #expect(try store.bundle(of: first) == .sample)
      #expect(try store.bundle(of: second) == .sample)
      #expect(try store.bundle(of: third) == bundle)
      let count = {
        try store.queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM bundles") }
      }
      #expect(try count() == 2)
      try store.erase([first])
      #expect(try store.bundle(of: second) == .sample)
      try store.erase([second])
      #expect(try count() == 1)
    }
  }

  @Test func `bundles that differ in where a name ends have other digests`() {
    let bundles = [["ab": "c"], ["a": "bc"], ["a": "", "b": "c"], ["a": "b", "c": ""], [:]]
    let digests = bundles.map { files in
      ScenarioBundle(files: files.mapValues { Array($0.utf8) }).digest(hash: sha256)
    }
    #expect(Set(digests).count == bundles.count)
  }

  @Test func `an erased session is gone to the last word, and its number is not used again`()
    async throws
  {
    try await withStore { store in
      let kept = try store.createSample()
      let id = try store.createSample(seed: 2)
      let words = "nobody-should-read-this"
      try store.append(.noted(words), as: 1, to: id)
      try store.append(.abandoned, as: 2, to: id)
      try store.record(StoredTotal(rubric: 1, total: 1), json: Array("{}".utf8), of: id)
      try store.erase([id])
      #expect(throws: StoreError.unknownSession(id)) { try store.load(id) }
      #expect(try store.list().map(\.id) == [kept])
      for name in ["", "-wal"] {
        let file = try? Data(contentsOf: URL(filePath: store.path + name))
        #expect(file?.range(of: Data(words.utf8)) == nil)
      }
      #expect(try store.createSample() == SessionID(rawValue: 3))
    }
  }

  @Test(arguments: StoreKind.all)
  func `a session that is not there is named`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let id = SessionID(rawValue: 9)
      #expect(throws: StoreError.unknownSession(id)) { try store.load(id) }
      #expect(throws: StoreError.unknownSession(id)) { try store.bundle(of: id) }
      #expect(throws: StoreError.unknownSession(id)) { try store.append(.abandoned, as: 1, to: id) }
      #expect(throws: StoreError.unknownSession(id)) { try store.erase([id]) }
      #expect(throws: StoreError.unknownSession(id)) { try store.label(id, as: "") }
      #expect(throws: StoreError.unknownSession(id)) { try store.score(of: id, rubric: 1) }
    }
  }
}
