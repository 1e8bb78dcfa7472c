internal import ScenarioModel

extension YAMLDocument {
  /// The bytes of each item of a list that a key of the file holds, from the start of its first line to
  /// that of the line after its last; counted after a byte order mark.
  ///
  /// `nil` where an item does not begin a line with its dash. Since anchors and aliases are refused, such
  /// lines mean the same in another file.
  func itemPlaces(of key: String) -> [Range<Int>]? {
    guard case .object(let entries)? = root?.content,
      let number = entries.firstIndex(where: { $0.key == key }),
      case .list(let items) = entries[number].value.content
    else { return nil }
    let starts = items.compactMap { source.itemStart(at: $0.mark) }
    guard starts.count == items.count else { return nil }
    let next = entries.indices.contains(number + 1) ? entries[number + 1].keyMark : nil
    let end = next.map { source.lineStart($0.line) } ?? source.text.utf8.count
    let places = zip(starts, starts.dropFirst() + [end])
    return places.allSatisfy { $0 < $1 } ? places.map { $0..<$1 } : nil
  }
}

extension SourceText {
  /// The first byte of a line, counted from 0; the end of the text for a line after the last.
  fileprivate func lineStart(_ number: Int) -> Int { byte(ofLine: number) ?? text.utf8.count }

  /// The first byte of the line whose first character but spaces is the dash of the item at a mark.
  fileprivate func itemStart(at mark: Mark) -> Int? {
    let before = place(of: mark).source.unicodeScalars.prefix(mark.column - 1)
    let dashed = before.drop { $0 == " " }
    guard dashed.first == "-", dashed.count > 1, dashed.dropFirst().allSatisfy({ $0 == " " })
    else { return nil }
    return byte(ofLine: mark.line)
  }
}
