import Drills
import Foundation
import Reports
import Sessions

extension SessionRoom {
  /// The events of the session after a number as a browser's event stream, as they happen in any
  /// process: a line of the timeline each, under the event's number.
  ///
  /// A sign of life every 15 s finds out a client that vanished. The stream ends where its reader may no
  /// longer be there.
  func stream(
    after number: Int,
    while isWelcome: @escaping @Sendable () -> Bool = { true },
    whenOver end: @escaping @Sendable () async -> Void
  ) async throws -> AsyncStream<ServerEvent> {
    let scenario = try await session().scenario
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let updates = await live.updates(for: .player, after: number)
    let (stream, continuation) = AsyncStream<ServerEvent>.makeStream()
    let life = Task {
      while !Task.isCancelled, isWelcome() {
        continuation.yield(ServerEvent(id: nil, data: "still here"))
        try? await Task.sleep(for: Self.signOfLife)
      }
      continuation.finish()
    }
    let events = Task {
      for await update in updates {
        guard isWelcome() else { break }
        let line = TimelineLine(update.entry, in: scenario)
        guard let data = try? encoder.encode(line),
          let text = String(validating: data, as: UTF8.self)
        else { continue }
        continuation.yield(ServerEvent(id: line.number, data: text))
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in
      life.cancel()
      events.cancel()
      Task { await end() }
    }
    return stream
  }

  private static let signOfLife = Duration.seconds(15)
}
