import CommandLanguage
import Reports
import ScenarioModel
import Sessions
import Telemetry

extension PlayLoop {
  /// Asks for what a declaration lacks; `nil` when the player thinks better of it.
  mutating func complete(_ draft: DeclarationDraft) throws -> Declaration? {
    let parser = DeclarationParser(session.scenario)
    var cause = draft.cause
    if cause == nil {
      try console.show(view.hypotheses(of: session))
      guard
        let answer = try answer(
          Prompt(
            "cause (h1, a name, or \(DeclarationParser.unknownCause))> ",
            completing: Self.completing(
              session.scenario.hypotheses.map(\.id.rawValue) + [DeclarationParser.unknownCause]
            ),
            help: Self.help([
              "  \(DeclarationParser.unknownCause) says that the evidence is not enough; an empty line gives up"
            ])
          ),
          { line throws(CommandSyntaxError) in try parser.cause(line) }
        )
      else { return nil }
      cause = .some(answer)
    }
    var places = draft.places
    if places == nil, case .some(.some) = cause {
      try console.show(view.places(of: session.scenario))
      guard
        let answer = try answer(
          Prompt(
            "where (names, or \(DeclarationParser.noPlace))> ",
            completing: Self.completing(
              session.scenario.places.map(\.id.rawValue) + [DeclarationParser.noPlace]
            ),
            help: Self.help(["  several names with commas between them; an empty line gives up"])
          ),
          { line throws(CommandSyntaxError) in try parser.places(line) }
        )
      else { return nil }
      places = answer
    }
    var explanation = draft.explanation
    if explanation == nil {
      try console.show(
        view.paragraph(
          "Explain in one line: what happened, to whom, by which evidence, what you ruled out."
        )
      )
      guard
        let text = try answer(Prompt("because> "), { line throws(CommandSyntaxError) in line })
      else { return nil }
      explanation = text
    }
    return Declaration(
      cause: cause ?? nil,
      places: places ?? [],
      explanation: explanation ?? "",
      cited: draft.cited ?? []
    )
  }

  /// Shows a verdict and carries it out where the player says that it is final.
  ///
  /// Returns a line that was typed instead of an answer, which is to be carried out; `nil` otherwise.
  mutating func carryOutIfFinal(_ declaration: Declaration) throws -> String? {
    _ = try session.decide(.declare(declaration))
    try console.show(view.verdict(VerdictReport(declaration, in: session.scenario)))
    guard case .line(let line) = console.ask(Prompt("final? (yes, or go on)> ")) else {
      try console.show([Self.notDeclared])
      return nil
    }
    if DeclarationParser(session.scenario).agrees(line) {
      try carryOut(.declare(declaration))
      return nil
    }
    try console.show([Self.notDeclared])
    return line
  }

  private static var notDeclared: String {
    "Nothing was declared: 'yes' after the verdict, or 'declare … !', makes it final."
  }

  /// Words that begin like the last one of a line.
  private static func completing(_ words: [String]) -> (String) -> [String] {
    { line in
      let last = line.split(whereSeparator: { $0 == " " || $0 == "," }).last ?? ""
      return words.filter { $0.hasPrefix(line.hasSuffix(" ") ? "" : last) }
    }
  }

  /// Help on an empty line.
  private static func help(_ lines: [String]) -> (String) -> [String] {
    { $0.trimmed.isEmpty ? lines : [] }
  }

  /// The first line that is understood; an empty line or the end of input gives up.
  mutating func answer<Value>(
    _ prompt: Prompt,
    givingUp: String = "Nothing was declared.",
    _ read: (String) throws(CommandSyntaxError) -> Value
  ) throws -> Value? {
    while true {
      guard case .line(let line) = console.ask(prompt),
        !line.trimmed.isEmpty
      else {
        try console.show([givingUp])
        return nil
      }
      do {
        return try read(line.trimmed)
      } catch {
        try console.show(view.refusal(error))
      }
    }
  }
}
