import ScenarioModel
import TestSupport
import Testing

@testable import Scoring

/// The grader beside labels of explanations by two writers who had read neither the concepts' phrases nor
/// the reader.
///
/// It is tuned on the first writer's texts. The second writer's are held out: nobody reads their misses.
struct VoiceExplanationTests {
  private let texts: [LabelledText]

  init() throws { texts = try LabelledText.voices.get() }

  @Test func `half of the texts are of the second writer, in every scenario`() {
    for (scenario, texts) in Dictionary(grouping: texts, by: \.scenario.id) {
      #expect(texts.count >= 20, "\(scenario)")
      #expect(2 * texts.count { $0.explanation.isHeldOut == true } == texts.count, "\(scenario)")
    }
  }

  @Test func `prose alone is read as the labels say`() throws {
    let (known, heldOut) = (texts.agreement(heldOut: false), texts.agreement(heldOut: true))
    print("κ of prose in other voices \(known.kappa), of the second writer \(heldOut.kappa)")
    #expect(known.kappa >= 0.8)
    #expect(heldOut.kappa >= 0.55)
  }

  @Test func `beside the declared cause and chosen exclusions more of it is read`() throws {
    let known = texts.agreement(heldOut: false, besideCause: true, without: ["ruled-out"])
    let heldOut = texts.agreement(heldOut: true, besideCause: true, without: ["ruled-out"])
    print("κ with structure in other voices \(known.kappa), second writer \(heldOut.kappa)")
    #expect(known.kappa >= 0.85)
    #expect(heldOut.kappa >= 0.65)
  }
}
