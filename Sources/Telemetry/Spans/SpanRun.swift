/// The spans of some rows: which rows make which, when each begins and ends.
final class SpanRun: Sendable {
  /// A template bound to the rows' columns.
  struct Form: Sendable {
    let parent: Int?
    let kind: SpanKind
    let attributes: [BoundAttribute]
    let events: [EventForm]
    let errorType: String?
    /// 1 for each row that makes the span, its parent granted.
    fileprivate let mask: [UInt8]
    /// 1 for each row whose span has failed; empty where none can.
    fileprivate let failed: [UInt8]
    fileprivate let length: Length
    fileprivate let name: [Piece]

    func hasFailed(_ row: Int) -> Bool { !failed.isEmpty && failed[row] == 1 }

    func name(of row: Int) -> String {
      if name.count == 1, case .text(let words) = name[0] { return words }
      return name.reduce(into: "") { text, piece in
        switch piece {
        case .text(let words): text += words
        case .value(let value): text += value.words(row)
        }
      }
    }
  }

  struct EventForm: Sendable {
    let name: String
    let mask: [UInt8]
    let attributes: [BoundAttribute]
  }

  fileprivate enum Piece: Sendable {
    case text(String)
    case value(LogValue)
  }

  fileprivate enum Length: Sendable {
    /// Nanoseconds a unit of the numbers.
    case numbers([Float], nanoseconds: Double)
    case share(Double)
    case fixed(Int)
  }

  let forms: [Form]
  private let rows: Rows
  private let traces: RowTraces

  /// Binds a template that was checked to rows that have the columns it reads.
  init(_ rows: Rows, root: SpanTemplate, of table: Table, in world: WorldModel) {
    self.rows = rows
    traces = RowTraces(rows, of: table, in: world)
    let seen = Sight.telemetry.rows(of: table)
    let isWhole = { (name: FieldName) in world.isWhole(name, in: table.name) }
    let bind = { (attributes: [TelemetryAttribute]) in
      attributes.map { BoundAttribute($0, over: rows, isWhole: isWhole) }
    }
    let all = 0..<rows.count
    forms = root.flattened.map { span, parent in
      Form(
        parent: parent,
        kind: span.kind,
        attributes: bind(span.attributes),
        events: span.events.map { event in
          EventForm(
            name: event.name,
            mask: RowFilter(event.rows, over: rows).mask(all),
            attributes: bind(event.attributes)
          )
        },
        errorType: span.errorType,
        mask: RowFilter(.all([seen, span.rows]), over: rows).mask(all),
        failed: span.failed.map { RowFilter($0, over: rows).mask(all) } ?? [],
        length: Self.length(span.length, rows, table),
        name: LogMessage(span.name).pieces.map { piece in
          switch piece {
          case .text(let words): .text(words)
          case .field(let name): .value(LogValue(rows.column(name)))
          }
        }
      )
    }
  }

  /// Calls a body with each span, in order of rows, parents before their children.
  func forEach(_ body: (SpanRecord) throws -> Void) rethrows {
    let none = Int.min
    var starts = [Int](repeating: none, count: forms.count)
    var ends = starts
    var next = starts
    for row in 0..<rows.count {
      var trace: TraceID?
      for (position, form) in forms.enumerated() {
        starts[position] = none
        guard form.mask[row] == 1 else { continue }
        let begin: Int
        var end: Int
        if let parent = form.parent {
          guard starts[parent] != none else { continue }
          begin = next[parent]
          end = begin + length(form, row, parent: ends[parent] - starts[parent])
          end = min(end, ends[parent])
          next[parent] = end
        } else {
          begin = Int(rows.times[row]) * 1_000_000
          end = begin + length(form, row, parent: 0)
        }
        starts[position] = begin
        ends[position] = end
        next[position] = begin
        let traceID = trace ?? traces.traceID(of: row)
        trace = traceID
        let record = SpanRecord(
          row: row,
          position: position,
          traceID: traceID,
          spanID: SpanID(trace: traceID, position: position),
          parentID: form.parent.map { SpanID(trace: traceID, position: $0) },
          start: begin,
          end: end,
          run: self
        )
        try body(record)
      }
    }
  }

  /// Nanoseconds; a number that is missing or negative makes none, and none exceeds a day.
  private func length(_ form: Form, _ row: Int, parent: Int) -> Int {
    let length: Double
    switch form.length {
    case .numbers(let numbers, let nanoseconds): length = Double(numbers[row]) * nanoseconds
    case .share(let share): length = Double(parent) * share
    case .fixed(let nanoseconds): return nanoseconds
    }
    return length > 0 ? Int(min(length, Self.longest).rounded()) : 0
  }

  /// Nanoseconds of a day.
  private static let longest = 86_400e9

  private static func length(_ length: SpanLength, _ rows: Rows, _ table: Table) -> Length {
    switch length {
    case .share(let share): return .share(share)
    case .fixed(let milliseconds): return .fixed(Int((milliseconds * 1e6).rounded()))
    case .field(let name, let share):
      guard case .numbers(let numbers) = rows.column(name),
        let unit = FieldUnit(table.field(name)?.unit), unit.base == .seconds
      else { preconditionFailure("field '\(name)' has no unit of time") }
      return .numbers(numbers, nanoseconds: unit.nanoseconds * share)
    }
  }
}
