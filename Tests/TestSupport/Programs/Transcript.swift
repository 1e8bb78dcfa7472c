import Dispatch
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What comes from a descriptor, read on a thread of its own, so that whoever writes never waits.
package final class Transcript<Content: Sendable>: Sendable {
  private struct State {
    var content: Content
    var isAtEnd = false
    var waiting: [DispatchSemaphore] = []
  }

  private let state: Mutex<State>

  /// The most seconds that anything may take to come; a loaded machine simulates for minutes.
  private static var patience: Double { 300 }

  /// Reads the descriptor until its end and then closes it; `add` puts what came to the content.
  package init(
    of descriptor: Int32,
    into content: Content,
    add: @escaping @Sendable (ArraySlice<UInt8>, inout Content) -> Void
  ) {
    state = Mutex(State(content: content))
    Thread.detachNewThread { [self] in
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        tell { add(chunk.prefix(count), &$0.content) }
      }
      close(descriptor)
      tell { $0.isAtEnd = true }
    }
  }

  private func tell(_ change: (inout State) -> Void) {
    state.withLock {
      change(&$0)
      for waiting in $0.waiting { waiting.signal() }
    }
  }

  /// What has come so far.
  package var content: Content { state.withLock { $0.content } }

  /// Changes what has come so far.
  package func change(_ change: (inout Content) -> Void) { tell { change(&$0.content) } }

  /// Waits until a condition holds; false where the end or the last moment came first.
  ///
  /// The condition is asked whenever something came.
  package func wait(until isReached: (Content) -> Bool) -> Bool {
    wait { isReached($0) ? true : $1 ? false : nil }
  }

  /// Waits until nothing more can come; false where that takes too long.
  package func waitForEnd() -> Bool { wait { $1 ? true : nil } }

  private func wait(_ answer: (Content, _ isAtEnd: Bool) -> Bool?) -> Bool {
    let news = DispatchSemaphore(value: 0)
    state.withLock { $0.waiting.append(news) }
    defer { state.withLock { $0.waiting.removeAll { $0 === news } } }
    let deadline = DispatchTime.now() + Self.patience
    while true {
      let (content, isAtEnd) = state.withLock { ($0.content, $0.isAtEnd) }
      if let answer = answer(content, isAtEnd) { return answer }
      guard news.wait(timeout: deadline) == .success else { return false }
    }
  }
}
