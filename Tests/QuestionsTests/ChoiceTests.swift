import ScenarioModel
import Telemetry
import Testing

@testable import Questions

private let task = ChoiceTask(
  prompt: "What does NDCG do with the rank of a relevant document?",
  key: .init(text: "It discounts its gain by the logarithm of the rank", because: "By definition."),
  wrong: [
    wrong(
      "It counts how many there are above the cut",
      phrases: [["recall", "counts"], ["order", "rank"]]
    ),
    wrong("It takes the first one and inverts its rank", phrases: [["reciprocal", "MRR"]]),
    wrong(
      "It leaves the rank out and averages the gain",
      phrases: [["discount"], ["log", "position"]]
    ),
  ]
)

private func wrong(_ text: String, phrases: [[String]]) -> ChoiceTask.Misconception {
  ChoiceTask.Misconception(text: text, because: "No.", phrases: phrases, examples: Examples())
}

@Test func `the seed shuffles the key's place and draws what has to be refuted`() {
  let deals = (0..<400).map { DealtChoice(task, of: "ndcg", seed: $0) }
  for place in 0..<4 {
    let share = Double(deals.count { $0.key == place }) / 400
    #expect((0.18...0.32).contains(share), "place \(place): \(share)")
    #expect(deals.contains { $0.refuted == place })
  }
  #expect(deals.allSatisfy { $0.key != $0.refuted })
  #expect(deals[7] == DealtChoice(task, of: "ndcg", seed: 7))
}

@Test func `half for the option, half for why the named one is wrong`() throws {
  let seed = try #require(
    (0..<100 as Range<UInt64>).first { seed in
      let dealt = DealtChoice(task, of: "ndcg", seed: seed)
      return dealt.options[dealt.refuted].wrong == 1
    }
  )
  let dealt = DealtChoice(task, of: "ndcg", seed: seed)
  let other = (0..<4).first { $0 != dealt.key } ?? 0
  #expect(dealt.grade(dealt.key, because: "That is MRR, a mean of reciprocal ranks.").share == 1)
  #expect(dealt.grade(dealt.key, because: "It just sounds wrong to me.").share == 0.5)
  #expect(dealt.grade(other, because: "That is MRR, a mean of reciprocal ranks.").share == 0)
}

@Test func `the reason is asked for once and then earns half of its half`() throws {
  let question = Question.sample("ndcg", .choice(task))
  let asked = AskedQuestion(question, seed: 3)
  guard case .choice(let dealt) = asked.deal else {
    Issue.record("no choice")
    return
  }
  let vague = AskedQuestion.Said(texts: ["It sounds wrong."], chosen: dealt.key)
  guard case .followUp(let text) = asked.step(after: vague) else {
    Issue.record("the reason was not asked for")
    return
  }
  let letter = DealtChoice.letter(dealt.refuted)
  #expect(text == "I did not hear why \(letter) is wrong. Can you say it in a sentence?")
  let reasons =
    "Recall counts and ignores the order. MRR is the reciprocal one. NDCG has a discount by position."
  let said = AskedQuestion.Said(texts: ["It sounds wrong.", reasons], chosen: dealt.key)
  guard case .done(let grade) = asked.step(after: said) else {
    Issue.record("asked again")
    return
  }
  #expect(grade.share == 0.75)
}
