import Drills
import Foundation
package import Sessions
import Terminal

/// Runs the host's side of an interview, and the candidate's at another terminal.
package struct HostRunner {
  private let terminal: SessionTerminal

  package init(_ terminal: SessionTerminal) { self.terminal = terminal }

  /// Holds an interview as its host; throws `.interrupted` after Ctrl-C.
  package func host(_ session: Session, id: SessionID) throws {
    let view = terminal.view
    let isAloud = session.interviewSetting?.interviewer == .aloud
    let lock = try terminal.service.hold(.host, of: id)
    defer { withExtendedLifetime(lock) {} }
    let sheet = HostSheet(
      view: view,
      reader: try terminal.scorekeeper.hostReader(of: session, isAloud: isAloud)
    )
    var console = TerminalConsole(terminal.screen)
    let code = isAloud ? nil : try terminal.service.code(of: id)
    try console.show(sheet.opening(of: session, code: code))
    if session.entries.count > 1 {
      try console.show(
        ["", "Interview \(id) goes on. So far:"] + view.timeline(of: session, forHost: true)
      )
    }
    let link = SessionLink(terminal.service.live(session, id), as: .host, session)
    var loop = HostLoop(
      play: PlayLoop(link: link, console: console, view: view),
      clock: InterviewClock(at: session.interviewSecond),
      sheet: sheet
    )
    let end = try loop.run()
    switch end {
    case .declared:
      let runner = InterviewRunner(terminal)
      try console.show(try runner.closing(of: loop.play.session, id: id, view: view))
    case .abandoned: try console.show(["Session \(id) was abandoned and is not scored."])
    case .quit, .interrupted:
      let back = code.map { "interview --host --join \($0)" } ?? "resume \(id)"
      try console.show(["", "Interview \(id) is saved; \(view.command(back)) goes on."])
      if end == .interrupted { throw TerminalSessionError.interrupted }
    }
  }

  /// Connects a candidate to an interview that a host leads at another terminal.
  package func join(_ session: Session, id: SessionID) throws {
    let lock = try terminal.service.hold(.candidate, of: id)
    defer { withExtendedLifetime(lock) {} }
    try InterviewRunner(terminal).hold(
      session,
      id: id,
      isNew: session.entries.count < 3
    )
  }
}
