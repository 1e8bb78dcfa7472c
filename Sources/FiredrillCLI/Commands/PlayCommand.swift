import ArgumentParser
import Drills
import Foundation
import Terminal
import TerminalSessions

/// Starts a session.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Be on call: play a scenario.",
    usage: "firedrill play [<scenario>] [<options>]",
    discussion: """
      For example: firedrill play canary-segment-regression
                   firedrill play canary --difficulty 1
                   firedrill play canary --guided
                   firedrill play tool-poisoning --open
      Lines are read from the terminal or from a pipe; the end of input leaves the
      session resumable.
      """
  )

  @Argument(
    help: "The name of a scenario or its folder; may be left out where there is only one.",
    completion: NameCompletion.scenarios
  )
  var scenario: String?

  @Option(help: "Deal the world of this seed; the same seed deals the same truth.")
  var seed: UInt64?

  @OptionGroup var level: DifficultyOption

  @Option(help: "A label for the session, such as who plays.")
  var label = ""

  @Flag(
    help: "Step by step: four choices at a time, each explained. Does not count as progress."
  )
  var guided = false

  @Flag(
    help: "Ask for evidence in your own words: nothing lists what there is to look at."
  )
  var open = false

  @OptionGroup var judging: JudgeOptions

  @OptionGroup var newness: NewnessOption

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    guard open, guided else { return }
    throw ValidationError("--open lists nothing and --guided lists choices; give one of them")
  }

  func run() throws {
    let environment = screen.environment
    let judge = try JudgeClient(judging, environment)
    let service = try environment.services.sessions()
    guard try newness.mayBegin(service, environment) else { return }
    let (session, id) = try service.open(
      Opening(
        folder: try service.catalog.folder(chosen: scenario, by: "play") {
          try TrainingService(service).plan().invitation
        },
        difficulty: level.difficulty,
        seed: seed,
        label: label,
        kind: open ? .open : guided ? .guided : .drill
      )
    )
    try PlayRunner(environment.terminal(service), judge: judge?.opinion(of:))
      .play(session, id: id, isNew: true)
  }
}
