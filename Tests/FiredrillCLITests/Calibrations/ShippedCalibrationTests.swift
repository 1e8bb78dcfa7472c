import Diagnosis
import Drills
import Foundation
import ScenarioModel
import TestSupport
import Testing

@testable import FiredrillCLI

/// Calibrations that come with scenarios, and what `check` makes of them.
struct ShippedCalibrationTests {
  static let shipped: [String] = {
    let folder = Repository.scenarios.path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)/calibration.bin")
    }
  }()

  @Test(arguments: shipped)
  func `each is for its scenario as it is, with 400 worlds of each hypothesis`(
    name: String
  ) throws {
    let services = try Drill.shippedServices()
    let folder = Repository.scenarios.appendingPathComponent(name).path
    let loaded = try services.catalog.load(folder: folder)
    let calibration = try services.calibrations.shipped(in: folder, with: loaded)
    #expect(calibration?.samples == 400)
    #expect(calibration?.keys == loaded.scenario.evidenceKeys)
  }

  @Test(arguments: shipped)
  func `those of other difficulties are each for theirs`(name: String) throws {
    let services = try Drill.shippedServices()
    let folder = Repository.scenarios.appendingPathComponent(name).path
    let own = try services.catalog.load(folder: folder)
    for level in own.scenario.levels where level != own.ownDifficulty {
      let loaded = try services.catalog.load(folder: folder, difficulty: level)
      let calibration = try services.calibrations.shipped(in: folder, with: loaded)
      #expect((calibration?.samples ?? 0) >= 100, "difficulty \(level)")
      #expect(calibration?.keys == loaded.scenario.evidenceKeys)
    }
  }

  /// Ships a small calibration beside a copy of the scenario and damages it.
  private func damaged(_ damage: (inout Data) -> Void) throws -> (drill: Drill, folder: String) {
    let drill = try Drill()
    let path = try drill.changeScenario { _ in }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let run = try drill.run(["calibrate", folder, "--samples", "4", "--ship"])
    #expect(run.status == 0, "\(run.errors)")
    let file = URL(fileURLWithPath: "\(folder)/calibration.bin")
    var bytes = try Data(contentsOf: file)
    damage(&bytes)
    try bytes.write(to: file)
    return (drill, folder)
  }

  @Test func `a cut or changed one is refused by name`() throws {
    let cut = try damaged { $0.removeLast() }
    let run = try cut.drill.run(["check", cut.folder])
    #expect(run.status == 1)
    #expect(
      run.output.contains("error: \(cut.folder)/calibration.bin cannot be used: it is cut short")
    )
    let changed = try damaged { $0[$0.count / 2] ^= 1 }
    let second = try changed.drill.run(["check", changed.folder])
    #expect(second.status == 1)
    #expect(second.output.contains("cannot be used: its checksum does not fit"))
    #expect(second.output.contains("'firedrill calibrate --ship \(changed.folder)'"))
  }

  @Test func `one of another world is refused by name, and not by a quick check`() throws {
    let (drill, folder) = try damaged { _ in }
    try drill.changeScenario("    prior: 0.18", to: "    prior: 0.17")
    try drill.changeScenario("    prior: 0.14", to: "    prior: 0.15")
    let run = try drill.run(["check", folder])
    #expect(run.status == 1)
    #expect(run.output.contains("cannot be used: it was made for the world"))
    let quick = try drill.run(["check", "--quick", folder])
    #expect(quick.status == 0, "\(quick.output)")
  }

  @Test func `a row that is not what simulation shows is found`() throws {
    let (drill, folder) = try damaged { _ in }
    let file = URL(fileURLWithPath: "\(folder)/calibration.bin")
    var bytes = [UInt8](try Data(contentsOf: file)).dropLast(32)
    // The last key's findings of the first hypothesis, sealed again as a forger would.
    bytes[bytes.endIndex - 4] ^= 0b1111
    try Data(bytes + Digests.sha256(Array(bytes))).write(to: file)
    let run = try drill.run(["check", folder])
    #expect(run.status == 1)
    #expect(run.output.contains("but simulation shows"))
  }
}
