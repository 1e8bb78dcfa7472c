import Foundation
import SessionStore
import Sessions
import Synchronization

#if Postgres
  import PostgresStore
#endif

/// The store of an environment; one that is no file is opened once for the process.
final class OpenedStore: Sendable {
  private let environment: DrillEnvironment
  private let database = Mutex<(any PeopleDatabase)?>(nil)

  init(_ environment: DrillEnvironment) { self.environment = environment }

  /// Opens the store, creating it where it is missing.
  func open() throws(StoreError) -> any PeopleDatabase {
    guard let address = StoreAddress(environment) else { throw .malformedAddress }
    if case .folder = address { return try Self.open(address, environment) }
    return try database.withLock { opened throws(StoreError) in
      if let opened { return opened }
      let store = try Self.open(address, environment)
      opened = store
      return store
    }
  }

  /// Opens a store at an address.
  static func open(
    _ address: StoreAddress,
    _ environment: DrillEnvironment
  ) throws(StoreError) -> any PeopleDatabase {
    switch address {
    case .folder(let folder):
      return try SQLiteSessionStore(folder: folder.path, hash: Digests.sha256)
    case .memory: return try SQLiteSessionStore(inMemory: Digests.sha256)
    case .postgres(let url):
      #if Postgres
        let notify = environment.notify
        return try PostgresSessionStore(
          url,
          hash: Digests.sha256,
          patience: environment.storePatience
        ) { notice in
          switch notice {
          case .lost(let path, let reason): notify(.lostStore(path: path, reason: reason))
          case .back(let path): notify(.foundStore(path: path))
          }
        }
      #else
        _ = url
        throw .withoutPostgres
      #endif
    }
  }
}
