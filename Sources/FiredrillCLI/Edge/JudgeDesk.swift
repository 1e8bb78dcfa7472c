import ArgumentParser
import ExplanationJudging
import Foundation
import ScenarioModel
import Scoring
import Sessions
import Terminal

/// The option that lets a judge read explanations.
struct JudgeOptions: ParsableArguments {
  @Option(
    help: """
      Let a model behind this OpenAI-compatible address read the explanation too; its verdicts stand beside \
      the score and never change it. $FIREDRILL_JUDGE_MODEL, _KEY and _SECONDS set the rest.
      """
  )
  var judge: String?
}

/// Asks a judge, where the user named one, what it makes of an explanation.
struct JudgeDesk {
  private let judge: HTTPJudge
  /// The host asked, without what the address may say of the user.
  private let host: String

  /// The longest that one of the two requests may be allowed to take.
  private static let mostSeconds = 600

  /// `nil` where no judge was asked for.
  init?(_ options: JudgeOptions, _ surroundings: Surroundings) throws(CommandFailure) {
    guard let address = options.judge else { return nil }
    func setting(_ name: String) -> String? {
      surroundings.environment["FIREDRILL_JUDGE_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }
    var seconds = HTTPJudge.usualSeconds
    if let text = setting("SECONDS") {
      guard let number = Int(text), (1...Self.mostSeconds).contains(number) else {
        throw CommandFailure(
          "FIREDRILL_JUDGE_SECONDS is '\(text)'; it must be a whole number from 1 to"
            + " \(Self.mostSeconds)",
          code: .usage
        )
      }
      seconds = number
    }
    do throws(JudgeError) {
      judge = try HTTPJudge(
        address: address,
        model: setting("MODEL") ?? "default",
        key: setting("KEY"),
        seconds: seconds
      )
    } catch {
      throw CommandFailure(
        "--judge: \(error); write it as in --judge http://localhost:8080/v1",
        code: .usage
      )
    }
    host = judge.host
  }

  /// What the judge makes of the declared explanation beside the grade without a model; `nil` where
  /// nothing was declared.
  ///
  /// A judge that fails is an opinion too: the sentence that says so.
  func opinion(of session: Session) throws -> JudgeOpinion? {
    guard let explanation = session.declaration?.explanation,
      let offline = try CommandFailure.wrap({ try session.plainGrade() })
    else { return nil }
    let isSeen = isatty(FileHandle.standardError.fileDescriptor) == 1
    if isSeen { try? OutputWriter.standardError.write("Asking the judge at \(host) …") }
    defer { if isSeen { try? OutputWriter.standardError.write("\r\u{1B}[K") } }
    let (judge, concepts) = (judge, session.scenario.rubric)
    let outcome = try Blocking.run { () -> Result<ExplanationGrade, JudgeError> in
      do throws(JudgeError) {
        return .success(
          try await judge.review(offline, concepts: concepts, explanation: explanation)
        )
      } catch {
        return .failure(error)
      }
    }
    return JudgeOpinion(host: host, offline: offline, outcome: outcome)
  }
}
