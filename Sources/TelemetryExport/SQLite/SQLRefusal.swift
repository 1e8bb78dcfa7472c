import Telemetry

/// The reason for which a question in SQL is not answered.
package enum SQLRefusal: Error, Hashable, Sendable {
  case empty
  case severalStatements
  /// The table holds the result of an experiment that was not run; the names of what runs it.
  case notRun(String, openers: [String])
  case tooManyCharacters(count: Int, limit: Int)
  case forbidden(SQLOperation)
  case unknownTable(String, nearest: [String])
  case unknownColumn(String, nearest: [String])
  case unknownFunction(String, nearest: [String])
  /// The statement ran longer than it may.
  case tooSlow(seconds: Int)
  /// The statement took more steps of SQLite's machine than it may.
  case tooLong(steps: Int)
  case tooMuchMemory(megabytes: Int)
  /// The statement cannot be run; SQLite's own words.
  case wrong(String)
  /// The statement failed while it ran.
  ///
  /// SQLite's words are left out: they may hold values that the statement computed, and a question
  /// would be answered without being recorded.
  case failed
}

/// An operation that a question may not carry out.
package enum SQLOperation: Hashable, Sendable {
  case write(String)
  case changeSchema
  case attach
  case transaction
  case pragma(String)
  case function(String)
  case table(String)
  case other
}

extension SQLRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "there is no statement"
    case .severalStatements: "there is more than one statement; ask one at a time"
    case .tooManyCharacters(let count, let limit):
      "the statement has \(count) characters; \(limit) is the most"
    case .forbidden(let operation): operation.description
    case .notRun(let table, let openers):
      "'\(table)' is empty until its experiment was run; '\(openers.first ?? "")' runs it"
    case .unknownTable(let name, let nearest):
      "there is no table '\(name)'.\(NearestName.offer(nearest)) '.tables' lists them"
    case .unknownColumn(let name, let nearest):
      "there is no column '\(name)'.\(NearestName.offer(nearest)) '.schema' lists them"
    case .unknownFunction(let name, let nearest):
      "there is no function '\(name)'.\(NearestName.offer(nearest))"
    case .tooSlow(let seconds):
      "the statement ran for \(seconds) s and was stopped; read fewer rows or bound the recursion"
    case .tooLong(let steps):
      "the statement took \(steps / 1_000_000) million steps and was stopped; read fewer rows or"
        + " bound the recursion"
    case .tooMuchMemory(let megabytes):
      "the statement needs more than \(megabytes) MB of memory; read fewer rows"
    case .wrong(let words): words
    case .failed:
      "the statement failed while it ran: a function was given a value that it cannot take, such as"
        + " a JSON path, a full-text query, a quantile outside 0 to 1 or a time zone (all times are"
        + " UTC)"
    }
  }
}

extension SQLOperation: CustomStringConvertible {
  package var description: String {
    switch self {
    case .write(let table): "the telemetry can only be read; the statement writes to '\(table)'"
    case .changeSchema: "the telemetry can only be read; the statement changes its tables"
    case .attach: "other databases cannot be attached here; export the telemetry and use sqlite3"
    case .transaction: "the telemetry can only be read; transactions mean nothing here"
    case .pragma(let name):
      "the pragma '\(name)' cannot be used here; table_info, table_list and index_list can"
    case .function(let name):
      "the function '\(name)' cannot be used here: its result would not follow from the telemetry"
    case .table(let name): "'\(name)' is no telemetry; '.tables' lists what is"
    case .other: "the telemetry can only be read; the statement does something else"
    }
  }
}
