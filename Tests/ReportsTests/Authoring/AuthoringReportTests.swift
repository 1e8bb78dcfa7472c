import Diagnosis
import Players
import ScenarioModel
import Plotting
import Scoring
import Sessions
import TestSupport
import Testing

@testable import Reports

/// Reports for authors as JSON and as text.
struct AuthoringReportTests {
  private let style = OutcomeSample.style

  private struct Problem: DiagnosticProblem {
    var message: String
  }

  @Test func `a check counts errors and warnings and keeps its names`() throws {
    var report = CheckReport(
      folder: "queue",
      diagnostics: [Diagnostic(Problem(message: "the title gives the cause away"))]
    )
    report.add(
      CalibrationReport(difficulty: 1, samples: 0, hypotheses: 0, looks: 0, recomputed: 0),
      []
    )
    report.add(
      CalibrationReport(difficulty: 2, samples: 400, hypotheses: 5, looks: 9, recomputed: 5),
      []
    )
    #expect(
      try OutcomeSample.keys(report) == [
        "scenario", "errors", "warnings", "diagnostics", "calibration", "other_calibrations",
        "sentences",
      ]
    )
    #expect(
      try OutcomeSample.keys(report, at: ["calibration"]) == [
        "difficulty", "samples", "hypotheses", "looks", "recomputed",
      ]
    )
    let lines = report.lines(style, OutcomeSample.names)
    #expect(lines.first?.contains("the title gives the cause away") == true)
    #expect(lines.contains("calibrated: no; <calibrate> measures what the evidence tells"))
    #expect(lines.contains("other difficulties: 2 by 400 worlds of each"))
    #expect(lines.last?.hasPrefix("queue: ") == true)
    #expect(report.errors + report.warnings == 1)
  }

  @Test(arguments: [131, 132])
  func `a calibration of few worlds says that it is silent about rare outcomes`(samples: Int) {
    var report = CheckReport(folder: "queue", diagnostics: [])
    report.add(
      CalibrationReport(difficulty: 2, samples: samples, hypotheses: 5, looks: 9, recomputed: 5),
      []
    )
    let lines = report.lines(style, OutcomeSample.names)
    let text = lines.flatMap { $0.split(separator: " ") }.joined(separator: " ")
    #expect(text.contains("too rare show from 132 worlds on") == (samples < 132))
  }

  @Test func `a preview has a block for each look and ranks all of them`() throws {
    let scenario = try Sample.queue().scenario
    let report = PreviewReport(try Sample.calibration(), of: scenario)
    #expect(
      try OutcomeSample.keys(report) == [
        "scenario", "samples", "entropyBits", "hypotheses", "looks",
      ]
    )
    for look in report.looks {
      #expect(look.findings.allSatisfy { $0.shares.count == scenario.hypotheses.count })
    }
    guard case .table(let ranking) = report.rankingFigure else {
      Issue.record("a ranking is a table")
      return
    }
    #expect(ranking.rows.count == report.looks.count)
    let gains = ranking.rows.compactMap { Double($0[3]) }
    #expect(gains == gains.sorted(by: >))
    #expect(report.summary(style).count > report.looks.count)
  }

  @Test func `simulated scenarios and players are named by keys in JSON`() throws {
    let staging = try Sample.queue()
    let simulator = Simulator(
      staging,
      try Sample.calibration(),
      players: [.expert, .idle]
    )
    let worlds = try (0..<2).compactMap { PlayedWorld($0, try simulator.plays(ofWorld: $0)) }
    let report = SimulationReport(
      simulator.players.compactMap { PlayerSummary($0, worlds: worlds, of: staging.scenario) },
      of: staging.scenario,
      worlds: 2
    )
    let document = SimulationDocument([report])
    #expect(try OutcomeSample.keys(document) == ["scenarios"])
    #expect(
      try OutcomeSample.keys(document, at: ["scenarios"]) == [staging.scenario.id.rawValue]
    )
    let path = ["scenarios", staging.scenario.id.rawValue]
    #expect(try OutcomeSample.keys(document, at: path) == ["players", "seeds", "difficulty"])
    #expect(
      try OutcomeSample.keys(document, at: path + ["players"]) == ["expert", "idle"]
    )
    #expect(
      try OutcomeSample.keys(document, at: path + ["players", "idle"]) == [
        "mean", "deciles", "criteria", "by_truth",
      ]
    )
    for row in report.players { #expect(abs(row.spread.reduce(0, +) - 1) < 1e-12) }
    let session = try simulator.session(ofWorld: 0, playedBy: .expert)
    let play = try #require(try simulator.plays(ofWorld: 0).first)
    let walked = SimulatedPathReport(play, world: 0, session)
    #expect(walked.steps.count == session.entries.count)
    #expect(walked.lines(style, OutcomeSample.names)[1].contains("expert, world 0:"))
  }

  @Test func `a calibration tells the cause that evidence leads to least`() throws {
    let calibration = try Sample.calibration()
    let report = CalibrateReport(
      calibration,
      of: "queue",
      difficulty: 1,
      source: "simulated",
      recovered: calibration.hypotheses.indices.map { $0 == 1 ? 0.5 : 1 },
      seconds: 2,
      files: [.init(path: "queue/calibration.bin", bytes: 12)]
    )
    let lines = report.lines(isSimulated: true)
    #expect(lines[0].hasSuffix("looks, simulated in 2.0 s"))
    #expect(lines[1].hasSuffix("50 % of its worlds, least for \(calibration.hypotheses[1])"))
    #expect(lines[2] == "  queue/calibration.bin: 12 bytes")
    #expect(report.lines(isSimulated: false)[0].hasSuffix(", kept"))
  }
}
