import ScenarioModel
import Telemetry
import Testing
import TextAnalysis

@testable import Scoring

struct ExplanationGraderTests {
  private static let limit = HypothesisID("limit")

  private static let concepts = [
    Concept(
      id: "scope",
      title: "Says who was affected",
      weight: 1,
      hypotheses: [],
      phrases: [["japanese"], ["canary", "control"]]
    ),
    Concept(
      id: "limit",
      title: "Names the cut answers",
      weight: 2,
      hypotheses: [limit],
      phrases: [["output limit", "truncated", "cut"]]
    ),
    Concept(
      id: "pool",
      title: "Names the pool",
      weight: 2,
      hypotheses: ["pool"],
      phrases: [["pool c"]]
    ),
    Concept(id: "number", title: "A number", weight: 1, hypotheses: [], phrases: [], number: .seen),
  ]

  /// A wider rubric, with absences for causes and a concept of what was ruled out.
  private static let wide =
    concepts + [
      Concept(
        id: "ruled-out",
        title: "Says what was ruled out",
        weight: 1,
        hypotheses: [],
        phrases: [["ruled out", "innocent"]],
        rulesOut: true
      ),
      Concept(
        id: "events",
        title: "Names the lost outcomes",
        weight: 1,
        hypotheses: ["events"],
        phrases: [["outcome"], ["lost", "never report", "stale"]]
      ),
      Concept(
        id: "cache",
        title: "Names the cache",
        weight: 1,
        hypotheses: ["cache"],
        phrases: [["cache"]]
      ),
    ]

  private func wide(
    _ concept: String,
    _ truth: HypothesisID,
    _ text: String
  ) -> ConceptVerdict.Verdict? {
    ExplanationGrader(concepts: Self.wide, causes: [truth], seen: Self.seen).grade(text).verdicts
      .first { $0.concept == concept }?
      .verdict
  }

  private static let seen = SeenFigures(
    sentences: ["The Japanese canary is at 78.3 %, control at 86.1 % (p < 0.001)."]
  )

  private func grade(_ text: String) -> ExplanationGrade {
    ExplanationGrader(concepts: Self.concepts, causes: [Self.limit], seen: Self.seen).grade(text)
  }

  private func verdict(_ concept: String, _ text: String) -> ConceptVerdict? {
    grade(text).verdicts.first { $0.concept == concept }
  }

  private static let good = """
    Japanese conversations on the canary fell to 78.3 % because answers were cut at the output limit. \
    It was not pool c: all pools were alike.
    """

