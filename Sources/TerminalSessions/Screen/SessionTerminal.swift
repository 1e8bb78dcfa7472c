package import Drills

/// The terminal at which sessions are held, with the services that keep and score them.
///
/// TerminalSessions owns what a session at a terminal asks, reads and shows. It knows no commands of
/// a shell and no exit codes: texts that advise a command get the program's name from outside, and a
/// session that cannot go on throws.
package struct SessionTerminal {
  package let screen: TerminalScreen
  /// The name by which pages call the program's commands.
  package let program: String
  package let service: SessionService
  package let scorekeeper: Scorekeeper
  /// The file of the lines typed, for the editor.
  package let historyFile: String?

  package init(
    screen: TerminalScreen,
    program: String,
    service: SessionService,
    scorekeeper: Scorekeeper,
    historyFile: String? = nil
  ) {
    self.screen = screen
    self.program = program
    self.service = service
    self.scorekeeper = scorekeeper
    self.historyFile = historyFile
  }

  /// The pages of a session in the style that the screen has now.
  package var view: SessionView { SessionView(style: screen.style, program: program) }
}
