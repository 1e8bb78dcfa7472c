internal import Statecharts

/// Expressions in attributes and texts, with what is wrong with them reported.
extension SCXMLReader {
  mutating func value(_ text: String) throws(ExpressionFailure) -> ExpressionValue {
    try ExpressionReader.value(text, in: &scope)
  }

  /// Reads a condition.
  mutating func condition(_ text: String, _ element: XMLElementNode) -> Guard {
    read(text, element) { $0.condition } ?? .always
  }

  /// Reads what is stored in a variable of a kind.
  mutating func stored(
    _ text: String,
    as kind: ValueKind,
    _ element: XMLElementNode
  ) -> Expression? {
    do throws(ExpressionFailure) {
      return try stored(ExpressionToken.split(text)[...], as: kind, element)
    } catch {
      refuse(text, error, element)
      return nil
    }
  }

  mutating func stored(
    _ tokens: ArraySlice<ExpressionToken>,
    as kind: ValueKind,
    _ element: XMLElementNode
  ) throws(ExpressionFailure) -> Expression {
    let value = try ExpressionReader.value(tokens, in: &scope)
    if case .unset(let name, _) = value { scope.uncertain = name.rawValue }
    noteUncertainty(element)
    guard let expression = value.stored(as: kind) else {
      throw ExpressionFailure(why: "it is no \(kind.rawValue), as its variable is elsewhere")
    }
    return expression
  }

  private mutating func read<Result>(
    _ text: String,
    _ element: XMLElementNode,
    as convert: (ExpressionValue) -> Result
  ) -> Result? {
    do throws(ExpressionFailure) {
      let value = try value(text)
      noteUncertainty(element)
      return convert(value)
    } catch {
      refuse(text, error, element)
      return nil
    }
  }

  mutating func refuse(
    _ text: String,
    _ failure: ExpressionFailure,
    _ element: XMLElementNode
  ) {
    scope.uncertain = nil
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    report(
      element,
      .unsupportedExpression(trimmed, why: failure.why, of: name(of: element))
    )
  }

  private mutating func noteUncertainty(_ element: XMLElementNode) {
    if let uncertain = scope.uncertain, uncertainty == nil {
      uncertainty = .init(line: element.line, name: uncertain, element: name(of: element))
    }
    scope.uncertain = nil
  }

  /// Whether evaluating a text has no consequence, whatever it gives: it may be left out.
  ///
  /// Beyond expressions, sums of texts and variables are harmless, and the name of the event.
  mutating func isHarmless(_ text: String) -> Bool {
    guard var tokens = try? ExpressionToken.split(text)[...] else { return false }
    let event: [ExpressionToken] = [.name("_event"), .symbol("."), .name("name")]
    while let token = tokens.first {
      switch token {
      case .number, .text, .symbol("+"): tokens.removeFirst()
      case .name(let name) where scope.declarations[name] != nil: tokens.removeFirst()
      case .name("_sessionid"), .name("_name"), .name("true"), .name("false"): tokens.removeFirst()
      case .name where tokens.starts(with: event): tokens.removeFirst(event.count)
      case .name, .symbol: return hasValue(text)
      }
    }
    return true
  }

  private mutating func hasValue(_ text: String) -> Bool {
    let value = try? value(text)
    scope.uncertain = nil
    return value.map { !$0.condition.mayFail } ?? false
  }

  /// Reads data that go along with an event; nothing in a supported chart can look at them.
  mutating func readPayload(_ element: XMLElementNode) {
    for child in element.children {
      let tag = name(of: child)
      let texts = ["expr", "location"].compactMap { child.attributes[$0] }
      let areHarmless = texts.allSatisfy { isHarmless($0) }
      if !["param", "content"].contains(tag) || !areHarmless {
        report(child, .unsupportedElement(tag))
      }
    }
  }

  mutating func required(_ attribute: String, _ element: XMLElementNode) -> String {
    guard let value = element.attributes[attribute] else {
      report(element, .missingAttribute(attribute, of: name(of: element)))
      return "0"
    }
    return value
  }
}
