extension ShapeVocabulary {
  /// One of several shapes, told apart by the kind of the value: a short form as a scalar, say, and
  /// a long one as an object.
  ///
  /// - Parameters:
  ///   - expected: What messages say was expected: "a number or an object".
  ///   - shapes: The alternatives; no kind of value may be accepted by two of them.
  /// - Returns: The shape that is any of them.
  package static func either<Value>(
    _ expected: String,
    _ shapes: Shape<Value>...
  ) -> Shape<Value> {
    var kinds: NodeKinds = []
    for shape in shapes {
      precondition(kinds.isDisjoint(with: shape.kinds), "two alternatives for \(expected) overlap")
      kinds.formUnion(shape.kinds)
    }
    return Shape(kinds: kinds) { writer in
      [.init("anyOf", .array(shapes.map { .object($0.schema(&writer)) }))]
    } decode: { node, decoding in
      let knob = node.knobName == nil ? nil : shapes.first { $0.kinds.contains(.knob) }
      let fitting = shapes.first { !$0.kinds.isDisjoint(with: node.kinds) }
      guard let shape = knob ?? fitting else {
        return mismatch(expected, node, &decoding)
      }
      return shape.decode(node, &decoding)
    }
  }
}
