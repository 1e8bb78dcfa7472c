import Foundation
import Testing

/// A real terminal, kept by tmux, in which a test types and whose screen it reads.
///
/// Every wait is for something on the screen and has an end.
final class TmuxTerminal {
  private let drill: Drill
  private let socket: String

  /// The multiplexer, where this machine has one.
  static let isInstalled = ["tmux", "bash"].allSatisfy { BuiltProgram.tool($0) != nil }

  /// Starts the program in a terminal of some size; `variables` are set for it alone.
  init(
    _ arguments: String,
    columns: Int = 80,
    rows: Int = 24,
    variables: String = "",
    in drill: Drill
  ) throws {
    self.drill = drill
    socket = drill.file("tmux")
    // The server outlives the shell that starts it, and must not keep what that one inherited:
    // Foundation takes a process for running as long as anybody holds its end of a socket.
    let start = """
      for file in /proc/self/fd/*; do
        number=${file##*/}
        [ "$number" -le 2 ] || [ "$number" -eq 255 ] || eval "exec $number>&-"
      done
      exec tmux -u -S '\(socket)' -f /dev/null new-session -d -x \(columns) -y \(rows) \
        'env \(variables) \(drill.program) \(arguments); echo left with $?; read wait'
      """
    try Data(start.utf8).write(to: URL(fileURLWithPath: drill.file("start.sh")))
    let started = try drill.shell("bash '\(drill.file("start.sh"))' </dev/null >/dev/null 2>&1")
    try #require(started.status == 0, "tmux could not start")
    try tmux("set status off")
  }

  deinit { _ = try? drill.shell("tmux -S '\(socket)' kill-server") }

  @discardableResult
  private func tmux(_ words: String) throws -> String {
    let ended = try drill.shell("tmux -u -S '\(socket)' \(words)")
    try #require(ended.status == 0, "tmux \(words): \(ended.errors)")
    return ended.output
  }

  /// Types characters as they are.
  func type(_ text: String) throws { try tmux("send-keys -l '\(text)'") }

  /// Presses a key by its name in tmux, such as `Enter` or `C-c`.
  func press(_ key: String) throws { try tmux("send-keys \(key)") }

  /// Types a line and Return.
  func enter(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  /// Pastes a text as a terminal does for a program that asked for brackets around it.
  func paste(_ text: String) throws {
    let file = drill.file("paste")
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try tmux("load-buffer '\(file)'")
    try tmux("paste-buffer -p")
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window -x \(columns) -y \(rows)")
  }

  /// The lines of the screen, without blanks at their ends.
  func screen() throws -> [String] { try lines(of: "capture-pane -p") }

  /// Everything that was shown, what has scrolled away included.
  func everything() throws -> [String] { try lines(of: "capture-pane -p -S -") }

  /// The screen with its colours.
  func painted() throws -> String { try tmux("capture-pane -p -e") }

  private func lines(of command: String) throws -> [String] {
    try tmux(command).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The longest that anything may take to come up.
  private static let patience = 30.0

  /// Waits until a text is on the screen; fails with what is there instead.
  @discardableResult
  func wait(for text: String, _ place: SourceLocation = #_sourceLocation) throws -> [String] {
    let deadline = Date().addingTimeInterval(Self.patience)
    while true {
      let lines = try screen()
      if lines.contains(where: { $0.contains(text) }) { return lines }
      guard Date() < deadline else {
        throw NeverShown(text: text, screen: lines.joined(separator: "\n"))
      }
      usleep(20_000)
    }
  }

  /// Waits for the prompt of a session with so much evidence seen, over all pauses on the way.
  @discardableResult
  func waitForPrompt(seen: Int) throws -> [String] {
    var paused: [String] = []
    let deadline = Date().addingTimeInterval(Self.patience)
    while true {
      let lines = try screen()
      let shown = lines.filter { !$0.isEmpty }
      if shown.last == ">", shown.dropLast().last?.contains("\(seen) seen") == true { return lines }
      // One key a pause: a second one would be typed at the prompt.
      if shown.last?.contains("more line") == true, lines != paused {
        paused = lines
        try press("Space")
      }
      guard Date() < deadline else {
        throw NeverShown(text: "\(seen) seen", screen: lines.joined(separator: "\n"))
      }
      usleep(20_000)
    }
  }

  /// A text that did not come up.
  struct NeverShown: Error, CustomStringConvertible {
    var text: String
    var screen: String

    var description: String { "'\(text)' was never shown; the screen has:\n\(screen)" }
  }
}
