#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Lines typed in earlier sessions, one a line of a file that only its owner can read.
///
/// History is a convenience: a file that cannot be read or written is passed over.
package struct HistoryFile: Sendable {
  /// Lines that are kept.
  package static let size = 1000

  private let path: String

  package init(path: String) {
    self.path = path
  }

  /// The latest lines, oldest first; a file that has grown to twice the size is cut on the way.
  package func lines() -> [String] {
    guard let bytes = contents() else { return [] }
    let all = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    let kept = Array(all.suffix(HistoryFile.size))
    if all.count > 2 * HistoryFile.size { replace(with: kept) }
    return kept
  }

  /// Adds one line; other programs may do so at the same time.
  package func append(_ line: String) {
    guard !line.contains("\n") else { return }
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    try? OutputWriter(descriptor: descriptor).writeLine(line)
  }

  private func contents() -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < HistoryFile.mostBytes {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += chunk.prefix(count)
    }
    return bytes
  }

  /// A file larger than this was not written by this program.
  private static let mostBytes = 8 << 20

  /// Puts a whole new file in the place of the old one in one step.
  private func replace(with lines: [String]) {
    let temporary = path + ".new"
    unlink(temporary)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(temporary, flags, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = (try? OutputWriter(descriptor: descriptor).writeLines(lines)) != nil
    close(descriptor)
    if !isWritten || rename(temporary, path) != 0 { unlink(temporary) }
  }
}
