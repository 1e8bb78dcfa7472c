internal import Statecharts

/// Variables: what is declared where, of which kind, and with which value.
extension SCXMLReader {
  /// Finds out what the names in the document mean, before anything that uses them is read.
  ///
  /// A name declared without a value has the kind of the first value that it is given.
  mutating func declareNames(_ root: XMLElementNode) {
    var pending: Set<String> = []
    for element in elements(of: root) where name(of: element) == "data" {
      guard let id = element.attributes["id"] else { continue }
      if let items = list(source(of: element)) {
        scope.declare(id, .list(items))
      } else if let value = try? value(source(of: element)), let kind = value.kind {
        scope.declare(id, .variable(kind, isUnset: false))
      } else {
        scope.declare(id, .variable(.integer, isUnset: true))
        pending.insert(id)
      }
    }
    for script in root.children where name(of: script) == "script" {
      for statement in (try? ScriptStatement.split(script.text)) ?? []
      where scope.declarations[statement.name] == nil {
        let kind = (try? ExpressionReader.value(statement.value[...], in: &scope))?.kind
        scope.declare(statement.name, .variable(kind ?? .integer, isUnset: false))
        append(Variable(VariableName(statement.name)))
      }
    }
    for element in elements(of: root) {
      settleKinds(element, &pending)
    }
    scope.uncertain = nil
  }

  /// Gives names that still have no kind the kind of what an element sets them to.
  private mutating func settleKinds(_ element: XMLElementNode, _ pending: inout Set<String>) {
    switch name(of: element) {
    case "assign":
      guard let location = element.attributes["location"], pending.contains(location),
        let kind = (try? value(source(of: element)))?.kind
      else { return }
      pending.remove(location)
      scope.declare(location, .variable(kind, isUnset: true))
    case "script":
      for statement in (try? ScriptStatement.split(element.text)) ?? []
      where pending.contains(statement.name) {
        let value = try? ExpressionReader.value(statement.value[...], in: &scope)
        guard let kind = value?.kind else { continue }
        pending.remove(statement.name)
        scope.declare(statement.name, .variable(kind, isUnset: true))
      }
    case "foreach":
      let kind = items(of: element)?.first?.kind ?? .integer
      declareItem(element.attributes["item"], kind, &pending)
      declareItem(element.attributes["index"], .integer, &pending)
    default:
      return
    }
  }

  private mutating func declareItem(
    _ name: String?,
    _ kind: ValueKind,
    _ pending: inout Set<String>
  ) {
    guard let name, VariableScope.isName(name) else { return }
    if pending.remove(name) != nil {
      scope.declare(name, .variable(kind, isUnset: true))
    } else if scope.declarations[name] == nil {
      scope.declare(name, .item(kind))
      append(Variable(VariableName(name), initial: ExpressionValue.nothing))
    }
  }

  /// An element and all inside it, in document order.
  private func elements(of root: XMLElementNode) -> [XMLElementNode] {
    var found: [XMLElementNode] = []
    var open = [root]
    while let element = open.popLast() {
      found.append(element)
      open += element.children.reversed()
    }
    return found
  }

  /// Whether variables are declared elsewhere than at the top.
  func hasNestedData(_ root: XMLElementNode) -> Bool {
    root.children.filter { name(of: $0) != "datamodel" }
      .contains { child in elements(of: child).contains { name(of: $0) == "datamodel" } }
  }

  /// The text of a value: an attribute, or else what stands inside the element.
  func source(of element: XMLElementNode) -> String {
    element.attributes["expr"] ?? element.text
  }

  /// The constants of an array literal; nil for anything else.
  mutating func list(_ text: String) -> [ExpressionValue]? {
    guard let tokens = try? ExpressionToken.split(text), tokens.first == .symbol("["),
      tokens.last == .symbol("]"), tokens.count >= 2
    else { return nil }
    var values: [ExpressionValue] = []
    for part in tokens.dropFirst().dropLast().split(separator: .symbol(",")) {
      guard let value = try? ExpressionReader.value(part, in: &scope),
        value.stored(as: value.kind ?? .integer)?.constant != nil
      else { return nil }
      values.append(value)
    }
    return values
  }

  /// What a `<foreach>` goes through; nil where that is not known beforehand.
  mutating func items(of element: XMLElementNode) -> [ExpressionValue]? {
    let text = element.attributes["array"] ?? ""
    if case .list(let items)? = scope.declarations[text] { return items }
    return list(text)
  }

  mutating func readData(_ element: XMLElementNode) {
    for child in element.children {
      guard name(of: child) == "data" else {
        report(child, .misplacedElement(name(of: child), in: "datamodel"))
        continue
      }
      check(child, known: ["id", "expr"], "data")
      for inner in child.children {
        report(inner, .unsupportedElement("\(name(of: inner)) in data"))
      }
      read(child, as: required("id", child))
    }
  }

  private mutating func read(_ element: XMLElementNode, as id: String) {
    let source = source(of: element)
    guard case .variable(let kind, let isUnset)? = scope.declarations[id] else { return }
    var initial = ExpressionValue.nothing
    if source.contains(where: { !$0.isWhitespace }) {
      guard let value = stored(source, as: kind, element) else { return }
      guard !isUnset, let number = number(value) else {
        report(element, .unsupportedExpression(source, why: "it has no value", of: "data"))
        return
      }
      initial = number
    } else if element.attributes["expr"] != nil {
      report(element, .unsupportedExpression(source, why: "it is empty", of: "data"))
    }
    append(Variable(VariableName(id), initial: initial, domain: domain(of: element)))
  }

  /// The value that an expression has before the chart starts.
  private func number(_ expression: Expression) -> Int? {
    Valuation(values: initials).value(of: expression)
  }

  /// Carries out the scripts of the document itself, which run once all variables have values.
  mutating func runScripts(of root: XMLElementNode) {
    for script in root.children where name(of: script) == "script" {
      check(script, known: [], "script")
      for effect in statements(of: script) {
        guard case .assign(let name, let expression) = effect, let value = number(expression)
        else {
          report(
            script,
            .unsupportedExpression(script.text, why: "it has no value", of: "script")
          )
          continue
        }
        set(name, to: value)
      }
    }
  }

  private func domain(of element: XMLElementNode) -> ClosedRange<Int>? {
    guard let low = element.attributes["firedrill:min"].flatMap({ Int($0) }),
      let high = element.attributes["firedrill:max"].flatMap({ Int($0) }), low <= high
    else { return nil }
    return low...high
  }
}

extension Expression {
  /// The value of an expression that depends on nothing.
  var constant: Int? { Valuation().value(of: self) }
}
