package import ScenarioModel

/// A YAML file parsed into values with their spots, or what kept it from being parsed.
///
/// Aliases, anchors, tags, directives, several documents, duplicate keys and keys that are not text
/// are refused; nothing is ever expanded, so a tree is never larger than its text.
package struct YAMLDocument: Sendable {
  package let source: SourceText
  /// The value of the file; nil when it could not be parsed at all.
  package let root: YAMLNode?
  /// The faults of the file as YAML, in the order of the file.
  package let diagnostics: [Diagnostic]

  /// Parses a text within limits; complexity: linear in the text.
  package init(text: String, file: String, limits: YAMLLimits = YAMLLimits()) {
    let body =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    source = SourceText(file: file, text: body)
    var composer = YAMLComposer(source: source, limits: limits)
    root = composer.compose()
    diagnostics = composer.findings.map { [source] finding in
      Diagnostic(finding.problem, file: source.file, place: source.place(of: finding.mark))
    }
  }

  /// Makes a document of its parts.
  init(source: SourceText, root: YAMLNode?, diagnostics: [Diagnostic]) {
    self.source = source
    self.root = root
    self.diagnostics = diagnostics
  }

  /// Reads and parses a file of a scenario's folder; a file that cannot be read is a diagnostic too.
  package static func reading(
    _ name: String,
    in folder: ScenarioFolder,
    limits: YAMLLimits = YAMLLimits()
  ) -> YAMLDocument {
    let file = folder.displayPath(name)
    do throws(FileProblem) {
      let text = try folder.text(name, limit: limits.bytes)
      return YAMLDocument(text: text, file: file, limits: limits)
    } catch {
      let source = SourceText(file: file, text: "")
      return YAMLDocument(
        source: source,
        root: nil,
        diagnostics: [Diagnostic(error, file: file)]
      )
    }
  }

  /// The diagnostic with the place of the value at its path, as far as that value exists.
  package func placing(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.place == nil else { return diagnostic }
    var placed = diagnostic
    placed.file = source.file
    placed.place = source.place(of: root?.mark(at: diagnostic.path.steps) ?? .start)
    return placed
  }
}
