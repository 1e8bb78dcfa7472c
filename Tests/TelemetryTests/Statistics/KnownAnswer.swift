import Foundation
import Testing

@testable import Telemetry

/// A case of `known_answers.json`: inputs and results of other people's libraries.
struct KnownAnswer: Decodable, Sendable {
  var statistic: String
  var arrays: [String: [Double]]
  var numbers: [String: Double]
  var expect: [String: Double]
  /// The absolute tolerance for differences near zero, where relative agreement means little.
  var absolute: Double?

  static let all: [KnownAnswer] = read()

  private struct Document: Decodable {
    var cases: [KnownAnswer]
  }

  private static func read() -> [KnownAnswer] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "known_answers.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode(Document.self, from: data).cases) ?? []
  }

  /// Computes every case of a statistic and compares each result, relative to `tolerance`.
  static func check(
    _ statistic: String,
    atLeast count: Int,
    tolerance: Double = 1e-9,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ compute: (KnownAnswer) throws -> [String: Double]
  ) throws {
    let cases = all.filter { $0.statistic == statistic }
    #expect(cases.count >= count, sourceLocation: sourceLocation)
    for known in cases {
      let results = try compute(known)
      #expect(
        Set(known.expect.keys).isSubset(of: results.keys) && !known.expect.isEmpty,
        sourceLocation: sourceLocation
      )
      for (name, expected) in known.expect {
        let result = results[name] ?? .nan
        let allowed = max(tolerance * expected.magnitude, known.absolute ?? 0)
        #expect(
          (result - expected).magnitude <= allowed,
          "\(statistic) \(known.numbers): \(name) is \(result), not \(expected)",
          sourceLocation: sourceLocation
        )
      }
    }
  }

  func array(_ name: String) throws -> [Double] { try #require(arrays[name]) }

  func integers(_ name: String) throws -> [Int] { try array(name).map { Int($0) } }

  func number(_ name: String) throws -> Double { try #require(numbers[name]) }

  func integer(_ name: String) throws -> Int { Int(try number(name)) }

  /// The proportion with successes and trials under these names.
  func proportion(_ successes: String, _ trials: String) throws -> Statistics.Proportion {
    try Statistics.Proportion(successes: integer(successes), trials: integer(trials))
  }
}

extension Statistics.Moments {
  /// The moments of a sample, by two passes over its values.
  init(of values: [Double]) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = values.count > 1 ? squares / Double(values.count - 1) : 0
    self.init(count: values.count, mean: mean, variance: variance)
  }
}

extension Statistics.Estimate {
  /// A share of successes, with variance p(1 − p) / n.
  init(_ proportion: Statistics.Proportion) {
    let ratio = proportion.ratio
    self.init(value: ratio, variance: ratio * (1 - ratio) / Double(proportion.trials))
  }

  /// A mean, with variance s² / n.
  init(_ moments: Statistics.Moments) {
    self.init(value: moments.mean, variance: moments.estimateVariance)
  }
}
