import Foundation
import Testing

@testable import Telemetry

/// A line of `reference_values.csv`: the double nearest to the true value, and the rest in ulp.
private struct Reference {
  var function: String
  var arguments: [Double]
  var nearest: Double
  var rest: Double

  static let all: [Reference] = read()

  private static func read() -> [Reference] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "reference_values.csv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let cells = line.split(separator: ",").map(String.init)
      let numbers = cells.dropFirst().compactMap(Double.init)
      guard numbers.count == cells.count - 1, numbers.count >= 3 else { return nil }
      return Reference(
        function: cells[0],
        arguments: Array(numbers.dropLast(2)),
        nearest: numbers[numbers.count - 2],
        rest: numbers[numbers.count - 1]
      )
    }
  }

  /// How far `value` is from the true value.
  func errorInUlp(_ value: Double) -> Double {
    ((value - nearest) / nearest.ulp - rest).magnitude
  }
}

private struct Bound: CustomTestStringConvertible, Sendable {
  var name: String
  var ulp: Double
  var function: @Sendable ([Double]) -> Double
  var testDescription: String { name }
}

private func unary(
  _ name: String,
  within ulp: Double,
  _ function: @escaping @Sendable (Double) -> Double
) -> Bound {
  Bound(name: name, ulp: ulp) { function($0[0]) }
}

private let bounds: [Bound] = [
  unary("exp", within: 1) { Elementary.exp($0) },
  unary("log", within: 1) { Elementary.log($0) },
  unary("log1p", within: 2) { Elementary.log1p($0) },
  unary("log2", within: 1) { Elementary.log2($0) },
  unary("sineTurns", within: 2) { Elementary.sineAndCosine(turns: $0).sine },
  unary("cosineTurns", within: 2) { Elementary.sineAndCosine(turns: $0).cosine },
  unary("normalCDF", within: 3) { Elementary.normalCDF($0) },
  unary("normalTwoSided", within: 3) { Elementary.normalTwoSided($0) },
  unary("normalQuantile", within: 6) { Elementary.normalQuantile($0) },
  unary("logGamma", within: 3) { Elementary.logGamma($0) },
  Bound(name: "pow", ulp: 1) { Elementary.pow($0[0], $0[1]) },
]

@Test(arguments: bounds)
private func `errors stay within the stated bound`(bound: Bound) {
  let references = Reference.all.filter { $0.function == bound.name }
  #expect(references.count >= 200)
  var worst = 0.0
  var at: [Double] = []
  for reference in references {
    let error = reference.errorInUlp(bound.function(reference.arguments))
    if !(error <= worst) {
      worst = error
      at = reference.arguments
    }
  }
  #expect(worst <= bound.ulp, "\(bound.name) is \(worst) ulp off at \(at)")
}
