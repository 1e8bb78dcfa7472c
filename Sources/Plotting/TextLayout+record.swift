extension TextLayout {
  /// A line of a log broken before its fields, so that no field is parted that fits on a line.
  ///
  /// A record in JSON has its fields behind commas; any other line is broken at blanks, and so is a
  /// field that is wider than a line.
  package static func wrapRecord(_ line: String, width: Int) -> [String] {
    guard line.hasPrefix("{") else { return wrap(line, width: width) }
    var lines: [String] = []
    var current = ""
    for field in fields(of: line) {
      if DisplayWidth.columns(of: current + field) <= width {
        current += field
        continue
      }
      if !current.isEmpty { lines.append(current) }
      let parts = wrap(field, width: width)
      lines += parts.dropLast()
      current = parts.last ?? ""
    }
    return current.isEmpty ? lines : lines + [current]
  }

  /// The text up to each comma that a new field in quotation marks follows.
  private static func fields(of record: String) -> [String] {
    var fields: [String] = []
    var rest = record[...]
    while let comma = rest.firstRange(of: ",\"") {
      let end = rest.index(after: comma.lowerBound)
      fields.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return fields + [String(rest)]
  }
}
