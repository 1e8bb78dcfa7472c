/// The changes between two texts, line by line with the words marked that differ.
///
/// Lines are paired by the longest common subsequence (E. Myers, "An O(ND) difference algorithm and its
/// variations", Algorithmica 1, 1986), and so are the words of lines that stand opposite each other.
package struct DocumentDiff: Hashable, Sendable {
  package var rows: [Row]

  /// A line of the old text, of the new one, or both beside each other.
  package struct Row: Hashable, Sendable {
    package var old: Line?
    package var new: Line?
    package var isChanged: Bool
  }

  /// A line with its number from 1, in pieces of which some changed.
  package struct Line: Hashable, Sendable {
    package var number: Int
    package var pieces: [Piece]

    /// The whole line.
    package var text: String { pieces.map(\.text).joined() }
  }

  /// A piece of a line.
  package struct Piece: Hashable, Sendable {
    package var text: String
    package var isChanged: Bool
  }

  /// The difference of two texts; complexity: the lines times the changes.
  package init(old: String, new: String) {
    let (before, after) = (Self.lines(of: old), Self.lines(of: new))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    rows = []
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      let leftRun = Array((left..<before.count).prefix { removed.contains($0) })
      let rightRun = Array((right..<after.count).prefix { inserted.contains($0) })
      guard leftRun.isEmpty, rightRun.isEmpty else {
        for index in 0..<max(leftRun.count, rightRun.count) {
          let pair = (
            old: leftRun.indices.contains(index) ? leftRun[index] : nil,
            new: rightRun.indices.contains(index) ? rightRun[index] : nil
          )
          rows.append(Self.changed(pair.old, before, pair.new, after))
        }
        (left, right) = (left + leftRun.count, right + rightRun.count)
        continue
      }
      guard left < before.count, right < after.count else { break }
      let piece = [Piece(text: before[left], isChanged: false)]
      rows.append(
        Row(
          old: Line(number: left + 1, pieces: piece),
          new: Line(number: right + 1, pieces: piece),
          isChanged: false
        )
      )
      (left, right) = (left + 1, right + 1)
    }
  }

  /// The difference that a text shows by lines that begin with `-` and `+`; `nil` where it shows none.
  ///
  /// A list of points that all begin with a hyphen is none: lines that go and lines that come must meet.
  package init?(unified text: String) {
    let lines = Self.lines(of: text).filter { !$0.hasPrefix("@@") && !$0.hasPrefix("\\ ") }
    let signs = lines.map { line -> Character? in
      guard let sign = line.first, sign == "-" || sign == "+", !line.hasPrefix("---"),
        !line.hasPrefix("+++")
      else { return nil }
      return sign
    }
    let meets = zip(signs, signs.dropFirst()).contains { pair in
      pair == ("-", "+") || pair == ("+", "-")
    }
    guard meets || text.contains("\n@@") || text.hasPrefix("@@") else { return nil }
    func side(_ sign: Character) -> String {
      zip(lines, signs).compactMap { line, mark -> String? in
        guard let mark else { return line }
        return mark == sign ? String(line.dropFirst()) : nil
      }.joined(separator: "\n")
    }
    self.init(old: side("-"), new: side("+"))
  }

  /// Whether anything changed.
  package var isEmpty: Bool { !rows.contains(where: \.isChanged) }

  private static func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func changed(
    _ left: Int?,
    _ before: [String],
    _ right: Int?,
    _ after: [String]
  ) -> Row {
    guard let left, let right else {
      return Row(
        old: left.map {
          Line(number: $0 + 1, pieces: [Piece(text: before[$0], isChanged: false)])
        },
        new: right.map {
          Line(number: $0 + 1, pieces: [Piece(text: after[$0], isChanged: false)])
        },
        isChanged: true
      )
    }
    let (old, new) = pieces(before[left], after[right])
    return Row(
      old: Line(number: left + 1, pieces: old),
      new: Line(number: right + 1, pieces: new),
      isChanged: true
    )
  }

  /// The share of the shorter line's words that two lines must have in common for words to be marked.
  private static let leastCommon = 0.3

  /// Two lines in pieces; lines with little in common are one piece each.
  private static func pieces(_ old: String, _ new: String) -> (old: [Piece], new: [Piece]) {
    let (before, after) = (words(of: old), words(of: new))
    let difference = after.difference(from: before)
    let common = before.count - difference.removals.count
    let plain = ([Piece(text: old, isChanged: false)], [Piece(text: new, isChanged: false)])
    guard Double(common) >= leastCommon * Double(min(before.count, after.count)) else {
      return plain
    }
    func marked(_ words: [String], _ changes: [CollectionDifference<String>.Change]) -> [Piece] {
      let offsets = Set(
        changes.map { change in
          switch change {
          case .remove(let offset, _, _), .insert(let offset, _, _): offset
          }
        }
      )
      return words.enumerated().reduce(into: []) { pieces, word in
        let isChanged = offsets.contains(word.offset)
        if pieces.last?.isChanged == isChanged {
          pieces[pieces.count - 1].text += word.element
        } else {
          pieces.append(Piece(text: word.element, isChanged: isChanged))
        }
      }
    }
    return (marked(before, difference.removals), marked(after, difference.insertions))
  }

  /// Words, runs of blanks, and every other character by itself.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var kind: Int?
    for character in line {
      let own = character.isLetter || character.isNumber ? 0 : character.isWhitespace ? 1 : 2
      if own == kind, own != 2, !words.isEmpty {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
      kind = own
    }
    return words
  }
}
