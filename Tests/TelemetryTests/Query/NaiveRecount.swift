import Telemetry

/// A value as the recount sees it.
enum Cell: Hashable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case whole(UInt32)
  case missing
}

/// Rows as plain dictionaries, recounted with nothing of the engine: the oracle of its tests.
struct NaiveRecount {
  struct Line {
    var time: Int
    var cells: [FieldName: Cell]
  }

  let lines: [Line]
  let window: MinuteRange

  init(_ rows: Rows) {
    window = rows.window
    lines = (0..<rows.count).map { row in
      var cells: [FieldName: Cell] = [:]
      for column in rows.columns { cells[column.name] = Self.cell(column.values, row) }
      return Line(time: rows.times.isEmpty ? 0 : Int(rows.times[row]), cells: cells)
    }
  }

  private static func cell(_ column: Column, _ row: Int) -> Cell {
    switch column {
    case .codes(let codes, let labels):
      codes[row] == 255 ? .missing : .text(labels[Int(codes[row])])
    case .numbers(let numbers): numbers[row].isNaN ? .missing : .number(Double(numbers[row]))
    case .flags(let flags): flags[row] == 255 ? .missing : .flag(flags[row] == 1)
    case .entities(let numbers), .references(let numbers): .whole(numbers[row])
    }
  }

  static func holds(_ predicate: Predicate, _ cells: [FieldName: Cell]) -> Bool {
    switch predicate {
    case .always: return true
    case .all(let parts): return parts.allSatisfy { holds($0, cells) }
    case .any(let parts): return parts.contains { holds($0, cells) }
    case .not(let part): return !holds(part, cells)
    case .isOneOf(let name, let values):
      guard case .text(let text) = cells[name] else { return false }
      return values.contains(text)
    case .isTrue(let name): return cells[name] == .flag(true)
    case .compares(let name, let relation, let bound):
      guard case .number(let number) = cells[name] else { return false }
      return relation.holds(number, Double(Float(bound)))
    case .isMissing(let name): return cells[name] == .missing
    }
  }

  /// The answer to a query of the sample's requests.
  func answer(_ query: Query, onlyRecorded: Bool, order: [FieldName: [String]]) -> QueryResult {
    var groups: [[Int]: [Line]] = [:]
    for line in lines {
      guard line.time >= query.window.from * 60_000, line.time < query.window.to * 60_000 else {
        continue
      }
      if onlyRecorded && line.cells["recorded"] != .flag(true) { continue }
      guard Self.holds(query.rows, line.cells) else { continue }
      var key = query.groupBy.map { name -> Int in
        let values = order[name] ?? []
        return switch line.cells[name] ?? .missing {
        case .text(let text): values.firstIndex(of: text) ?? -1
        case .flag(let flag): flag ? 1 : 0
        case .number, .whole, .missing: values.count
        }
      }
      if let length = query.bucketMinutes {
        let since = line.time - query.window.from * 60_000
        key.append(query.window.from + since / (length * 60_000) * length)
      }
      groups[key, default: []].append(line)
    }
    let keys = groups.keys.sorted { $0.lexicographicallyPrecedes($1) }
    return QueryResult(
      rows: keys.map { key in
        let members = groups[key] ?? []
        let minute = query.bucketMinutes == nil ? nil : key.last
        let group = zip(query.groupBy, key).map { name, position in
          let values = order[name] ?? []
          return position < values.count ? values[position] : "missing"
        }
        let length = Self.minutes(of: query, from: minute)
        return .init(
          group: group,
          minute: minute,
          count: members.count,
          values: query.aggregates.map { Self.figure($0, members, minutes: length) }
        )
      }
    )
  }

  private static func minutes(of query: Query, from minute: Int?) -> Int {
    guard let minute, let length = query.bucketMinutes else { return query.window.count }
    return min(length, query.window.to - minute)
  }

  private static func figure(_ aggregate: Aggregate, _ lines: [Line], minutes: Int) -> Double? {
    func numbers(_ name: FieldName) -> [Double] {
      lines.compactMap { if case .number(let number) = $0.cells[name] { number } else { nil } }
    }
    switch aggregate {
    case .count: return Double(lines.count)
    case .perMinute: return Double(lines.count) / Double(minutes)
    case .share(let predicate):
      let needed = fields(predicate, aboutAbsence: false)
      let handled = fields(predicate, aboutAbsence: true)
      let counted = lines.filter { line in
        needed.subtracting(handled).allSatisfy { line.cells[$0] != .missing }
      }
      guard !counted.isEmpty else { return nil }
      return Double(counted.count { holds(predicate, $0.cells) }) / Double(counted.count)
    case .mean(let name):
      let values = numbers(name)
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    case .sum(let name):
      let values = numbers(name)
      return values.isEmpty ? nil : values.reduce(0, +)
    case .sd(let name):
      let values = numbers(name)
      guard values.count > 1 else { return nil }
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
      return (squares / Double(values.count - 1)).squareRoot()
    case .quantile(let name, let quantile):
      let values = numbers(name).sorted()
      guard let last = values.last else { return nil }
      let position = Double(values.count - 1) * quantile
      let low = Int(position.rounded(.down))
      guard low + 1 < values.count else { return last }
      return values[low] + (values[low + 1] - values[low]) * (position - Double(low))
    case .distinct(let name):
      return Double(Set(lines.map { $0.cells[name] }).subtracting([.missing]).count)
    case .missing(let name):
      guard !lines.isEmpty else { return nil }
      return Double(lines.count { $0.cells[name] == .missing }) / Double(lines.count)
    }
  }

  /// The fields whose values a condition reads, or those whose absence it reads.
  private static func fields(_ predicate: Predicate, aboutAbsence: Bool) -> Set<FieldName> {
    switch predicate {
    case .always: []
    case .all(let parts), .any(let parts):
      parts.reduce(into: []) { $0.formUnion(fields($1, aboutAbsence: aboutAbsence)) }
    case .not(let part): fields(part, aboutAbsence: aboutAbsence)
    case .isOneOf(let name, _), .isTrue(let name), .compares(let name, _, _):
      aboutAbsence ? [] : [name]
    case .isMissing(let name): aboutAbsence ? [name] : []
    }
  }
}
