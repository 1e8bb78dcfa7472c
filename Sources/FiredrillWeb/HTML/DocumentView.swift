import Reports

/// A document of the evidence with its lines numbered; one that is a diff as old and new side by side.
struct DocumentView {
  let title: String
  let text: String

  var html: HTML {
    if let diff = DocumentDiff(unified: text) { return DiffView(title: title, diff: diff).html }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return """
      <figure class="document"><figcaption>\(title)</figcaption>
      <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><ol class="code">\
      \(lines.html { "<li>\($0)</li>" })</ol></div></figure>
      """
  }
}

/// Two versions of a text side by side, one below the other in a narrow window.
struct DiffView {
  let title: String
  let diff: DocumentDiff
  var names = (old: "before", new: "after")

  var html: HTML {
    """
    <figure class="document"><figcaption>\(title)</figcaption>
    <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="diff">
    <thead><tr><th scope="col">\(names.old)</th><th scope="col">\(names.new)</th></tr></thead>
    <tbody>\(diff.rows.html(row))</tbody></table></div></figure>
    """
  }

  private func row(_ row: DocumentDiff.Row) -> HTML {
    guard row.isChanged else {
      return "<tr class=\"same\">\(cell(row.old, .none))\(cell(row.new, "second"))</tr>"
    }
    return """
      <tr>\(cell(row.old, row.old == nil ? "none" : "removed"))\
      \(cell(row.new, row.new == nil ? "none" : "added"))</tr>
      """
  }

  private func cell(_ line: DocumentDiff.Line?, _ kind: HTML) -> HTML {
    guard let line else { return "<td class=\"\(kind)\"></td>" }
    let pieces = line.pieces.html { piece -> HTML in
      piece.isChanged ? "<mark>\(piece.text)</mark>" : "\(piece.text)"
    }
    return "<td class=\"\(kind)\"><span class=\"number\">\(line.number)</span>\(pieces)</td>"
  }
}
