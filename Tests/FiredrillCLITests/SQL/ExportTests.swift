import Foundation
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

/// A session's telemetry in files, and worlds for authors.
struct ExportTests {
  private static let files: [(format: String, names: [String]?)] = [
    ("openmetrics", nil), ("prom", nil), ("sqlite", nil),
    ("otlp", ["logs.jsonl", "metrics.jsonl", "traces.jsonl"]),
    ("jsonl", ["logs.jsonl", "metrics.jsonl", "requests.jsonl", "spans.jsonl"]),
    ("csv", ["requests.csv"]),
  ]

  /// A machine with one open session twenty minutes after its page.
  private static func drill(seed: String = "5") throws -> Drill {
    let drill = try Drill()
    _ = try drill.run(["play", "canary", "--seed", seed], input: "wait 20\n")
    return drill
  }

  private static func names(_ folder: String) -> [String]? {
    try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test(arguments: files.map(\.format))
  func `an open session's telemetry is written and tells neither seed nor truth`(
    format: String
  ) throws {
    let drill = try Self.drill(seed: "8589934599")
    let out = drill.file("out")
    let run = try drill.run([
      "export", "1", "--format", format, "--from", "-5", "--to", "600", "--out", out,
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.errors
        == "wrote \(out): minutes -5 to 20; the session has come no further; it took 10 min of the"
        + " incident\n"
    )
    let names = Self.names(out)
    #expect(names == Self.files.first { $0.format == format }?.names)
    let scenario = try Sample.canary().scenario
    for file in names?.map({ "\(out)/\($0)" }) ?? [out] {
      let text = String(decoding: try Self.bytes(file), as: UTF8.self)
      #expect(!text.isEmpty)
      #expect(!text.contains("8589934599"))
      for word in ["truly_resolved", "relabelled", "hypothesis"] { #expect(!text.contains(word)) }
      for hypothesis in scenario.hypotheses {
        #expect(!text.contains(hypothesis.id.rawValue) && !text.contains(hypothesis.title))
      }
    }
    #expect(Self.names(drill.folder.path)?.filter { $0.hasPrefix(".") } == [])
  }

  @Test func `names, sizes of the schema and headers are the same whatever the truth is`() throws {
    var seen: Set<[String]> = []
    for seed in try OpenSessionTests.seeds.get().values.sorted() {
      let drill = try Self.drill(seed: "\(seed)")
      var frame: [String] = []
      for format in ["csv", "sqlite"] {
        let out = drill.file(format)
        let run = try drill.run([
          "export", "1", "--format", format, "--from", "-2", "--out", out,
        ])
        frame.append(run.errors.replacingOccurrences(of: drill.folder.path, with: ""))
      }
      let csv = String(decoding: try Self.bytes(drill.file("csv") + "/requests.csv"), as: UTF8.self)
      frame.append(csv.components(separatedBy: "\r\n")[0])
      frame += Self.names(drill.file("csv")) ?? []
      if Tool.path("sqlite3") != nil {
        frame.append(
          try drill.shell(
            "sqlite3 \(drill.file("sqlite")) 'SELECT type, name, tbl_name, rootpage > 0, sql"
              + " FROM sqlite_master; PRAGMA user_version; PRAGMA application_id; PRAGMA encoding;"
              + " PRAGMA schema_version; PRAGMA page_size; PRAGMA freelist_count;"
              + " PRAGMA table_list; PRAGMA table_xinfo(requests); PRAGMA integrity_check;'"
          ).output
        )
      }
      seen.insert(frame)
    }
    #expect(seen.count == 1)
  }

  @Test(.enabled(if: Tool.path("sqlite3") != nil, "needs the sqlite3 command"))
  func `sqlite3 reads the file and counts what the session counts`() throws {
    let drill = try Self.drill()
    let out = drill.file("canary.sqlite")
    let counts = """
      SELECT (SELECT count(*) FROM requests) AS a, (SELECT count(*) FROM logs) AS b,
        (SELECT count(*) FROM logs_fts WHERE logs_fts MATCH 'slow') AS c,
        (SELECT max(time) FROM requests) AS d, (SELECT sum(value) FROM metrics) > 0 AS e,
        (SELECT count(*) FROM requests_per_minute) AS f, (SELECT count(DISTINCT trace_id) FROM
          (SELECT trace_id FROM requests UNION ALL SELECT trace_id FROM logs)) AS g
      """
    let session = try drill.run(["sql", "--format", "csv", counts])
    let export = ["export", "1", "--format", "sqlite", "--to", "20", "--out", out]
    #expect(try drill.run(export).status == 0)
    let file = try drill.shell("sqlite3 -csv -header '\(out)' \"\(counts)\"")
    #expect(file.status == 0)
    // Versions of sqlite3 differ in how their lines end.
    #expect(
      session.output == file.output.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    )
  }

  @Test func `what exists is replaced only with force, and never what is no export`() throws {
    let drill = try Self.drill()
    let out = drill.file("out")
    let export = ["export", "1", "--from", "0", "--out", out, "--format"]
    #expect(try drill.run(export + ["csv"]).status == 0)
    try drill.run(export + ["csv"]).expectRefusal(73, "firedrill: \(out) exists already")
    #expect(try drill.run(export + ["csv", "--force"]).status == 0)
    try drill.run(export + ["sqlite", "--force"]).expectRefusal(73, "firedrill: \(out) is a folder")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: out + "/mine.txt"))
    try drill.run(export + ["csv", "--force"])
      .expectRefusal(73, "firedrill: \(out) holds 'mine.txt', which is no part of an export")
    #expect(Self.names(out) == ["mine.txt", "requests.csv"])
  }

