import Foundation
import Reports

/// The result file of an arena: a header, and a line a session as it ends.
///
/// A line is on the disk before the next session begins on the same thread, so a run that was killed
/// goes on where it was; half a line at the end is dropped.
struct ArenaFile {
  private let path: String
  /// The results that the file held when it was opened.
  let earlier: [ArenaResult]

  /// Opens a file that does not exist, or that holds an earlier run with the same header.
  init(_ path: String, _ header: ArenaHeader) throws {
    self.path = path
    guard let data = FileManager.default.contents(atPath: path) else {
      earlier = []
      try NewFile.write(Array("\(try Self.line(header))\n".utf8), to: path)
      return
    }
    let whole = data.prefix((data.lastIndex(of: 0x0A) ?? -1) + 1)
    var lines = whole.split(separator: 0x0A).map { Data($0) }
    guard let first = lines.first,
      let known = try? JSONDecoder().decode(ArenaHeader.self, from: first)
    else {
      throw CommandFailure("\(path) is no result file of an arena; name another", code: .dataError)
    }
    guard known == header else {
      throw CommandFailure(
        "\(path) holds a run of another agent, other scenarios, seeds or limits, or of another"
          + " version; name another file",
        code: .dataError
      )
    }
    lines.removeFirst()
    earlier = try lines.enumerated().map { index, line in
      do {
        return try JSONDecoder().decode(ArenaResult.self, from: line)
      } catch {
        throw CommandFailure("\(path):\(index + 2): this is no result", code: .dataError)
      }
    }
    if whole.count < data.count {
      try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: UInt64(whole.count))
    }
  }

  /// Adds a result, which is on the disk when this returns.
  func append(_ result: ArenaResult) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data("\(try Self.line(result))\n".utf8))
    try file.synchronize()
    try file.close()
  }

  private static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
