internal import ScenarioModel

/// Numbers as they stand in a file, without knobs.
enum PlainShapes: ShapeVocabulary {}

extension Shape {
  /// The same numbers, or `{knob: name}` for one that depends on the difficulty.
  ///
  /// Whether a knob exists and its number fits is checked beyond the JSON Schema.
  func orKnob() -> Shape {
    Shape(kinds: kinds.union(.knob)) { writer in
      let plain = JSONValue.object(schema(&writer))
      let knob = JSONValue.object(writer.reference("knob-reference") { _ in knobReference })
      return [.init("anyOf", [plain, knob])]
    } decode: { node, decoding in
      guard let name = node.knobName else { return decode(node, &decoding) }
      switch decoding.knobs.meaning(of: name) {
      case .number(let number):
        let text = "\(number.text) of the knob \(quoted(name))"
        let value = YAMLNode(.scalar(.number(number.shown(as: text))), at: node.mark)
        return decoding.beyondSchema { decode(value, &$0) }
      case .unusable: return nil
      case .unknown(let names):
        let problem = KnobProblem.unknown(name, names: names)
        decoding.report(Diagnostic(problem), at: node.mark)
        return nil
      }
    }
  }
}

/// The schema of `{knob: name}`.
private let knobReference: [JSONValue.Member] = [
  .init("description", "The number that a knob has at the difficulty played."),
  .init("type", "object"),
  .init(
    "properties",
    [
      "knob": ["description": "The knob's name under 'knobs'.", "type": "string"]
    ]
  ),
  .init("additionalProperties", false),
  .init("required", ["knob"]),
]
