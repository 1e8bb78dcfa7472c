package import Foundation
import SessionStore

/// The place of a store of sessions.
package enum StoreAddress: Hashable, Sendable {
  case folder(URL)
  /// The memory of this process, where nobody else can read it.
  case memory
  /// The address of a PostgreSQL database, which may hold a password.
  case postgres(String)

  /// Reads an address; `nil` for one of a kind that is no store.
  package init?(_ text: String) {
    switch text.split(separator: "://", maxSplits: 1).first {
    case _ where !text.contains("://"):
      self = .folder(URL(filePath: text, directoryHint: .isDirectory))
    case "postgres", "postgresql": self = .postgres(text)
    default: return nil
    }
  }

  /// The place of the store of an environment; `nil` where it cannot be read.
  package init?(_ environment: DrillEnvironment) {
    if environment.keepsSessionsInMemory {
      self = .memory
      return
    }
    guard let text = environment.store, !text.isEmpty else {
      self = .folder(environment.dataFolder)
      return
    }
    self.init(text)
  }

  /// The file of a store that is one.
  package var file: URL? {
    switch self {
    case .folder(let folder): folder.appending(path: SQLiteSessionStore.fileName)
    case .memory, .postgres: nil
    }
  }
}
