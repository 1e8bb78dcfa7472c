import TestSupport
import Testing
import TextAnalysis

@testable import Scoring

/// Figures of a text beside those that the evidence showed.
struct SeenFiguresTests {
  private static let seen: SeenFigures = {
    var seen = SeenFigures(sentences: [
      "Pool c ends answers at the limit: 24.6 % on control against 1.6 % in the other pools.",
      "The Japanese score fell from 0.76 to 0.69.",
    ])
    seen.add(
      row: "m7 east",
      numbers: [
        NumberMention(figure: 18.276, .percent, decimals: 1),
        NumberMention(figure: 1204, .none, decimals: 0),
      ]
    )
    seen.add(row: "2.4.0 first", numbers: [NumberMention(figure: 13.128, .percent, decimals: 1)])
    seen.add(row: "difference", numbers: [NumberMention(figure: 7.02, .percent, decimals: 1)])
    seen.add(sentence: "postbox 2.4.0 against 2.3.1: +5.9 points of unnamed recipients")
    return seen
  }()

  @Test(arguments: [
    ("Pool c cuts 24.6 %.", ["24.6 %"]),
    ("A quarter of what pool c answers is cut.", ["A quarter"]),
    ("24.6 against 1.6", ["24.6", "1.6"]), ("The score went from .76 to .69.", [".76", ".69"]),
    ("It is 24.6 % worse in billing.", []), ("25 % of the traffic", []),
    ("m7-east 18.3", ["18.3"]), ("m6 is at 18.3 %", []), ("Nothing of 33.3 % is seen.", []),
    // A heat map shows two digits, a table one.
    ("m7 east has 18.28 %", ["18.28 %"]), ("m7 east has 18.21 %", []),
    // A version is a name.
    ("in the first ring 2.4.0 has 13.13 %", ["13.13 %"]),
    ("in the first ring 2.3.1 has 13.13 %", []),
    ("2.4.0 against 2.3.1: +5.9 points", ["5.9 points"]), ("1.4.0: +5.9 points", []),
    ("a gap of 7.0 points", ["7.0 points"]), ("The second is 7 points higher.", ["7 points"]),
    ("7.0 points of the budget", []),
  ])
  func `a figure counts beside words or a second figure of what showed it`(
    text: String,
    expected: [String]
  ) {
    let text = AnalysedText(text)
    let found = Self.seen.borneOut(in: text).sorted { $0.place.lowerBound < $1.place.lowerBound }
    #expect(found.map { text.quote($0.place) } == expected)
  }

  @Test func `random figures in good explanations pass under three per cent`() throws {
    var (passed, tried) = (0, 0)
    for (index, item) in try LabelledText.fresh.get().enumerated() {
      let text = AnalysedText(item.explanation.text)
      let figures = text.numbers.filter(\.isFigure)
      for seed in 0..<12 {
        var dice = SeededNumbers(UInt64(index * 1000 + seed))
        var random = item.explanation.text
        for figure in figures {
          // Half of them whole percentages, half with a decimal.
          let tenths = Int.random(in: 0..<1000, using: &dice)
          let value = tenths % 2 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
          random = random.replacing(text.quote(figure.place), with: value, maxReplacements: 1)
        }
        let changed = AnalysedText(random)
        tried += changed.numbers.count(where: \.isFigure)
        passed += item.seen.borneOut(in: changed).count
      }
    }
    print("random figures borne out: \(passed) of \(tried)")
    #expect(tried > 800)
    #expect(Double(passed) < 0.03 * Double(tried))
  }
}
