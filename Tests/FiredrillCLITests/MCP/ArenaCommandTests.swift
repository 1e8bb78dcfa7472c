import Drills
import Foundation
import Reports
import TestSupport
import Testing

@testable import FiredrillCLI

/// `firedrill arena` with agents that play and agents that do not.
struct ArenaCommandTests {
  private static let agent = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "agent.py").path

  private static let isPythonThere = (try? Tool.run("python3", ["-c", ""])) != nil

  /// A run of one way of the agent, which writes to `results.jsonl`.
  private static func run(
    _ drill: Drill,
    _ way: String,
    seeds: Int,
    seconds: Int = 120,
    _ more: [String] = []
  ) throws -> Finished {
    try drill.run(
      [
        "arena", "--agent", "python3 \(agent) \(way)", "--scenarios", "canary", "--seeds",
        "\(seeds)", "--seconds", "\(seconds)", "--out", drill.file("results.jsonl"), "--alone",
      ] + more
    )
  }

  /// The results in the file, in the order of their worlds.
  private static func results(_ drill: Drill) throws -> [ArenaResult] {
    try text(drill).split(separator: "\n").dropFirst()
      .map { try JSONDecoder().decode(ArenaResult.self, from: Data($0.utf8)) }
      .sorted { $0.world < $1.world }
  }

  private static func text(_ drill: Drill) throws -> String {
    try String(contentsOfFile: drill.file("results.jsonl"), encoding: .utf8)
  }

  /// The total in the document of `replay --json`.
  private struct Replayed: Decodable {
    var score: Score

    struct Score: Decodable {
      var total: Double
    }
  }

  @Test(.enabled(if: isPythonThere))
  func `an agent plays its worlds, and its replays score the same`() throws {
    let drill = try Drill()
    let folder = drill.file("replays")
    let run = try Self.run(drill, "play", seeds: 3, ["--parallel", "3", "--replays", folder])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("95 % interval"))
    let results = try Self.results(drill)
    #expect(results.map(\.world) == [0, 1, 2])
    for result in results {
      #expect(result.outcome == .declared)
      #expect(result.reason == nil)
      #expect(result.steps == 6)
      #expect(result.calls == 9)
      #expect(result.harm >= 0)
      let replay = "\(folder)/canary-segment-regression-\(result.world).jsonl"
      let shown = try drill.run(["replay", replay, "--json"]).output
      let replayed = try JSONDecoder().decode(Replayed.self, from: Data(shown.utf8))
      #expect(replayed.score.total == result.score)
      #expect(abs(result.criteria.values.reduce(0, +) - result.score) < 0.5)
    }
    // Nothing of it is the user's: no session is kept.
    #expect(!FileManager.default.fileExists(atPath: "\(drill.home)/sessions.sqlite"))
  }

  @Test(.enabled(if: isPythonThere))
  func `an agent that plays by lines scores as one that plays by calls`() throws {
    let (calling, writing) = (try Drill(), try Drill())
    #expect(try Self.run(calling, "play", seeds: 2).status == 0)
    let run = try Self.run(writing, "lines", seeds: 2, ["--lines"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Self.text(writing).split(separator: "\n")[0].contains(#""form":"lines""#))
    let (called, written) = (try Self.results(calling), try Self.results(writing))
    #expect(written.map(\.reason) == [nil, nil])
    #expect(written.map(\.tokens) == called.map(\.tokens))
    #expect(written.map(\.score) == called.map(\.score))
    #expect(written.map(\.criteria) == called.map(\.criteria))
    #expect(written.map(\.steps) == called.map(\.steps))
  }

  @Test(.enabled(if: isPythonThere))
  func `a run that was stopped goes on, and its results are the same`() throws {
    let drill = try Drill()
    #expect(try Self.run(drill, "play", seeds: 3).status == 0)
    let whole = try Self.results(drill)
    // A kill left the first result and half of the next.
    let lines = try Self.text(drill).split(separator: "\n", omittingEmptySubsequences: false)
    let cut = lines.prefix(2).joined(separator: "\n") + "\n" + lines[2].prefix(40)
    try Data(cut.utf8).write(to: URL(filePath: drill.file("results.jsonl")))
    let resumed = try Self.run(drill, "play", seeds: 3)
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.errors.split(separator: "\n").count == 2)
    #expect(try Self.results(drill) == whole)
    // Another agent's results do not belong into the file.
    try Self.run(drill, "crash", seeds: 3)
      .expectRefusal(65, "agent.py play there and", "agent.py crash here", "name another file")
    try Self.run(drill, "play", seeds: 2).expectRefusal(65, "--seeds 3 there and 2 here")
    try Self.run(drill, "play", seeds: 3, ["--max-answer-bytes", "2000"])
      .expectRefusal(65, "--max-answer-bytes 1048576 there and 2000 here")
    try Self.run(drill, "play", seeds: 3, ["--max-session-bytes", "90000"])
      .expectRefusal(65, "--max-session-bytes none there and 90000 here")
    #expect(try Self.results(drill) == whole)
  }

  /// Ways that come to no verdict, with the seconds that they get and the reason that is given.
  @Test(
    .enabled(if: isPythonThere),
    arguments: [
      ("crash", 120, "with status 7"), ("garbage", 120, "with status 0"),
      ("silent", 2, "no verdict within 2 s"), ("half", 2, "no verdict within 2 s"),
      ("endless", 2, "no verdict within 2 s"), ("closed", 120, "closed its output"),
      ("missing", 120, "with status 1"), ("daemon", 2, "no verdict within 2 s"),
    ]
  )
  func `an agent without a verdict is a result with its reason`(
    way: String,
    seconds: Int,
    reason: String
  ) throws {
    let drill = try Drill()
    let run = try Self.run(drill, way, seeds: 1, seconds: seconds)
    #expect(run.status == 0, "\(run.errors)")
    let result = try #require(try Self.results(drill).first)
    #expect(result.outcome == .unfinished)
    #expect(result.reason?.contains(reason) == true, "\(result.reason ?? "")")
    #expect(result.score == 0)
    #expect(run.output.contains("Without a verdict"))
  }

  @Test(.enabled(if: isPythonThere))
  func `an agent that gives up is told apart from one that fails`() throws {
    let drill = try Drill()
    #expect(try Self.run(drill, "abandon", seeds: 1).status == 0)
    let result = try #require(try Self.results(drill).first)
    #expect(result.outcome == .abandoned)
    #expect(result.reason == nil)
  }

  @Test(.enabled(if: isPythonThere))
  func `trials and hidden worlds are told, and parts give the whole`() throws {
    let drill = try Drill()
    let secret = drill.file("secret")
    try Data(repeating: 7, count: 32).write(to: URL(filePath: secret))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
    let hidden = ["--trials", "2", "--secret-file", secret]
    let whole = try Self.run(drill, "play", seeds: 2, hidden + ["--json"])
    #expect(whole.status == 0, "\(whole.errors)")
    let text = try Self.text(drill)
    let results = try Self.results(drill)
    #expect(results.map(\.trial) == [0, 1, 0, 1])
    #expect(results.allSatisfy { $0.tokens == 1200 })
    #expect(results.allSatisfy { !$0.stated.isEmpty && (0...1).contains($0.posterior) })
    #expect(text.contains(#""worlds":"hidden "#))
    #expect(whole.output.contains(#""passes""#))
    try FileManager.default.removeItem(atPath: drill.file("results.jsonl"))
    var parts: [String] = []
    for shard in ["1/2", "2/2"] {
      #expect(try Self.run(drill, "play", seeds: 2, hidden + ["--shard", shard]).status == 0)
      parts.append(drill.file("part\(parts.count)"))
      try FileManager.default.moveItem(
        atPath: drill.file("results.jsonl"),
        toPath: parts[parts.count - 1]
      )
    }
    let merged = try drill.run(["merge"] + parts + ["--out", drill.file("results.jsonl")])
    #expect(merged.status == 0, "\(merged.errors)")
    #expect(try Self.text(drill) == text)
    let compared = try drill.run(
      ["arena-compare", drill.file("results.jsonl"), drill.file("results.jsonl")]
    )
    #expect(compared.output.contains("do not tell them apart"), "\(compared.errors)")
    try drill.run(["arena-report", drill.file("results.jsonl")])
      .expectRefusal(64, "--secret-file")
    let page = drill.file("page.html")
    let report = try drill.run(
      ["arena-report", drill.file("results.jsonl"), "--alone", "--html", page]
    )
    #expect(report.status == 0, "\(report.errors)")
    #expect(report.output.contains("k = 2"))
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("<h2>Mean score by truth"))
  }

  @Test(.enabled(if: isPythonThere))
  func `while an agent plays no file holds its seed`() throws {
    let drill = try Drill()
    #expect(try Self.run(drill, "snoop", seeds: 2).status == 0)
    let results = try Self.results(drill)
    #expect(results.map(\.outcome) == [.unfinished, .unfinished])
    for result in results {
      #expect(result.reason?.contains("with status 0") == true, "\(result.reason ?? "")")
    }
  }

  @Test(.enabled(if: isPythonThere))
  func `a session that was given its bytes of answers can be declared still`() throws {
    let drill = try Drill()
    let run = try Self.run(drill, "play", seeds: 1, ["--max-session-bytes", "12000"])
    #expect(run.status == 0, "\(run.errors)")
    let result = try #require(try Self.results(drill).first)
    #expect(result.outcome == .declared)
    #expect(result.steps < 6)
    #expect(try Self.text(drill).contains(#""session_bytes":12000"#))
  }

  /// The report that `arena --json` prints, as far as tests read it.
  private struct Printed: Decodable {
    var scenarios: [Row]

    struct Row: Decodable {
      var players: [String: Double]
    }
  }

  /// The means that `simulate --json` prints.
  private struct Simulated: Decodable {
    var scenarios: [String: Scenario]

    struct Scenario: Decodable {
      var players: [String: Player]
    }

    struct Player: Decodable {
      var mean: Double
    }
  }

  @Test(.enabled(if: isPythonThere))
  func `the report holds all nine reference players on the same worlds`() throws {
    let drill = try Drill.withShippedScenarios()
    let secret = drill.file("secret")
    try Data(repeating: 7, count: 32).write(to: URL(filePath: secret))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
    func players(_ name: String, _ more: [String]) throws -> [String: Double] {
      let run = try drill.run(
        [
          "arena", "--agent", "python3 \(Self.agent) play", "--scenarios", "canary", "--seeds", "2",
          "--out", drill.file(name), "--json",
        ] + more
      )
      #expect(run.status == 0, "\(run.errors)")
      let printed = try JSONDecoder().decode(Printed.self, from: Data(run.output.utf8))
      return try #require(printed.scenarios.first).players
    }
    let known = try players("known", [])
    #expect(known.count == 9)
    #expect(Set(known.keys) == Set(AuthoringService.playerNames))
    let output = try drill.run(["simulate", "canary", "--seeds", "2", "--json"]).output
    let simulated = try JSONDecoder().decode(Simulated.self, from: Data(output.utf8))
    let means = try #require(simulated.scenarios.first?.value).players.mapValues(\.mean)
    #expect(known == means)
    // Hidden worlds are others, and the players play those.
    let hidden = try players("hidden", ["--secret-file", secret])
    #expect(Set(hidden.keys) == Set(known.keys))
    #expect(hidden != known)
  }

  @Test func `a file that is something else is not touched`() throws {
    let drill = try Drill()
    let path = drill.file("results.jsonl")
    try Data("mine\n".utf8).write(to: URL(filePath: path))
    try Self.run(drill, "play", seeds: 1).expectRefusal(65, "no result file")
    #expect(try Self.text(drill) == "mine\n")
  }
}
