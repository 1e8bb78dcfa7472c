#if Postgres
  import Dispatch
  import Synchronization

  /// The connections of this process to a server, of which there are never more than a few.
  final class ConnectionPool: Sendable {
    private let address: PostgresAddress
    private let places: DispatchSemaphore
    private let idle = Mutex<[Connection]>([])

    /// A pool that makes a connection when one is needed and there is none.
    init(_ address: PostgresAddress, most: Int) {
      self.address = address
      places = DispatchSemaphore(value: most)
    }

    /// Every connection is in use, and none came back in time.
    struct Exhausted: Error {}

    /// Lends a connection, waiting for one up to `patience` seconds.
    ///
    /// One that was left within a transaction, or is lost, does not come back; after a loss the idle ones
    /// are closed too, because they were lost with it.
    func lend<Value>(
      patience: Double,
      _ body: (Connection) throws -> Value
    ) throws -> Value {
      guard places.wait(timeout: .now() + max(patience, 0.1)) == .success else { throw Exhausted() }
      defer { places.signal() }
      let connection = try idle.withLock { $0.popLast() } ?? Connection(address)
      do {
        let value = try body(connection)
        giveBack(connection)
        return value
      } catch {
        if case ConnectionFailure.lost = error {
          idle.withLock { $0.removeAll() }
        } else {
          giveBack(connection)
        }
        throw error
      }
    }

    private func giveBack(_ connection: Connection) {
      guard connection.isFresh else { return }
      idle.withLock { $0.append(connection) }
    }
  }
#endif
