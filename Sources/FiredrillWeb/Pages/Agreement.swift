import ScenarioModel
import Sessions

/// The form that carries out a command which was understood from a person's own words.
struct Agreement {
  let act: Act
  private let field: HTML
  private let value: String

  /// `nil` for commands that are not read from words.
  init?(_ command: SessionCommand) {
    switch command {
    case .look(let id): (act, field, value) = (.look, "action", id.rawValue)
    case .mitigate(let id): (act, field, value) = (.mitigate, "mitigation", id.rawValue)
    case .update(let text): (act, field, value) = (.update, "text", text)
    case .slice(_, let words): (act, field, value) = (.slice, "words", words)
    default: return nil
    }
  }

  /// The form's field.
  var fields: HTML { "<input type=\"hidden\" name=\"\(field)\" value=\"\(value)\">" }

  /// The form's field and its buttons; "No" leads to an address.
  func content(orElse address: Address) -> HTML {
    """
    \(fields)
    <button class="primary" autofocus>Yes, do it</button>
    <a class="button" href="\(address)">No</a>
    """
  }
}
