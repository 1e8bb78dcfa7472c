import Foundation
import TestSupport
import Testing

@testable import Questions

/// The reader of answers beside labels given by hand, by someone who did not know how it reads.
struct LabelledAnswersTests {
  private struct File: Decodable {
    var answers: [Answer]
  }

  private struct Answer: Decodable {
    var id: String
    var question: String
    var `class`: Class
    var text: String
    /// The points that the answer states, by their names in the bank; roles have names of their own.
    var found: [String]
    var flags: [String]
    /// Whether nobody looked at the answer while the reader was tuned.
    var isHeldOut: Bool

    private enum CodingKeys: String, CodingKey {
      case id, question, `class`, text, found, flags
      case isHeldOut = "held_out"
    }
  }

  private enum Class: String, Decodable, CaseIterable {
    case strong, middling, weak, evasive
  }

  /// An answer with its grade.
  private struct Graded {
    var answer: Answer
    var grade: OpenGrade
  }

  private let all: [Graded]

  init() throws {
    let bank = try QuestionBank.shipped()
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Labelled/answers.json")
    let answers = try JSONDecoder().decode(File.self, from: try Data(contentsOf: file)).answers
    all = try answers.map { answer in
      let question = try #require(bank.questions.first { $0.id.rawValue == answer.question })
      guard case .open(let task) = question.task else { throw NotOpen(id: answer.id) }
      return Graded(answer: answer, grade: OpenGrader(task).grade(answer.text))
    }
  }

  private struct NotOpen: Error {
    var id: String
  }

  /// The name of a point in the labels.
  private static func name(_ point: AnswerPoint) -> String {
    switch point.role {
    case .concept: point.id
    case .tradeOff: "trade-off"
    case .failureMode: "failure-mode"
    case .number: "number"
    }
  }

  private static func agreement(
    _ graded: [Graded],
    _ role: AnswerPoint.Role? = nil
  ) -> Agreement {
    var agreement = Agreement()
    for item in graded {
      for verdict in item.grade.points where role == nil || verdict.point.role == role {
        agreement.count(
          first: verdict.credit > 0 && item.grade.setAside == nil,
          second: item.answer.found.contains(name(verdict.point))
        )
      }
    }
    return agreement
  }

  @Test func `there are enough, of every class, and every label names a point`() {
    #expect(all.count >= 200)
    #expect(Set(all.map(\.answer.class)) == Set(Class.allCases))
    #expect(Set(all.map(\.answer.id)).count == all.count)
    for item in all {
      let points = Set(item.grade.points.map { Self.name($0.point) })
      #expect(Set(item.answer.found).isSubset(of: points), "\(item.answer.id)")
    }
  }

  @Test func `the reader agrees with the labels as the README says`() {
    let heldOut = all.filter(\.answer.isHeldOut)
    for role in [AnswerPoint.Role.concept, .tradeOff, .failureMode, .number] {
      print(
        "κ of \(role.rawValue): \(Self.agreement(all, role).kappa) over \(all.count) answers,"
          + " \(Self.agreement(heldOut, role).kappa) over \(heldOut.count) held out"
      )
    }
    let (known, fresh) = (Self.agreement(all), Self.agreement(heldOut))
    print("κ \(known.kappa), \(fresh.kappa) held out: \(known)")
    #expect(heldOut.count * 3 >= all.count - 2)
    #expect(known.kappa >= 0.55)
    #expect(fresh.kappa >= 0.5)
  }

  @Test func `strong answers earn more than middling ones, and those more than the rest`() {
    func mean(_ class: Class) -> Double {
      let shares = all.filter { $0.answer.class == `class` }.map(\.grade.share)
      return shares.reduce(0, +) / Double(shares.count)
    }
    let means = Class.allCases.map(mean)
    print("mean shares \(means)")
    #expect(means[0] > means[1] + 0.1)
    #expect(means[1] > means[2] + 0.1)
    #expect(means[3] < 0.15)
  }
}
