import Foundation
import Testing

@testable import Plotting

struct FigureCodingTests {
  @Test(arguments: [
    Figure.latencyByArm, .errorRatio, .errorsByRegion, .change, .latencies,
    .errorsByLocaleAndDevice, .requestsByHour, .arms, .deploys,
  ])
  func `a figure reads back from its coded form as it was`(figure: Figure) throws {
    let data = try JSONEncoder().encode(figure)
    #expect(try JSONDecoder().decode(Figure.self, from: data) == figure)
  }

  @Test func `keys are those that programs rely on`() throws {
    let figure = Figure.bars(
      BarChart(
        title: "Errors",
        bars: [BarChart.Bar(label: "eu", value: 0.5, n: 4), BarChart.Bar(label: "us", value: nil)],
        unit: .percent
      )
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(figure), as: UTF8.self)
        == #"{"bars":{"bars":[{"label":"eu","n":4,"value":0.5},{"label":"us"}],"#
        + #""title":"Errors","unit":{"isRatio":true,"symbol":"%"}}}"#
    )
  }

  @Test func `a figure of no kind or of two kinds is refused`() {
    for text in ["{}", #"{"pie":{}}"#, #"{"bars":{},"table":{}}"#] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Figure.self, from: Data(text.utf8))
      }
    }
  }
}
