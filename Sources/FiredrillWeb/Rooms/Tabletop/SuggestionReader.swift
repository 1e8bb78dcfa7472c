import CommandLanguage
import Reports
import ScenarioModel
import Sessions

/// Reads the form of a suggestion: a button of a list, a command, or the player's own words.
struct SuggestionReader {
  private let session: Session

  init(_ session: Session) { self.session = session }

  enum Reading {
    case proposal(Proposal)
    /// The proposals that the words could mean, to choose from.
    case question([Choice])
  }

  /// A line that can be suggested, with what it means in words.
  struct Choice {
    var line: String
    var title: String
  }

  /// Throws a sentence where nothing can be suggested by it.
  func read(_ form: FormFields) throws -> Reading {
    if let action = form["action"] { return .proposal(.look(action)) }
    if let mitigation = form["mitigation"] { return .proposal(.mitigate(mitigation)) }
    switch try CommandParser(session: session).ask(form["words"] ?? "") {
    case .command(.believe):
      throw WebFailure.refused("Your beliefs have a form of their own, below.")
    case .command(let command):
      guard let proposal = Proposal(command) else {
        throw WebFailure.refused("That cannot be suggested.")
      }
      return .proposal(proposal)
    case .sql(let statement): return .proposal(.query(statement))
    case .declare(let draft): return .proposal(.declare(try declaration(draft)))
    case .confirm(let command):
      _ = try session.decide(command)
      return .question([choice(command)])
    case .choose(let actions): return .question(actions.map { choice(.look($0)) })
    case .show, .draw: throw WebFailure.refused("That is on this page already.")
    case .quit, .nothing: throw WebFailure.refused("Write what you suggest.")
    }
  }

  private func choice(_ command: SessionCommand) -> Choice {
    let title =
      switch command {
      case .look(let id): session.scenario.action(id)?.title ?? id.rawValue
      default: SaidBackReport(command, in: session).text
      }
    return Choice(line: CommandWriter(session.scenario).line(for: command), title: title)
  }

  private func declaration(_ draft: DeclarationDraft) throws -> Declaration {
    guard draft.explanation != nil, let declaration = draft.declaration else {
      throw WebFailure.refused(
        "A verdict to suggest needs its cause and the words behind 'because', as in 'declare h2 at"
          + " PLACE because …'."
      )
    }
    return declaration
  }
}
