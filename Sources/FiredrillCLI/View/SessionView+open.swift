import Plotting
import ScenarioModel
import Sessions

extension SessionView {
  /// The menu where evidence is asked for in one's own words: how to ask, and the mitigations.
  func openMenu(of session: Session) -> [String] {
    paragraph(
      "Nothing here lists what there is to look at. Ask for it as you would ask a colleague, for"
        + " example: show me latency by region. What nobody has costs nothing."
    ) + ["", style.paint("Mitigate (minutes)", .emphasis)] + mitigations(of: session)
  }

  /// Asks back where a request could mean several things.
  func candidates(_ ids: [ActionID], of session: Session) -> [String] {
    ["Which of these do you mean?"]
      + ids.enumerated().flatMap { index, id -> [String] in
        guard let action = session.scenario.action(id) else { return [] }
        return item("  \(index + 1) ", "\(action.title) (\(action.minutes) min)")
      }
  }
}
