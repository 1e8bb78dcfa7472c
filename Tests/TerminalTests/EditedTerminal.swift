import Dispatch
import Foundation
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal whose keys the test types and whose screen it reads.
final class EditedTerminal {
  /// The end that the test holds.
  let keyboard: Int32
  /// The end that a program would have as its standard input and output.
  let terminal: Int32
  private let screen: EditedScreen
  private var isOpen = true

  /// A terminal of 80 × 24, usually in raw mode, so that keys typed ahead wait as they are.
  init(isRaw: Bool = true) throws {
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    terminal = open(try EditedTerminal.name(of: keyboard), O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    screen = EditedScreen(of: keyboard)
    if isRaw {
      var mode = termios()
      try #require(tcgetattr(terminal, &mode) == 0)
      cfmakeraw(&mode)
      try #require(tcsetattr(terminal, TCSANOW, &mode) == 0)
    }
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(keyboard, UInt(TIOCSWINSZ), &size) == 0)
  }

  #if canImport(Glibc)
    /// The requests are TIOCSPTLCK and TIOCGPTN of Linux's asm-generic/ioctls.h, whose macros Swift
    /// does not import.
    private static func name(of keyboard: Int32) throws -> String {
      var (lock, number): (Int32, UInt32) = (0, 0)
      try #require(ioctl(keyboard, 0x4004_5431, &lock) == 0)
      try #require(ioctl(keyboard, 0x8004_5430, &number) == 0)
      return "/dev/pts/\(number)"
    }
  #else
    private static func name(of keyboard: Int32) throws -> String {
      try #require(grantpt(keyboard) == 0 && unlockpt(keyboard) == 0)
      return String(cString: try #require(ptsname(keyboard)))
    }
  #endif

  deinit {
    if isOpen { _ = closed() }
    close(keyboard)
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(keyboard, bytes, bytes.count)
  }

  /// Types bytes once a line is edited; before, they would meet the terminal's usual mode.
  func type(bytes: [UInt8]) {
    Thread.detachNewThread { [keyboard, terminal] in
      while EditedTerminal.isCanonical(terminal) { usleep(500) }
      _ = write(keyboard, bytes, bytes.count)
    }
  }

  /// Types each of the texts as soon as the line before it has ended and the next one is edited.
  ///
  /// What is typed between two lines would meet the terminal's usual mode, in which Ctrl-C and
  /// Ctrl-D are not keys.
  func type(lines: [String]) {
    Thread.detachNewThread { [screen, keyboard, terminal] in
      for (number, keys) in lines.enumerated() {
        while screen.finishedLines < number || EditedTerminal.isCanonical(terminal) {
          usleep(500)
        }
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

  /// Closes the terminal and gives all that was written to its screen.
  ///
  /// Whoever else holds the terminal must have closed it.
  func closed() -> String {
    isOpen = false
    close(terminal)
    return screen.whole()
  }

  /// The local modes of the terminal (echo, lines, signals).
  func localModes() -> UInt64 {
    var mode = termios()
    tcgetattr(terminal, &mode)
    return UInt64(mode.c_lflag)
  }
}

/// Reads a screen on a thread of its own, so that whoever writes to it never waits.
final class EditedScreen: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  private let end = DispatchSemaphore(value: 0)

  init(of keyboard: Int32) {
    Thread.detachNewThread { [self] in
      var chunk = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(keyboard, &chunk, chunk.count)
        if count <= 0 { break }
        bytes.withLock { $0 += chunk.prefix(count) }
      }
      end.signal()
    }
  }

  /// How many lines have been edited to their end, by the sequences that end bracketed paste.
  var finishedLines: Int {
    let text = bytes.withLock { String(decoding: $0, as: UTF8.self) }
    return text.components(separatedBy: "\u{1B}[?2004l").count - 1
  }

  /// Waits until nothing more can come.
  func whole() -> String {
    end.wait()
    return bytes.withLock { String(decoding: $0, as: UTF8.self) }
  }
}
