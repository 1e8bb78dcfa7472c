import ArgumentParser
import Foundation
import ScenarioModel
import SessionStore
import Sessions
import Terminal

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
      Lines are read from the terminal or from a pipe; the end of input leaves the session resumable.
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

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    guard open, guided else { return }
    throw ValidationError("--open lists nothing and --guided lists choices; give one of them")
  }

  func run() throws {
    let surroundings = screen.surroundings
    let judge = try JudgeDesk(judging, surroundings)
    let library = ScenarioLibrary(surroundings)
    let loaded = try library.load(
      folder: try folder(in: library, surroundings),
      difficulty: level.difficulty
    )
    let shelf = try SessionShelf.open(surroundings)
    let known: KnownReason? = seed == nil ? nil : .seed
    // The one place where chance comes in: an unknown seed deals an unknown truth. Programs that
    // read JSON numbers as doubles keep 53 bits.
    let seed = seed ?? UInt64.random(in: 0..<(1 << 53))
    let mode = open ? SessionMode.open : guided ? .guided : .drill
    let header = loaded.header(seed: seed, mode: mode)
    let staging = try CommandFailure.wrap { try Staging(loaded.scenario) }
    let session = try CommandFailure.wrap {
      try Session(header: header, staging: staging, digest: Digests.hexadecimal)
    }
    let id = try shelf.create(header, label: label, bundle: loaded.bundle, known: known)
    try PlayDesk(surroundings: surroundings, shelf: shelf, judge: judge)
      .play(session, id: id, isNew: true)
  }

  private func folder(in library: ScenarioLibrary, _ surroundings: Surroundings) throws -> String {
    if let scenario { return try library.folder(named: scenario) }
    let folders = try library.folders()
    guard folders.count == 1, let only = folders.first else {
      let due = try TrainingPlan(surroundings, SessionShelf.open(surroundings)).invitation
      throw CommandFailure(
        "which scenario? 'firedrill list' names them, 'firedrill play NAME' plays one"
          + (due.map { "\n\($0)" } ?? ""),
        code: .usage
      )
    }
    return only
  }
}
