import Plotting

@testable import TerminalSessions

extension SessionView {
  /// Pages of 80 columns without colours, which name commands of the program.
  static let plain = SessionView(
    style: TextStyle(width: 80, glyphs: .unicode, colour: .none),
    program: "firedrill"
  )
}
