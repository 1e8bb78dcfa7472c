package import Foundation

/// Gives inputs to subjects and keeps the one at hand in a file, which outlives a program that traps.
package struct FuzzRun {
  /// Rounds so far; each has a seed of its own.
  package var rounds: UInt64 = 0
  private let trail: FileHandle?

  /// Without a trail the input at hand is not kept.
  package init(trail: URL? = nil) {
    guard let trail, FileManager.default.createFile(atPath: trail.path, contents: nil) else {
      self.trail = nil
      return
    }
    self.trail = FileHandle(forWritingAtPath: trail.path)
  }

  /// Gives a number of inputs to a subject; throws what a source finds.
  package func go(_ subject: FuzzSubject, seed: UInt64, inputs: Int) throws {
    var source = try subject.source(seed: seed)
    for _ in 0..<inputs { try step(&source) }
  }

  /// Gives inputs to a subject for a time, and returns their number.
  package func go(_ subject: FuzzSubject, seed: UInt64, for time: Duration) throws -> Int {
    var source = try subject.source(seed: seed)
    let end = ContinuousClock.now + time
    var count = 0
    while .now < end {
      try step(&source)
      count += 1
    }
    return count
  }

  private func step(_ source: inout any FuzzSource) throws {
    let input = source.next()
    if let trail {
      try trail.truncate(atOffset: 0)
      try trail.seek(toOffset: 0)
      try trail.write(contentsOf: Data(input.utf8))
    }
    do {
      try source.run()
    } catch {
      throw FuzzFinding("\(error), by the input: \(input)")
    }
  }
}
