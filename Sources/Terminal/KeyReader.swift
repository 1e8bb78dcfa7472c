#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif
private import CLibEdit

/// Single keys of a terminal, without echo, until the reader goes away.
///
/// The terminal's mode is put back when the value ends, and also when SIGINT, SIGTERM or SIGHUP end
/// the program. Only one reader may live at a time, and no line may be read meanwhile.
package struct KeyReader: ~Copyable {
  private let descriptor: Int32
  private var decoder = KeyDecoder()

  /// Switches a terminal to single keys; `nil` where there is none.
  package init?(descriptor: Int32 = 0) {
    guard isatty(descriptor) == 1, fd_raw_begin(descriptor) else { return nil }
    self.descriptor = descriptor
    fd_interrupts_begin()
  }

  deinit {
    fd_interrupts_end()
    fd_raw_end()
  }

  /// Waits for the next key.
  package mutating func next() -> KeyPress {
    while true {
      if let key = next(withinMilliseconds: -1) { return key }
    }
  }

  /// Waits for the next key that long; `nil` where none came.
  ///
  /// Below 0 it waits for any time.
  package mutating func next(withinMilliseconds patience: Int32) -> KeyPress? {
    while true {
      let timeout: CInt = decoder.isWaiting ? KeyReader.escapeMilliseconds : patience
      switch fd_wait_for_input(descriptor, timeout) {
      case FD_WAIT_INTERRUPTED: return .interrupted
      case FD_WAIT_RESIZED: return .redraw
      case FD_WAIT_TIMEOUT:
        if let key = decoder.pause() { return key }
        if timeout == patience { return nil }
        continue
      case FD_WAIT_FAILED: return .endOfInput
      default: break
      }
      var byte: UInt8 = 0
      let count = read(descriptor, &byte, 1)
      if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { return .endOfInput }
      guard count == 1 else { continue }
      if byte == KeyReader.suspendByte, !decoder.isWaiting {
        fd_raw_suspend(descriptor)
        return .redraw
      }
      if let key = decoder.feed(byte) { return key }
    }
  }

  /// The longest wait for the rest of a sequence after ESC, in milliseconds.
  ///
  /// readline's `keyseq-timeout` waits 500 ms, but here a lone Escape is a key that should answer at
  /// once.
  private static let escapeMilliseconds: CInt = 50

  /// Ctrl-Z.
  private static let suspendByte: UInt8 = 26
}
