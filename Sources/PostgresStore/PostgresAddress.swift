#if Postgres
  import CLibPQ
  import Foundation

  /// The address of a database, as `postgres://user@host:port/name`, and what messages may say of it.
  struct PostgresAddress: Sendable {
    /// The whole address, which may hold a password.
    let url: String
    /// The address without user and password.
    let name: String
    private let password: String

    /// Reads an address as libpq does; `nil` where it is none.
    ///
    /// The words of libpq on a malformed address are dropped, because they repeat the address.
    init?(_ url: String) {
      var message: UnsafeMutablePointer<CChar>?
      guard let options = PQconninfoParse(url, &message) else {
        PQfreemem(message)
        return nil
      }
      defer { PQconninfoFree(options) }
      var values: [String: String] = [:]
      var option = options
      while let keyword = option.pointee.keyword {
        if let value = option.pointee.val {
          values[String(cString: keyword)] = String(cString: value)
        }
        option += 1
      }
      let host = values["host"] ?? values["hostaddr"] ?? ""
      let port = values["port"].map { ":\($0)" } ?? ""
      let database = values["dbname"] ?? ""
      self.url = url
      name =
        host.hasPrefix("/")
        ? "postgres:///\(database)?host=\(host)" : "postgres://\(host)\(port)/\(database)"
      password = values["password"] ?? ""
    }

    /// A message of the database with a password in it struck out.
    func discreet(_ message: String) -> String {
      let line = message.split(whereSeparator: \.isNewline).joined(separator: "; ")
      return password.isEmpty ? line : line.replacing(password, with: "…")
    }
  }
#endif
