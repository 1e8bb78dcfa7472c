import ScenarioModel
import Scoring
import Testing

@testable import Questions

private let grader = OpenGrader(.reranking)

private func heard(_ answer: String) -> [String] {
  grader.grade(answer).points.filter { $0.credit > 0 }.map(\.point.id)
}

@Test func `the model answer earns every point with its own words`() {
  let grade = grader.grade(OpenTask.reranking.modelAnswer)
  #expect(grade.points.map(\.credit) == [1, 1, 1, 1, 1])
  #expect(grade.share == 1)
  #expect(grade.redFlags.isEmpty)
  #expect(grade.habits.isEmpty)
  #expect(grade.points.last?.quote.contains("100") == true)
}

@Test func `what is denied is no point`() {
  #expect(heard("A cross-encoder does not read query and passage together.") == [])
  #expect(heard("A cross-encoder cannot read query and passage together.") == [])
  #expect(heard("A cross-encoder reads both texts together.") == ["joint"])
}

@Test func `a failure may be told as what cannot be`() {
  #expect(
    heard("It can't bring back the passage that was missed, which is lost.") == ["failure-mode"]
  )
  #expect(heard("It does not bring back a passage that was missed or lost.") == [])
}

@Test(arguments: [
  ("I rerank the top 100.", true), ("I rerank 50 to 100 candidates.", true),
  ("I rerank one hundred candidates.", true), ("I rerank the top 100,000.", false),
  ("I rerank the top 10k.", false), ("It takes 100 ms to rerank.", false),
  ("The index has 100 shards.", false),
])
func `a number counts in its range beside the words that say of what it is`(
  text: String,
  isHeard: Bool
) {
  #expect(heard(text).contains("number") == isHeard, "\(text)")
}

@Test func `a red flag costs a fifth`() {
  let plain = grader.grade(OpenTask.reranking.modelAnswer)
  let flagged = grader.grade(
    OpenTask.reranking.modelAnswer + " I run the cross-encoder over the whole corpus."
  )
  #expect(flagged.redFlags.map(\.flag.id) == ["all-documents"])
  #expect(abs(plain.share - flagged.share - OpenGrade.flagCost) < 1e-9)
}

@Test func `a definition states what it names, and is a habit where no trade-off stands beside it`()
{
  let grade = grader.grade(
    "A cross-encoder is a model that reads the query and the passage together in one pass."
      + " A cross-encoder is a type of encoder."
  )
  #expect(grade.points[0].credit == 1)
  #expect(grade.habits.map(\.habit) == [.definition, .noFailureMode, .noNumber])
}

@Test func `'we used X' is a habit unless a reason follows`() {
  func habits(_ text: String) -> [Habit] { grader.grade(text).habits.map(\.habit) }
  #expect(
    habits("We used a cross-encoder in that project. It went fine.").contains(.usedWithoutWhy)
  )
  #expect(
    !habits("We used a cross-encoder because recall was high and order was bad.")
      .contains(.usedWithoutWhy)
  )
}

@Test func `another language and a list of words are set aside with the reason`() {
  let german = grader.grade(
    "Ein Cross-Encoder liest Anfrage und Dokument gemeinsam, deshalb ist er genauer und langsamer."
  )
  #expect(german.setAside == .anotherLanguage || german.setAside == .listOfWords)
  #expect(german.share == 0)
  let words = grader.grade(
    "cross-encoder together jointly bi-encoder in advance precompute accurate slower latency missed"
      + " cannot lost rerank top 100"
  )
  #expect(words.share == 0)
  #expect(words.setAside == .listOfWords)
  #expect(grader.grade("  ").setAside == .empty)
}

@Test func `notes with two figures are read, and a list of words with two figures is not`() {
  let notes =
    "cross-encoder: reads query + passage together -> more accurate, 20 times slower; bi-encoder: vectors in"
    + " advance. Rerank top 100. Fails: right passage missed in first stage -> lost for good"
  let grade = grader.grade(notes)
  #expect(grade.setAside == nil)
  #expect(grade.share > 0)
  let list =
    "cross-encoder together jointly bi-encoder advance precompute accurate slower latency missed cannot"
    + " lost rerank 100 10"
  #expect(grader.grade(list).setAside == .listOfWords)
}

@Test func `what was missing is asked once, heaviest first, and earns half`() {
  let asked = AskedQuestion(.sample("q"), seed: 1)
  let first = "A bi-encoder embeds the documents in advance. I rerank the top 100 candidates."
  guard case .followUp(let question) = asked.step(after: .init(texts: [first])) else {
    Issue.record("nothing was asked")
    return
  }
  #expect(question == "What does the cross-encoder see that the bi-encoder does not?")
  let reply = "The cross-encoder reads both texts together."
  guard case .followUp(let second) = asked.step(after: .init(texts: [first, reply])) else {
    Issue.record("the second point was not asked for")
    return
  }
  #expect(second == "I did not hear the trade-off that I look for. What do you pay for it?")
  guard case .done(.open(let grade)) = asked.step(after: .init(texts: [first, reply, ""])) else {
    Issue.record("it was asked a third time")
    return
  }
  #expect(grade.points.map(\.credit) == [0.5, 1, 0, 0, 1])
  #expect(grade.points.map(\.wasAsked) == [true, false, false, false, false])
  // Weights: 2, 1, 2, 2, 1.
  #expect(abs(grade.share - 3.0 / 8) < 1e-12)
}

@Test func `a follow-up that passes is not repeated`() {
  let asked = AskedQuestion(.sample("q"), seed: 1)
  let said = AskedQuestion.Said(texts: ["I would use a reranker for that task.", "", ""])
  guard case .done(let grade) = asked.step(after: said) else {
    Issue.record("it was asked a third time")
    return
  }
  #expect(grade.share == 0)
  let answer = asked.answer(said, grade, seconds: -5)
  #expect(answer.seconds == nil)
  #expect(answer.missed == ["joint", "precomputed", "trade-off", "failure-mode", "number"])
}

@Test func `a denial among the words of a red flag turns it around`() {
  var task = OpenTask.reranking
  task.redFlags = [
    RedFlag(id: "swap", title: "Swaps roles", phrases: [["cross-encoder searches millions"]])
  ]
  let grader = OpenGrader(task)
  #expect(grader.grade("So the cross-encoder searches millions.").redFlags.count == 1)
  #expect(grader.grade("So the cross-encoder cannot search millions.").redFlags.isEmpty)
  #expect(grader.grade("The cross-encoder never searches millions.").redFlags.isEmpty)
}
