/// Gathers spans or log records into lines of OTLP/JSON.
struct OTLPLines {
  /// The most spans or log records of a line.
  static let mostItems = 512

  private let resource: StaticString
  private let scope: StaticString
  private let records: StaticString
  private let service: String
  private var text = OutputBuffer()
  private var items = 0

  init(
    _ resource: StaticString,
    _ scope: StaticString,
    _ records: StaticString,
    service: String
  ) {
    self.resource = resource
    self.scope = scope
    self.records = records
    self.service = service
  }

  /// Adds a record; a line that is full goes to the sink.
  mutating func add(to sink: ByteSink, _ write: (inout OutputBuffer) throws -> Void) throws {
    if items == 0 {
      text.openLine(resource, scope, records, service: service)
    } else {
      text.plain(",")
    }
    try write(&text)
    items += 1
    guard items == Self.mostItems else { return }
    items = 0
    text.closeLine()
    try text.drain(to: sink)
  }

  /// Ends the last line and hands over what is left.
  mutating func finish(to sink: ByteSink) throws {
    if items > 0 { text.closeLine() }
    try text.finish(to: sink)
  }
}
