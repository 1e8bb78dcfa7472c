import ArgumentParser
import SessionStore
import Sessions

/// Goes on with a session.
struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Go on with a session that was left or cut off.",
    discussion: "For example: firedrill resume 12"
  )

  @Argument(
    help: "The number of the session; the latest open one if left out.",
    completion: NameCompletion.openSessions
  )
  var session: Int?

  @OptionGroup var judging: JudgeOptions

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let surroundings = screen.surroundings
    let judge = try JudgeDesk(judging, surroundings)
    let shelf = try SessionShelf.open(surroundings)
    let id = try shelf.session(session)
    let session = try shelf.load(id, library: ScenarioLibrary(surroundings))
    guard !session.isOver else {
      throw CommandFailure(
        "session \(id) is over; 'firedrill replay \(id)' shows it",
        code: .usage
      )
    }
    try PlayDesk(surroundings: surroundings, shelf: shelf, judge: judge)
      .play(session, id: id, isNew: false)
  }
}
