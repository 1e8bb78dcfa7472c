import Foundation

/// Work on all cores whose result is the same on however many there are.
enum Parallel {
  /// The results of `count` pieces of work in their order, as many at a time as there are cores.
  ///
  /// After each piece `notify` hears how many are done, where `notice` makes that a notice, and at the
  /// end that the work is finished. The first error ends the work.
  static func map<Result: Sendable>(
    count: Int,
    _ notify: @Sendable (WorkNotice) -> Void,
    _ notice: (Int) -> WorkNotice?,
    work: @escaping @Sendable (Int) async throws -> Result
  ) async throws(DrillError) -> [Result] {
    defer { notify(.finished) }
    var results = [Result?](repeating: nil, count: count)
    do {
      try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var next = (0..<count).makeIterator()
        func add(_ piece: Int) { group.addTask { (piece, try await work(piece)) } }
        for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { next.next().map(add) }
        var done = 0
        while let (piece, result) = try await group.next() {
          next.next().map(add)
          results[piece] = result
          done += 1
          notice(done).map(notify)
        }
      }
    } catch {
      throw DrillError(error)
    }
    return results.compactMap(\.self)
  }
}
