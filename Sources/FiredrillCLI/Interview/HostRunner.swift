import Foundation
import Interviewing
import ScenarioModel
import Scoring
import SessionStore
import Sessions
import Terminal

/// Seats a person who interviews, and a candidate at another terminal.
struct HostRunner {
  let environment: CommandEnvironment
  let service: SessionService

  /// Holds an interview as its host; throws a failure with code 130 after Ctrl-C.
  func host(_ session: Session, id: SessionID) throws {
    let view = SessionView(style: environment.style)
    let isAloud = session.interviewSetting?.interviewer == .aloud
    let lock = try SeatLock(.host, of: id, in: environment.dataFolder.path)
    defer { withExtendedLifetime(lock) {} }
    let scores = environment.services.scorekeeper
    let sheet = HostSheet(
      view: view,
      calibration: try scores.calibration(of: session),
      isAloud: isAloud
    )
    var console = TerminalConsole(environment, historyFile: nil)
    let code = isAloud ? nil : try service.code(of: id)
    try console.show(sheet.opening(of: session, code: code))
    if session.entries.count > 1 {
      try console.show(
        ["", "Interview \(id) goes on. So far:"] + view.timeline(of: session, forHost: true)
      )
    }
    let link = service.link(of: id, as: session)
    var loop = HostLoop(
      play: PlayLoop(session: session, console: console, log: link, view: view),
      link: link,
      clock: InterviewClock(at: session.interviewSecond),
      sheet: sheet
    )
    let end = try CommandFailure.wrap { try loop.run() }
    switch end {
    case .declared:
      let desk = InterviewRunner(environment: environment, service: service)
      try console.show(try desk.closing(of: loop.play.session, id: id, view: view))
    case .abandoned: try console.show(["Session \(id) was abandoned and is not scored."])
    case .quit, .interrupted:
      let back =
        code.map { "firedrill interview --host --join \($0)" } ?? "firedrill resume \(id)"
      try console.show(["", "Interview \(id) is saved; '\(back)' goes on."])
      if end == .interrupted { throw CommandFailure("", code: .interrupted) }
    }
  }

  /// Seats a candidate at an interview that a person holds.
  func join(_ session: Session, id: SessionID) throws {
    let lock = try SeatLock(.candidate, of: id, in: environment.dataFolder.path)
    defer { withExtendedLifetime(lock) {} }
    try InterviewRunner(environment: environment, service: service).hold(
      session,
      id: id,
      isNew: session.entries.count < 3
    )
  }
}

extension SessionService {
  /// An open interview that a person holds, by its code.
  func hosted(
    _ code: String,
    catalog: ScenarioCatalog
  ) throws(CommandFailure) -> (Session, SessionID) {
    let id = try interview(code: code)
    let session = try load(id)
    guard session.interviewSetting?.interviewer == .host else {
      throw CommandFailure(
        "interview \(id) is not held from another terminal; 'firedrill resume \(id)' goes on",
        code: .usage
      )
    }
    return (session, id)
  }
}
