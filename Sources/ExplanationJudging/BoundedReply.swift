import Dispatch
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Receives the answer to one request within a time and a length, however its bytes arrive.
///
/// The time-outs of URLSession begin anew with every byte, and it reads an answer without an end.
final class BoundedReply: NSObject, URLSessionDataDelegate {
  private let limit: Int
  private let state = Mutex(State())

  /// The way in which a request ended.
  enum Outcome: Sendable {
    /// The whole answer; the status is `nil` where it is not HTTP.
    case success(Data, status: Int?)
    /// The time was over first.
    case late
    /// The answer has more bytes than are read.
    case tooLong
    case failure(String)
  }

  private struct State {
    var data = Data()
    var continuation: CheckedContinuation<Outcome, Never>?
  }

  private init(limit: Int) { self.limit = limit }

  /// The outcome of a request, after at most so many seconds and bytes.
  static func of(_ request: URLRequest, seconds: Int, limit: Int) async -> Outcome {
    let reply = BoundedReply(limit: limit)
    let session = URLSession(configuration: .ephemeral, delegate: reply, delegateQueue: nil)
    // Cancelling waits for what the server is sending meanwhile; nobody else need wait for that.
    defer { Thread.detachNewThread { session.invalidateAndCancel() } }
    // A queue of its own: a limit must hold where every thread of Swift's pool is busy.
    let limitIsOver = DispatchWorkItem { reply.end(.late) }
    DispatchQueue(label: "firedrill.judge.limit")
      .asyncAfter(deadline: .now() + .seconds(seconds), execute: limitIsOver)
    defer { limitIsOver.cancel() }
    return await withCheckedContinuation { continuation in
      reply.state.withLock { $0.continuation = continuation }
      session.dataTask(with: request).resume()
    }
  }

  /// Ends the wait; the first end counts.
  private func end(_ outcome: Outcome) {
    let continuation = state.withLock { state in
      defer { state.continuation = nil }
      return state.continuation
    }
    continuation?.resume(returning: outcome)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLong = state.withLock { state in
      state.data.append(data.prefix(limit + 1 - state.data.count))
      return state.data.count > limit
    }
    guard isTooLong else { return }
    dataTask.cancel()
    end(.tooLong)
  }

  func urlSession(
    _ session: URLSession,
    task: URLSessionTask,
    didCompleteWithError error: (any Error)?
  ) {
    if let error { return end(.failure(error.localizedDescription)) }
    let status = (task.response as? HTTPURLResponse)?.statusCode
    end(.success(state.withLock { $0.data }, status: status))
  }
}
