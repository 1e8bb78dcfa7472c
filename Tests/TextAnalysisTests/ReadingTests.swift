import Testing

@testable import TextAnalysis

/// Slips of the keys, wide letters, abbreviations, quotations and questions.
struct ReadingTests {
  @Test(arguments: [
    ("canary", "canry", true), ("canary", "canarry", true), ("japanese", "japanse", true),
    ("retrieval", "retreival", true), ("checkpoint", "checkpoimt", true),
    ("sample", "simple", false), ("cold", "could", false), ("index", "ondex", false),
    ("pool", "pol", false), ("canary", "cnr", false), ("template", "template", true),
  ])
  func `one slip in a long word is forgiven`(word: String, written: String, isSame: Bool) {
    #expect(Spelling.isSame(written, word) == isSame)
    #expect(Phrase(word).matches(in: AnalysedText(written)).isEmpty == !isSame)
  }

  @Test func `wide letters and digits are read as usual ones, and quoted as written`() {
    let text = AnalysedText("ｐｏｏｌ　ｃ： ２１．９ ％ cut")
    #expect(text.words.map(\.folded) == ["pool", "c", "21.9", "%", "cut"])
    #expect(text.numbers.map(\.value) == [21.9])
    #expect(Phrase("pool c").matches(in: text).map(text.quote) == ["ｐｏｏｌ　ｃ"])
  }

  @Test func `abbreviations stand for their words`() {
    let text = AnalysedText(
      "JP users, ft only.",
      abbreviations: ["jp": "Japanese", "ft": "fine tune"]
    )
    #expect(Phrase("japanese users").matches(in: text).map(text.quote) == ["JP users"])
    #expect(Phrase("fine tune").matches(in: text).map(text.quote) == ["ft"])
    #expect(text.words.map(\.folded) == ["japanese", "users", "fine", "tune", "only"])
  }

  @Test(arguments: [
    ("It is the release, i.e. the build. Fine.", 2), ("3 vs. 4 points. So it is.", 2),
    ("Done. Next.", 2), ("80 -> 67.7 %", 1),
  ])
  func `abbreviations with a full stop end no sentence`(text: String, sentences: Int) {
    #expect(AnalysedText(text).sentences.count == sentences)
  }

  @Test func `arrows, colons and dashes between blanks part clauses`() {
    let text = AnalysedText("checkpoint low -> not export: fine - really => done")
    #expect(
      text.clauses.map(text.quote) == ["checkpoint low", "not export", "fine", "really", "done"]
    )
  }

  @Test(arguments: [
    ("The log says \"time limit was reached\" twice.", ["time limit was reached"]),
    ("He said 'it is the build' and left.", ["it is the build"]), ("v7's 'win' isn't one.", []),
    ("She asked “did it change at all”?", ["did it change at all"]), ("An \"open quote only.", []),
  ])
  func `what stands in quotation marks is a quotation`(text: String, quotations: [String]) {
    let text = AnalysedText(text)
    #expect(text.quotations.map(text.quote) == quotations)
  }

  @Test func `questions are told from statements`() {
    let text = AnalysedText("Did the limit change? It did. Why (so)?")
    #expect(text.sentences.map(text.isQuestion) == [true, false, true])
  }

  @Test func `contractions without their apostrophe are read`() {
    #expect(
      AnalysedText("it isnt and dont").words.map(\.folded) == ["it", "isn't", "and", "don't"]
    )
  }
}