  @Test func `an export takes minutes, and an experiment that was run is in it`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "canary", "--seed", "5"], input: "look paired-replay\n")
    let out = drill.file("out")
    #expect(try drill.run(["export", "1", "--format", "csv", "--out", out]).status == 0)
    #expect(Self.names(out) == ["replayed.csv", "requests.csv"])
    #expect(
      try drill.events().suffix(2) == [
        .waited(minutes: 10), .noted("telemetry exported as csv"),
      ]
    )
    let failed = try drill.run(["export", "1", "--format", "csv", "--out", out])
    failed.expectRefusal(73, "exists already")
    #expect(try drill.events().count == 3)
  }

  @Test(arguments: files.map(\.format))
  func `a file that grows too large leaves nothing under its name`(format: String) throws {
    let drill = try Drill()
    let out = drill.file("out")
    let run = try drill.shell(
      "ulimit -f 16; \"$F\" world canary --seed 3 --truth h1 --hours 1 --format \(format)"
        + " --out '\(out)'"
    )
    run.expectRefusal(74, "firedrill: \(out) cannot be written")
    #expect(!FileManager.default.fileExists(atPath: out))
    #expect(Self.names(drill.folder.path)?.filter { $0.hasPrefix(".out") } == [])
  }

  @Test func `an interrupt leaves nothing under the name`() throws {
    let drill = try Self.drill()
    let out = drill.file("out")
    let running = try drill.start(["export", "1", "--format", "jsonl", "--out", out], holding: "")
    let isBegun = wait { Self.names(drill.folder.path)?.contains { $0.hasPrefix(".out") } == true }
    #expect(isBegun)
    running.send(SIGINT)
    let run = running.finish()
    let exists = FileManager.default.fileExists(atPath: out)
    #expect(run.status == 130 ? !exists : exists)
  }

  @Test(arguments: [
    (["--from", "50"], "firedrill: there are no minutes from 50 to"),
    (["--to", "-900"], "firedrill: there are no minutes from -300 to"),
    (["--from", "9", "--to", "3"], "firedrill: there are no minutes from 9 to"),
  ])
  func `an empty slice is said`(_ cut: [String], _ words: String) throws {
    let drill = try Self.drill()
    let run = try drill.run(["export", "1", "--format", "csv", "--out", drill.file("out")] + cut)
    run.expectRefusal(64, words)
  }

  @Test func `a world for authors says first that it gives the truth away`() throws {
    let drill = try Drill()
    let out = drill.file("world")
    let arguments = ["world", "canary", "--seed", "3", "--truth", "h1", "--out", out]
    let run = try drill.run(arguments + ["--hours", "0.5", "--format", "csv"])
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("This gives away what is true in this world: "))
    #expect(run.errors.hasSuffix("wrote \(out): minutes -300 to -270\n"))
    try drill.run(
      ["world", "canary", "--seed", "3", "--truth", "gremlins", "--format", "csv", "--out", out]
    ).expectRefusal(64, "firedrill: there is no hypothesis 'gremlins'")
  }

  @Test func `a session's telemetry is that of its world`() throws {
    let drill = try Self.drill()
    let truth = try Session.of(Sample.canary(), seed: 5).truth.id
    let (one, two) = (drill.file("one"), drill.file("two"))
    let slice = ["--format", "csv", "--from", "-10", "--to", "15", "--out"]
    #expect(try drill.run(["export", "1"] + slice + [one]).status == 0)
    #expect(
      try drill.run(["world", "canary", "--seed", "5", "--truth", "\(truth)"] + slice + [two])
        .status == 0
    )
    #expect(try Self.bytes(one + "/requests.csv") == Self.bytes(two + "/requests.csv"))
  }
}
