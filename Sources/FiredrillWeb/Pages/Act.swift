/// A thing that a form of the drill page does.
enum Act: String, Hashable, Sendable, CaseIterable {
  /// Asks in the player's own words, or gives a command as in a terminal.
  case ask
  case look, mitigate, believe, update, wait, hint, note, slice, sql, cite, abandon
  /// Chooses an answer of a guided play.
  case choose

  /// The part of the page that holds its form.
  var part: HTML {
    switch self {
    case .ask, .look, .choose: .none
    case .mitigate: "mitigate"
    case .believe: "beliefs"
    case .update: "update"
    case .slice, .sql, .cite: "question"
    case .wait, .hint, .note, .abandon: "more"
    }
  }
}
