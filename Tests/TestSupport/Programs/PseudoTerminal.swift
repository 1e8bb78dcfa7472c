import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal whose keys a test types and whose screen it reads.
///
/// Every wait is for something that the screen shows, and has an end.
package final class PseudoTerminal {
  /// The end that the test holds.
  private let keyboard: Int32
  /// The end that a program has as its standard input and output.
  package let terminal: Int32
  private var isOpen = true
  private let screens: Transcript<Screen>
  private var child: Child?
  /// How many lines were edited when Return was last pressed.
  package private(set) var enteredLines = 0

  /// Keys that have no character.
  package enum Key: String {
    case enter = "\r"
    case tab = "\t"
    case backspace = "\u{7F}"
    case left = "\u{1B}[D"
    case interrupt = "\u{3}"
    case endOfInput = "\u{4}"
    case eraseLine = "\u{15}"
  }

  /// A terminal for code of this process.
  package convenience init() throws { try self.init(columns: 80, rows: 24) { _ in nil } }

  /// A terminal in which a program runs, with no more than the variables given.
  package convenience init(
    running program: String,
    _ arguments: [String],
    environment: [String: String],
    folder: String,
    columns: Int = 80,
    rows: Int = 24
  ) throws {
    try self.init(columns: columns, rows: rows) { path in
      try Child(
        program,
        arguments,
        environment: environment.merging(["TERM": "xterm-256color"]) { given, _ in given },
        folder: folder,
        .terminal(path)
      )
    }
  }

  private init(columns: Int, rows: Int, start: (_ path: String) throws -> Child?) throws {
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    let path = try Self.name(of: keyboard)
    terminal = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw NoTerminal(errorNumber: errno) }
    let copy = fcntl(keyboard, F_DUPFD_CLOEXEC, 3)
    screens = Transcript(of: copy, into: Screen(columns: columns, rows: rows)) {
      $1.write($0)
    }
    try setSize(columns: columns, rows: rows)
    child = try start(path)
    if child != nil { closeTerminal() }
  }

  #if canImport(Glibc)
    /// The requests are TIOCSPTLCK and TIOCGPTN of Linux's asm-generic/ioctls.h, whose macros Swift
    /// does not import.
    private static func name(of keyboard: Int32) throws -> String {
      var (lock, number): (Int32, UInt32) = (0, 0)
      guard ioctl(keyboard, 0x4004_5431, &lock) == 0, ioctl(keyboard, 0x8004_5430, &number) == 0
      else { throw NoTerminal(errorNumber: errno) }
      return "/dev/pts/\(number)"
    }
  #else
    private static func name(of keyboard: Int32) throws -> String {
      guard grantpt(keyboard) == 0, unlockpt(keyboard) == 0, let name = ptsname(keyboard) else {
        throw NoTerminal(errorNumber: errno)
      }
      return String(cString: name)
    }
  #endif

  deinit {
    child?.send(SIGKILL)
    closeTerminal()
    _ = screens.waitForEnd()
    close(keyboard)
  }

  private func closeTerminal() {
    if isOpen { close(terminal) }
    isOpen = false
  }

  private func setSize(columns: Int, rows: Int) throws {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(keyboard, UInt(TIOCSWINSZ), &size) == 0 else {
      throw NoTerminal(errorNumber: errno)
    }
  }

  // MARK: Keys

  /// Types characters as they are.
  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(keyboard, bytes, bytes.count)
  }

  package func press(_ key: Key) {
    if key == .enter { enteredLines = screen.editedLines }
    type(key.rawValue)
  }

  /// Types a line and Return.
  package func enter(_ line: String) {
    type(line)
    press(.enter)
  }

  /// Pastes a text as a terminal does, with brackets around it where the program asked for them.
  package func paste(_ text: String) {
    let keys = text.replacing("\n", with: "\r")
    type(screens.content.bracketsPastes ? "\u{1B}[200~\(keys)\u{1B}[201~" : keys)
  }

  package func resize(columns: Int, rows: Int) throws {
    screens.change { $0.resize(columns: columns, rows: rows) }
    try setSize(columns: columns, rows: rows)
  }

  /// Types each of the texts as soon as the line before it has ended and the next one is edited.
  ///
  /// What is typed between two lines would meet the terminal's usual mode, in which Ctrl-C and
  /// Ctrl-D are not keys.
  package func type(lines: [String]) {
    Thread.detachNewThread { [screens, keyboard, terminal] in
      for (number, keys) in lines.enumerated() {
        let isEdited = screens.wait {
          $0.editedLines > number && !Self.isCanonical(terminal)
        }
        guard isEdited else { return }
        let bytes = Array(keys.utf8)
        _ = write(keyboard, bytes, bytes.count)
      }
    }
  }

  private static func isCanonical(_ terminal: Int32) -> Bool {
    var mode = termios()
    tcgetattr(terminal, &mode)
    return mode.c_lflag & tcflag_t(ICANON) != 0
  }

  /// The local modes of the terminal (echo, lines, signals).
  package func localModes() -> UInt64 {
    var mode = termios()
    tcgetattr(terminal, &mode)
    return UInt64(mode.c_lflag)
  }

  // MARK: Screen

  /// The screen as it is now.
  package var screen: Screen { screens.content }

  /// Waits until the screen is as a condition says; fails with what is there instead.
  @discardableResult
  package func wait(_ wanted: String, until isShown: (Screen) -> Bool) throws -> Screen {
    let isReached = screens.wait(until: isShown)
    let screen = screens.content
    guard isReached else { throw NeverShown(wanted: wanted, screen: screen.lines) }
    return screen
  }

  /// Waits until a text is on the screen, and returns the lines of it.
  @discardableResult
  package func wait(for text: String) throws -> [String] {
    try wait(text) { $0.lines.contains { $0.contains(text) } }.lines
  }

  /// Sends the program a signal, as another process would.
  package func send(_ signal: Int32) { child?.send(signal) }

  /// Waits for the end of the program, and returns its exit status.
  package func exit() throws -> Int32 {
    closeTerminal()
    guard screens.waitForEnd(), let child else {
      throw NeverShown(wanted: "the program's end", screen: screen.lines)
    }
    return child.wait()
  }

  /// Closes the test's end of the terminal and returns all that was shown.
  ///
  /// Whoever else holds the terminal must have closed it.
  package func closed() -> [String] {
    closeTerminal()
    _ = screens.waitForEnd()
    return screen.everything
  }

  /// This system gave no terminal.
  package struct NoTerminal: Error {
    package var errorNumber: Int32
  }

  /// Something did not come up.
  package struct NeverShown: Error, CustomStringConvertible {
    package var wanted: String
    package var screen: [String]

    package var description: String {
      "'\(wanted)' was never shown; the screen has:\n\(screen.joined(separator: "\n"))"
    }
  }
}
