import Foundation
import Scoring
import TestSupport
import Testing

@testable import Questions

/// The reader of reasons against wrong options beside texts of a writer who saw only the options.
///
/// For each wrong option of the bank there is a reason that is right and sufficient and a text that is
/// neither: vague, beside the point, a repetition, or wrong. A third of the options was held out.
struct LabelledReasonsTests {
  private struct File: Decodable {
    var reasons: [Reason]
  }

  private struct Reason: Decodable {
    var id: String
    /// The question and the number of the wrong option in its file, from 1.
    var option: String
    var good: Bool
    var text: String
    var isHeldOut: Bool

    private enum CodingKeys: String, CodingKey {
      case id, option, good, text
      case isHeldOut = "held_out"
    }
  }

  private struct NoOption: Error {
    var id: String
  }

  @Test func `the reader agrees with the labels as the README says`() throws {
    let bank = try QuestionBank.shipped()
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Labelled/reasons.json")
    let reasons = try JSONDecoder().decode(File.self, from: try Data(contentsOf: file)).reasons
    var known = Agreement()
    var heldOut = Agreement()
    for reason in reasons {
      let place = reason.option.split(separator: "/")
      guard let question = bank.questions.first(where: { $0.id.rawValue == place[0] }),
        case .choice(let task) = question.task, let number = Int(place[1]),
        task.wrong.indices.contains(number - 1)
      else { throw NoOption(id: reason.id) }
      let read = task.read(reason.text, against: task.wrong[number - 1])
      let isHeard = read.setAside == nil && read.verdicts.allSatisfy { $0.verdict.credit > 0 }
      if reason.isHeldOut {
        heldOut.count(first: isHeard, second: reason.good)
      } else {
        known.count(first: isHeard, second: reason.good)
      }
    }
    print("κ of reasons \(known.kappa), \(heldOut.kappa) held out: \(known); \(heldOut)")
    let options = bank.questions.reduce(0) { sum, question in
      if case .choice(let task) = question.task { sum + task.wrong.count } else { sum }
    }
    #expect(Set(reasons.map(\.option)).count == options)
    #expect(known.kappa >= 0.7)
    #expect(heldOut.kappa >= 0.55)
  }

  @Test func `the words of the question and of its options are no reason`() throws {
    let bank = try QuestionBank.shipped()
    for question in bank.questions {
      guard case .choice(let task) = question.task else { continue }
      for option in task.wrong {
        for text in [task.prompt, task.texts.joined(separator: " ")] {
          let read = task.read(text, against: option)
          #expect(
            read.setAside != nil || read.verdicts[0].verdict.credit == 0,
            "\(question.id) \(option.text): \(read.verdicts[0].quote)"
          )
        }
      }
    }
  }
}
