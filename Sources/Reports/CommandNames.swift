/// The words by which a front end names the commands that a report advises.
///
/// Reports name no program: a terminal says `'firedrill score'`, a page in a browser the label of a
/// button.
package struct CommandNames: Sendable {
  /// The command that scores a session by the current rubric.
  package var score: String
  /// The command that calibrates a scenario and keeps the result with it.
  package var calibrate: String
  /// The command that starts a drill of a scenario, given the scenario's name.
  package var play: @Sendable (String) -> String

  package init(
    score: String,
    calibrate: String,
    play: @escaping @Sendable (String) -> String
  ) {
    self.score = score
    self.calibrate = calibrate
    self.play = play
  }
}
