import Testing

@testable import TextAnalysis

struct AnalysedTextTests {
  @Test func `words keep decimals, times and contractions together`() {
    let text = AnalysedText("Build 25.3 wasn’t at 14:50; 1,200 users, pool-c.")
    #expect(
      text.words.map(\.folded)
        == ["build", "25.3", "wasn't", "at", "14:50", "1200", "users", "pool", "c"]
    )
  }

  @Test func `sentences end at full stops and clauses at semicolons and conjunctions`() {
    let text = AnalysedText("It fell; we looked, but it rose. Then p95 went up to 2.5 s.")
    #expect(
      text.sentences.map(text.quote) == [
        "It fell; we looked, but it rose", "Then p95 went up to 2.5 s",
      ]
    )
    #expect(
      text.clauses.map(text.quote) == [
        "It fell", "we looked", "but it rose", "Then p95 went up to 2.5 s",
      ]
    )
  }

  @Test(arguments: [
    ("scheduler's", "scheduler"), ("quantised", "quantized"), ("randomisation", "randomization"),
    ("generalising", "generalizing"),
  ])
  func `a possessive and British spelling change no stem`(_ word: String, _ other: String) {
    #expect(Phrase(word).matches(in: AnalysedText(other)).count == 1)
  }

  @Test(arguments: [("it's", "it"), ("noise", "noize"), ("raised", "raized")])
  func `contractions and short words in -ise keep theirs`(_ word: String, _ other: String) {
    #expect(Phrase(word).matches(in: AnalysedText(other)).isEmpty)
  }

  @Test func `numbers that are part of a name are no figures`() {
    let text = AnalysedText(
      "judge-4.2 agrees in 77 %, replayed on 25.3, r-0907 picks, -2.5 points."
    )
    #expect(text.numbers.map(\.value) == [77, 2.5])
  }

  @Test(arguments: [
    "", " \n\t ", "...", "'''", "%", ".5", "a.", "1,00", "1,0000", "x:y",
    String(repeating: "a,", count: 9),
  ])
  func `ranges of words are within the text and in order`(_ string: String) {
    let text = AnalysedText(string)
    let count = string.count
    var last = 0
    for word in text.words {
      #expect(word.place.lowerBound >= last)
      #expect(word.place.upperBound <= count)
      last = word.place.upperBound
    }
    #expect(text.clauses.flatMap { Array($0) } == Array(text.words.indices))
    #expect(text.sentences.flatMap { Array($0) } == Array(text.words.indices))
  }

  @Test func `phrases are found by stem with one word between`() {
    let text = AnalysedText("Heavy Japanese users were resolving less. Users, heavy ones.")
    #expect(Phrase("heavy users").matches(in: text).map(text.quote) == ["Heavy Japanese users"])
    #expect(Phrase("resolved").matches(in: text).map(text.quote) == ["resolving"])
    #expect(Phrase("less users").matches(in: text).isEmpty)
    #expect(Phrase("").matches(in: text).isEmpty)
  }

  @Test(arguments: [
    ("Die Antworten wurden im Canary abgeschnitten und das lag an der neuen Version", false),
    ("Les réponses ont été coupées par la nouvelle version dans le canari japonais", false),
    ("The answers were cut off by the new build in the Japanese canary", true),
    ("output limit", true),
  ])
  func `another language is told from English`(_ text: String, _ isEnglish: Bool) {
    #expect(AnalysedText(text).readsAsEnglish == isEnglish)
  }

  @Test func `numbers carry their units`() {
    let text = AnalysedText(
      "It fell from 86 % to 78.3%, about 5 points, p < 0.001, p95 at 1.2 s (300 ms before), 1,200 users at 14:50 on build 25.3, event 7."
    )
    #expect(text.numbers.map(\.value) == [86, 78.3, 5, 0.001, 1200, 300, 1200])
    #expect(
      text.numbers.map(\.unit) == [
        .percent, .percent, .percent, .probability, .milliseconds, .milliseconds, .none,
      ]
    )
    #expect(text.numbers.map { text.quote($0.place) }.first == "86 %")
    #expect(
      text.numbers.map(\.precision) == [
        .exact, .exact, .approximate, .exact, .exact, .exact, .exact,
      ]
    )
  }

  @Test(arguments: [
    ("78 %", "78.3 %", true), ("78.3 %", "78.34 %", true), ("79.5 %", "78.3 %", false),
    ("80 %", "78.3 %", false), ("about 80 %", "78.3 %", true), ("78 ms", "78 %", false),
    ("1.2 s", "1,204 ms", true), ("78", "78.3 %", true), ("a quarter", "24.6 %", true),
    ("one in five", "24.6 %", false), ("nearly six points", "5.8 points", true),
    (".76", "0.76", true), ("0.22", "22.3 %", true), ("22 %", "0.223", true),
    ("eighteen percent", "18.3 %", true), ("two thirds", "67.7 %", true),
  ])
  func `a number restates another within rounding`(
    _ said: String,
    _ shown: String,
    _ isSame: Bool
  ) throws {
    let said = try #require(AnalysedText(said).numbers.first)
    let shown = try #require(AnalysedText(shown).numbers.first)
    #expect(said.restates(shown) == isSame)
  }
}
