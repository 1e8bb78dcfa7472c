import Drills
import Foundation
package import Reports

/// The result file of an arena: a header, and a line a session as it ends.
///
/// A line is on the disk before the next session begins in its place, so a run that was killed goes on
/// where it was; half a line at the end is dropped. A run that came to its end leaves the lines in the
/// order of the work, whichever session ended first.
package struct ArenaFile: Sendable {
  package let path: String
  package let header: ArenaHeader
  /// The results that the file held when it was opened.
  package let earlier: [ArenaResult]

  /// Opens a file that does not exist, or that holds an earlier run with the same header.
  package init(_ path: String, _ header: ArenaHeader) throws {
    self.path = path
    self.header = header
    guard FileManager.default.fileExists(atPath: path) else {
      earlier = []
      try Self.write(Self.text(header, []), to: path)
      return
    }
    let found = try Self.read(path)
    try Self.checkIsCurrent(found.header, path)
    guard found.header == header else {
      throw ArenaError.otherRun(path: path, found.header.differences(from: header))
    }
    earlier = found.results
    if found.whole < found.size {
      try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: UInt64(found.whole))
    }
  }

  /// The version of a file's form, in whichever form it is.
  private struct Form: Decodable {
    var arena: Int
  }

  /// Refuses to go on with a file of an older form: what it does not say could differ.
  private static func checkIsCurrent(
    _ header: ArenaHeader,
    _ path: String
  ) throws(ArenaError) {
    guard header.arena == ArenaHeader.currentVersion else {
      throw .oldForm(path: path, version: header.arena)
    }
  }

  /// The header and results of a file; half a line at its end is left out.
  ///
  /// Files of older forms are read from `ArenaHeader.oldestVersion` on. `whole` is the number of bytes in whole lines.
  package static func read(
    _ path: String
  ) throws(ArenaError) -> (header: ArenaHeader, results: [ArenaResult], whole: Int, size: Int) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path)
    }
    let whole = data.prefix((data.lastIndex(of: 0x0A) ?? -1) + 1)
    let lines = whole.split(separator: 0x0A).map { Data($0) }
    let decoder = JSONDecoder()
    guard let first = lines.first,
      let version = (try? decoder.decode(Form.self, from: first))?.arena
    else { throw .notResults(path: path) }
    guard version >= ArenaHeader.oldestVersion else {
      throw .oldForm(path: path, version: version)
    }
    guard version <= ArenaHeader.currentVersion else {
      throw .unknownForm(path: path, version: version)
    }
    guard let header = try? decoder.decode(ArenaHeader.self, from: first) else {
      throw .notResults(path: path)
    }
    var results: [ArenaResult] = []
    for (index, line) in lines.enumerated().dropFirst() {
      guard let result = try? decoder.decode(ArenaResult.self, from: line) else {
        throw .badLine(path: path, line: index + 1)
      }
      results.append(result)
    }
    return (header, results, whole.count, data.count)
  }

  /// Adds a result, which is on the disk when this returns.
  package func append(_ result: ArenaResult) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data((Self.line(result) + "\n").utf8))
    try file.synchronize()
    try file.close()
  }

  /// Puts the lines into the order of the work.
  package func finish(_ results: [ArenaResult]) throws(ArenaError) {
    try Self.write(Self.text(header, results), to: path)
  }

  /// Puts the parts of a run together into a new file, whatever their order.
  ///
  /// The file has the bytes that one machine would have written for an agent that plays the same.
  package static func merge(_ paths: [String], to path: String) throws -> ArenaHeader {
    var parts: [(path: String, shard: Shard)] = []
    var header: ArenaHeader?
    var results: [ArenaResult] = []
    for part in paths {
      let found = try read(part)
      guard let shard = found.header.shard.flatMap({ Shard($0) }) else {
        throw ShardError.notAPart(path: part)
      }
      try checkIsCurrent(found.header, part)
      var whole = found.header
      whole.shard = nil
      if let first = parts.first, let header {
        let differences = whole.differences(from: header)
        guard whole == header else {
          throw ArenaError.otherPart(path: part, than: first.path, differences)
        }
        guard first.shard.count == shard.count else {
          throw ShardError.otherWork(path: part, than: first.path)
        }
      }
      header = whole
      let numbers = found.results.map { whole.number(of: $0) }.sorted { ($0 ?? -1) < ($1 ?? -1) }
      guard numbers == shard.pieces(of: whole.sessions) else {
        throw ShardError.incomplete(path: part, shard)
      }
      parts.append((part, shard))
      results += found.results
    }
    guard let header else { throw ShardError.missing([.whole]) }
    try Shard.checkWhole(parts)
    try write(text(header, results), to: path)
    return header
  }

  private static func write(_ text: String, to path: String) throws(ArenaError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
  }

  private static func text(_ header: ArenaHeader, _ results: [ArenaResult]) -> String {
    let lines = results.sorted { (header.number(of: $0) ?? 0) < (header.number(of: $1) ?? 0) }
    return ([line(header)] + lines.map(line)).map { $0 + "\n" }.joined()
  }

  private static func line(_ value: some Encodable) -> String {
    do {
      return try JSONText.line(value)
    } catch {
      preconditionFailure("a result cannot be written as JSON: \(error)")
    }
  }
}

extension ArenaHeader {
  /// The number of a session in the order of the work; `nil` for one that does not belong to it.
  func number(of result: ArenaResult) -> Int? {
    guard let scenario = scenarios.firstIndex(where: { $0.id == result.scenario }),
      (0..<seeds).contains(result.world), (0..<trials).contains(result.trial)
    else { return nil }
    return number(scenario: scenario, world: result.world, trial: result.trial)
  }

  /// The number of a session by the place of its scenario, its world and its trial.
  func number(scenario: Int, world: Int, trial: Int) -> Int {
    (world * scenarios.count + scenario) * trials + trial
  }
}
