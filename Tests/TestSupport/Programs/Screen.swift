import Foundation

/// A terminal's screen as xterm keeps it: what a program writes, laid out in rows and columns.
///
/// It knows the sequences of ECMA-48 and xterm that move, erase, insert, delete and scroll; colours
/// take no place. Characters take the columns of East Asian Width (UAX #11).
package struct Screen: Sendable {
  private(set) var size: (columns: Int, rows: Int)
  private var rows: [[String]]
  private var row = 0
  private var column = 0
  private var saved = (row: 0, column: 0)
  /// The last column is written, and the next character goes to the next row.
  private var wraps = false
  /// The rows that have scrolled away.
  private var history: [String] = []
  /// The bytes of a sequence or a character that has not ended.
  private var begun: [UInt8] = []
  /// Whether the program asked for brackets around what is pasted.
  package private(set) var bracketsPastes = false
  /// How often it did, which is how many lines it let edit.
  package private(set) var editedLines = 0
  /// Whether a colour or another attribute was ever set.
  package private(set) var isPainted = false
  /// The rows that went on in the next one because they were too long.
  package private(set) var brokenLines: [String] = []
  /// How often the whole screen was erased.
  package private(set) var clearings = 0

  package init(columns: Int, rows: Int) {
    size = (columns, rows)
    self.rows = Array(repeating: Self.blank(columns), count: rows)
  }

  private static func blank(_ columns: Int) -> [String] { Array(repeating: " ", count: columns) }

  /// The rows of the screen, without blanks at their ends.
  package var lines: [String] { rows.map(Self.text) }

  /// Everything that was shown, what has scrolled away included.
  package var everything: [String] { history + lines }

  private static func text(_ row: [String]) -> String {
    var text = row.joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Another size; rows that find no room above the cursor scroll away.
  package mutating func resize(columns: Int, rows count: Int) {
    while row >= count {
      scroll()
      row -= 1
    }
    rows = rows.prefix(count).map { Array(($0 + Self.blank(columns)).prefix(columns)) }
    while rows.count < count { rows.append(Self.blank(columns)) }
    size = (columns, count)
    row = min(row, count - 1)
    column = min(column, columns - 1)
    wraps = false
  }

  /// Takes bytes as the program writes them.
  package mutating func write(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      begun.append(byte)
      if isWhole {
        let whole = begun
        begun = []
        show(whole)
      }
    }
  }

  /// Whether the bytes begun are a control, a whole sequence or a whole character.
  private var isWhole: Bool {
    let first = begun[0]
    let last = begun[begun.count - 1]
    switch first {
    case 0x1B where begun.count == 1: return false
    case 0x1B:
      switch begun[1] {
      case UInt8(ascii: "["): return begun.count > 2 && (0x40...0x7E).contains(last)
      case UInt8(ascii: "]"):
        return last == 0x07 || begun.suffix(2).elementsEqual([0x1B, UInt8(ascii: "\\")])
      case UInt8(ascii: "("), UInt8(ascii: ")"): return begun.count == 3
      default: return true
      }
    case ..<0x80: return true
    case 0xC0..<0xE0: return begun.count == 2
    case 0xE0..<0xF0: return begun.count == 3
    case 0xF0...: return begun.count == 4
    default: return true
    }
  }

  private mutating func show(_ bytes: [UInt8]) {
    switch bytes[0] {
    case 0x08: move(toColumn: column - 1)
    case 0x09: move(toColumn: (column / 8 + 1) * 8)
    case 0x0A...0x0C: feed()
    case 0x0D: move(toColumn: 0)
    case 0x1B: escape(bytes)
    case ..<0x20, 0x7F: break
    default:
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { put(scalar) }
    }
  }

  private mutating func move(toColumn wanted: Int) {
    column = min(max(0, wanted), size.columns - 1)
    wraps = false
  }

  private mutating func move(toRow wanted: Int) {
    row = min(max(0, wanted), size.rows - 1)
    wraps = false
  }

  private mutating func feed() {
    wraps = false
    if row == size.rows - 1 { scroll() } else { row += 1 }
  }

  private mutating func scroll() {
    history.append(Self.text(rows.removeFirst()))
    rows.append(Self.blank(size.columns))
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(of: scalar)
    if width == 0 {
      let last = wraps ? column : max(0, column - 1)
      rows[row][last].unicodeScalars.append(scalar)
      return
    }
    if wraps || column + width > size.columns {
      brokenLines.append(Self.text(rows[row]))
      column = 0
      feed()
    }
    rows[row][column] = String(Character(scalar))
    if width == 2 { rows[row][column + 1] = "" }
    wraps = column + width >= size.columns
    column = min(column + width, size.columns - 1)
  }

  /// Columns of a character; source: UAX #11, wide and fullwidth, and emoji of UTS #51.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }
}

extension Screen {
  private mutating func escape(_ bytes: [UInt8]) {
    switch bytes[1] {
    case UInt8(ascii: "["): control(String(decoding: bytes.dropFirst(2), as: UTF8.self))
    case UInt8(ascii: "7"): saved = (row, column)
    case UInt8(ascii: "8"): (row, column, wraps) = (saved.row, saved.column, false)
    case UInt8(ascii: "M"): move(toRow: row - 1)
    default: break
    }
  }

  private mutating func control(_ sequence: String) {
    guard let final = sequence.last else { return }
    let isPrivate = sequence.hasPrefix("?")
    let numbers = sequence.dropLast().drop { $0 == "?" }
      .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    switch final {
    case "A": move(toRow: row - count)
    case "B": move(toRow: row + count)
    case "C": move(toColumn: column + count)
    case "D": move(toColumn: column - count)
    case "G": move(toColumn: count - 1)
    case "d": move(toRow: count - 1)
    case "H", "f":
      move(toRow: count - 1)
      move(toColumn: max(1, numbers.dropFirst().first ?? 1) - 1)
    case "J": eraseScreen(first)
    case "K":
      erase(first == 0 ? column..<size.columns : 0..<(first == 1 ? column + 1 : size.columns))
    case "X": erase(column..<min(size.columns, column + count))
    case "P":
      let removed = column..<min(size.columns, column + count)
      changeRow { $0.removeSubrange(removed) }
    case "@":
      let place = column
      changeRow { $0.insert(contentsOf: Self.blank(count), at: place) }
    case "L": for _ in 0..<count { insertRow(at: row, removing: size.rows - 1) }
    case "M": for _ in 0..<count { insertRow(at: size.rows - 1, removing: row) }
    case "m": isPainted = isPainted || first != 0
    case "h", "l":
      guard isPrivate, first == 2004 else { return }
      bracketsPastes = final == "h"
      if bracketsPastes { editedLines += 1 }
    default: break
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    switch part {
    case 0:
      erase(column..<size.columns)
      for below in rows.indices where below > row { rows[below] = Self.blank(size.columns) }
    case 1:
      erase(0..<column + 1)
      for above in 0..<row { rows[above] = Self.blank(size.columns) }
    default:
      rows = Array(repeating: Self.blank(size.columns), count: size.rows)
      clearings += 1
    }
  }

  private mutating func erase(_ columns: Range<Int>) {
    for column in columns { rows[row][column] = " " }
    wraps = false
  }

  private mutating func changeRow(_ change: (inout [String]) -> Void) {
    change(&rows[row])
    rows[row] = Array((rows[row] + Self.blank(size.columns)).prefix(size.columns))
    wraps = false
  }

  private mutating func insertRow(at place: Int, removing removed: Int) {
    rows.remove(at: removed)
    rows.insert(Self.blank(size.columns), at: place)
  }
}
