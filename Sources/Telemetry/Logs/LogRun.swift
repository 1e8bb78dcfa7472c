/// The log lines of some rows: which rows match which templates, and how each line reads.
struct LogRun: Sendable {
  /// A line before it is written.
  struct Entry: Hashable {
    var row: Int
    var template: Int
  }

  /// A template with its columns; a class, so that writing a line copies none of its parts.
  private final class Form: Sendable {
    let level: LogLevel
    let component: String
    /// The constant text between the time and the message.
    let lead: [UInt8]
    let message: [Piece]
    let fields: [(name: FieldName, key: [UInt8], value: LogValue)]
    /// 1 for each row that writes this line.
    let mask: [UInt8]

    init(_ template: LogTemplate, _ message: LogMessage, over rows: Rows, mask: [UInt8]) {
      level = template.level
      component = template.component
      lead = LogRun.lead(of: template)
      self.message = message.pieces.map { LogRun.piece($0, rows) }
      fields = template.fields.map { name in
        (name, LogRun.key(name.rawValue), LogValue(rows.column(name)))
      }
      self.mask = mask
    }
  }

  private enum Piece: Sendable {
    /// Constant words, plain and as the inside of a JSON string.
    case text(String, escaped: [UInt8])
    case value(LogValue)
  }

  private let rows: Rows
  private let forms: [Form]
  private let clock: LogClock
  private let traces: RowTraces
  /// The number of all lines.
  let count: Int

  init(
    _ rows: Rows,
    templates: [(LogTemplate, LogMessage)],
    seen: Predicate,
    recorded: Predicate,
    clock: LogClock,
    tickMilliseconds: Int
  ) {
    self.rows = rows
    self.clock = clock
    let all = 0..<rows.count
    forms = templates.map { template, message in
      Form(
        template,
        message,
        over: rows,
        mask: RowFilter(.all([seen, template.rows]), over: rows).mask(all)
      )
    }
    traces = RowTraces(
      rows,
      recorded: RowFilter(recorded, over: rows).mask(all),
      tickMilliseconds: tickMilliseconds
    )
    count = forms.reduce(0) { total, form in form.mask.reduce(total) { $0 + Int($1) } }
  }

  /// Calls a body with each line, in order of rows, then of templates.
  func forEach<Failure>(_ body: (Entry) throws(Failure) -> Void) throws(Failure) {
    for row in 0..<rows.count {
      for template in forms.indices where forms[template].mask[row] == 1 {
        try body(Entry(row: row, template: template))
      }
    }
  }

  /// The last lines, at most `limit`, oldest first.
  func last(_ limit: Int) -> [Entry] {
    var entries: [Entry] = []
    for row in (0..<rows.count).reversed() where entries.count < limit {
      for template in forms.indices.reversed() where forms[template].mask[row] == 1 {
        guard entries.count < limit else { break }
        entries.append(Entry(row: row, template: template))
      }
    }
    return entries.reversed()
  }

  /// The line taken apart.
  func line(of entry: Entry) -> LogLine {
    let form = forms[entry.template]
    var json: [UInt8] = []
    append(entry, to: &json)
    return LogLine(
      row: entry.row,
      time: time(of: entry.row),
      level: form.level,
      component: form.component,
      message: message(of: entry),
      traceID: traceID(of: entry.row),
      json: String(decoding: json, as: UTF8.self)
    )
  }

  /// Appends the line as JSON.
  func append(_ entry: Entry, to text: inout [UInt8]) {
    let form = forms[entry.template]
    text.append(123)
    if let time = time(of: entry.row) {
      text.append(contentsOf: Self.timeKey)
      clock.append(time, to: &text)
      text.append(contentsOf: Self.afterTime)
    }
    text.append(contentsOf: form.lead)
    for piece in form.message {
      switch piece {
      case .text(_, let escaped): text.append(contentsOf: escaped)
      case .value(let value): value.append(insideString: entry.row, to: &text)
      }
    }
    text.append(contentsOf: Self.afterMessage)
    traceID(of: entry.row).append(to: &text)
    text.append(JSONText.quote)
    for field in form.fields {
      text.append(contentsOf: field.key)
      field.value.append(entry.row, to: &text)
    }
    text.append(125)
  }

  private static let timeKey = Array("\"time\":\"".utf8)
  private static let afterTime = Array("\",".utf8)
  private static let afterMessage = Array("\",\"trace_id\":\"".utf8)

  func time(of row: Int) -> Int? { rows.times.isEmpty ? nil : Int(rows.times[row]) }

  func traceID(of row: Int) -> TraceID { traces.traceID(of: row) }
}

extension LogRun {
  func level(of entry: Entry) -> LogLevel { forms[entry.template].level }

  func component(of entry: Entry) -> String { forms[entry.template].component }

  func forEachField(of entry: Entry, _ body: (FieldName, CellValue) -> Void) {
    for field in forms[entry.template].fields {
      body(field.name, field.value.value(at: entry.row))
    }
  }

  /// The message as plain text.
  func message(of entry: Entry) -> String {
    var words = ""
    for piece in forms[entry.template].message {
      switch piece {
      case .text(let text, _): words += text
      case .value(let value): words += value.words(entry.row)
      }
    }
    return words
  }

  private static func piece(_ piece: LogMessage.Piece, _ rows: Rows) -> Piece {
    switch piece {
    case .text(let words):
      var escaped: [UInt8] = []
      JSONText.append(escaped: words, to: &escaped)
      return .text(words, escaped: escaped)
    case .field(let name):
      return .value(LogValue(rows.column(name)))
    }
  }

  private static func lead(of template: LogTemplate) -> [UInt8] {
    var text = Array("\"level\":\"\(template.level.rawValue)\",\"component\":".utf8)
    JSONText.append(string: template.component, to: &text)
    text.append(contentsOf: Array(",\"message\":\"".utf8))
    return text
  }

  /// A key with the comma before and the colon after it.
  private static func key(_ name: String) -> [UInt8] {
    var text: [UInt8] = [44]
    JSONText.append(string: name, to: &text)
    text.append(58)
    return text
  }
}
