import Foundation
import SessionStore
import Sessions
import TestSupport

/// Stores with bytes of their file changed.
struct StoreSource: FuzzSource {
  private var mutation: Mutation
  private let folder: TemporaryFolder
  private let sound: [UInt8]
  private var input: [UInt8] = []

  init(seed: UInt64) throws {
    mutation = Mutation(numbers: SeededNumbers(seed), words: [])
    let session = try SamplePlay.session()
    let origin = try TemporaryFolder()
    do {
      let store = try SQLiteSessionStore(folder: origin.url.path, hash: sha256)
      _ = try store.create(
        session.header,
        createdAt: "2026-11-29T12:00:00Z",
        bundle: ScenarioBundle(files: ["scenario.yaml": Array("format: 1".utf8)]),
        events: session.entries.map(\.event)
      )
    }
    sound = Array(
      try Data(contentsOf: origin.url.appending(path: SQLiteSessionStore.fileName))
    )
    folder = try TemporaryFolder()
  }

  mutating func next() -> String {
    input = sound
    var changes: [String] = []
    for _ in 0...mutation.numbers.below(6) {
      let place = mutation.numbers.below(input.count)
      input[place] = UInt8(mutation.numbers.below(256))
      changes.append("\(place)=\(input[place])")
    }
    return changes.joined(separator: " ")
  }

  mutating func run() throws {
    let file = folder.url.appending(path: SQLiteSessionStore.fileName)
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: file.path + ending)
    }
    try Data(input).write(to: file)
    guard let store = try? SQLiteSessionStore(folder: folder.url.path, hash: sha256) else { return }
    for summary in (try? store.list()) ?? [] {
      _ = try? store.load(summary.id)
      _ = try? store.bundle(of: summary.id)
    }
    _ = try? store.load(SessionID(rawValue: 1))
  }
}
