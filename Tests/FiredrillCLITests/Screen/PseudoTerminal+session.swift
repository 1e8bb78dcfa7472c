import Foundation
import TestSupport

extension PseudoTerminal {
  /// Waits for the next prompt of a session.
  @discardableResult
  func waitForPrompt() throws -> [String] {
    let before = enteredLines
    let lines = try waitOverPauses("a prompt") { screen, shown in
      screen.editedLines > before && shown.last == ">"
    }
    // The prompt can be seen before single keys are read; a Ctrl-D between would be lost.
    for _ in 0..<5_000 where localModes() & UInt64(ICANON) != 0 { usleep(1_000) }
    return lines
  }

  /// Waits until the screen and its lines that are not empty are as a condition says, over all
  /// pauses on the way.
  @discardableResult
  func waitOverPauses(
    _ wanted: String,
    until isShown: (Screen, [String]) -> Bool
  ) throws -> [String] {
    var paused: [String] = []
    return try wait(wanted) { screen in
      let lines = screen.lines
      let shown = lines.filter { !$0.isEmpty }
      // One key a pause: a second one would be typed at the prompt.
      if shown.last?.contains("more line") == true, lines != paused {
        paused = lines
        type(" ")
      }
      return isShown(screen, shown)
    }.lines
  }
}
