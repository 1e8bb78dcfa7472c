import ScenarioModel
import TestSupport
import Testing

@testable import Scoring

/// The grader beside labels of explanations in other voices: terse, not native, at length, in jargon
/// and in telegraphic notes.
///
/// A third of them is held out: nobody reads its misses while the reader is tuned.
struct FreshExplanationTests {
  private let texts: [LabelledText]

  init() throws { texts = try LabelledText.fresh.get() }

  @Test func `a third is held out, in every scenario`() {
    for (scenario, texts) in Dictionary(grouping: texts, by: \.scenario.id) {
      #expect(texts.count >= 6, "\(scenario)")
      #expect(3 * texts.count { $0.explanation.isHeldOut == true } == texts.count, "\(scenario)")
    }
  }

  @Test func `prose alone is read as the labels say`() throws {
    let (known, heldOut) = (texts.agreement(heldOut: false), texts.agreement(heldOut: true))
    print("κ of fresh prose \(known.kappa), held out \(heldOut.kappa)")
    #expect(known.kappa >= 0.8)
    #expect(heldOut.kappa >= 0.35)
  }

  @Test func `beside the declared cause and chosen exclusions more of it is read`() throws {
    let known = texts.agreement(heldOut: false, besideCause: true, without: ["ruled-out"])
    let heldOut = texts.agreement(heldOut: true, besideCause: true, without: ["ruled-out"])
    print("κ with structure \(known.kappa), held out \(heldOut.kappa)")
    #expect(known.kappa >= 0.85)
    #expect(heldOut.kappa >= 0.55)
  }

  @Test func `hardly anything is credited that nobody said`() throws {
    var all = texts.agreement(heldOut: false)
    let heldOut = texts.agreement(heldOut: true)
    all.second += heldOut.second
    all.neither += heldOut.neither
    #expect(all.second <= 5)
  }
}
