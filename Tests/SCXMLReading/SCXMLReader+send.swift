internal import Statecharts

/// Events that are sent, and taken back.
extension SCXMLReader {
  /// The values of `type` that mean a session of SCXML.
  ///
  /// Source: SCXML §6.2.4 and Appendix C.1.
  private static let processors = ["scxml", "http://www.w3.org/TR/scxml/#SCXMLEventProcessor"]

  mutating func send(_ element: XMLElementNode) -> Effect {
    let known = [
      "event", "eventexpr", "delay", "delayexpr", "id", "target", "targetexpr", "type", "typeexpr",
      "namelist",
    ]
    check(element, known: known, "send")
    readPayload(element)
    for name in ids(element.attributes["namelist"])
    where scope.declarations[name.rawValue] == nil {
      report(element, .unsupportedAttribute("namelist", of: "send"))
    }
    let event = EventName(attribute("event", element) ?? required("event", element))
    if let type = attribute("type", element), !Self.processors.contains(type) {
      report(element, .unsupportedAttribute("type", of: "send"))
    }
    let target = attribute("target", element)
    let hasDelay = element.attributes["delay"] != nil || element.attributes["delayexpr"] != nil
    if target == "#_internal", !hasDelay {
      return .raise(event)
    }
    if target != nil {
      report(element, .unsupportedAttribute("target", of: "send"))
    }
    return .send(
      event,
      delay: delay(of: element),
      id: element.attributes["id"].map { SendID($0) }
    )
  }

  mutating func cancellation(_ element: XMLElementNode) -> Effect {
    check(element, known: ["sendid", "sendidexpr"], "cancel")
    return .cancel(SendID(attribute("sendid", element) ?? required("sendid", element)))
  }

  /// An attribute, or the text in the attribute of the same name that holds an expression.
  private mutating func attribute(_ name: String, _ element: XMLElementNode) -> String? {
    if let value = element.attributes[name] { return value }
    guard let text = element.attributes[name + "expr"] else { return nil }
    guard let literal = ExpressionReader.literal(text) else {
      report(element, .unsupportedAttribute(name + "expr", of: self.name(of: element)))
      return ""
    }
    return literal
  }

  private mutating func delay(of element: XMLElementNode) -> Expression {
    if let text = element.attributes["delayexpr"] {
      if let literal = ExpressionReader.literal(text) { return .constant(ticks(literal, element)) }
      return stored(text, as: .integer, element) ?? 0
    }
    return element.attributes["delay"].map { .constant(ticks($0, element)) } ?? 0
  }

  /// Milliseconds of a number with the unit `ms` or `s`, as CSS2 writes times.
  private mutating func ticks(_ text: String, _ element: XMLElementNode) -> Int {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(digits.count)
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first.map { $0.isEmpty ? "0" : String($0) } ?? ""
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    let places = unit == "s" ? 3 : 0
    let padded = fraction + String(repeating: "0", count: max(0, places - fraction.count))
    guard unit == "s" || unit == "ms", parts.count <= 2,
      padded.dropFirst(places).allSatisfy({ $0 == "0" }),
      let ticks = Int(whole + padded.prefix(places))
    else {
      report(element, .unsupportedDelay(text))
      return 0
    }
    return ticks
  }
}
