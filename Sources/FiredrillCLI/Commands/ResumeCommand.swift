import ArgumentParser
import Drills
import Sessions
import TerminalSessions

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
    let environment = screen.environment
    let judge = try JudgeClient(judging, environment)
    let service = try environment.services.sessions()
    let id = try service.session(session)
    let session = try service.load(id)
    guard !session.isOver else {
      throw CommandFailure(
        "session \(id) is over; 'firedrill replay \(id)' shows it",
        code: .usage
      )
    }
    switch session.header.mode {
    case .drill, .guided, .open:
      try PlayRunner(environment.terminal(service), judge: judge?.opinion(of:))
        .play(session, id: id, isNew: false)
    case .interview: try resumeInterview(session, id, environment, service)
    case .tabletop:
      throw CommandFailure(
        "a team plays tabletop \(id) in browsers; 'firedrill rooms \(id)' shows who may enter, and"
          + " 'firedrill serve' serves its links",
        code: .usage
      )
    }
  }

  private func resumeInterview(
    _ session: Session,
    _ id: SessionID,
    _ environment: CommandEnvironment,
    _ service: SessionService
  ) throws {
    switch session.interviewSetting?.interviewer {
    case .machine, nil:
      try InterviewRunner(environment.terminal(service)).hold(
        session,
        id: id,
        isNew: false
      )
    case .aloud: try HostRunner(environment.terminal(service)).host(session, id: id)
    case .host:
      let code = try service.code(of: id)
      throw CommandFailure(
        "a person holds interview \(id); 'firedrill interview --join \(code)' seats the candidate,"
          + " and 'firedrill interview --host --join \(code)' the host",
        code: .usage
      )
    }
  }
}
