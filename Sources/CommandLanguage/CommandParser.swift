import ScenarioModel
package import Sessions
import Telemetry

/// Reads the lines that a player types in a session.
///
/// Words are matched whatever their case; the first word may be shortened as long as it is clear.
package struct CommandParser {
  let session: Session

  package init(session: Session) { self.session = session }

  /// Whether evidence is asked for in the player's own words, with no list to choose from.
  var isOpen: Bool { session.header.mode == .open }

  /// The commands that can be typed.
  var grammar: CommandGrammar { isOpen ? .open : .play }

  /// The request of a line; throws what is wrong with it.
  package func parse(_ line: String) throws(CommandSyntaxError) -> SessionRequest {
    let text = line.trimmed
    guard !text.isEmpty else { return .nothing }
    let (first, rest) = text.headAndTail
    try refuseSeveralLines(of: text, first)
    if let number = Int(first), rest.isEmpty { return try pickFromMenu(number) }
    guard !isOpen else {
      guard let word = openWord(first, alone: rest.isEmpty) else { return try request(text) }
      return try parse(word, rest)
    }
    return try parse(try word(first), rest)
  }

  /// Refuses a pasted block where the command takes no text of several lines; it is no script.
  private func refuseSeveralLines(of text: String, _ first: String) throws(CommandSyntaxError) {
    guard text.contains(where: \.isNewline) else { return }
    let word = try? word(first)
    guard word?.entry.argument.takesSeveralLines != true else { return }
    throw .severalLines(text.split(whereSeparator: \.isNewline).count)
  }

  /// The command word that a text spells or begins.
  private func word(_ text: String) throws(CommandSyntaxError) -> CommandWord {
    if let word = grammar.word(text) { return word }
    let starts = grammar.words(beginning: text)
    switch starts.count {
    case 1: return starts[0]
    case 0:
      let names = grammar.words.map(\.rawValue)
      throw .unknownWord(text, NearestName.among(names, to: text.lowercased()).first)
    default: throw .ambiguousWord(text, starts)
    }
  }

  private func pickFromMenu(_ number: Int) throws(CommandSyntaxError) -> SessionRequest {
    let looks = isOpen ? [] : session.scenario.actions.map { SessionCommand.look($0.id) }
    let commands = looks + session.scenario.mitigations.map { .mitigate($0.id) }
    guard let command = commands.element(numbered: number) else {
      throw .noSuchNumber(number, count: commands.count)
    }
    return .command(command)
  }

  func look(_ rest: String) throws(CommandSyntaxError) -> SessionRequest {
    if rest.isEmpty { return .show(.menu) }
    return isOpen ? try request(rest) : .command(.look(try action(rest)))
  }

  func action(_ word: String) throws(CommandSyntaxError) -> ActionID {
    if isOpen { return try actionInWords(word) }
    do {
      return try session.scenario.action(picked: word).id
    } catch {
      throw .pick(error)
    }
  }

  func mitigation(_ rest: String) throws(CommandSyntaxError) -> MitigationID {
    let mitigations = session.scenario.mitigations
    let offset = isOpen ? 0 : session.scenario.actions.count
    let picker = Picker(
      choices: mitigations.enumerated().map {
        Picker.Choice(number: "\(offset + $0.offset + 1)", name: $0.element.id.rawValue)
      },
      kind: "mitigation"
    )
    do {
      return mitigations[try picker.pick(rest)].id
    } catch {
      throw .pick(error)
    }
  }

  func evidence(_ rest: String) throws(CommandSyntaxError) -> SessionRequest {
    guard !rest.isEmpty else { return .show(.evidenceList) }
    let (word, option) = rest.headAndTail
    guard let number = Int(word.filter { $0 != "[" && $0 != "]" }) else {
      throw .notANumber(rest, .evidence)
    }
    guard !option.isEmpty else { return .show(.evidence(number)) }
    let (flag, file) = option.headAndTail
    guard flag == "--svg", !file.isEmpty else { throw .notANumber(rest, .evidence) }
    return .draw(number, file: file)
  }

  func sql(_ rest: String) -> SessionRequest {
    let (first, name) = rest.headAndTail
    guard !first.isEmpty else { return .show(.tables) }
    return switch SQLDirective(rawValue: first.lowercased()) {
    case .tables, .help: .show(.tables)
    case .schema: .show(.schema(name))
    case .quit, .exit, nil: .sql(rest)
    }
  }

  func cite(_ rest: String) throws(CommandSyntaxError) -> SessionRequest {
    guard !rest.isEmpty else { return .show(.evidenceList) }
    var words = rest.split(whereSeparator: \.isWhitespace).map(String.init)
    var query: Int?
    if words.count > 1 {
      let word = words.removeLast()
      if let number = Int(word.filter { $0 != "[" && $0 != "]" }) {
        query = number
      } else if isOpen {
        words.append(word)
      } else {
        throw .notANumber(word, .cite)
      }
    }
    return .command(.cite(try action(words.joined(separator: " ")), query: query))
  }

  func wait(_ rest: String) throws(CommandSyntaxError) -> SessionRequest {
    let word = rest.headAndTail.head
    guard let minutes = Int(word) else { throw .notANumber(rest, .wait) }
    return .command(.wait(minutes: minutes))
  }

  func believe(_ rest: String) throws(CommandSyntaxError) -> SessionRequest {
    var beliefs: [Belief] = []
    for part in rest.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { throw .notABelief(String(part)) }
      let number = sides[1].hasSuffix("%") ? sides[1].dropLast() : sides[1]
      guard let value = Double(number) else { throw .notABelief(String(part)) }
      let hypothesis = try DeclarationParser(session.scenario).hypothesis(String(sides[0]))
      beliefs.append(Belief(hypothesis: hypothesis, probability: value))
    }
    return .command(.believe(beliefs))
  }

  func slice(_ rest: String) throws(CommandSyntaxError) -> SessionRequest {
    do {
      let query = try SliceParser(world: session.scenario.world, clock: session.clock).parse(rest)
      return .command(.slice(query, words: rest))
    } catch {
      throw .slice(error, SliceAdvice(on: error, in: session.scenario))
    }
  }
}

/// A word with a dot, as the shell of SQLite has them.
enum SQLDirective: String, CaseIterable {
  case tables = ".tables"
  case schema = ".schema"
  case help = ".help"
  case quit = ".quit"
  case exit = ".exit"
}

/// One line typed at a prompt that asks questions in SQL alone, as it was understood.
package enum SQLLine: Hashable, Sendable {
  case nothing, quit, tables, help
  /// The definition of one table, or of all where the name is empty.
  case schema(String)
  case ask(String)
  /// A word with a dot that is no directive.
  case unknown(String)

  /// Reads a line; every line means something.
  package init(_ line: String) {
    let text = line.trimmed
    let (first, rest) = text.headAndTail
    let word = first.lowercased()
    self =
      switch SQLDirective(rawValue: word) {
      case .tables: .tables
      case .schema: .schema(rest)
      case .help: .help
      case .quit, .exit: .quit
      case nil: text.isEmpty ? .nothing : word.hasPrefix(".") ? .unknown(word) : .ask(text)
      }
  }
}
