package import Statecharts
package import Telemetry

/// A scenario ready to be dealt, with its chart and the worlds of all hypotheses compiled.
///
/// Making one compiles each world; dealing and looking then compile nothing.
package struct Staging: Sendable {
  package let scenario: Scenario
  package let chart: CompiledChart
  /// One for each hypothesis, with all its effects.
  package let worlds: [CompiledWorld]
  /// One for each hypothesis, without the effects tagged `fault`.
  package let healthyWorlds: [CompiledWorld]

  /// Compiles a scenario that validation has found free of errors.
  ///
  /// Throws what the chart's or a world's compiler found, with the part of the scenario it is in.
  package init(_ scenario: Scenario) throws(StagingError) {
    self.scenario = scenario
    do {
      chart = try CompiledChart(scenario.chart)
    } catch {
      throw .chart(error)
    }
    worlds = try Self.compile(scenario) { _ in true }
    healthyWorlds = try Self.compile(scenario) { $0.tag == .benign }
  }

  private static func compile(
    _ scenario: Scenario,
    keeping isKept: (Telemetry.Effect) -> Bool
  ) throws(StagingError) -> [CompiledWorld] {
    var worlds: [CompiledWorld] = []
    for hypothesis in scenario.hypotheses {
      let effects = hypothesis.effects.filter(isKept)
      do {
        worlds.append(try CompiledWorld(model: scenario.world, effects: effects))
      } catch {
        throw .world(hypothesis.id, error)
      }
    }
    return worlds
  }
}

/// A reason for which a scenario cannot be staged or its evidence not be computed.
package enum StagingError: Error, Hashable, Sendable {
  case chart(ChartError)
  case world(HypothesisID, WorldError)
  /// No redraw of the world made the alert true.
  case alertNeverTrue(HypothesisID, attempts: Int)
  case evidence(EvidenceError)
}

extension StagingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .chart(let error): "the chart cannot run: \(error)"
    case .world(let hypothesis, let error):
      "the world of hypothesis '\(hypothesis)' cannot be simulated: \(error)"
    case .alertNeverTrue(let hypothesis, let attempts):
      "the alert came true in none of \(attempts) worlds of hypothesis '\(hypothesis)';"
        + " weaken the alert's condition or strengthen the hypothesis's effects"
    case .evidence(let error): "evidence could not be computed: \(error)"
    }
  }
}
