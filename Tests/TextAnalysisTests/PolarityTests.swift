import Testing

@testable import TextAnalysis

struct PolarityTests {
  @Test(arguments: [
    ("The output limit cut the answers.", Polarity.asserted),
    ("It was not the output limit.", .denied),
    ("We ruled out the output limit.", .denied),
    ("The output limit was ruled out.", .denied),
    ("Ruled out: the output limit.", .denied),
    ("Root cause: the output limit.", .asserted),
    ("The output limit is not the cause.", .denied),
    ("The output limit wasn't the cause.", .denied),
    ("There is no sign of an output limit.", .denied),
    ("The pool, rather than the output limit, did it.", .denied),
    ("It is not the pool, the cache or the output limit.", .denied),
    ("It is not the pool, it is the output limit.", .asserted),
    ("It is not the pool but the output limit.", .asserted),
    ("Not only the pool; the output limit too.", .asserted),
    ("It is not only the output limit.", .asserted),
    ("We cannot rule out the output limit.", .hedged),
    ("I am not sure about the output limit.", .hedged),
    ("Maybe it is the output limit.", .hedged),
    ("It could be the output limit.", .hedged),
    ("If it were the output limit, pools would be alike.", .supposed),
    ("An output limit would hit every pool.", .supposed),
    ("Control did not fall, because the output limit is new.", .asserted),
    ("The output limit does not explain the gap.", .denied),
    ("The output limit had nothing to do with it.", .denied),
    ("No doubt the output limit did it.", .asserted),
    ("The output limit is fine.", .denied),
    ("It cannot be undone and we keep the output limit.", .asserted),
    ("It was the output limit and the cache is fine.", .asserted),
    ("The output limit and the cache are fine.", .denied),
    ("I looked for an output limit and found none.", .denied),
    ("All of this speaks against the output limit.", .denied),
    ("Cut answers are 17 % against 2 % where the output limit is old.", .asserted),
    ("We checked whether the output limit is old.", .supposed),
    ("I would say it is the output limit.", .asserted),
    ("The build didn't change, the output limit did change.", .asserted),
    ("That is not it: no output limit is hit.", .denied),
    ("The output limit, and that is not the point, is old.", .asserted),
    ("I haven't excluded the output limit.", .hedged),
    ("We have yet to rule out the output limit.", .hedged),
    ("To rule out the output limit I compare the pools.", .hedged),
    ("That is enough to rule out the output limit.", .denied),
    ("The output limit can't be ruled out.", .hedged),
    ("The output limit can't be trusted.", .asserted),
    ("Before you blame the output limit, look at the pools.", .supposed),
    ("Not the build: the output limit is hit.", .asserted),
    ("Ruled out: the build, the output limit.", .denied),
    ("That exonerates the output limit.", .denied),
    ("The output limit is exonerated.", .denied),
    ("Users of either arm hit the output limit.", .asserted),
    ("It is either the output limit or the cache.", .hedged),
    ("It is not the case that the output limit is unaffected.", .asserted),
    ("It is not the case that the cache is unaffected: the output limit is hit.", .asserted),
    ("It is not true that the output limit did it.", .denied),
    ("Is it the output limit?", .supposed),
    ("Somebody wrote \"it is the output limit again\" in the log.", .supposed),
    ("If m6 is clean, then the output limit did it.", .supposed),
    ("I'd check the output limit.", .supposed),
    ("I'd say it is the output limit.", .asserted),
  ])
  func `what is mentioned is asserted, doubted, supposed or denied`(
    _ sentence: String,
    _ expected: Polarity
  ) throws {
    let text = AnalysedText(sentence)
    let mention = try #require(Phrase("output limit").matches(in: text).first)
    #expect(text.polarity(of: mention).polarity == expected)
  }

  @Test(arguments: [
    ("Output limit flat.", true), ("The output limit has it too.", true),
    ("The output limit works as designed.", true), ("The output limit is not the same.", false),
    ("The output limit broke.", false), ("No output limit is hit.", false),
  ])
  func `a suspect that is as it should be is cleared`(sentence: String, isCleared: Bool) throws {
    let text = AnalysedText(sentence)
    let mention = try #require(Phrase("output limit").matches(in: text).first)
    #expect((text.clearance(of: mention) != nil) == isCleared)
  }

  @Test(arguments: [
    ("The output limit is significant, but I wait.", true),
    ("It is nearly the output limit.", true),
    ("It is the output limit.", false),
  ])
  func `a claim can be softened or granted only`(sentence: String, isQualified: Bool) throws {
    let text = AnalysedText(sentence)
    let mention = try #require(Phrase("output limit").matches(in: text).first)
    #expect(text.isQualified(mention) == isQualified)
  }

  @Test func `a cue within the mention does not deny it`() throws {
    let text = AnalysedText("We ruled out the cache.")
    let mention = try #require(Phrase("ruled out").matches(in: text).first)
    #expect(text.polarity(of: mention).polarity == .asserted)
  }
}
