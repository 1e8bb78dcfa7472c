import CommandLanguage
import ScenarioModel
import Sessions

extension PlayLoop {
  /// Asks which of several actions was meant; `nil` when the player means none of them.
  mutating func choice(among candidates: [ActionID]) throws -> ActionID? {
    try console.show(view.candidates(candidates, of: session))
    let parser = CommandParser(session: session)
    return try answer(Prompt("number, or empty for none> "), givingUp: "Nothing was looked at.") {
      line throws(CommandSyntaxError) in try parser.choice(line, among: candidates)
    }
  }
}
