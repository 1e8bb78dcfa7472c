internal import Statecharts

extension SCXMLReader {
  mutating func transition(_ element: XMLElementNode) -> Transition {
    check(element, known: ["event", "cond", "target", "type"], "transition")
    let descriptors = (element.attributes["event"] ?? "").split(whereSeparator: \.isWhitespace)
    let kind = Transition.Kind(rawValue: element.attributes["type"] ?? "external")
    if kind == nil {
      report(
        element,
        .badValue(element.attributes["type"] ?? "", attribute: "type", of: "transition")
      )
    }
    return Transition(
      descriptors.isEmpty
        ? .eventless : .events(descriptors.map { EventDescriptor(String($0)) }),
      to: ids(element.attributes["target"]),
      if: element.attributes["cond"].map { condition($0, element) } ?? .always,
      kind: kind ?? .external,
      effects: effects(of: element)
    )
  }

  mutating func data(_ element: XMLElementNode) -> [Variable] {
    var variables: [Variable] = []
    for child in element.children {
      guard name(of: child) == "data" else {
        report(child, .misplacedElement(name(of: child), in: "datamodel"))
        continue
      }
      check(child, known: ["id", "expr"], "data")
      let values = Dictionary(
        variables.map { ($0.name, $0.initial) },
        uniquingKeysWith: { _, last in last }
      )
      var initial = 0
      if let text = child.attributes["expr"] {
        if let value = Valuation(values: values).value(of: expression(text, child)) {
          initial = value
        } else {
          report(child, .badValue(text, attribute: "expr", of: "data"))
        }
      }
      variables.append(
        Variable(
          VariableName(required("id", child)),
          initial: initial,
          domain: domain(of: child)
        )
      )
    }
    return variables
  }

  private func domain(of element: XMLElementNode) -> ClosedRange<Int>? {
    guard let low = element.attributes["firedrill:min"].flatMap({ Int($0) }),
      let high = element.attributes["firedrill:max"].flatMap({ Int($0) }), low <= high
    else { return nil }
    return low...high
  }

  mutating func effects(of element: XMLElementNode) -> [Effect] {
    effects(element.children[...])
  }

  private mutating func effects(_ elements: ArraySlice<XMLElementNode>) -> [Effect] {
    var result: [Effect] = []
    for element in elements {
      if let effect = effect(element) {
        result.append(effect)
      }
    }
    return result
  }

  private mutating func effect(_ element: XMLElementNode) -> Effect? {
    let tag = name(of: element)
    switch tag {
    case "raise":
      check(element, known: ["event"], tag)
      return .raise(EventName(required("event", element)))
    case "assign":
      check(element, known: ["location", "expr"], tag)
      return .assign(
        VariableName(required("location", element)),
        expression(required("expr", element), element)
      )
    case "send":
      return send(element)
    case "cancel":
      check(element, known: ["sendid"], tag)
      return .cancel(SendID(required("sendid", element)))
    case "log":
      check(element, known: ["label", "expr"], tag)
      return element.attributes["expr"].flatMap(ExpressionReader.literal).map { .emit($0) }
    case "if":
      return choice(element)
    default:
      report(element, .unsupportedElement(tag))
      return nil
    }
  }

  private mutating func send(_ element: XMLElementNode) -> Effect {
    check(element, known: ["event", "delay", "delayexpr", "id", "target", "type"], "send")
    let event = EventName(required("event", element))
    let processors = ["scxml", "http://www.w3.org/TR/scxml/#SCXMLEventProcessor"]
    if let type = element.attributes["type"], !processors.contains(type) {
      report(element, .unsupportedAttribute("type", of: "send"))
    }
    switch element.attributes["target"] {
    case nil: break
    case "#_internal"?: return .raise(event)
    case _?: report(element, .unsupportedAttribute("target", of: "send"))
    }
    return .send(
      event,
      delay: delay(of: element),
      id: element.attributes["id"].map { SendID($0) }
    )
  }

  private mutating func delay(of element: XMLElementNode) -> Expression {
    if let text = element.attributes["delayexpr"] {
      return delayExpression(text, element)
    }
    return element.attributes["delay"].map { .constant(ticks($0, element)) } ?? 0
  }

  /// An expression for a delay: a quoted time, or milliseconds.
  private mutating func delayExpression(_ text: String, _ element: XMLElementNode) -> Expression {
    if let literal = ExpressionReader.literal(text) {
      return .constant(ticks(literal, element))
    }
    return expression(text, element)
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
      report(element, .badValue(text, attribute: "delay", of: "send"))
      return 0
    }
    return ticks
  }

  private mutating func choice(_ element: XMLElementNode) -> Effect {
    check(element, known: ["cond"], "if")
    var conditions: [Guard?] = [condition(required("cond", element), element)]
    var blocks: [[Effect]] = [[]]
    for child in element.children {
      switch name(of: child) {
      case "elseif":
        conditions.append(condition(required("cond", child), child))
        blocks.append([])
      case "else":
        conditions.append(nil)
        blocks.append([])
      default:
        if let effect = effect(child) {
          blocks[blocks.count - 1].append(effect)
        }
      }
    }
    var branches: [Effect.Branch] = []
    for (condition, block) in zip(conditions, blocks) {
      guard let condition else { return .choose(branches, otherwise: block) }
      branches.append(Effect.Branch(if: condition, block))
    }
    return .choose(branches)
  }

  private mutating func required(_ attribute: String, _ element: XMLElementNode) -> String {
    guard let value = element.attributes[attribute] else {
      report(element, .missingAttribute(attribute, of: name(of: element)))
      return "0"
    }
    return value
  }

  private mutating func condition(_ text: String, _ element: XMLElementNode) -> Guard {
    do throws(ExpressionFailure) {
      return try ExpressionReader.condition(text)
    } catch {
      report(element, .badExpression(text, why: error.why))
      return .always
    }
  }

  private mutating func expression(_ text: String, _ element: XMLElementNode) -> Expression {
    do throws(ExpressionFailure) {
      return try ExpressionReader.expression(text)
    } catch {
      report(element, .badExpression(text, why: error.why))
      return 0
    }
  }
}
