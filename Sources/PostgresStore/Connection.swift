#if Postgres
  import CLibPQ

  /// A value that is bound to a place of a statement; it is never written into the statement's text.
  enum BoundValue {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    case bytes([UInt8])
    case flag(Bool)
  }

  /// The reason why a statement was not carried out.
  enum ConnectionFailure: Error, Hashable {
    /// There is no connection, or no longer; another attempt may find one.
    case lost(String)
    /// The server answers and lets nobody in, such as with a wrong password.
    case rejected(String)
    /// The server refuses the statement; `state` is its SQLSTATE.
    case refused(state: String, String)
  }

  /// One connection to the server.
  ///
  /// Unchecked, because libpq lets any thread use a connection as long as it is one at a time: the pool
  /// and the listener hand it to one caller at once.
  final class Connection: @unchecked Sendable {
    private let handle: OpaquePointer
    private let address: PostgresAddress

    /// Connects; a server that does not answer is given up after some seconds, and so is one that falls
    /// silent later.
    init(_ address: PostgresAddress) throws(ConnectionFailure) {
      let (keywords, values) = Self.parameters(address)
      let handle = Self.withTexts(keywords) { keywords in
        Self.withTexts(values) { values in PQconnectdbParams(keywords, values, 1) }
      }
      guard let handle else { throw .lost("there is no memory for a connection") }
      guard PQstatus(handle) == CONNECTION_OK else {
        let message = address.discreet(String(cString: PQerrorMessage(handle)))
        PQfinish(handle)
        throw Self.isHopeless(address) ? .rejected(message) : .lost(message)
      }
      self.handle = handle
      self.address = address
      // Notices would go to the standard error of the program.
      PQsetNoticeProcessor(handle, { _, _ in }, nil)
      // An engine that has no such setting makes commits durable anyway.
      _ = try? run("SET synchronous_commit = on")
    }

    deinit { PQfinish(handle) }

    /// Settings before the address give way to it, those after it do not.
    private static func parameters(_ address: PostgresAddress) -> ([String], [String]) {
      let settings = [
        ("connect_timeout", "5"), ("tcp_user_timeout", "10000"), ("keepalives_idle", "10"),
        ("keepalives_interval", "5"), ("keepalives_count", "2"),
        ("fallback_application_name", "firedrill"), ("dbname", address.url),
        ("client_encoding", "UTF8"),
      ]
      return (settings.map(\.0), settings.map(\.1))
    }

    /// Whether another attempt is in vain: a server accepts connections at an address and none of ours,
    /// or the address makes no sense.
    private static func isHopeless(_ address: PostgresAddress) -> Bool {
      let (keywords, values) = parameters(address)
      let answer = withTexts(keywords) { keywords in
        withTexts(values) { values in PQpingParams(keywords, values, 1) }
      }
      return answer == PQPING_OK || answer == PQPING_NO_ATTEMPT
    }

    private static func withTexts<Value>(
      _ texts: [String],
      _ body: ([UnsafePointer<CChar>?]) -> Value
    ) -> Value {
      func next(_ rest: ArraySlice<String>, _ pointers: [UnsafePointer<CChar>?]) -> Value {
        guard let text = rest.first else { return body(pointers + [nil]) }
        return text.withCString { next(rest.dropFirst(), pointers + [$0]) }
      }
      return next(texts[...], [])
    }

    /// Whether the connection can be used for the next caller.
    var isFresh: Bool {
      PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE
    }

    /// Carries out one statement with values for its places `$1`, `$2`….
    @discardableResult
    func run(_ sql: String, _ values: [BoundValue] = []) throws(ConnectionFailure) -> Rows {
      let places = values.map(Place.init)
      var bytes: [UInt8] = []
      var starts: [Int?] = []
      for place in places {
        starts.append(place.bytes == nil ? nil : bytes.count)
        // A text needs an end; a binary value does not mind.
        bytes += (place.bytes ?? []) + [0]
      }
      let result = bytes.withUnsafeBytes { buffer in
        let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        return PQexecParams(
          handle,
          sql,
          Int32(values.count),
          places.map(\.type),
          starts.map { offset in offset.flatMap { offset in start.map { $0 + offset } } },
          places.map { Int32($0.bytes?.count ?? 0) },
          places.map(\.format),
          0
        )
      }
      return try rows(of: result)
    }

    /// Carries out statements that hold no values of anybody.
    func script(_ statements: String) throws(ConnectionFailure) {
      _ = try rows(of: PQexec(handle, statements))
    }

    private func rows(of result: OpaquePointer?) throws(ConnectionFailure) -> Rows {
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return Rows(result)
      default:
        let state = PQresultErrorField(result, Self.sqlState).map { String(cString: $0) } ?? ""
        let field = PQresultErrorField(result, Self.primaryMessage) ?? PQerrorMessage(handle)
        let message = address.discreet(field.map { String(cString: $0) } ?? "no further words")
        // Class 08 and 57P01 to 57P03: the connection or the server is going.
        let isGoing = state.hasPrefix("08") || state.hasPrefix("57P0")
        guard PQstatus(handle) == CONNECTION_OK, !isGoing else { throw .lost(message) }
        throw .refused(state: state, message)
      }
    }

    /// `PG_DIAG_SQLSTATE` and `PG_DIAG_MESSAGE_PRIMARY` of postgres_ext.h, which are characters in C.
    private static let sqlState = Int32(UInt8(ascii: "C"))
    private static let primaryMessage = Int32(UInt8(ascii: "M"))

    /// The payloads of the notifications that have come in; throws where the connection is gone.
    func notifications() throws(ConnectionFailure) -> [String] {
      guard PQconsumeInput(handle) == 1 else {
        throw .lost(address.discreet(String(cString: PQerrorMessage(handle))))
      }
      var payloads: [String] = []
      while let notification = PQnotifies(handle) {
        payloads.append(String(cString: notification.pointee.extra))
        PQfreemem(notification)
      }
      return payloads
    }
  }

  /// A value as libpq takes it.
  private struct Place {
    var type: Oid
    /// 0 is text, 1 the type's own bytes.
    var format: Int32
    var bytes: [UInt8]?

    /// The type numbers are those of pg_type.dat: bool 16, bytea 17, int8 20, text 25, float8 701.
    init(_ value: BoundValue) {
      switch value {
      case .null: (type, format, bytes) = (0, 0, nil)
      case .integer(let number): (type, format, bytes) = (20, 0, Array(String(number).utf8))
      case .real(let number): (type, format, bytes) = (701, 0, Array("\(number)".utf8))
      case .flag(let flag): (type, format, bytes) = (16, 0, Array((flag ? "t" : "f").utf8))
      case .text(let text): (type, format, bytes) = (25, 1, Array(text.utf8))
      case .bytes(let content): (type, format, bytes) = (17, 1, content)
      }
    }
  }

  extension Connection {
    /// Carries out statements as one transaction, which is durable when this returns or has changed
    /// nothing, but for a connection that is lost while it commits.
    func transaction<Value>(_ begin: String, _ body: (Connection) throws -> Value) throws -> Value {
      try run(begin)
      let value: Value
      do {
        value = try body(self)
      } catch {
        _ = try? run("ROLLBACK")
        throw error
      }
      try run("COMMIT")
      return value
    }
  }
#endif
