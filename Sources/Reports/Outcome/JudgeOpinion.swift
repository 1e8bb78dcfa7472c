package import ExplanationJudging
package import Plotting
package import Scoring
import Telemetry

/// A judge's reading of an explanation beside the grade that counts.
package struct JudgeOpinion: Sendable {
  package var host: String
  package var offline: ExplanationGrade
  package var outcome: Result<ExplanationGrade, JudgeError>

  package init(
    host: String,
    offline: ExplanationGrade,
    outcome: Result<ExplanationGrade, JudgeError>
  ) {
    self.host = host
    self.offline = offline
    self.outcome = outcome
  }

  /// The opinion as it is shown and printed as JSON.
  package var document: Document {
    let judged = try? outcome.get().verdicts
    return Document(
      host: host,
      trouble: trouble,
      offlineShare: offline.share,
      judgeShare: try? outcome.get().share,
      verdicts: offline.verdicts.enumerated().map { index, verdict in
        Row(
          concept: verdict.concept,
          title: verdict.title,
          offline: verdict.verdict.rawValue,
          judge: judged?[index].verdict.rawValue,
          quote: judged?[index].quote ?? verdict.quote
        )
      },
      setAside: offline.setAside?.sentence
    )
  }

  /// The reason why there is no opinion, in a sentence; `nil` where there is one.
  private var trouble: String? {
    switch outcome {
    case .success: nil
    case .failure(let error):
      "The judge at \(host) gave no verdict: \(error). The grade without it stands."
    }
  }

  /// An opinion as JSON gives it, stable: keys are added, never renamed or removed.
  package struct Document: Hashable, Sendable, Encodable {
    package var host: String
    /// The reason why there is no opinion, in a sentence.
    package var trouble: String?
    /// The share of the explanation's points by the grade that counts.
    ///
    /// Range: 0 to 1.
    package var offlineShare: Double
    /// The share of the explanation's points by the judge.
    ///
    /// Range: 0 to 1.
    package var judgeShare: Double?
    package var verdicts: [Row]
    /// The reason why the words were not judged, after a colon; not in the JSON.
    package var setAside: String?

    private enum CodingKeys: String, CodingKey {
      case host, trouble, offlineShare, judgeShare, verdicts
    }
  }

  /// One concept by both readings; the judge's is absent where it gave none.
  package struct Row: Hashable, Sendable, Encodable {
    package var concept: String
    package var title: String
    package var offline: String
    package var judge: String?
    package var quote: String

    private enum CodingKeys: String, CodingKey { case concept, title, offline, judge, quote }
  }
}

extension JudgeOpinion.Document {
  /// The heading above an opinion.
  static let heading = "A judge's reading of the explanation (not scored)"

  /// Writes the verdicts of both readings, with the words where they differ.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = ["", style.heading(Self.heading), ""]
    if let trouble { return lines + style.paragraph(trouble) }
    if let setAside { return lines + style.paragraph("The judge was not asked: \(setAside).") }
    lines += style.figure(
      .table(
        DataTable(
          title: "",
          columns: ["concept", "scored", "judge"].map { DataTable.Column(name: $0) },
          rows: verdicts.map { [$0.title, $0.offline, $0.judge ?? ""] }
        )
      )
    )
    for row in verdicts where row.judge != row.offline && !row.quote.isEmpty {
      lines += style.item("  \(row.title):", "'\(row.quote)'")
    }
    let shares = [offlineShare, judgeShare ?? 0].map { Digits.percent($0, decimals: 0) }
    return lines
      + style.paragraph(
        "Of the explanation's points the score gives \(shares[0]); the judge at \(host) would"
          + " give \(shares[1])."
      )
  }
}

extension ExplanationGrade.SetAside {
  /// The reason why words were not judged, after a colon.
  fileprivate var sentence: String {
    switch self {
    case .empty: "there are no words"
    case .listOfWords: "a list of words states nothing"
    case .anotherLanguage: "explanations are read in English only"
    }
  }
}
