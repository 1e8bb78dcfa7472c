package import Plotting
package import Questions
import ScenarioModel
import Telemetry

/// A question as it is asked, without anything of its answer.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct QuestionDocument: Hashable, Sendable, Encodable {
  package var question: String
  package var area: String
  package var kind: String
  package var title: String
  /// The time in which a crisp answer is expected; unit: seconds.
  package var seconds: Int
  package var seed: UInt64
  package var prompt: String
  /// The options of a choice in their order; empty otherwise.
  package var options: [Option]
  /// The letter of the wrong option of which the answer says why it is wrong.
  package var refute: String?

  /// An option of a choice.
  package struct Option: Hashable, Sendable, Encodable {
    package var letter: String
    package var text: String

    private enum CodingKeys: String, CodingKey { case letter, text }
  }

  private enum CodingKeys: String, CodingKey {
    case question, area, kind, title, seconds, seed, prompt, options, refute
  }

  package init(_ asked: AskedQuestion) {
    question = asked.question.id.rawValue
    area = asked.question.area.rawValue
    kind = asked.question.kind.rawValue
    title = asked.question.title
    seconds = asked.question.seconds
    seed = asked.seed
    prompt = asked.prompt
    switch asked.deal {
    case .choice(let dealt):
      options = dealt.options.enumerated().map {
        Option(letter: DealtChoice.letter($0.offset), text: $0.element.text)
      }
      refute = DealtChoice.letter(dealt.refuted)
    case .open, .computed:
      options = []
      refute = nil
    }
  }

  /// The instruction for a choice: choose, and say why one of the others is wrong.
  package var task: String? {
    refute.map {
      "Choose one, and say why \($0) is wrong; if \($0) is your choice, why the others are."
    }
  }

  /// Writes the question under a heading with its number among those asked.
  package func lines(_ style: TextStyle, number: Int, of count: Int) -> [String] {
    let head = "\(number) of \(count) · \(area) · \(title) · \(seconds) s"
    var lines = ["", style.heading(head)] + style.paragraph(prompt)
    for option in options { lines += style.item("  \(option.letter)", option.text) }
    if let task { lines += style.paragraph(task) }
    return lines
  }
}
