import Dispatch
import Synchronization

/// Runs structured concurrent work from code that waits for it.
///
/// Commands are synchronous and run on the main thread, which is none of the pool's, so that waiting
/// here cannot starve the work that is waited for.
enum Blocking {
  /// Waits for the work and gives its result or throws its error.
  static func run<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) throws -> Result {
    let outcome = Outcome<Result>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      await outcome.note(of: work)
      isDone.signal()
    }
    isDone.wait()
    return try outcome.value()
  }

  private final class Outcome<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)

    func note(of work: @Sendable () async throws -> Value) async {
      let noted: Result<Value, any Error>
      do {
        noted = .success(try await work())
      } catch {
        noted = .failure(error)
      }
      result.withLock { $0 = noted }
    }

    func value() throws -> Value {
      guard let result = result.withLock({ $0 }) else {
        preconditionFailure("work was awaited and left no result")
      }
      return try result.get()
    }
  }
}
