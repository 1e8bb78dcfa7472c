import Reports
import Plotting
import Scoring
import Telemetry

extension SessionView {
  /// Returns a judge's verdict on the explanation beside the grade that counts.
  func opinion(_ opinion: JudgeOpinion) -> [String] {
    var lines = ["", heading("A judge's reading of the explanation (not scored)"), ""]
    if let trouble = opinion.trouble { return lines + paragraph(trouble) }
    if let reason = opinion.offline.setAside {
      return lines + paragraph("The judge was not asked: \(reason.sentence).")
    }
    let rows = opinion.rows
    let table = DataTable(
      title: "",
      columns: ["concept", "scored", "judge"].map { DataTable.Column(name: $0) },
      rows: rows.map { [$0.title, $0.offline, $0.judge ?? ""] }
    )
    lines += TextRenderer.render(.table(table), style: style)
    for row in rows where row.judge != row.offline && !row.quote.isEmpty {
      lines += item("  \(row.title):", "'\(row.quote)'")
    }
    let shares = [opinion.offline.share, (try? opinion.outcome.get().share) ?? 0].map {
      Digits.percent($0, decimals: 0)
    }
    return lines
      + paragraph(
        "Of the explanation's points the score gives \(shares[0]); the judge at \(opinion.host) would"
          + " give \(shares[1])."
      )
  }
}

extension ExplanationGrade.SetAside {
  /// The reason why the explanation was not judged, as a clause that follows a colon.
  fileprivate var sentence: String {
    switch self {
    case .empty: "there are no words"
    case .listOfWords: "a list of words states nothing"
    case .anotherLanguage: "explanations are read in English only"
    }
  }
}
