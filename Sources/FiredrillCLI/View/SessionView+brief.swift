import Plotting
import ScenarioModel
import Sessions
import Telemetry

extension SessionView {
  /// The page with its figures, and everything the player knows at the start.
  func brief(of session: Session) throws(StagingError) -> [String] {
    let scenario = session.scenario
    let figures = try Scene(
      staging: session.staging,
      world: session.deal.world,
      variants: [],
      timeline: Timeline()
    ).figures(of: scenario.alert.measures, window: scenario.alert.window)
    let page = FigureText.fill(scenario.brief.page, with: figures)
    var lines = [heading(scenario.title), ""]
    lines += paragraph(scenario.brief.role) + [""]
    lines += item(style.paint("PAGE \(time(0, in: scenario))", .bad), page) + [""]
    for text in scenario.brief.background { lines += paragraph(text) + [""] }
    return lines
  }

  /// The candidate causes with their prior probabilities and, where stated, the player's own.
  func hypotheses(of session: Session) -> [String] {
    let stated = session.beliefs
    let rows = session.scenario.hypotheses.enumerated().map { index, hypothesis in
      ["h\(index + 1)", hypothesis.title, percent(hypothesis.prior)]
        + (stated.map { [percent($0[index].probability)] } ?? [])
    }
    let table = DataTable(
      title: "What it could be",
      columns: [
        DataTable.Column(name: ""), DataTable.Column(name: "hypothesis"),
        DataTable.Column(name: "prior", alignment: .right),
      ] + (stated == nil ? [] : [DataTable.Column(name: "you", alignment: .right)]),
      rows: rows
    )
    return TextRenderer.render(.table(table), style: style)
  }

  /// The places that a declaration can name.
  func places(of scenario: Scenario) -> [String] {
    let width = scenario.places.map { DisplayWidth.columns(of: $0.id.rawValue) }.max() ?? 0
    return [style.paint("Where it could lie", .emphasis)]
      + scenario.places.flatMap {
        item("  \(TextLayout.pad($0.id.rawValue, to: width)) ", $0.title)
      }
  }

  private func percent(_ probability: Double) -> String {
    Digits.percent(probability, decimals: 0)
  }
}
