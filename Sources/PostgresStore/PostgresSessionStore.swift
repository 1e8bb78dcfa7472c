#if Postgres
  import Foundation
  package import SessionStore
  package import Sessions

  /// The sessions of a PostgreSQL database, which any number of servers share.
  ///
  /// PostgresStore owns how sessions are kept there: tables, rules as triggers, migrations, connections
  /// and news. The chain of hashes, the JSON of events and the rules for adding one are those of
  /// SessionStore, so a session has the same bytes in both. Values are bound to the places of
  /// statements; a password of the address is in no message.
  ///
  /// A lost connection is made anew with growing pauses for up to `patience` seconds, and a write whose
  /// fate is unknown is not done twice: its receipt is in the transaction.
  package struct PostgresSessionStore: PeopleDatabase {
    package let path: String
    package let isReadOnly: Bool
    package let hash: ByteHash
    package var scope = SessionScope.everybody
    let address: PostgresAddress
    let pool: ConnectionPool
    let news: NewsListener
    let patience: Double
    /// Whether the engine knows `NOTIFY`.
    let canNotify: Bool
    private let outage: Outage

    /// The most connections of a process, beside the one that listens and those that hold a side of an
    /// interview.
    package static let mostConnections = 4

    /// The longest time for which a server is waited for when its store is opened; unit: s.
    private static let openingPatience = 5.0

    /// Opens the store at an address and creates or migrates its tables.
    ///
    /// A store of a newer version is refused before anything is written to it. Functions try for up to
    /// `patience` seconds before they throw `StoreError.unreachable` or `.locked`. Without `usesNotify` it
    /// behaves as on an engine that knows no notifications.
    package init(
      _ url: String,
      hash: @escaping ByteHash,
      patience: Double = 60,
      usesNotify: Bool = true,
      say: @escaping @Sendable (StoreNotice) -> Void = { _ in }
    ) throws(StoreError) {
      guard let address = PostgresAddress(url) else { throw .malformedAddress }
      self.address = address
      self.hash = hash
      self.patience = patience
      path = address.name
      // A server that never answered is more likely misnamed than away.
      let opening = min(patience, Self.openingPatience)
      let outage = Outage(path: address.name, say: say)
      let pool = ConnectionPool(address, most: Self.mostConnections)
      self.outage = outage
      self.pool = pool
      let server = ServerAccess(path: address.name, pool: pool, outage: outage)
      isReadOnly = try server.attempt(patience: opening) { connection in
        try connection.run("SHOW transaction_read_only").first?.text(0) == "on"
      }
      let isReadOnly = isReadOnly
      try server.attempt(patience: opening) { connection in
        try PostgresSchema.bringUpToDate(connection, path: address.name, isReadOnly: isReadOnly)
      }
      canNotify = try server.attempt(patience: opening) { connection in
        guard usesNotify, !isReadOnly else { return false }
        return (try? connection.run("SELECT pg_notify($1, '')", [.text(NewsListener.channel)]))
          != nil
      }
      news = NewsListener(address, isListening: canNotify)
    }

    var server: ServerAccess { ServerAccess(path: path, pool: pool, outage: outage) }
  }

  /// Carries out work on the server, again where a connection is lost or transactions collide.
  ///
  /// The patience of a caller begins when the server was lost, if it is away already.
  struct ServerAccess {
    let path: String
    let pool: ConnectionPool
    let outage: Outage

    /// The most attempts of a transaction that collides with others.
    private static let mostCollisions = 50

    /// The most attempts at a server that answers and lets nobody in.
    private static let mostRejections = 5

    /// Pauses before the next attempt; throws where that would be too late.
    private func rest(
      _ pause: inout Duration,
      until deadline: ContinuousClock.Instant,
      _ reason: String
    ) throws(StoreError) {
      guard ContinuousClock.now + pause < deadline else {
        throw .unreachable(path: path, message: reason)
      }
      Thread.sleep(forTimeInterval: pause / .seconds(1))
      pause = min(max(pause * 2, Outage.firstPause), Outage.longestPause)
    }

    func attempt<Value>(
      patience: Double,
      _ body: (Connection) throws -> Value
    ) throws(StoreError) -> Value {
      // Who comes when others have waited long enough is not made to wait again.
      let deadline = (outage.since ?? ContinuousClock.now) + .seconds(patience)
      if ContinuousClock.now >= deadline, let reason = outage.reasonToWait {
        throw .unreachable(path: path, message: reason)
      }
      var pause = Duration.zero
      var (collisions, rejections) = (0, 0)
      while true {
        do {
          let value = try pool.lend(patience: patience, body)
          outage.end()
          return value
        } catch ConnectionFailure.lost(let reason) {
          outage.begin(reason)
          try rest(&pause, until: deadline, reason)
        } catch ConnectionFailure.rejected(let reason) {
          // A server that is starting up or shutting down may let nobody in for a moment.
          rejections += 1
          try rest(&pause, until: rejections < Self.mostRejections ? deadline : .now, reason)
        } catch ConnectionFailure.refused("40001", _), ConnectionFailure.refused("40P01", _) {
          collisions += 1
          guard collisions < Self.mostCollisions else { throw .locked(path: path) }
          Thread.sleep(forTimeInterval: 0.001 * Double(collisions))
        } catch {
          throw StoreError(error, path: path)
        }
      }
    }
  }

  extension StoreError {
    /// Classifies an error that came up while the database was used.
    ///
    /// Source of the states: PostgreSQL 15, appendix A.
    fileprivate init(_ error: any Error, path: String) {
      switch error {
      case let error as StoreError: self = error
      case is ConnectionPool.Exhausted: self = .locked(path: path)
      case ConnectionFailure.lost(let message), ConnectionFailure.rejected(let message):
        self = .unreachable(path: path, message: message)
      case ConnectionFailure.refused(let state, let message):
        self =
          switch state {
          case "53100": .full(path: path)
          case "25006": .readOnly(path: path)
          case "55P03": .locked(path: path)
          case "22021", "22P05": .cannotWrite
          case "XX001", "XX002": .damaged(path: path)
          default: .database(path: path, state: state, message: message)
          }
      default: self = .database(path: path, state: "", message: "\(error)")
      }
    }
  }

  extension PostgresSessionStore {
    /// Runs a transaction that is durable when this returns, or has changed nothing; it is carried out
    /// once, whatever happens to the connection, and tells who waits for news of a session.
    ///
    /// The body gives the number that is kept with the receipt and returned.
    @discardableResult
    func writing(
      telling id: SessionID? = nil,
      _ body: (Connection) throws -> Int
    ) throws(StoreError) -> Int {
      let receipt = Self.receipt()
      return try server.attempt(patience: patience) { connection in
        try connection.transaction("BEGIN ISOLATION LEVEL READ COMMITTED") { connection in
          // Waits for an earlier attempt that may still be on its way.
          let added = try connection.run(
            "INSERT INTO firedrill.receipts (token) VALUES ($1) ON CONFLICT DO NOTHING",
            [.text(receipt)]
          )
          guard added.affected == 1 else {
            let rows = try connection.run(
              "SELECT value FROM firedrill.receipts WHERE token = $1",
              [.text(receipt)]
            )
            guard let row = rows.first else { throw Row.damage }
            return try row.integer(0)
          }
          let value = try body(connection)
          if value != 0 {
            try connection.run(
              "UPDATE firedrill.receipts SET value = $2 WHERE token = $1",
              [.text(receipt), .integer(value)]
            )
          }
          if let id { try tell(of: id, connection) }
          return value
        }
      }
    }

    private static func receipt() -> String {
      var generator = SystemRandomNumberGenerator()
      return String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
    }

    /// Counts a change of a session and notifies who listens, once the transaction is committed.
    func tell(of id: SessionID, _ connection: Connection) throws {
      try connection.run(
        "UPDATE firedrill.sessions SET changes = changes + 1 WHERE id = $1",
        [.integer(id.rawValue)]
      )
      guard canNotify else { return }
      try connection.run(
        "SELECT pg_notify($1, $2)",
        [.text(NewsListener.channel), .text("\(id)")]
      )
    }

    /// Reads by a single statement, which needs no transaction to see one state of the database.
    func asking<Value>(_ body: (Connection) throws -> Value) throws(StoreError) -> Value {
      try server.attempt(patience: patience, body)
    }

    /// Reads from one state of the database.
    func reading<Value>(_ body: (Connection) throws -> Value) throws(StoreError) -> Value {
      try server.attempt(patience: patience) { connection in
        try connection.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
      }
    }
  }

  extension PostgresSessionStore {
    /// The count of a session's changes; asked for again where a notification came, or after a while.
    ///
    /// Without patience: where the server is away, whoever polls is told at once.
    package func version(of id: SessionID) throws(StoreError) -> Int {
      if let known = news.version(of: id.rawValue) { return known }
      if let reason = outage.reasonToWait { throw .unreachable(path: path, message: reason) }
      let version = try server.attempt(patience: 0) { connection in
        try connection.run(
          "SELECT changes FROM firedrill.sessions WHERE id = $1",
          [.integer(id.rawValue)]
        ).first?.integer(0) ?? -1
      }
      news.keep(version, of: id.rawValue)
      return version
    }

    /// The counts that need to be asked for are asked for together.
    package func news(
      of ids: [SessionID],
      since mark: inout StoreMark
    ) throws(StoreError) -> [SessionID] {
      let numbers = ids.map(\.rawValue)
      var versions = news.versions(of: numbers)
      let unknown = numbers.filter { versions[$0] == nil }
      if !unknown.isEmpty {
        if let reason = outage.reasonToWait { throw .unreachable(path: path, message: reason) }
        let list = "{\(unknown.map { "\($0)" }.joined(separator: ","))}"
        let asked = try server.attempt(patience: 0) { connection in
          try connection.run(
            "SELECT id, changes FROM firedrill.sessions WHERE id = ANY(CAST($1 AS BIGINT[]))",
            [.text(list)]
          ).map { row in (try row.integer(0), try row.integer(1)) }
        }
        for (id, version) in asked {
          versions[id] = version
          news.keep(version, of: id)
        }
      }
      return mark.take(
        Dictionary(uniqueKeysWithValues: versions.map { (SessionID(rawValue: $0.key), $0.value) })
      )
    }

    package func faults() throws(StoreError) -> [String] { [] }

    /// Takes one side of an interview by a lock of the server, on a connection of its own.
    ///
    /// Whoever loses that connection loses the side too, as a process does that ends.
    package func hold(_ side: String, of id: SessionID) throws(StoreError) -> StoreHold? {
      let digest = hash(Array("firedrill \(side) \(id)".utf8))
      let key = digest.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
      let address = address
      let connection = try server.attempt(patience: patience) { _ in try Connection(address) }
      let isTaken = try server.attempt(patience: 0) { _ in
        try connection.run("SELECT pg_try_advisory_lock($1)", [.integer(Int(key))]).first?.flag(0)
      }
      guard isTaken == true else { return nil }
      return StoreHold { _ = connection }
    }
  }
#endif
