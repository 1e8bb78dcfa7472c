internal import ScenarioModel

extension YAMLDocument {
  /// The key of a thing that is there only from a difficulty on.
  static let fromDifficulty = "from_difficulty"

  /// The things that may be there only from a difficulty on; `*` stands for any key or index.
  private static let gated: [[String]] = [
    ["actions", "*"], ["artifacts", "*"], ["hypotheses", "*"], ["mitigations", "*"],
    ["brief", "background", "*"],
  ]

  /// The difficulty that the file states, its default; `nil` where it states none.
  package var statedDifficulty: Int? { root?.statedDifficulty }

  /// Whether the file can be read at every difficulty, not only at its own.
  package var hasEveryDifficulty: Bool { root?.entry(Knobs.section) != nil }

  /// The file as it is at a difficulty, its own where none is given.
  ///
  /// It states that difficulty and lacks what is there only from a harder one on. A file without
  /// knobs is always at its own. Spots in the file stay what they are.
  package func at(_ difficulty: Int?) -> YAMLDocument {
    guard let root, let own = root.statedDifficulty else { return self }
    let level = hasEveryDifficulty ? difficulty ?? own : own
    var levelled = root
    if case .object(var entries) = root.content,
      let index = entries.firstIndex(where: { $0.key == "difficulty" }),
      let number = YAMLNumber("\(level)")
    {
      entries[index].value.content = .scalar(.number(number))
      levelled.content = .object(entries)
    }
    for path in Self.gated { levelled.strip(path[...], above: level) }
    return YAMLDocument(source: source, root: levelled, diagnostics: diagnostics)
  }

  /// The diagnostics about knobs that no single value shows, with their places in the file.
  var difficultyDiagnostics: [Diagnostic] {
    guard let root else { return [] }
    var used: Set<String> = []
    var gates: [Mark] = []
    for entry in root.entries where entry.key != Knobs.section {
      entry.value.visit { node in
        if let name = node.knobName { used.insert(name) }
        if let gate = node.entry(Self.fromDifficulty) { gates.append(gate.keyMark) }
      }
    }
    let settings = root.entry(Knobs.section)?.value.entries ?? []
    // A reference to an unknown knob most likely meant one of these; it is told where it stands.
    let isSound = used.allSatisfy { name in settings.contains { $0.key == name } }
    let unused = settings.filter { isSound && !used.contains($0.key) }.map { setting in
      Diagnostic(
        KnobProblem.unused(setting.key),
        at: [.key(Knobs.section), .key(setting.key)],
        file: source.file,
        place: source.place(of: setting.keyMark)
      )
    }
    guard !hasEveryDifficulty else { return unused }
    return gates.map { mark in
      Diagnostic(KnobProblem.oneDifficulty, file: source.file, place: source.place(of: mark))
    }
  }
}

extension YAMLNode {
  /// Hands this value and all in it to a function, in the order of the file.
  func visit(_ body: (YAMLNode) -> Void) {
    body(self)
    switch content {
    case .scalar: break
    case .list(let items): for item in items { item.visit(body) }
    case .object(let entries): for entry in entries { entry.value.visit(body) }
    }
  }

  /// Removes the things at a path that are there only above a difficulty.
  fileprivate mutating func strip(_ path: ArraySlice<String>, above level: Int) {
    guard let step = path.first else { return }
    let rest = path.dropFirst()
    switch content {
    case .scalar: break
    case .list(let items):
      content = .list(
        items.filter { !rest.isEmpty || $0.isThere(at: level) }.map { $0.stripped(rest, level) }
      )
    case .object(let entries):
      content = .object(
        entries
          .filter { step != "*" || !rest.isEmpty || $0.value.isThere(at: level) }
          .map { entry in
            guard step == "*" || step == entry.key else { return entry }
            var changed = entry
            changed.value = entry.value.stripped(rest, level)
            return changed
          }
      )
    }
  }

  private func stripped(_ path: ArraySlice<String>, _ level: Int) -> YAMLNode {
    var node = self
    node.strip(path, above: level)
    return node
  }

  /// Whether a difficulty has this thing; a malformed limit counts as yes, so that it is reported.
  private func isThere(at level: Int) -> Bool {
    guard let gate = entry(YAMLDocument.fromDifficulty),
      case .scalar(.number(let number)) = gate.value.content, let first = number.integer
    else { return true }
    return first <= level || !Scenario.difficulties.contains(first)
  }
}
