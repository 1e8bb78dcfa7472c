import Plotting
import Telemetry

extension ArenaReport {
  /// The report as one page of HTML that needs nothing from anywhere else.
  package var html: String {
    let heading = "Arena: \(agent)"
    let mean = score.map {
      "Mean score \($0.mean.tenths), 95 % interval \($0.low.tenths)–\($0.high.tenths)."
    }
    let counts = scenarios.map(\.sessions).reduce(0, +)
    let troubles = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { HTMLPage.element("li", "\($0.value) × \($0.key)") }
    return HTMLPage(
      title: heading,
      style: Self.style,
      body: [
        HTMLPage.element("h1", heading),
        HTMLPage.element("p", "\(counts) sessions on worlds that are \(worlds). \(mean ?? "")"),
      ] + figures.map(HTMLPage.figure)
        + (troubles.isEmpty
          ? []
          : [HTMLPage.element("h2", "Without a verdict"), "<ul>\(troubles.joined())</ul>"])
    ).text
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
    h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}table{border-collapse:collapse}
    td,th{padding:.2rem 1rem .2rem 0;text-align:left}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
    svg{max-width:100%;height:auto}
    """
}
