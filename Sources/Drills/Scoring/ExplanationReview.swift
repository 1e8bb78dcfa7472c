import ScenarioModel
import ExplanationJudging
package import Reports
import Scoring
package import Sessions

/// Asks a judge behind an OpenAI-compatible address what it makes of an explanation.
///
/// Its verdicts stand beside the score and never change it.
package struct ExplanationReview: Sendable {
  private let judge: HTTPJudge

  /// Seconds that one of the two requests may take unless another bound is given.
  package static let usualSeconds = HTTPJudge.usualSeconds

  /// `key` is sent as a bearer token; `seconds` bounds each of two requests.
  package init(
    address: String,
    model: String,
    key: String?,
    seconds: Int
  ) throws(DrillError) {
    do {
      judge = try HTTPJudge(address: address, model: model, key: key, seconds: seconds)
    } catch {
      throw .judge(error)
    }
  }

  /// The host asked, without what the address may say of the user.
  package var host: String { judge.host }

  /// The judge's opinion of the declared explanation beside the grade without a model; `nil` where
  /// nothing was declared.
  ///
  /// A judge that fails is an opinion too, which says why. Time: at most twice the seconds given.
  package func opinion(of session: Session) async throws(DrillError) -> JudgeOpinion? {
    guard let explanation = session.declaration?.explanation,
      let offline = try DrillError.wrap({ try session.plainGrade() })
    else { return nil }
    let outcome: Result<ExplanationGrade, JudgeError>
    do throws(JudgeError) {
      outcome = .success(
        try await judge.review(
          offline,
          concepts: session.scenario.rubric,
          explanation: explanation
        )
      )
    } catch {
      outcome = .failure(error)
    }
    return JudgeOpinion(host: host, offline: offline, outcome: outcome)
  }
}
