internal import Statecharts

/// Transitions and executable content.
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

  mutating func effects(of element: XMLElementNode) -> [Effect] {
    element.children.flatMap { effects($0) }
  }

  /// The effects of one element.
  private mutating func effects(_ element: XMLElementNode) -> [Effect] {
    let tag = name(of: element)
    switch tag {
    case "raise":
      check(element, known: ["event"], tag)
      refuseChildren(of: element)
      return [.raise(EventName(required("event", element)))]
    case "assign":
      return assignment(element)
    case "send":
      return [send(element)]
    case "cancel":
      return [cancellation(element)]
    case "log":
      return log(element)
    case "if":
      return [choice(element)]
    case "script":
      check(element, known: [], tag)
      return statements(of: element)
    case "foreach":
      return repetition(element)
    default:
      report(element, .unsupportedElement(tag))
      return []
    }
  }

  /// Reports what stands inside an element that should be empty.
  private mutating func refuseChildren(of element: XMLElementNode) {
    for child in element.children {
      report(child, .misplacedElement(name(of: child), in: name(of: element)))
    }
  }

  private mutating func assignment(_ element: XMLElementNode) -> [Effect] {
    check(element, known: ["location", "expr"], "assign")
    for child in element.children {
      report(child, .unsupportedElement("\(name(of: child)) in assign"))
    }
    let location = required("location", element)
    if element.attributes["expr"] == nil, element.text.allSatisfy(\.isWhitespace) {
      report(element, .missingAttribute("expr", of: "assign"))
      return []
    }
    do throws(ExpressionFailure) {
      let tokens = try ExpressionToken.split(source(of: element))
      return [try assignment(of: tokens, to: location, element)]
    } catch {
      refuse(source(of: element), error, element)
      return []
    }
  }

  /// An assignment; one to what is declared nowhere, or is the standard's own, fails when it runs.
  ///
  /// Source: SCXML §5.4 and §5.10.
  private mutating func assignment(
    of tokens: [ExpressionToken],
    to location: String,
    _ element: XMLElementNode
  ) throws(ExpressionFailure) -> Effect {
    guard let kind = scope.kind(of: location) else {
      guard name(of: element) == "assign", scope.declarations[location] == nil,
        VariableScope.isName(location) || VariableScope.system.contains(location)
      else {
        throw ExpressionFailure(why: "'\(location)' is no variable that can be assigned")
      }
      return .send("error.execution", delay: ExpressionValue.failing)
    }
    return .assign(VariableName(location), try stored(tokens[...], as: kind, element))
  }

  /// The assignments of a script.
  mutating func statements(of element: XMLElementNode) -> [Effect] {
    do throws(ExpressionFailure) {
      var effects: [Effect] = []
      for statement in try ScriptStatement.split(element.text) {
        effects.append(try assignment(of: statement.value, to: statement.name, element))
      }
      return effects
    } catch {
      refuse(element.text, error, element)
      return []
    }
  }

  /// A text is handed to the host; what else is logged need not be worked out.
  private mutating func log(_ element: XMLElementNode) -> [Effect] {
    check(element, known: ["label", "expr"], "log")
    refuseChildren(of: element)
    guard let text = element.attributes["expr"] else { return [] }
    if let literal = ExpressionReader.literal(text) { return [.emit(literal)] }
    if !isHarmless(text) {
      report(element, .unsupportedExpression(text, why: "it may fail", of: "log"))
    }
    return []
  }

  private mutating func choice(_ element: XMLElementNode) -> Effect {
    check(element, known: ["cond"], "if")
    var conditions: [Guard?] = [condition(required("cond", element), element)]
    var blocks: [[Effect]] = [[]]
    for child in element.children {
      let tag = name(of: child)
      guard tag == "elseif" || tag == "else" else {
        blocks[blocks.count - 1] += effects(child)
        continue
      }
      check(child, known: tag == "elseif" ? ["cond"] : [], tag)
      refuseChildren(of: child)
      if conditions.last == .some(nil) {
        report(child, .misplacedElement(tag, in: "if"))
      }
      conditions.append(tag == "elseif" ? condition(required("cond", child), child) : nil)
      blocks.append([])
    }
    var branches: [Effect.Branch] = []
    for (condition, block) in zip(conditions, blocks) {
      guard let condition else { return .choose(branches, otherwise: block) }
      branches.append(Effect.Branch(if: condition, block))
    }
    return .choose(branches)
  }

  /// Elements of an array that a `<foreach>` may go through.
  private static let repetitionLimit = 1_000

  /// The body of a `<foreach>` once for each element, as the elements are known.
  private mutating func repetition(_ element: XMLElementNode) -> [Effect] {
    check(element, known: ["array", "item", "index"], "foreach")
    let item = required("item", element)
    guard let items = items(of: element), items.count <= Self.repetitionLimit,
      let kind = scope.kind(of: item), items.allSatisfy({ $0.kind == kind }),
      element.attributes["index"].map({ scope.kind(of: $0) == .integer }) ?? true
    else {
      report(element, .unsupportedElement("foreach"))
      return []
    }
    let body = effects(of: element)
    return items.enumerated().flatMap { position, value in
      var head: [Effect] = []
      if let stored = value.stored(as: kind) { head.append(.assign(VariableName(item), stored)) }
      if let index = element.attributes["index"] {
        head.append(.assign(VariableName(index), .constant(position)))
      }
      return head + body
    }
  }
}
