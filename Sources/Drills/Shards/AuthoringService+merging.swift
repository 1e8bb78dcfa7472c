import Diagnosis
import Foundation
import Players
package import Reports
import ScenarioModel
import Scoring
import Sessions

/// The result of divided work, put together.
package enum MergedResult: Sendable {
  case simulation(SimulationReport)
  case calibration(CalibrateReport)
}

extension AuthoringService {
  /// Puts the partial results of one simulation or calibration together.
  ///
  /// The result is that of one machine, whatever the number of parts and the order of the files. A
  /// calibration is written as `calibrate` says with `isShipped` and `path`. Complexity: the size of
  /// the files.
  package func merge(
    _ paths: [String],
    isShipped: Bool,
    to path: String?
  ) throws(DrillError) -> MergedResult {
    try DrillError.wrap {
      let files = try paths.map { path in
        guard let bytes = FileManager.default.contents(atPath: path) else {
          throw ShardError.unreadable(path: path)
        }
        return (path: path, bytes: bytes)
      }
      let headers = try files.map { try PartialHeader(of: $0) }
      guard let first = headers.first else { throw ShardError.missing([.whole]) }
      for (path, header) in zip(paths, headers) where header.whole != first.whole {
        throw ShardError.otherWork(path: path, than: paths[0])
      }
      switch first.work {
      case .simulate: return .simulation(try merged(.merged(files)))
      case .calibrate: return .calibration(try merged(.merged(files), isShipped, path))
      }
    }
  }

  private func merged(_ whole: PartialResult<PlayedWorld>) throws -> SimulationReport {
    let (_, loaded) = try scenario(of: whole.header)
    let players = Player.allCases.filter { whole.header.players.contains($0.rawValue) }
    return SimulationReport(whole.pieces.map(\.result), by: players, of: loaded.scenario)
  }

  private func merged(
    _ whole: PartialResult<[UInt8]>,
    _ isShipped: Bool,
    _ path: String?
  ) throws -> CalibrateReport {
    let (folder, loaded) = try scenario(of: whole.header)
    let staging = try catalog.staging(of: loaded)
    guard
      let calibration = Calibrator(staging).calibration(ofWorlds: whole.pieces.map(\.result))
    else { throw ShardError.otherScenario(whole.header.scenario) }
    return try report(
      of: CalibrationStore.Found(calibration: calibration, source: .simulated),
      Calibrated(folder: folder, loaded: loaded, staging: staging),
      seconds: 0,
      isShipped: isShipped,
      to: path
    )
  }

  /// The scenario at hand that partial results were made of.
  private func scenario(of header: PartialHeader) throws -> (folder: String, LoadedScenario) {
    let folder = try catalog.folder(named: header.scenario)
    let loaded = try catalog.load(folder: folder, difficulty: header.difficulty)
    let own = PartialHeader(
      header.work,
      of: loaded,
      total: header.total,
      players: header.players,
      header.shard
    )
    guard own == header else { throw ShardError.otherScenario(header.scenario) }
    return (folder, loaded)
  }
}

extension PartialHeader {
  /// The header of a part of work on a scenario as this program does it.
  init(_ work: Work, of loaded: LoadedScenario, total: Int, players: [String], _ shard: Shard) {
    self.work = work
    scenario = loaded.scenario.id.rawValue
    difficulty = loaded.scenario.difficulty
    world = loaded.worldDigest
    text = loaded.textDigest
    generator = SessionHeader.currentGenerator
    rubric = Rubric.current.version
    self.total = total
    self.players = players
    self.shard = shard
  }

  /// The header of a file.
  fileprivate init(of file: (path: String, bytes: Data)) throws(ShardError) {
    let line = file.bytes.prefix { $0 != 0x0A }
    guard let header = try? JSONDecoder().decode(PartialHeader.self, from: Data(line)) else {
      throw .notAPart(path: file.path)
    }
    self = header
  }
}
