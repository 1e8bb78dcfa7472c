package import Sessions
import Foundation
import GRDB

/// The sessions of one data folder, in an SQLite database.
///
/// SessionStore owns how sessions are kept: the database, its versions, the chain of hashes over a
/// session's events, the scenarios they were played on, and replay files. It knows nothing of what
/// events mean, of scores beyond a total and their bytes, of commands or of time; a hash function
/// is passed in, and dates are the caller's text.
///
/// A write is on the disk when its function returns: a kill at any moment loses nothing (WAL with
/// `synchronous = FULL`). Events are only ever added, by the order of their numbers, and the
/// database itself refuses anything else. Any number of programs can use a folder at once.
package struct SQLiteSessionStore: PeopleDatabase {
  /// The database file.
  package let path: String
  let queue: DatabaseQueue
  /// Whether the store lies where nothing can be written; it can be read all the same.
  package let isReadOnly: Bool
  package let hash: ByteHash
  package var scope = SessionScope.everybody

  /// The name of the database within the data folder.
  package static let fileName = "sessions.sqlite"

  /// Opens the store of a folder; creates both where they are missing.
  ///
  /// A store of a newer version is refused before anything is written to it. Functions wait for
  /// other programs up to `patience` seconds before they throw `StoreError.locked`.
  package init(
    folder: String,
    hash: @escaping ByteHash,
    patience: Double = 5
  ) throws(StoreError) {
    let path = URL(filePath: folder, directoryHint: .isDirectory)
      .appending(path: Self.fileName).path(percentEncoded: false)
    self.path = path
    self.hash = hash
    isReadOnly = Self.isUnwritable(path, in: folder)
    if !isReadOnly { try Self.createFolder(folder) }
    do {
      guard !isReadOnly else {
        queue = try Self.copy(of: path, patience: patience)
        try StoreSchema.bringUpToDate(queue, path: path, hash: hash)
        return
      }
      try Self.inspect(path, patience: patience, hash: hash)
      Self.keepPrivate(path)
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(patience))
      try StoreSchema.bringUpToDate(queue, path: path, hash: hash)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Opens a new store in memory, which ends with the last value that refers to it.
  ///
  /// Nothing of it is ever in a file; sides of interviews cannot be held in it.
  package init(inMemory hash: @escaping ByteHash) throws(StoreError) {
    path = Self.memory
    self.hash = hash
    isReadOnly = false
    do {
      // Deleted rows and sorted ones would otherwise spill into files of the temporary folder.
      var configuration = Self.configuration(0)
      configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA temp_store = MEMORY") }
      queue = try DatabaseQueue(configuration: configuration)
      try StoreSchema.bringUpToDate(queue, path: path, hash: hash)
    } catch {
      throw StoreError(error, path: Self.memory)
    }
  }

  /// The name of a database in memory in messages.
  private static let memory = ":memory:"

  /// Whether there is a store in a folder on a file system that is read-only.
  private static func isUnwritable(_ path: String, in folder: String) -> Bool {
    access(path, R_OK) == 0 && access(folder, W_OK) != 0 && errno == EROFS
  }

  /// Opens a private copy of a store that cannot be written.
  ///
  /// SQLite needs to write beside a database in WAL mode even to read it. The copy has no name once it
  /// is open, so that nothing is left behind.
  private static func copy(of path: String, patience: Double) throws -> DatabaseQueue {
    var template = Array((NSTemporaryDirectory() + "/firedrill-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw StoreError.readOnly(path: path) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let copy = folder + "/" + fileName
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    if access(path + "-wal", R_OK) == 0 {
      try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal")
    }
    let file = try DatabaseQueue(path: copy, configuration: configuration(patience))
    let memory = try DatabaseQueue(configuration: configuration(patience))
    try file.backup(to: memory)
    try file.close()
    return memory
  }

  /// Only the user may enter a folder made here, as the XDG specification asks.
  private static func createFolder(_ folder: String) throws(StoreError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
    } catch {
      throw .cannotCreateFolder(path: folder, FolderObstacle(error))
    }
  }

  /// Makes the file where it is missing, and lets only its owner read and write it: the seeds in it
  /// tell the truth of open sessions.
  ///
  /// SQLite gives the files beside it the same permissions. A file of another user is left as it is.
  ///
  /// A file that is there is not opened: closing it would give up the locks of every other connection of
  /// this process, and another program that ends would then remove the log that they still read and
  /// write. Source: SQLite, "How To Corrupt An SQLite Database File", §2.2.
  private static func keepPrivate(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      let made = open(path, O_RDONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if made >= 0 { close(made) }
      return
    }
    let isFile = status.st_mode & S_IFMT == S_IFREG
    if isFile, status.st_mode & 0o777 != 0o600 { chmod(path, 0o600) }
  }

  private static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "PRAGMA secure_delete = ON")
    }
    return configuration
  }

  /// Refuses an existing file that is not a store of a known version, without writing to it.
  ///
  /// A write that a kill interrupted must be undone before anything can be read, which a read-only
  /// connection may not do; such a file is checked once it is open.
  private static func inspect(
    _ path: String,
    patience: Double,
    hash: @escaping ByteHash
  ) throws {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? Int, size > 0 else { return }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(patience)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { db in
        try StoreSchema.check(db, path: path, hash: hash)
      }
    } catch DatabaseError.SQLITE_READONLY {
      return
    }
  }
}

extension SQLiteSessionStore {
  /// Runs a transaction that is on the disk when this returns, or has changed nothing.
  func writing<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    guard !isReadOnly else { throw .readOnly(path: path) }
    do {
      return try queue.write(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Reads from one state of the database.
  func reading<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
