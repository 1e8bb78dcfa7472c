import Foundation
import MessageDigests
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import SessionStore

#if Postgres
  import PostgresStore
#endif

/// SHA-256, as the program passes it to the store.
let sha256: ByteHash = SHA256.digest

extension SessionHeader {
  static func sample(seed: UInt64 = .max) throws -> SessionHeader {
    let json = """
      {"format":1,"generator":1,"scenario":"canary-segment-regression","scenarioVersion":3,
      "worldDigest":"\(String(repeating: "ab", count: 32))",
      "textDigest":"\(String(repeating: "cd", count: 32))",
      "difficulty":3,"seed":\(seed),"mode":"drill","rubric":1}
      """
    return try LineJSON.decode(SessionHeader.self, from: json.utf8)
  }
}

extension SessionEvent {
  /// One of each kind that the sample file has.
  static let sample: [SessionEvent] = [
    .looked(
      Look(
        action: "compare-arms",
        finding: "flat",
        band: 0,
        state: "none",
        minutes: 6,
        digest: String(repeating: "ef", count: 32)
      )
    ),
    .believed([
      Belief(hypothesis: HypothesisID("noise"), probability: 0.1 + 0.2),
      Belief(hypothesis: HypothesisID("tokeniser"), probability: 0.7),
    ]),
    .noted("p95 ↑ in de/at — \"why?\" \\ 🚒\n\tsecond line"),
    .hinted(action: "by-segment", level: .nudge),
    .declared(
      Declaration(
        cause: HypothesisID("tokeniser"),
        places: [PlaceID("locale/de")],
        explanation: "longer prompts",
        cited: [1]
      )
    ),
  ]

  /// The kinds of event that the sample file does not have.
  static let others: [SessionEvent] = [
    .sliced(words: "count by arm", minutes: 2, digest: "00"),
    .mitigated("roll-back", minutes: 4),
    .updated("we are looking", minutes: 1),
    .waited(minutes: 240),
    .abandoned,
  ]
}

extension ReplayFile {
  static func sample() throws -> ReplayFile {
    ReplayFile(
      header: try .sample(),
      events: SessionEvent.sample,
      score: SealedScore(rubric: 1, total: 71.3, digest: String(repeating: "01", count: 32))
    )
  }

  /// The sample as Python's `json` and `hashlib` wrote it.
  static func sampleFile() throws -> [UInt8] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/sample.replay.jsonl")
    return Array(try Data(contentsOf: url))
  }
}

extension ScenarioBundle {
  static let sample = ScenarioBundle(files: [
    "scenario.yaml": Array("format: 1\n".utf8), "artifacts/deploy.diff": [0, 255, 10],
  ])
}

/// A folder of a test's own, gone after it.
func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "firedrill-\(UUID().uuidString)").path(percentEncoded: false)
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  do {
    let value = try await body(folder)
    try FileManager.default.removeItem(atPath: folder)
    return value
  } catch {
    try? FileManager.default.removeItem(atPath: folder)
    throw error
  }
}

/// A kind of store on which the suite runs.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case sqlite, postgres

  var testDescription: String { rawValue }

  /// The kinds that this build and this machine have.
  static var all: [StoreKind] { allCases.filter(\.isThere) }

  private var isThere: Bool {
    switch self {
    case .sqlite: return true
    case .postgres:
      #if Postgres
        if PostgresServer.shared == nil { print(PostgresServer.need) }
        return PostgresServer.shared != nil
      #else
        return false
      #endif
    }
  }
}

/// A fresh store of a kind, and a function that opens it as another program does.
func withStore(
  _ kind: StoreKind,
  _ body: (any PeopleDatabase, () throws -> any PeopleDatabase) async throws -> Void
) async throws {
  switch kind {
  case .sqlite:
    try await withFolder { folder in
      let open = { try SQLiteSessionStore(folder: folder, hash: sha256, patience: 60) }
      try await body(try open(), open)
    }
  case .postgres:
    #if Postgres
      let address = try #require(PostgresServer.shared).makeDatabase()
      let open = { try PostgresSessionStore(address, hash: sha256) }
      try await body(try open(), open)
    #else
      Issue.record("this build has no PostgreSQL store")
    #endif
  }
}

/// The same where no other program comes.
func withStore(
  _ kind: StoreKind,
  _ body: (any PeopleDatabase) async throws -> Void
) async throws {
  try await withStore(kind) { store, _ in try await body(store) }
}

/// A fresh store in a folder of its own.
func withStore(_ body: (SQLiteSessionStore) async throws -> Void) async throws {
  try await withFolder { folder in
    try await body(try SQLiteSessionStore(folder: folder, hash: sha256, patience: 0.2))
  }
}

extension SessionDatabase {
  func createSample(seed: UInt64 = .max) throws -> SessionID {
    try create(
      try .sample(seed: seed),
      label: "first",
      createdAt: "2026-01-02T03:04:05Z",
      bundle: .sample
    )
  }
}
