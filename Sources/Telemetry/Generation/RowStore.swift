/// The whole columns of an answer while chunks are appended.
struct RowStore {
  private var columns: [(field: Int, column: Column)]
  private(set) var times: [Int32] = []
  private(set) var count = 0
  private let recordedBy: Int?
  private var kept: [Int] = []

  /// Room for at most `capacity` rows of some fields; rows not recorded are left out when
  /// `recordedBy` names the flag.
  init(_ table: CompiledTable, fields: [Int], recordedBy: Int?, capacity: Int, hasTimes: Bool) {
    self.recordedBy = recordedBy
    columns = fields.map { field in
      (field, Column(emptyOf: table.fields[field].kind, capacity: capacity))
    }
    if hasTimes { times.reserveCapacity(capacity) }
  }

  /// Appends the first `count` rows of the chunk's columns.
  mutating func append(_ rows: RowColumns, times chunkTimes: ArraySlice<Int32>, count: Int) {
    if let recordedBy {
      let flags = rows.codes(recordedBy)
      kept = (0..<count).filter { flags[$0] == 1 }
      for row in kept where !chunkTimes.isEmpty {
        times.append(chunkTimes[chunkTimes.startIndex + row])
      }
      for index in columns.indices {
        columns[index].column.append(rows, columns[index].field, rows: kept)
      }
      self.count += kept.count
    } else {
      times += chunkTimes
      for index in columns.indices {
        columns[index].column.append(rows, columns[index].field, count: count)
      }
      self.count += count
    }
  }

  /// The rows appended, given the names of the fields.
  func rows(_ table: CompiledTable, window: MinuteRange) -> Rows {
    Rows(
      table: table.name,
      window: window,
      count: count,
      times: times,
      columns: columns.map {
        Rows.NamedColumn(name: table.fields[$0.field].name, values: $0.column)
      }
    )
  }
}

extension Column {
  /// An empty column of a kind with room for values.
  fileprivate init(emptyOf kind: ColumnKind, capacity: Int) {
    switch kind {
    case .category(let labels): self = .codes(Self.empty(capacity), labels: labels)
    case .flag: self = .flags(Self.empty(capacity))
    case .number: self = .numbers(Self.empty(capacity))
    case .entity: self = .entities(Self.empty(capacity))
    case .reference: self = .references(Self.empty(capacity))
    }
  }

  private static func empty<Value>(_ capacity: Int) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(capacity)
    return values
  }

  /// Appends the first values of a field's chunk.
  fileprivate mutating func append(_ rows: RowColumns, _ field: Int, count: Int) {
    change(
      codes: { $0 += UnsafeBufferPointer(start: rows.codes(field), count: count) },
      numbers: { $0 += UnsafeBufferPointer(start: rows.numbers(field), count: count) },
      identifiers: { $0 += UnsafeBufferPointer(start: rows.identifiers(field), count: count) }
    )
  }

  /// Appends some values of a field's chunk.
  fileprivate mutating func append(_ rows: RowColumns, _ field: Int, rows kept: [Int]) {
    change(
      codes: { $0 += rows.codes(field).values(at: kept) },
      numbers: { $0 += rows.numbers(field).values(at: kept) },
      identifiers: { $0 += rows.identifiers(field).values(at: kept) }
    )
  }

  /// Changes the values in place, without a second owner that would copy them.
  private mutating func change(
    codes: (inout [UInt8]) -> Void,
    numbers: (inout [Float]) -> Void,
    identifiers: (inout [UInt32]) -> Void
  ) {
    let old = self
    self = .flags([])
    switch consume old {
    case .codes(var values, let labels):
      codes(&values)
      self = .codes(values, labels: labels)
    case .flags(var values):
      codes(&values)
      self = .flags(values)
    case .numbers(var values):
      numbers(&values)
      self = .numbers(values)
    case .entities(var values):
      identifiers(&values)
      self = .entities(values)
    case .references(var values):
      identifiers(&values)
      self = .references(values)
    }
  }
}

extension UnsafeMutablePointer where Pointee: BitwiseCopyable {
  /// The values at some positions.
  fileprivate func values(at positions: [Int]) -> [Pointee] { positions.map { self[$0] } }
}
