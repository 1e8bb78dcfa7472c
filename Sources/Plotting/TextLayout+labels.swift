extension TextLayout {
  /// Labels cut to a width, each with a mark where something is left out, so that labels which differ
  /// still do.
  ///
  /// Most is left out of the middle: beginning and end tell labels apart best. Where those are alike,
  /// another part is kept. Labels that fit stay as they are. Complexity: O(labels × width²).
  package static func cut(
    _ labels: [String],
    to width: Int,
    glyphs: GlyphSet = .unicode
  ) -> [String] {
    guard labels.contains(where: { DisplayWidth.columns(of: $0) > width }) else { return labels }
    let mark = glyphs == .unicode ? "…" : (width >= 6 ? "..." : "~")
    let room = width - mark.count
    guard room >= 2 else { return labels.map { truncate($0, to: width, glyphs: glyphs) } }
    let half = room / 2
    let tails = (0...room).sorted { (abs($0 - half), $0) < (abs($1 - half), $1) }
    let wanted = Set(labels).count
    var best: (labels: [String], told: Int) = ([], 0)
    for tail in tails where best.told < wanted {
      let cut = labels.map { withoutMiddle($0, head: room - tail, tail: tail, mark: mark) }
      let told = Set(cut).count
      if told > best.told { best = (cut, told) }
    }
    guard best.told < wanted, width >= leastTelling else { return best.labels }
    return labels.indices.map { index in
      let alike = labels.indices.filter { best.labels[$0] == best.labels[index] }.map { labels[$0] }
      guard Set(alike).count > 1 else { return best.labels[index] }
      return withDifference(labels[index], from: commonStart(of: alike), to: width, mark: mark)
    }
  }

  /// The least width at which a beginning and a part behind it find room.
  private static let leastTelling = 10

  private static func withoutMiddle(
    _ label: String,
    head: Int,
    tail: Int,
    mark: String
  ) -> String {
    guard DisplayWidth.columns(of: label) > head + mark.count + tail else { return label }
    return prefix(label, columns: head) + mark + suffix(label, columns: tail)
  }

  /// The beginning of a label and what stands from a place on, with a mark for what is left out.
  private static func withDifference(
    _ label: String,
    from start: Int,
    to width: Int,
    mark: String
  ) -> String {
    let head = prefix(label, columns: width / 4)
    let rest = String(label.dropFirst(start))
    let room = width - DisplayWidth.columns(of: head) - mark.count
    guard DisplayWidth.columns(of: rest) > room else {
      return head + mark + suffix(label, columns: room)
    }
    return head + mark + prefix(rest, columns: room - mark.count) + mark
  }

  /// The number of characters with which all texts begin.
  private static func commonStart(of texts: [String]) -> Int {
    guard let first = texts.first.map({ Array($0) }) else { return 0 }
    return texts.dropFirst().map { text in
      zip(first, text).prefix { $0 == $1 }.count
    }.min() ?? 0
  }

  /// As much of the end of a text without colours as fits into a number of columns.
  private static func suffix(_ text: String, columns: Int) -> String {
    var kept: [Character] = []
    var used = 0
    for character in text.reversed() {
      let size = DisplayWidth.columns(of: String(character))
      guard used + size <= columns else { break }
      used += size
      kept.append(character)
    }
    return String(kept.reversed())
  }
}
