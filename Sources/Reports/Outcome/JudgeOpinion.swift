package import ExplanationJudging
package import Scoring

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

  /// The sentence that says why the judge gave no verdict; `nil` if there is a verdict.
  package var trouble: String? {
    switch outcome {
    case .success: nil
    case .failure(let error):
      "The judge at \(host) gave no verdict: \(error). The grade without it stands."
    }
  }

  /// The concepts with both verdicts; the judge's is `nil` where it gave none.
  package var rows: [Row] {
    let judged = try? outcome.get().verdicts
    return offline.verdicts.enumerated().map { index, verdict in
      Row(
        concept: verdict.concept,
        title: verdict.title,
        offline: verdict.verdict.rawValue,
        judge: judged?[index].verdict.rawValue,
        quote: judged?[index].quote ?? verdict.quote
      )
    }
  }

  /// One concept by both readings.
  package struct Row: Encodable {
    package var concept: String
    package var title: String
    package var offline: String
    package var judge: String?
    package var quote: String
  }

  /// The opinion as JSON gives it.
  package var document: Document {
    Document(
      host: host,
      trouble: trouble,
      offlineShare: offline.share,
      judgeShare: try? outcome.get().share,
      verdicts: rows
    )
  }

  /// An opinion in JSON; shares are of the explanation's points, 0 to 1.
  package struct Document: Encodable {
    package var host: String
    package var trouble: String?
    package var offlineShare: Double
    package var judgeShare: Double?
    package var verdicts: [Row]
  }
}
