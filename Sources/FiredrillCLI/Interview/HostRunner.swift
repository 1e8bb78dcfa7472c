import Drills
import Foundation
import Sessions
import Terminal

/// Runs the host's side of an interview, and the candidate's at another terminal.
struct HostRunner {
  let environment: CommandEnvironment
  let service: SessionService

  /// Holds an interview as its host; throws a failure with code 130 after Ctrl-C.
  func host(_ session: Session, id: SessionID) throws {
    let view = SessionView(style: environment.style)
    let isAloud = session.interviewSetting?.interviewer == .aloud
    let lock = try service.hold(.host, of: id)
    defer { withExtendedLifetime(lock) {} }
    let scorekeeper = environment.services.scorekeeper
    let sheet = HostSheet(
      view: view,
      reader: try scorekeeper.hostReader(of: session, isAloud: isAloud)
    )
    var console = TerminalConsole(environment, historyFile: nil)
    let code = isAloud ? nil : try service.code(of: id)
    try console.show(sheet.opening(of: session, code: code))
    if session.entries.count > 1 {
      try console.show(
        ["", "Interview \(id) goes on. So far:"] + view.timeline(of: session, forHost: true)
      )
    }
    let link = SessionLink(service.live(session, id), as: .host, session)
    var loop = HostLoop(
      play: PlayLoop(link: link, console: console, view: view),
      clock: InterviewClock(at: session.interviewSecond),
      sheet: sheet
    )
    let end = try loop.run()
    switch end {
    case .declared:
      let runner = InterviewRunner(environment: environment, service: service)
      try console.show(try runner.closing(of: loop.play.session, id: id, view: view))
    case .abandoned: try console.show(["Session \(id) was abandoned and is not scored."])
    case .quit, .interrupted:
      let back =
        code.map { "firedrill interview --host --join \($0)" } ?? "firedrill resume \(id)"
      try console.show(["", "Interview \(id) is saved; '\(back)' goes on."])
      if end == .interrupted { throw CommandFailure("", code: .interrupted) }
    }
  }

  /// Connects a candidate to an interview that a host leads at another terminal.
  func join(_ session: Session, id: SessionID) throws {
    let lock = try service.hold(.candidate, of: id)
    defer { withExtendedLifetime(lock) {} }
    try InterviewRunner(environment: environment, service: service).hold(
      session,
      id: id,
      isNew: session.entries.count < 3
    )
  }
}
