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
    switch session.header.mode {
    case .drill, .guided, .open:
      try PlayDesk(surroundings: surroundings, shelf: shelf, judge: judge)
        .play(session, id: id, isNew: false)
    case .interview: try resumeInterview(session, id, surroundings, shelf)
    }
  }

  private func resumeInterview(
    _ session: Session,
    _ id: SessionID,
    _ surroundings: Surroundings,
    _ shelf: SessionShelf
  ) throws {
    switch session.interviewSetting?.interviewer {
    case .machine, nil:
      try InterviewDesk(surroundings: surroundings, shelf: shelf).hold(
        session,
        id: id,
        isNew: false
      )
    case .aloud: try HostDesk(surroundings: surroundings, shelf: shelf).host(session, id: id)
    case .host:
      let code = try shelf.code(of: id)
      throw CommandFailure(
        "a person holds interview \(id); 'firedrill interview --join \(code)' seats the candidate,"
          + " and 'firedrill interview --host --join \(code)' the host",
        code: .usage
      )
    }
  }
}
