import CommandLanguage
import Reports
import ScenarioModel
import Sessions
import Telemetry

extension PlayLoop {
  /// Asks for what a declaration lacks; `nil` when the player thinks better of it.
  ///
  /// A line that makes the verdict final is asked only for what no verdict can lack: its cause and its
  /// explanation. Further questions would take the lines after it for answers.
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
    if places == nil, draft.isConfirmed, case .some(.some) = cause {
      try console.show(view.paragraph("No place was named: 'at PLACE' in the line says where."))
    } else if places == nil, case .some(.some) = cause {
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
    var ruledOut = draft.ruledOut
    var explanation = draft.explanation
    if explanation == nil {
      if ruledOut == nil, !draft.isConfirmed, case .some(.some) = cause {
        ruledOut = try rivals(parser)
      }
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
    let declaration = Declaration(
      cause: cause ?? nil,
      places: places ?? [],
      ruledOut: ruledOut ?? [],
      explanation: explanation ?? "",
      cited: draft.cited ?? []
    )
    let isAskedBack = draft.explanation == nil && !draft.isConfirmed
    return isAskedBack ? try askedBack(declaration) : declaration
  }

  /// The declaration after its author was told once what was heard and what was not.
  private mutating func askedBack(_ declaration: Declaration) throws -> Declaration {
    let hearing = try HearingReport(declaration, in: session)
    guard !hearing.missing.isEmpty else { return declaration }
    try console.show(view.hearing(hearing))
    while true {
      guard case .line(let line) = console.ask(Prompt("add, said, or Enter> ")) else {
        return declaration
      }
      var mended = declaration
      switch HearingReply(line) {
      case .goOn: return declaration
      case .addition(let sentence): mended.explanation += "\n" + sentence
      case .dispute(let number, let words):
        guard let missing = hearing.missing.element(numbered: number),
          declaration.explanation.contains(words)
        else {
          try console.show(
            view.refusal("point at words of your explanation: said 1 WORDS, with the number above")
          )
          continue
        }
        mended.disputes.append(Dispute(concept: missing.concept, words: words))
      }
      return mended
    }
  }

  /// Asks which causes are ruled out and by which events; none on an empty line.
  private mutating func rivals(_ parser: DeclarationParser) throws -> [RuledOut] {
    let prompt = Prompt(
      "ruled out (h2 by 4, h5 by 6; Enter for none)> ",
      completing: Self.completing(session.scenario.hypotheses.map(\.id.rawValue)),
      help: Self.help(["  each cause with the events whose evidence speaks against it"])
    )
    while true {
      guard case .line(let line) = console.ask(prompt), !line.trimmed.isEmpty else { return [] }
      do throws(CommandSyntaxError) {
        return try parser.rivals(line.trimmed)
      } catch {
        try console.show(view.refusal(error))
      }
    }
  }

  /// Shows a verdict and carries it out where the player says that it is final.
  ///
  /// A yes that is typed later counts until something else is done. Returns a line that was typed
  /// instead of an answer, which is to be carried out; `nil` otherwise.
  mutating func carryOutIfFinal(_ declaration: Declaration) throws -> String? {
    _ = try session.decide(.declare(declaration))
    try console.show(view.verdict(VerdictReport(declaration, in: session.scenario)))
    let line = try carryOut(
      .declare(declaration),
      asking: "final? (yes, or go on)> ",
      refused: "Nothing was declared. Until you do something else, 'yes' makes this verdict final."
    )
    if !session.isOver { openVerdict = declaration }
    return line
  }

  /// Says back a command that the player's own words seem to mean, and carries it out on a yes.
  ///
  /// Returns a line that was typed instead of an answer, which is to be carried out; `nil` otherwise.
  mutating func carryOutIfMeant(_ command: SessionCommand) throws -> String? {
    _ = try session.decide(command)
    try console.show(view.saidBack(SaidBackReport(command, in: session)))
    return try carryOut(
      command,
      asking: "go? (yes, or go on)> ",
      refused: "Nothing was done; no time has passed."
    )
  }

  /// Carries out a command on a yes; returns a line that was typed instead of an answer.
  ///
  /// An empty line is asked again once: Enter is often typed ahead.
  private mutating func carryOut(
    _ command: SessionCommand,
    asking question: String,
    refused: String
  ) throws -> String? {
    var input = console.ask(Prompt(question))
    if case .line(let line) = input, line.trimmed.isEmpty { input = console.ask(Prompt(question)) }
    let consent: Consent = if case .line(let line) = input { Consent(line) } else { .refused }
    switch consent {
    case .given: try carryOut(command)
    case .refused: try console.show([refused])
    case .other(let line):
      try console.show([refused])
      return line
    }
    return nil
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
