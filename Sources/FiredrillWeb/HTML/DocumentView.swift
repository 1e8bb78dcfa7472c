/// A document of the evidence with its lines numbered; lines of a diff are marked by what they change.
struct DocumentView {
  let title: String
  let text: String

  var html: HTML {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let isDiff = Self.isDiff(lines)
    return """
      <figure class="document"><figcaption>\(title)</figcaption>
      <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><ol class="code">\
      \(lines.html { line in
        "<li\(isDiff ? Self.mark(of: line) : .none)>\(line)</li>"
      })</ol></div></figure>
      """
  }

  /// Whether lines look like a unified diff: some added and some taken away, or a header of hunks.
  private static func isDiff(_ lines: [String]) -> Bool {
    let added = lines.contains { $0.hasPrefix("+") }
    let removed = lines.contains { $0.hasPrefix("-") && !$0.hasPrefix("- ") }
    return lines.contains { $0.hasPrefix("@@") } || (added && removed)
  }

  private static func mark(of line: String) -> HTML {
    switch line.first {
    case "+": " class=\"added\""
    case "-": " class=\"removed\""
    default: .none
    }
  }
}
