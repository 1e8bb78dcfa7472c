import ArgumentParser
import Drills
import Foundation
import Reports
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
struct JudgeClient {
  private let review: ExplanationReview

  /// The longest that one of the two requests may be allowed to take; unit: s.
  private static let mostSeconds = 600

  /// `nil` where no judge was asked for.
  init?(_ options: JudgeOptions, _ environment: CommandEnvironment) throws {
    guard let address = options.judge else { return nil }
    func setting(_ name: String) -> String? {
      environment.variables["FIREDRILL_JUDGE_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }
    var seconds = ExplanationReview.usualSeconds
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
    review = try ExplanationReview(
      address: address,
      model: setting("MODEL") ?? "default",
      key: setting("KEY"),
      seconds: seconds
    )
  }

  /// The judge's opinion of the declared explanation; `nil` where nothing was declared.
  func opinion(of session: Session) throws -> JudgeOpinion? {
    guard session.declaration != nil else { return nil }
    let isSeen = isatty(FileHandle.standardError.fileDescriptor) == 1
    if isSeen { try? OutputWriter.standardError.write("Asking the judge at \(review.host) …") }
    defer { if isSeen { try? OutputWriter.standardError.write("\r\u{1B}[K") } }
    return try review.opinion(of: session)
  }
}
