import Telemetry

/// The parts that all signals of OpenTelemetry's protocol in JSON share.
///
/// Source: OTLP 1.x, "JSON Protobuf encoding": camel case, identities as hexadecimal digits,
/// enumerations as numbers, 64-bit numbers as strings.
extension OutputBuffer {
  /// Opens a line with the service that the telemetry is of, up to the scope's list.
  ///
  /// The names of attributes are those of the semantic conventions 1.41.
  mutating func openLine(
    _ resource: StaticString,
    _ scope: StaticString,
    _ items: StaticString,
    service: String
  ) {
    plain("{\"")
    plain(resource)
    plain(
      "\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":"
    )
    json(service)
    plain(
      "}},{\"key\":\"deployment.environment.name\",\"value\":{\"stringValue\":\"simulation\"}}]},\""
    )
    plain(scope)
    plain("\":[{\"scope\":{\"name\":\"firedrill\"},\"")
    plain(items)
    plain("\":[")
  }

  mutating func closeLine() { plain("]}]}]}\n") }

  /// Appends `"key":"nanoseconds"`.
  mutating func time(_ key: StaticString, _ nanoseconds: Int) {
    plain("\"")
    plain(key)
    plain("\":")
    quoted(nanoseconds)
  }

  /// Appends an attribute after those before it.
  mutating func attribute(_ name: String, _ value: CellValue) {
    if bytes.last != UInt8(ascii: "[") { plain(",") }
    plain("{\"key\":")
    json(name)
    plain(",\"value\":")
    anyValue(value)
    plain("}")
  }

  private mutating func anyValue(_ value: CellValue) {
    switch value {
    case .missing: plain("{}")
    case .text(let text):
      plain("{\"stringValue\":")
      json(text)
      plain("}")
    case .whole(let number):
      plain("{\"intValue\":")
      quoted(number)
      plain("}")
    case .number:
      plain("{\"doubleValue\":")
      value.appendJSON(to: &bytes)
      plain("}")
    case .flag(let flag): plain(flag ? "{\"boolValue\":true}" : "{\"boolValue\":false}")
    case .list(let text):
      plain("{\"arrayValue\":{\"values\":[{\"stringValue\":")
      json(text)
      plain("}]}}")
    }
  }
}
