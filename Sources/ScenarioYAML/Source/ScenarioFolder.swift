internal import Foundation

/// The folder of a scenario, on the disk or in memory, from which files are read in bounded size and
/// never from outside.
///
/// The only place of the module that touches the file system. Files are untrusted: a path may not
/// leave the folder, not even over a symbolic link; only ordinary files are read; and never more
/// than one byte beyond the limit.
package struct ScenarioFolder: Sendable {
  /// The folder as the user named it, for messages.
  package let path: String
  /// The last part of the folder's real path.
  package let name: String
  /// The folder's path without symbolic links; `nil` for a folder in memory.
  private let realPath: String?
  /// Files that were read already, by their paths in the folder.
  private var files: [String: [UInt8]] = [:]

  /// Finds the folder on the disk.
  package init(_ path: String) throws(FileProblem) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let realPath = try resolved(path)
    guard try status(of: realPath) == S_IFDIR else { throw .notFolder }
    self.realPath = realPath
    name = realPath.split(separator: "/").last.map(String.init) ?? ""
  }

  /// Makes a folder in memory of files by their paths in it.
  package init(files: [String: [UInt8]], name: String) {
    path = name
    self.name = name
    self.files = files
    realPath = nil
  }

  /// The same folder with files that were read already and are not read again.
  package func holding(_ files: [String: [UInt8]]) -> ScenarioFolder {
    var folder = self
    folder.files = files
    return folder
  }

  /// A file of the folder as messages name it.
  package func displayPath(_ relativePath: String) -> String { "\(path)/\(relativePath)" }

  /// Reads a text file of the folder.
  ///
  /// - Parameters:
  ///   - relativePath: The path from the folder to the file.
  ///   - limit: The most bytes it may have.
  /// - Throws: Why it cannot be read.
  /// - Returns: The text.
  package func text(_ relativePath: String, limit: Int) throws(FileProblem) -> String {
    let bytes = try bytes(relativePath, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(byte: validPrefixLength(of: bytes))
    }
    return text
  }

  /// Reads a file of the folder, of at most `limit` bytes.
  package func bytes(_ relativePath: String, limit: Int) throws(FileProblem) -> [UInt8] {
    guard TextPattern.relativePath.matches(relativePath) else { throw .leavesFolder }
    if let bytes = files[relativePath] {
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
      return bytes
    }
    return try contents(of: try file(relativePath), limit: limit)
  }

  /// Reads at most `limit` bytes of a file on the disk, from the first of a range up to its end.
  func bytes(_ relativePath: String, at range: Range<Int>, limit: Int) throws(FileProblem)
    -> [UInt8]
  {
    guard TextPattern.relativePath.matches(relativePath) else { throw .leavesFolder }
    guard range.lowerBound >= 0, range.count <= limit else { throw .tooLarge(limit: limit) }
    return try contents(of: try file(relativePath), at: range)
  }

  /// The path of an ordinary file of the folder, without symbolic links.
  private func file(_ relativePath: String) throws(FileProblem) -> String {
    guard let realPath else { throw .missing }
    let file = try resolved("\(realPath)/\(relativePath)")
    guard file.hasPrefix(realPath == "/" ? "/" : realPath + "/") else { throw .leavesFolder }
    guard try status(of: file) == S_IFREG else { throw .notFile }
    return file
  }
}

/// The path without symbolic links.
private func resolved(_ path: String) throws(FileProblem) -> String {
  guard !path.utf8.contains(0) else { throw .leavesFolder }
  guard let pointer = realpath(path, nil) else { throw FileProblem(errorNumber: errno) }
  defer { free(pointer) }
  return String(cString: pointer)
}

/// The type of the file at a path, one of the `S_IF…` constants.
private func status(of path: String) throws(FileProblem) -> mode_t {
  var status = stat()
  guard lstat(path, &status) == 0 else { throw FileProblem(errorNumber: errno) }
  return status.st_mode & S_IFMT
}

/// A descriptor of a file to read; does not wait for a pipe that took its place.
private func opened(_ path: String) throws(FileProblem) -> Int32 {
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileProblem(errorNumber: errno) }
  return descriptor
}

/// Reads the bytes of a range, or as many as there are.
private func contents(of path: String, at range: Range<Int>) throws(FileProblem) -> [UInt8] {
  let descriptor = try opened(path)
  defer { close(descriptor) }
  guard lseek(descriptor, off_t(range.lowerBound), SEEK_SET) >= 0 else {
    throw FileProblem(errorNumber: errno)
  }
  return try bytes(of: descriptor, atMost: range.count)
}

/// Reads a file to its end; throws where it has more bytes than the limit.
private func contents(of path: String, limit: Int) throws(FileProblem) -> [UInt8] {
  let descriptor = try opened(path)
  defer { close(descriptor) }
  let bytes = try bytes(of: descriptor, atMost: limit + 1)
  guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
  return bytes
}

private func bytes(of descriptor: Int32, atMost most: Int) throws(FileProblem) -> [UInt8] {
  var bytes: [UInt8] = []
  var status = stat()
  // Growing step by step would copy a large file several times.
  if fstat(descriptor, &status) == 0 {
    bytes.reserveCapacity(min(most, max(0, Int(status.st_size))))
  }
  var chunk = [UInt8](repeating: 0, count: 64 << 10)
  while bytes.count < most {
    let wanted = min(chunk.count, most - bytes.count)
    let count = read(descriptor, &chunk, wanted)
    if count < 0 {
      let errorNumber = errno
      if errorNumber == EINTR { continue }
      throw FileProblem(errorNumber: errorNumber)
    }
    if count == 0 { return bytes }
    bytes += chunk.prefix(count)
  }
  return bytes
}

/// The number of bytes before the first that is no UTF-8.
func validPrefixLength(of bytes: [UInt8]) -> Int {
  var parser = UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var length = 0
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) { length += scalar.count }
  return length
}

extension FileProblem {
  /// Takes the number that a failed system call left.
  fileprivate init(errorNumber: Int32) {
    switch errorNumber {
    case ENOENT: self = .missing
    case ENOTDIR: self = .notFolder
    case EACCES, EPERM: self = .denied
    case ELOOP: self = .leavesFolder
    default: self = .failed(String(cString: strerror(errorNumber)))
    }
  }
}
