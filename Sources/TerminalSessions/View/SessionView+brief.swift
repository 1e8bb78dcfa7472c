import Plotting
import Reports

extension SessionView {
  /// The page with its figures, and everything the player knows at the start.
  func brief(_ report: BriefReport) -> [String] {
    var lines = [heading(report.title), ""]
    lines += paragraph(report.role) + [""]
    lines += item(style.paint("PAGE \(report.pageTime.clock)", .bad), report.page) + [""]
    for text in report.background { lines += paragraph(text) + [""] }
    lines.append(style.paint("What counts", .emphasis))
    lines += report.conduct.rules.flatMap { item("  ", $0) } + [""]
    return lines
  }

  /// The candidate causes with their prior probabilities and, where stated, the player's own.
  func hypotheses(_ report: HypothesesReport) -> [String] { figure(.table(report.table)) }

  /// The places that a declaration can name.
  func places(_ report: PlacesReport) -> [String] {
    let width = report.places.map { DisplayWidth.columns(of: $0.id) }.max() ?? 0
    return [style.paint("Where it could lie", .emphasis)]
      + report.places.flatMap { item("  \(TextLayout.pad($0.id, to: width)) ", $0.title) }
  }
}
