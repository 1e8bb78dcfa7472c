import Dispatch
import Synchronization

/// Runs structured concurrent work from code that waits for it.
///
/// The work has threads of its own, so that waiting cannot starve what is waited for, even where the
/// waiting thread is one of the pool's.
package enum Blocking {
  /// Waits for the work and gives its result or throws its error.
  package static func run<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) throws -> Result {
    let outcome = Outcome<Result>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached(executorPreference: executor) {
      await outcome.note(of: work)
      isDone.signal()
    }
    isDone.wait()
    return try outcome.value()
  }

  private static let executor = QueueExecutor()

  /// Runs jobs on a queue that is none of the concurrency pool's.
  private final class QueueExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "terminal-sessions.blocking", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
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
