/// One key, as a viewer that is steered by single keys sees it.
package enum KeyPress: Hashable, Sendable {
  case character(Character)
  case enter, escape, tab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// Ctrl-C or SIGINT.
  case interrupted
  /// Ctrl-D, or the terminal is gone.
  case endOfInput
  /// The window has another size, or the program goes on after Ctrl-Z: draw anew.
  case redraw
}

/// Bytes of a terminal turned into keys, one byte at a time.
///
/// Sequences are those of ECMA-48 and xterm; parameters (Shift, Ctrl) are passed over, and sequences
/// that are not known are swallowed whole.
package struct KeyDecoder: Hashable, Sendable {
  private enum State: Hashable, Sendable {
    case start
    case escaped
    /// After `ESC [`, with the parameters so far.
    case control([UInt8])
    /// After `ESC O`.
    case shifted
    /// Bytes of a scalar that is not complete, and how many are missing.
    case scalar([UInt8], missing: Int)
  }

  private var state = State.start

  package init() {}

  /// Whether bytes are held back whose meaning depends on the next one.
  package var isWaiting: Bool { state != .start }

  /// Takes the next byte; gives a key when one is complete.
  package mutating func feed(_ byte: UInt8) -> KeyPress? {
    let former = state
    state = .start
    switch former {
    case .start: return plain(byte)
    case .escaped: return afterEscape(byte)
    case .control(let parameters): return inControl(byte, parameters: parameters)
    case .shifted: return KeyDecoder.key(final: byte, parameters: [])
    case .scalar(let bytes, let missing): return continued(bytes + [byte], missing: missing - 1)
    }
  }

  /// Nothing followed for a moment: a lone ESC is the Escape key.
  package mutating func pause() -> KeyPress? {
    defer { state = .start }
    return state == .escaped ? .escape : nil
  }

  private mutating func plain(_ byte: UInt8) -> KeyPress? {
    switch byte {
    case 0x03: return .interrupted
    case 0x04: return .endOfInput
    case 0x08, 0x7F: return .backspace
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x1B: state = .escaped
    case 0x00..<0x20: break
    case 0x20..<0x80: return .character(Character(Unicode.Scalar(byte)))
    case 0xC2..<0xE0: state = .scalar([byte], missing: 1)
    case 0xE0..<0xF0: state = .scalar([byte], missing: 2)
    case 0xF0..<0xF5: state = .scalar([byte], missing: 3)
    default: return .character("\u{FFFD}")
    }
    return nil
  }

  private mutating func afterEscape(_ byte: UInt8) -> KeyPress? {
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .shifted
    case 0x1B:
      state = .escaped
      return .escape
    default: return plain(byte)
    }
    return nil
  }

  private mutating func inControl(_ byte: UInt8, parameters: [UInt8]) -> KeyPress? {
    switch byte {
    case 0x20..<0x40:
      if parameters.count < 32 { state = .control(parameters + [byte]) }
      return nil
    case 0x40..<0x7F: return KeyDecoder.key(final: byte, parameters: parameters)
    default: return plain(byte)
    }
  }

  private mutating func continued(_ bytes: [UInt8], missing: Int) -> KeyPress? {
    guard let last = bytes.last, last & 0xC0 == 0x80 else { return plain(bytes.last ?? 0) }
    if missing > 0 {
      state = .scalar(bytes, missing: missing)
      return nil
    }
    return String(decoding: bytes, as: UTF8.self).first.map(KeyPress.character)
  }

  private static func key(final byte: UInt8, parameters: [UInt8]) -> KeyPress? {
    switch byte {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return .right
    case UInt8(ascii: "D"): return .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "~"): break
    default: return nil
    }
    let number = String(decoding: parameters.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
    switch number {
    case "1", "7": return .home
    case "3": return .delete
    case "4", "8": return .end
    case "5": return .pageUp
    case "6": return .pageDown
    default: return nil
    }
  }
}
