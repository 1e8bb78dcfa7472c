import Plotting

/// A figure as an element of a page: the drawing, the table behind it, and its files.
struct FigureView {
  private let figure: Figure
  /// The addresses of its values and its drawing; `nil` where it has none of its own.
  private let files: Files?

  /// The files of a figure.
  struct Files {
    var values: Address
    var drawing: Address
  }

  init(_ figure: Figure, files: Files? = nil) {
    self.figure = figure
    self.files = files
  }

  /// The widths of a drawing; a narrow window gets the narrow one, so that its texts stay readable.
  ///
  /// Unit: px of the drawing.
  private static let widths = (wide: 720, narrow: 440)

  var html: HTML {
    if case .table(let table) = figure { return Self.table(table, files: files) }
    let values = figure.values
    return """
      <figure class="chart\(" heat", if: isHeat)"\(kind)>
      <figcaption class="caption">\(figure.title)</figcaption>
      <div class="drawing wide-only">\(HTML.drawing(figure, width: Self.widths.wide))</div>
      <div class="drawing narrow-only">\(HTML.drawing(figure, width: Self.widths.narrow))</div>
      <p class="readout" aria-live="polite" hidden></p>
      <details><summary>As a table\(files.map { _ in " or file" })</summary>
      \(Self.grid(values, hasCaption: false))\(links)</details>
      </figure>
      """
  }

  /// Whether colours tell values, so that a drawing keeps them on a dark page.
  private var isHeat: Bool {
    if case .heatmap = figure { true } else { false }
  }

  /// The mark by which the script finds charts over time.
  private var kind: HTML {
    switch figure {
    case .lineChart: " data-chart=\"line\""
    case .bars, .histogram, .heatmap, .intervals, .waterfall, .table: .none
    }
  }

  private static func table(_ table: DataTable, files: Files?) -> HTML {
    guard !table.rows.isEmpty else {
      return "<p><b>\(table.title)</b> \(Figure.emptyNote)</p>"
    }
    let links: HTML? = files.map {
      "<p class=\"files\"><a href=\"\($0.values)\" download>CSV</a></p>"
    }
    return "<figure class=\"rows\">\(grid(table))\(links)</figure>"
  }

  private var links: HTML? {
    files.map {
      """
      <p class="files"><a href="\($0.values)" download>CSV</a> <a href="\($0.drawing)" download>SVG</a></p>
      """
    }
  }

  /// Rows under headings, which the script makes sortable.
  static func grid(_ table: DataTable, hasCaption: Bool = true) -> HTML {
    let label = table.title.isEmpty ? "Rows" : table.title
    return """
      \(table.title.isEmpty || !hasCaption ? nil : "<p class=\"caption\">\(table.title)</p>" as HTML)
      <div class="scroll" tabindex="0" role="region" aria-label="\(label)"><table data-sort>
      <thead><tr>\(table.columns.html { column in
        let unit = column.unit.symbol.isEmpty ? "" : " [\(column.unit.symbol)]"
        return "<th scope=\"col\"\(" class=\"n\"", if: column.isNumber)>\(column.name + unit)</th>"
      })</tr></thead>
      <tbody>\(table.rows.html { row in
        let cells = zip(table.columns, row).html { column, cell in
          "<td\(" class=\"n\"", if: column.isNumber)>\(cell)</td>"
        }
        return "<tr>\(cells)</tr>"
      })</tbody></table></div>
      """
  }
}

extension DataTable.Column {
  fileprivate var isNumber: Bool {
    switch alignment {
    case .left, .centre: false
    case .right: true
    }
  }
}
