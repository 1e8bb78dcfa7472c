import Reports
import ScenarioModel
import ScenarioYAML
import Telemetry

/// A scenario at one difficulty as the lab has it: parsed once, with what was computed of it lately.
final class LabRoom: Sendable {
  let loaded: LoadedScenario
  let staging: Staging
  private let file: LabFile
  private let deals = BoundedCache<DealKey, DealtWorld>(limit: LabRoom.most)
  private let stagings = BoundedCache<StagingKey, Staging>(limit: LabRoom.most)
  /// The simulated sides that are asked for again and again.
  let sides = BoundedCache<SideKey, LabSide>(limit: LabRoom.most)

  /// A world that a seed deals, without its rows.
  struct DealtWorld {
    let truth: Int
    let attempt: UInt32
    let variants: [VariantID]
  }

  struct DealKey: Hashable {
    /// `nil` for the one that the seed draws.
    let cause: HypothesisID?
    let seed: UInt64
  }

  struct StagingKey: Hashable {
    /// Values of knobs.
    let numbers: [String: Double]
    let traffic: Double
  }

  struct SideKey: Hashable {
    let world: StagingKey
    let cause: Int
    let seed: UInt64
    let kind: Kind

    enum Kind: Hashable {
      case healthy, idle
    }
  }

  /// The most of each kind that is kept.
  private static let most = 24

  init(_ loaded: LoadedScenario, _ staging: Staging, _ file: LabFile) {
    self.loaded = loaded
    self.staging = staging
    self.file = file
  }

  var scenario: Scenario { loaded.scenario }

  /// The knobs on which rows depend and that no parameter sets.
  var freeKnobs: [LabFile.Knob] {
    let set = Set(scenario.lab.parameters.flatMap { $0.knobs.map(\.name) })
    return file.knobs.filter {
      !set.contains($0.name) && $0.range.lowerBound < $0.range.upperBound
    }
  }

  /// The world that a seed deals for a cause, or with the cause that it draws, as written.
  ///
  /// Complexity: one alert window a redraw the first time.
  func deal(_ cause: HypothesisID?, seed: UInt64) throws(DrillError) -> DealtWorld {
    let key = DealKey(cause: cause, seed: seed)
    return try deals.value(key) { () throws(DrillError) in
      let deal = try DrillError.wrap { try staging.deal(seed: seed, truth: cause) }
      return DealtWorld(truth: deal.truth, attempt: deal.attempt, variants: deal.variants)
    }
  }

  /// The scenario staged with values of knobs and a factor on its arrivals.
  func staging(_ key: StagingKey) throws(DrillError) -> Staging {
    guard !key.numbers.isEmpty || key.traffic != 1 else { return staging }
    return try stagings.value(key) { () throws(DrillError) in try staged(key) }
  }

  private func staged(_ key: StagingKey) throws(DrillError) -> Staging {
    var scenario: Scenario
    do {
      scenario = try file.scenario(self.scenario, setting: key.numbers)
    } catch {
      throw .lab(.unsound(error.diagnostics.map(\.message)))
    }
    scenario.world.multiplyArrivals(by: key.traffic)
    do {
      return try Staging(scenario)
    } catch {
      throw .lab(.unsound(["\(error)"]))
    }
  }

  /// The values of knobs that a setting comes to; parameters that are as written set none.
  func knobs(_ setting: LabSetting) throws(DrillError) -> [String: Double] {
    let parameters = scenario.lab.parameters
    let free = freeKnobs
    var numbers: [String: Double] = [:]
    for (name, value) in setting.numbers.sorted(by: { $0.key < $1.key }) {
      if let parameter = parameters.first(where: { $0.id.rawValue == name }) {
        guard value >= parameter.low, value <= parameter.high else {
          throw .lab(.outside(name, value, low: parameter.low, high: parameter.high))
        }
        let value = parameter.onStep(value)
        guard value != parameter.written else { continue }
        for knob in parameter.knobs { numbers[knob.name] = value }
      } else if let knob = free.first(where: { $0.name == name }) {
        guard knob.range.contains(value) else {
          throw .lab(.outside(name, value, low: knob.range.lowerBound, high: knob.range.upperBound))
        }
        guard value != knob.number else { continue }
        numbers[name] = value
      } else {
        let names = parameters.map(\.id.rawValue) + free.map(\.name)
        throw .lab(.unknownNumber(name, near: NearestName.among(names, to: name)))
      }
    }
    return numbers
  }
}

extension WorldModel {
  /// Multiplies the arrivals of every table over time.
  fileprivate mutating func multiplyArrivals(by factor: Double) {
    guard factor != 1 else { return }
    for index in tables.indices {
      guard case .arrivals(var traffic) = tables[index].rows else { continue }
      traffic.perMinute.adjustments.append(Adjustment(change: .scale(.constant(factor))))
      tables[index].rows = .arrivals(traffic)
    }
  }
}
