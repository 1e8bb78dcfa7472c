package import Drills
import ScenarioModel
import Sessions

extension SessionView {
  /// For authors: the brief of a world and each action's evidence, as a player would see it right after
  /// the page.
  package func preview(of world: PreviewedWorld, seed: UInt64) throws -> [String] {
    let session = world.session
    var lines = [
      "Truth: \(session.truth.title); seed \(seed), draw \(session.deal.attempt + 1).", "",
    ]
    lines += try brief(of: session)
    for look in world.looks {
      lines += ["", heading("\(look.action.id): \(look.action.title)")]
      lines += evidence(look.evidence, in: session)
    }
    return lines
  }
}
