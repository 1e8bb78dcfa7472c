package import Drills
import Foundation
package import Questions
import Reports
import Telemetry
import Terminal

/// Asks questions of a program: a JSON object a line out, an answer a line in.
package struct AskJSON {
  private let service: QuestionService
  private let output = OutputWriter.standardOutput

  package init(_ service: QuestionService) { self.service = service }

  private enum Message: Encodable {
    case question(QuestionDocument)
    case followUp(String)
    case verdict(VerdictDocument)
    /// The name of a question that was passed over; nothing is kept of it.
    case skipped(String)

    private enum CodingKeys: String, CodingKey { case question, followUp, verdict, skipped }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .question(let question): try container.encode(question, forKey: .question)
      case .followUp(let text): try container.encode(text, forKey: .followUp)
      case .verdict(let verdict): try container.encode(verdict, forKey: .verdict)
      case .skipped(let name): try container.encode(name, forKey: .skipped)
      }
    }
  }

  /// Asks all questions until the input ends; an empty line passes, and 'skip' goes on to the next.
  package func run(_ questions: [Question], seed: UInt64?) throws {
    for question in questions {
      let asked = AskedQuestion(question, seed: seed ?? service.seed())
      try write(.question(QuestionDocument(asked)))
      guard let first = readLine() else { return }
      guard first.trimmed.lowercased() != "skip" else {
        try write(.skipped(question.id.rawValue))
        continue
      }
      var said = AskedQuestion.Said(texts: [first])
      if case .choice(let dealt) = asked.deal {
        guard
          let (place, because) = AskLoop<TerminalConsole>.option(
            first.trimmed,
            among: dealt.options.count
          )
        else {
          throw TerminalSessionError.notAChoice(first)
        }
        said = AskedQuestion.Said(texts: [because], chosen: place)
      }
      var step = asked.step(after: said)
      while case .followUp(let text) = step {
        try write(.followUp(text))
        said.texts.append(readLine() ?? "")
        step = asked.step(after: said)
      }
      guard case .done(let grade) = step else { return }
      let answer = asked.answer(said, grade, seconds: nil)
      let number = try service.keep(.answered(answer))
      try write(.verdict(VerdictDocument(asked, grade, kept: answer, number: number)))
    }
  }

  private func write(_ message: Message) throws {
    try output.writeDocument(try JSONText.line(message))
  }
}
