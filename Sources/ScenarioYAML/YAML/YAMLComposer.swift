internal import ScenarioModel

/// Builds the tree of a YAML text from its events and refuses what exceeds the limits on the way.
struct YAMLComposer: ~Copyable {
  /// A problem and its spot.
  struct Finding {
    var problem: YAMLProblem
    var mark: Mark
  }

  /// Thrown when reading on would be pointless or unbounded; the finding that says so is recorded.
  private struct Stop: Error {}

  private(set) var findings: [Finding] = []
  private let source: SourceText
  private let limits: YAMLLimits
  private var events: YAMLEventStream
  private var nodeCount = 0

  init(source: SourceText, limits: YAMLLimits) {
    self.source = source
    self.limits = limits
    events = YAMLEventStream(source.text)
  }

  /// The value of the only document; nil when there is none or the text is no YAML.
  mutating func compose() -> YAMLNode? {
    do throws(Stop) {
      if let (scalar, mark) = source.firstHiddenLineBreak {
        try report(.hiddenLineBreak(scalar.value), at: mark)
        throw Stop()
      }
      return try document()
    } catch {
      return nil
    }
  }

  private mutating func document() throws(Stop) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd:
        if root == nil { try report(.empty, at: .start) }
        return root
      case .documentStart(let hasDirectives):
        guard root == nil else {
          try report(.severalDocuments, at: event.mark)
          throw Stop()
        }
        if hasDirectives { try report(.directive, at: event.mark) }
        root = try node(next(), depth: 0)
      case .streamStart, .documentEnd: break
      case .alias, .scalar, .listStart, .listEnd, .objectStart, .objectEnd:
        preconditionFailure("a value outside a document at line \(event.mark.line)")
      }
    }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
    nodeCount += 1
    guard nodeCount <= limits.nodes else {
      try report(.tooManyNodes(limits.nodes), at: event.mark)
      throw Stop()
    }
    switch event.kind {
    case .alias(let name):
      try report(.alias(name), at: event.mark)
      return YAMLNode(.scalar(.refused), at: event.mark)
    case .scalar(let text, let isPlain, let decoration):
      try refuse(decoration, at: event.mark)
      let isUntagged = isPlain && decoration.tag == nil
      return YAMLNode(
        .scalar(isUntagged ? try scalar(text, at: event.mark) : .text(text)),
        at: event.mark
      )
    case .listStart(let decoration):
      try refuse(decoration, at: event.mark)
      return YAMLNode(.list(try items(depth: depth + 1, at: event.mark)), at: event.mark)
    case .objectStart(let decoration):
      try refuse(decoration, at: event.mark)
      return YAMLNode(.object(try entries(depth: depth + 1, at: event.mark)), at: event.mark)
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .listEnd, .objectEnd:
      preconditionFailure("no value where the parser promised one, at line \(event.mark.line)")
    }
  }

  private mutating func scalar(_ text: String, at mark: Mark) throws(Stop) -> YAMLScalar {
    switch YAMLScalar.plain(text) {
    case .success(let scalar): return scalar
    case .failure(let problem):
      try report(.scalar(problem), at: mark)
      return .refused
    }
  }

  private mutating func items(depth: Int, at mark: Mark) throws(Stop) -> [YAMLNode] {
    try limit(depth: depth, at: mark)
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      if case .listEnd = event.kind { return items }
      items.append(try node(event, depth: depth))
    }
  }

  private mutating func entries(depth: Int, at mark: Mark) throws(Stop) -> [YAMLEntry] {
    try limit(depth: depth, at: mark)
    var entries: [YAMLEntry] = []
    var firstLines: [String: Int] = [:]
    while true {
      let event = try next()
      if case .objectEnd = event.kind { return entries }
      let key = try key(event, depth: depth)
      let value = try node(next(), depth: depth)
      guard let key else { continue }
      if let line = firstLines[key] {
        try report(.duplicateKey(key, firstLine: line), at: event.mark)
      } else {
        firstLines[key] = event.mark.line
        entries.append(YAMLEntry(key: key, keyMark: event.mark, value: value))
      }
    }
  }

  /// The text of a key; nil when it is refused, which is then reported.
  private mutating func key(_ event: YAMLEvent, depth: Int) throws(Stop) -> String? {
    guard case .scalar(let text, let isPlain, let decoration) = event.kind else {
      let refused = try node(event, depth: depth)
      if !refused.isRefused { try report(.keyNotText(refused.foundText), at: event.mark) }
      return nil
    }
    nodeCount += 1
    try refuse(decoration, at: event.mark)
    guard isPlain else { return text }
    if text == "<<" {
      try report(.mergeKey, at: event.mark)
      return nil
    }
    switch YAMLScalar.plain(text) {
    case .success(.text), .failure(.oldBoolean): return text
    case .success(let scalar):
      let found = YAMLNode(.scalar(scalar), at: event.mark).foundText
      try report(.keyNotText(found), at: event.mark)
    case .failure(let problem): try report(.scalar(problem), at: event.mark)
    }
    return nil
  }

  private mutating func refuse(_ decoration: YAMLEvent.Decoration, at mark: Mark) throws(Stop) {
    if let anchor = decoration.anchor { try report(.anchor(anchor), at: mark) }
    if let tag = decoration.tag { try report(.tag(tag), at: mark) }
  }

  private mutating func limit(depth: Int, at mark: Mark) throws(Stop) {
    guard depth > limits.depth else { return }
    try report(.tooDeep(limits.depth), at: mark)
    throw Stop()
  }

  private mutating func report(_ problem: YAMLProblem, at mark: Mark) throws(Stop) {
    findings.append(Finding(problem: problem, mark: mark))
    guard findings.count >= limits.diagnostics else { return }
    findings.append(Finding(problem: .tooManyProblems(limits.diagnostics), mark: mark))
    throw Stop()
  }

  private mutating func next() throws(Stop) -> YAMLEvent {
    do throws(YAMLParserError) {
      return try events.next()
    } catch {
      let (problem, mark) = SyntaxProblem.explain(error, in: source)
      findings.append(Finding(problem: .syntax(problem), mark: mark))
      throw Stop()
    }
  }
}
