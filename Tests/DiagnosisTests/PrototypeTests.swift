import Diagnosis
import Foundation
import ScenarioModel
import TestSupport
import Testing

/// Posteriors and gains of the scoring prototype's own small case, step by step along its path.
///
/// The prototype is looked for in the folder that `FIREDRILL_SCORING` names, else in
/// `../shared/scoring` beside the repository; without it this says so and passes.
struct PrototypeTests {
  private struct Step: Decodable {
    var action: String
    var finding: Int
    var before: [Double]
    /// Gains of all actions before the step.
    ///
    /// Unit: nats.
    var gains: [String: Double]
    var after: [Double]
  }

  private struct Prototype: Decodable {
    /// P(finding | hypothesis) of each action, a row a hypothesis.
    var tables: [String: [[Double]]]
    var steps: [Step]
  }

  /// Runs the prototype without its printing and asks its own functions.
  private static let program = """
    import contextlib, io, json, runpy, sys
    with contextlib.redirect_stdout(io.StringIO()):
        p = runpy.run_path(sys.argv[1])
    b, steps = p["PRIOR"][:], []
    for a in p["REF"]:
        _, table, seen = p["A"][a]
        after = p["upd"](b, [row[seen] for row in table])
        gains = {x: p["eig"](b, x) for x in p["A"]}
        steps.append({"action": a, "finding": seen, "before": b, "gains": gains, "after": after})
        b = after
    print(json.dumps({"tables": {a: v[1] for a, v in p["A"].items()}, "steps": steps}))
    """

  private static func prototype() throws -> Prototype? {
    let folder = Repository.shared("scoring", variable: "FIREDRILL_SCORING")
    let file = folder.appending(path: "prototype.py")
    guard FileManager.default.fileExists(atPath: file.path) else {
      print("skipped: there is no \(file.path); FIREDRILL_SCORING names its folder")
      return nil
    }
    let output = try Tool.run("python3", ["-c", program, file.path])
    return try JSONDecoder().decode(Prototype.self, from: Data(output.utf8))
  }

  /// One look with two findings whose chances are those of a table, exactly.
  ///
  /// With share s of particles the chance is s (1 − ε) + (1 − s) ε, so s = (p − ε) ÷ (1 − 2 ε): of
  /// 4800 particles that is 5000 (p − .02), whole for chances in percent.
  private func calibration(_ table: [[Double]]) -> Calibration {
    Calibration(samples: 4800, firstFinding: table.map { Int((5000 * ($0[0] - 0.02)).rounded()) })
  }

  @Test func `each step of its path agrees`() throws {
    guard let prototype = try Self.prototype() else { return }
    #expect(prototype.steps.count == 4)
    var compared = 0
    for step in prototype.steps {
      for (action, nats) in step.gains {
        let table = try #require(prototype.tables[action])
        let posterior = Posterior(calibration(table), priors: step.before)
        let noise = posterior.gainNoise(key: 0)
        let bits = nats / 0.693147180559945309
        if bits > noise {
          #expect(abs(posterior.expectedGain(key: 0) - bits) < 1e-12, "\(action)")
          compared += 1
        } else {
          #expect(posterior.expectedGain(key: 0) == 0, "\(action)")
        }
      }
      let table = try #require(prototype.tables[step.action])
      let after = Posterior(calibration(table), priors: step.before)
        .observing(UInt8(step.finding), key: 0)
      #expect(isClose(after.probabilities, step.after, 1e-12))
    }
    #expect(compared > 25)
  }
}
