package import ScenarioModel

/// The form that a value in a file must have: one description from which both the decoder, with its
/// diagnostics, and the JSON Schema are made, so that they cannot disagree.
///
/// Shapes are built from smaller ones: `.text(1...80)`, `.list(of: .identifier)`, `.object(…)`.
package struct Shape<Value>: Sendable {
  /// The kinds of value that can be of this shape.
  let kinds: NodeKinds
  /// The keywords of the JSON Schema for it.
  let schema: @Sendable (inout SchemaWriter) -> [JSONValue.Member]
  /// The value; nil when it is not of this shape, which is then reported.
  let decode: @Sendable (YAMLNode, inout Decoding) -> Value?
}

/// The result of decoding a file: the value where it could be made, and all diagnostics.
package struct Decoded<Value> {
  /// Nil as soon as one diagnostic is an error.
  package var value: Value?
  package var diagnostics: [Diagnostic]
  /// Whether the JSON Schema accepts the file too; checks beyond the schema do not count.
  package var isAcceptedBySchema: Bool
}

extension Decoded: Sendable where Value: Sendable {}

extension Shape {
  /// Decodes a parsed file; the diagnostics come in the order of the file.
  ///
  /// - Parameters:
  ///   - document: The file.
  ///   - folder: Where files that it names are read; without one they count as empty.
  /// - Returns: The value, and what is wrong with the file.
  package func decode(
    _ document: YAMLDocument,
    folder: ScenarioFolder? = nil
  ) -> Decoded<Value> {
    var decoding = Decoding(
      source: document.source,
      folder: folder,
      knobs: Knobs(document.root)
    )
    let value = document.root.flatMap { decode($0, &decoding) }
    let diagnostics = document.diagnostics + decoding.diagnostics.values
    return Decoded(
      value: diagnostics.contains { $0.severity == .error } ? nil : value,
      diagnostics: diagnostics.stablySorted(),
      isAcceptedBySchema: document.diagnostics.isEmpty && decoding.isOfShape
    )
  }

  /// The shape of the same values, seen as something else.
  package func map<Other>(
    _ transform: @escaping @Sendable (Value) -> Other
  ) -> Shape<Other> {
    Shape<Other>(kinds: kinds, schema: schema) { node, decoding in
      decode(node, &decoding).map(transform)
    }
  }

  /// The same objects, with at least one key.
  package func notEmpty() -> Shape {
    Shape(kinds: kinds) { writer in
      schema(&writer) + [.init("minProperties", 1)]
    } decode: { node, decoding in
      guard node.content == .object([]) else { return decode(node, &decoding) }
      return mismatch("at least one key", node, &decoding, found: "none")
    }
  }

  /// Adds checks that no JSON Schema can make, such as of two fields against each other.
  ///
  /// - Parameter check: Gets each decoded value and reports what is wrong with it.
  /// - Returns: The shape with the check.
  package func checked(
    _ check: @escaping @Sendable (Value, inout Remarks) -> Void
  ) -> Shape<Value> {
    Shape(kinds: kinds, schema: schema) { node, decoding in
      guard let value = decode(node, &decoding) else { return nil }
      var remarks = Remarks()
      check(value, &remarks)
      for remark in remarks.diagnostics {
        decoding.report(remark, at: node.mark(at: remark.path.steps))
      }
      return remarks.diagnostics.contains { $0.severity == .error } ? nil : value
    }
  }

}

/// Fails with the kind of value found, unless that was reported before.
func mismatch<Value>(
  _ expected: String,
  _ node: YAMLNode,
  _ decoding: inout Decoding,
  found: String? = nil
) -> Value? {
  decoding.report(.mismatch(expected: expected, found: found ?? node.foundText), at: node)
  return nil
}

/// The diagnostics of a check, with paths that begin at the value checked.
package struct Remarks {
  private(set) var diagnostics: [Diagnostic] = []

  /// Reports a problem with the value at a path inside the value checked.
  package mutating func report(_ problem: some DiagnosticProblem, at path: Diagnostic.Path = []) {
    diagnostics.append(Diagnostic(problem, at: path))
  }
}

/// The state of decoding one file: the way to the value at hand and all that was reported so far.
struct Decoding {
  private(set) var diagnostics = BoundedDiagnostics()
  /// False once a value was not of its shape; checks beyond the schema do not count.
  private(set) var isOfShape = true
  /// The folder in which files that the file names are read.
  let folder: ScenarioFolder?
  /// The numbers that depend on the difficulty.
  let knobs: Knobs
  /// The bytes that files named by the file may still have.
  var artifactBytesLeft = YAMLLimits.allArtifactBytes
  private let source: SourceText
  private var path = Diagnostic.Path([])

  init(source: SourceText, folder: ScenarioFolder?, knobs: Knobs) {
    self.source = source
    self.folder = folder
    self.knobs = knobs
  }

  /// Decodes a value that does not itself stand in the file; the schema does not see it.
  mutating func beyondSchema<Value>(_ body: (inout Decoding) -> Value) -> Value {
    let wasOfShape = isOfShape
    defer { isOfShape = wasOfShape }
    return body(&self)
  }

  /// Decodes a value one step further in.
  mutating func descending<Value>(
    into step: Diagnostic.Step,
    _ body: (inout Decoding) -> Value
  ) -> Value {
    path.steps.append(step)
    defer { path.steps.removeLast() }
    return body(&self)
  }

  /// Reports that a value is not of its shape, unless it was refused when the file was parsed.
  mutating func report(_ problem: ShapeProblem, at node: YAMLNode) {
    isOfShape = false
    guard !node.isRefused else { return }
    report(problem, at: node.mark)
  }

  /// Reports that something at a mark is not of its shape.
  mutating func report(_ problem: ShapeProblem, at mark: Mark) {
    isOfShape = false
    diagnostics.append(
      Diagnostic(problem, at: path, file: source.file, place: source.place(of: mark))
    )
  }

  /// Reports what a check beyond the schema found.
  mutating func report(_ remark: Diagnostic, at mark: Mark) {
    var diagnostic = remark
    diagnostic.path = path.appending(remark.path)
    diagnostic.file = source.file
    diagnostic.place = source.place(of: mark)
    diagnostics.append(diagnostic)
  }
}

/// Diagnostics up to the limit of a file, and then one that says so: a hostile file could otherwise
/// ask for one per byte.
struct BoundedDiagnostics {
  private static let limit = YAMLLimits().diagnostics

  private(set) var values: [Diagnostic] = []

  /// Whether nothing more is added, so that nothing need be worked out for it.
  var isFull: Bool { values.count > Self.limit }

  /// Adds one, unless there are too many already.
  mutating func append(_ make: @autoclosure () -> Diagnostic) {
    guard !isFull else { return }
    let diagnostic = make()
    values.append(diagnostic)
    guard values.count == Self.limit else { return }
    let problem = YAMLProblem.tooManyProblems(Self.limit)
    values.append(Diagnostic(problem, file: diagnostic.file, place: diagnostic.place))
  }
}

extension [Diagnostic] {
  /// In the order of the file; those of one spot stay in the order in which they were made.
  package func stablySorted() -> [Diagnostic] {
    enumerated()
      .sorted { left, right in
        if left.element.precedes(right.element) { return true }
        if right.element.precedes(left.element) { return false }
        return left.offset < right.offset
      }
      .map(\.element)
  }
}
