/// The reference of the scenario format as Markdown, made from the JSON Schema and nothing else.
package struct FormatReference {
  private let definitions: [JSONValue.Member]
  private var lines: [String] = []
  /// Objects that wait for a section of their own.
  private var pending: [(path: String, schema: JSONValue)] = []
  /// The section that describes each object, by its schema.
  private var described: [JSONValue: String] = [:]

  /// The sections of all keys, the outermost first, then those of the named parts.
  package static var markdown: String {
    let schema = ScenarioShapes.scenario.schemaDocument(title: "")
    var reference = FormatReference(definitions: schema["$defs"]?.members ?? [])
    reference.write(schema, at: "scenario.yaml")
    for definition in reference.definitions {
      reference.write(definition.value, at: definition.name)
    }
    return reference.lines.joined(separator: "\n") + "\n"
  }

  private init(definitions: [JSONValue.Member]) {
    self.definitions = definitions.filter { $0.name != Self.knob }
  }

  /// The definition that stands beside every number, and is explained once in words.
  static let knob = "knob-reference"

  private mutating func write(_ schema: JSONValue, at path: String) {
    lines += ["### \(path)", ""]
    if let text = schema.text("description") { lines += [text, ""] }
    let forms = schema.alternatives
    for form in forms {
      guard form.isObject else {
        lines += ["\(forms.count > 1 ? "Either" : "It is") \(phrase(form, at: path)).", ""]
        continue
      }
      if forms.count > 1 { lines += [form.text("description") ?? "Or an object:", ""] }
      writeTable(of: form, at: path)
    }
    let nested = pending
    pending = []
    for (path, schema) in nested { write(schema, at: path) }
  }

  private mutating func writeTable(of object: JSONValue, at path: String) {
    let required = object["required"]?.texts ?? []
    lines += ["| key | value | meaning |", "| --- | --- | --- |"]
    for property in object["properties"]?.members ?? [] {
      let schema = property.value
      let isRequired = required.contains(property.name)
      let standard = schema["default"].map { " Default: `\($0.compact)`." } ?? ""
      let form = phrase(schema, at: "\(path.isEmpty ? "" : prefix(path))\(property.name)")
      // A bar would end the cell.
      let meaning = ((schema.text("description") ?? "") + standard).replacing("|", with: "\\|")
      lines.append(
        "| `\(property.name)`\(isRequired ? " **required**" : "") | \(form) | \(meaning) |"
      )
    }
    if let rest = object["additionalProperties"], rest != .boolean(false) {
      lines.append("| any other | \(phrase(rest, at: prefix(path) + "NAME")) | |")
    }
    lines.append("")
    for choice in object.choices {
      lines += ["Exactly one of \(choice.map { "`\($0)`" }.joined(separator: ", ")).", ""]
    }
  }

  private func prefix(_ path: String) -> String { path == "scenario.yaml" ? "" : "\(path)." }

  /// Returns the form of a value in a few words; objects are linked to and described later.
  private mutating func phrase(_ schema: JSONValue, at path: String) -> String {
    if let name = schema.text("$ref")?.split(separator: "/").last.map(String.init) {
      return link(name)
    }
    let forms = schema.alternatives
    guard forms.count == 1, let form = forms.first else {
      var phrases: [String] = []
      for form in forms {
        let phrase = phrase(form, at: path)
        if !phrases.contains(phrase) { phrases.append(phrase) }
      }
      return phrases.joined(separator: " or ")
    }
    if let values = form["enum"]?.texts {
      return values.map { "`\($0)`" }.joined(separator: ", ")
    }
    if let value = form["const"] { return "`\(value.compact)`" }
    switch form.text("type") {
    case "object" where form["properties"] != nil:
      if let known = described[form] { return "an object as in \(link(known))" }
      described[form] = path
      pending.append((path, form))
      return link(path)
    case "object":
      let item = form["additionalProperties"].map { phrase($0, at: prefix(path) + "NAME") }
      return "names, each with: \(item ?? "a value")"
    case "array":
      if case .array(let items)? = form["prefixItems"] {
        return "`[`" + items.map { phrase($0, at: path) }.joined(separator: ", ") + "`]`"
      }
      return "a list of: " + (form["items"].map { phrase($0, at: "\(path)[]") } ?? "values")
    case "string": return form.wordsOfText
    case "integer": return "a whole number" + form.wordsOfRange
    case "number": return "a number" + form.wordsOfRange
    case "boolean": return "`true` or `false`"
    default: return "a value"
    }
  }

  /// A link to a section, by the anchor that GitHub and GitLab give its heading.
  private func link(_ path: String) -> String {
    let anchor = path.lowercased().filter { $0.isLetter || $0.isNumber || "-_".contains($0) }
    return "[\(path.replacing("[]", with: "\\[\\]"))](#\(anchor))"
  }
}
