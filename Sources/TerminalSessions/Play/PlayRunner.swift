import Coaching
import Drills
package import Reports
import Scoring
package import Sessions
import Terminal

/// Runs a play in a terminal or pipe: shows where the session stands, plays, and shows the score.
package struct PlayRunner {
  private let terminal: SessionTerminal
  /// Reads explanations beside the score, where the player named a judge.
  private let judge: ((Session) throws -> JudgeOpinion?)?

  package init(_ terminal: SessionTerminal, judge: ((Session) throws -> JudgeOpinion?)? = nil) {
    self.terminal = terminal
    self.judge = judge
  }

  /// Plays a session until it is over or left; throws `.interrupted` after Ctrl-C.
  package func play(_ session: Session, id: SessionID, isNew: Bool) throws {
    var view = terminal.view
    var console = TerminalConsole(terminal.screen, historyFile: terminal.historyFile)
    try console.show(
      try view.opening(
        of: session,
        as: "Session \(id)",
        isNew: isNew,
        introduction: introduction(of: session, id, view),
        from: max(0, session.entries.count - 1)
      )
    )
    let link = SessionLink(terminal.service.live(session, id), as: .player, session)
    var loop = PlayLoop(link: link, console: console, view: view)
    let isGuided = session.header.mode == .guided
    let end: PlayEnd
    var last: LessonReview?
    if isGuided {
      var guided = GuidedLoop(loop, try terminal.scorekeeper.lesson(of: session))
      end = try guided.run()
      loop = guided.loop
      last = guided.lesson.last
    } else {
      end = try loop.run()
    }
    console = loop.console
    view = loop.view
    switch end {
    case .declared:
      let card = try terminal.scorekeeper.card(of: loop.session)
      try terminal.service.record(card, of: id)
      guard !isGuided else {
        return try console.show(view.guideEnd(card, last, of: loop.session, id: "\(id)"))
      }
      try console.show(view.scorecard(card))
      if let opinion = try judge?(loop.session) { try console.show(view.opinion(opinion)) }
      try console.show(view.truth(of: loop.session))
      let (debrief, replay) = (view.command("debrief \(id)"), view.command("replay \(id)"))
      try console.show(
        [""]
          + view.paragraph(
            "\(debrief) sets your path beside the reference's, \(replay)"
              + " steps through this session again."
          )
      )
      if console.wasInterrupted { throw TerminalSessionError.interrupted }
    case .abandoned: try console.show(["Session \(id) was abandoned and is not scored."])
    case .quit, .interrupted:
      console.forgetInterrupt()
      try console.show(["", "Session \(id) is saved; \(view.command("resume \(id)")) goes on."])
      if end == .interrupted { throw TerminalSessionError.interrupted }
    }
  }

  private func introduction(of session: Session, _ id: SessionID, _ view: SessionView) -> [String] {
    switch session.header.mode {
    case .guided: view.guideIntroduction
    case .open:
      view.paragraph(
        "Session \(id). Ask for any evidence in your own words; 'help' lists the commands,"
          + " '?' helps on the spot."
      )
    case .drill, .interview, .tabletop:
      view.paragraph(
        "Session \(id). 'menu' lists what you can look at and do, 'help' the commands,"
          + " '?' helps on the spot."
      )
    }
  }
}