  @Test func `a full explanation earns everything and quotes its words`() {
    let grade = grade(Self.good)
    #expect(grade.share == 1)
    #expect(grade.faults.isEmpty)
    #expect(
      grade.verdicts.map(\.quote) == [
        "Japanese conversations on the canary fell to 78.3 %",
        "because answers were cut at the output limit", "78.3 %",
      ]
    )
  }

  @Test func `only concepts of the truth are asked`() {
    #expect(grade(Self.good).verdicts.map(\.concept) == ["scope", "limit", "number"])
  }

  @Test(arguments: [
    ("The answers on the Japanese canary were truncated.", ConceptVerdict.Verdict.asserted),
    ("Perhaps answers were truncated in the Japanese canary.", .hedged),
    ("The answers were not truncated in the Japanese canary.", .denied),
    ("If answers were truncated, every pool would show it.", .denied),
    ("Users on the canary were unhappy with what they got.", .absent),
    ("Pool c is the cause, because it is the output limit too.", .oneOfMany),
  ])
  func `what is said of a cause decides its verdict`(
    _ text: String,
    _ expected: ConceptVerdict.Verdict
  ) {
    #expect(verdict("limit", text)?.verdict == expected)
  }

  @Test(arguments: [
    (
      "The pools are alike, so it is not pool c. The answers were cut.",
      ConceptVerdict.Verdict.asserted
    ),
    ("Pool c is fine. The answers were cut.", .asserted),
    ("The answers were cut and the users are innocent.", .asserted),
    ("The answers were cut in every pool of the canary.", .absent),
    ("The answers were cut; the cache works as designed.", .asserted),
    ("The answers were cut, and that exonerates the build.", .asserted),
    ("The answers were cut. I haven't excluded the cache.", .absent),
    ("The answers were cut. To rule out the cache I compare hits.", .absent),
    ("Before you rule out pool c: the answers were cut.", .absent),
    ("It is not the output limit, that was ruled out first.", .absent),
  ])
  func `to rule something out is to deny a rival, not the truth`(
    _ text: String,
    _ expected: ConceptVerdict.Verdict
  ) {
    #expect(wide("ruled-out", Self.limit, text) == expected)
  }

  @Test(arguments: [
    ("Conversations of the canary never report an outcome.", ConceptVerdict.Verdict.asserted),
    ("The outcome is not stale.", .denied),
    ("We checked whether outcomes were lost.", .denied),
    ("No outcomes are lost as far as I can tell.", .denied),
  ])
  func `a negation that is part of a phrase denies nothing, any other does`(
    _ text: String,
    _ expected: ConceptVerdict.Verdict
  ) {
    #expect(wide("events", "events", text) == expected)
  }

  @Test(arguments: [
    ("Cold cache after the restart.", ConceptVerdict.Verdict.asserted),
    ("Cache, pool c, output limit.", .listed),
    ("We saw the cache and pool c and cut answers and lost outcomes.", .listed),
    ("A cache is a type of memory that keeps what was asked before.", .listed),
    ("Cold cache on the canary. Pool c for all. The output limit of it. And it fell.", .listed),
  ])
  func `a note states its cause, a list or a definition does not`(
    _ text: String,
    _ expected: ConceptVerdict.Verdict
  ) {
    #expect(wide("cache", "cache", text) == expected)
  }

  @Test func `a figure counts whatever is denied of it, and a single digit is none`() {
    #expect(verdict("number", "This does not explain 78.3 % on the canary.")?.verdict == .asserted)
    let seen = SeenFigures(sentences: ["NDCG at 3 is 0.53"])
    let grader = ExplanationGrader(concepts: Self.concepts, causes: [Self.limit], seen: seen)
    let grade = grader.grade("Users look at the top 3 of the list.")
    #expect(grade.verdicts.last?.verdict == .absent)
    #expect(grade.unsupported.isEmpty)
  }

  @Test func `a list of keywords earns nothing`() {
    let grade = grade(
      "output limit truncated japanese canary control pool c 78.3 % p < 0.001 segment locale"
    )
    #expect(grade.setAside == .listOfWords)
    #expect(grade.share == 0)
  }

  @Test func `a note of a few words is read from two figures of the evidence on`() {
    let note = "JA canary 78.3 %, control 86.1 %: answers cut, output limit; pool c fine"
    let grade = ExplanationGrader(
      concepts: Self.concepts,
      causes: [Self.limit],
      seen: Self.seen,
      abbreviations: ["ja": "Japanese"]
    ).grade(note)
    #expect(grade.setAside == nil)
    #expect(grade.share == 1)
  }

  @Test(arguments: [
    "Pool c cuts Japanese answers in both arms, 22 % against 2 %.",
    "Answers cut across both arms, 22 % versus 2 % per pool.",
  ])
  func `a statement with prepositions is no list of words`(_ text: String) {
    #expect(grade(text).setAside == nil)
  }

  @Test(arguments: [
    ("It could be the output limit, could be pool c.", ConceptVerdict.Verdict.listed),
    ("It was not the output limit. Answers were cut in the morning too.", .denied),
    ("Answers were cut at the output limit, that is not in doubt.", .asserted),
  ])
  func `a list of doubts earns nothing, and a denial of the cause comes first`(
    _ text: String,
    _ expected: ConceptVerdict.Verdict
  ) {
    #expect(verdict("limit", text)?.verdict == expected)
  }

  @Test(arguments: [
    ("Users of the canary in Japan saw a fall to 78.3 %.", ConceptVerdict.Verdict.declared),
    ("It was not the output limit, but look at 78.3 % on the canary.", .denied),
    ("The output limit cut the answers.", .asserted), ("Users were hit.", .absent),
  ])
  func `the declared cause counts as said unless the words deny it`(
    _ text: String,
    _ expected: ConceptVerdict.Verdict
  ) {
    let grader = ExplanationGrader(concepts: Self.concepts, causes: [Self.limit], seen: Self.seen)
    let grade = grader.grade(text, beside: DeclaredClaims(causes: [Self.limit]))
    #expect(grade.verdicts.first { $0.concept == "limit" }?.verdict == expected)
    let other = grader.grade(text, beside: DeclaredClaims(causes: ["pool"]))
    #expect(other.verdicts.allSatisfy { $0.verdict != .declared })
  }

  @Test func `another language is said and not judged`() {
    let grade = grade(
      "Die Antworten der japanischen Nutzer wurden am Limit der Ausgabe abgeschnitten"
    )
    #expect(grade.setAside == .anotherLanguage)
  }

  @Test func `numbers that were not seen are named`() {
    let grade = grade("Answers of the Japanese canary were cut, down to 55 %.")
    #expect(grade.unsupported == ["55 %"])
    #expect(grade.faults.map(\.kind) == [.noNumber])
  }

  @Test(arguments: [
    (
      "A canary is a technique for the gradual release of software to some of the users first.",
      ExplanationFault.Kind.definition
    ),
    ("We should add monitoring and retrain the model so that it is fine again.", .oneAnswer),
    ("Something in the system was different from the day before, I think.", .noFailureMode),
    ("The answers of the canary were cut at the output limit.", .noNumber),
  ])
  func `faults that interviewers mark down are found`(_ text: String, _ kind: ExplanationFault.Kind)
  {
    #expect(grade(text).faults.map(\.kind).contains(kind))
  }

  @Test func `saying more of what was seen never lowers the share`() {
    var text = "Answers were cut."
    var last = grade(text).share
    for more in [
      " It happened to Japanese users of the canary.", " They fell to 78.3 %.",
      " It was not pool c.", " Control stayed at 86.1 %.",
    ] {
      text += more
      let share = grade(text).share
      #expect(share >= last)
      last = share
    }
  }
}
