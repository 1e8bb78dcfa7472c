import Foundation
import Questions

/// The index of each bank, kept while the bank's files and the program stay what they are.
///
/// Parsing a bank takes a hundred times as long as reading its index. A kept index holds for the state of the
/// files that it was made from, as the file system tells it. One that is damaged, that others may write to or that is
/// not the user's own counts as none, and no question is taken from it: it says where they lie.
struct QuestionIndexCache: Sendable {
  private let folder: URL
  private let programStamp: String?

  init(_ environment: DrillEnvironment) {
    folder = environment.cacheFolder.appendingPathComponent("banks")
    programStamp = environment.programStamp
  }

  private static let head = "firedrill bank index 2"
  /// Room for a thousand questions of long names in each file of a bank.
  private static let mostBytes = 8 << 20
  private static let newline = UInt8(ascii: "\n")

  /// A digest of the program and the state of a bank's files; `nil` where no index is kept.
  func key(of files: FolderStamp) -> String? {
    guard let programStamp else { return nil }
    return Digests.hexadecimal(Array("\(programStamp)\n\(files.text)".utf8))
  }

  /// The index of a folder that was kept for a key, if there is a sound one.
  func index(of bank: String, _ key: String) -> QuestionIndex? {
    guard let bytes = contents(of: place(of: bank).path) else { return nil }
    let lines = bytes.split(separator: Self.newline, maxSplits: 3, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[0].elementsEqual(Self.head.utf8),
      lines[1].elementsEqual(key.utf8),
      lines[2].elementsEqual(Digests.hexadecimal(Array(lines[3])).utf8)
    else { return nil }
    return QuestionIndex(coded: lines[3])
  }

  /// A cache is a convenience: what cannot be kept is made again the next time.
  func keep(_ index: QuestionIndex, of bank: String, _ key: String) {
    let coded = index.coded
    let head = "\(Self.head)\n\(key)\n\(Digests.hexadecimal(coded))\n"
    try? FileManager.default.createDirectory(
      at: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    let draft = Draft(place(of: bank).path)
    defer { draft.discard() }
    guard let file = try? draft.createFile(draft.url, permissions: 0o600),
      (try? file.write(contentsOf: Data(head.utf8) + Data(coded))) != nil,
      (try? file.close()) != nil
    else { return }
    try? draft.publish(isForced: true)
  }

  private func place(of bank: String) -> URL {
    let path = URL(fileURLWithPath: bank).standardizedFileURL.path
    return folder.appendingPathComponent(
      Digests.hexadecimal(Array(path.utf8)).prefix(16) + ".index"
    )
  }

  /// The bytes of a file that is the user's own and that nobody else may write to.
  private func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & 0o022 == 0, status.st_size <= Self.mostBytes,
      let data = try? file.read(upToCount: Self.mostBytes)
    else { return nil }
    return Array(data)
  }
}
