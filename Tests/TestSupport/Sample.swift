package import Diagnosis
import Foundation
package import ScenarioModel
import ScenarioYAML
import Synchronization

/// The scenarios that tests play, each read once.
package enum Sample {
  private static let small = Result { try staging(Repository.queueDrill) }
  private static let keptCanary = Result { try staging(Repository.canary) }
  private static let smallCalibration = Result { try calibration(of: queue()) }

  /// A small incident of four causes, with every kind of panel, a guard, needs, timers and messages.
  package static func queue() throws -> Staging { try small.get() }

  /// The small incident's calibration.
  package static func calibration() throws -> Calibration { try smallCalibration.get() }

  /// A canary that is green everywhere but in one language.
  package static func canary() throws -> Staging { try keptCanary.get() }

  private static let keptShipped = Mutex<[String: Scenario]>([:])

  /// A shipped scenario by its name, at its own difficulty or another; throws where reading it says
  /// anything at all.
  package static func shipped(_ name: String, difficulty: Int? = nil) throws -> Scenario {
    let key = "\(name) \(difficulty ?? 0)"
    if let kept = keptShipped.withLock({ $0[key] }) { return kept }
    let folder = Repository.scenarios.appending(path: name).path
    let (read, diagnostics) = ScenarioLoader.load(folder: folder, difficulty: difficulty) {
      $0.diagnostics()
    }
    guard let read, diagnostics.isEmpty else {
      throw Unreadable(diagnostics: diagnostics.map(\.description))
    }
    keptShipped.withLock { $0[key] = read }
    return read
  }

  /// A scenario's calibration by some worlds of each cause.
  package static func calibration(of staging: Staging, worlds: Int = 60) throws -> Calibration {
    let calibrator = Calibrator(staging)
    return calibrator.calibration(
      rows: try staging.scenario.hypotheses.map { hypothesis in
        try (0..<worlds).map { try calibrator.findings(hypothesis: hypothesis.id, sample: $0) }
      }
    )
  }

  private static func staging(_ folder: URL) throws -> Staging {
    try Staging(try scenario(folder))
  }

  private static func scenario(_ folder: URL) throws -> Scenario {
    let loaded = ScenarioLoader.load(folder: folder.path) { $0.diagnostics() }
    guard let scenario = loaded.scenario else {
      throw Unreadable(diagnostics: loaded.diagnostics.map(\.description))
    }
    return scenario
  }

  private struct Unreadable: Error {
    var diagnostics: [String]
  }
}
