import Foundation
import TestSupport
import Testing

/// `--judge` through the built program, against a judge on loopback.
struct JudgedPlayTests {
  private static let script =
    "declare h1 at ja,build because Japanese canary answers were cut short, 12 % of them !\n"

  /// A declared session, and its score before anyone judged it.
  private func played() throws -> (drill: Drill, score: String) {
    let drill = try Drill()
    let run = try drill.run(["play", "--seed", "7"], input: Self.script)
    #expect(run.status == 0, "\(run.errors)")
    return (drill, try #require(run.lines.first { $0.hasPrefix("── Score ") }))
  }

  @Test func `a judge's verdicts stand beside the score and leave it alone`() throws {
    let (drill, score) = try played()
    let server = try JudgeServer("denies")
    for command in [["score", "1"], ["debrief", "1"]] {
      let plain = try drill.run(command)
      let judged = try drill.run(command + ["--judge", server.address])
      #expect(judged.status == 0, "\(judged.errors)")
      #expect(judged.output.hasPrefix(plain.output), "what is scored reads the same")
      #expect(judged.output.contains("── A judge's reading of the explanation (not scored) ─"))
      #expect(judged.output.contains("denied"))
    }
    let html = drill.file("debrief.html")
    #expect(
      try drill.run(["debrief", "1", "--html", html, "--judge", server.address]).status == 0
    )
    #expect(try String(contentsOfFile: html, encoding: .utf8).contains("judge: denied"))
    let again = try drill.run(
      ["play", "--seed", "7", "--judge", server.address],
      input: Self.script
    )
    #expect(again.lines.contains(score), "the sealed score is the same with a judge")
    #expect(again.output.contains("(not scored)"))
    withExtendedLifetime(server) {}
  }

  @Test func `JSON holds both readings only where a judge was asked`() throws {
    let (drill, _) = try played()
    let server = try JudgeServer("denies")
    let plain = try drill.run(["score", "1", "--json"])
    #expect(!plain.output.contains("judge"))
    let run = try drill.run(["score", "1", "--json", "--judge", server.address])
    let scored = try JSONDecoder().decode([Scored].self, from: Data(run.output.utf8))
    let judge = try #require(scored.first?.judge)
    #expect(judge.trouble == nil)
    #expect(judge.judgeShare == 0)
    #expect(judge.verdicts.allSatisfy { $0.judge == "denied" })
    withExtendedLifetime(server) {}
  }

  private struct Scored: Decodable {
    var judge: Judge?

    struct Judge: Decodable {
      var trouble: String?
      var judgeShare: Double?
      var verdicts: [Verdict]
    }

    struct Verdict: Decodable {
      var judge: String?
    }
  }

  @Test(arguments: [
    ("html", "answered something other than the JSON asked for: it begins with '<html>"),
    ("verdict", "answered outside what was asked: a verdict '11 of 10'"),
    ("status", "answered with HTTP status 503"),
    ("hang", "no answer within 1 second."),
  ])
  func `a judge that fails is one sentence, and the score stands`(
    mode: String,
    reason: String
  ) throws {
    let (drill, _) = try played()
    let server = try JudgeServer(mode)
    let plain = try drill.run(["score", "1"])
    let run = try drill.shell(
      "FIREDRILL_JUDGE_SECONDS=1 \"$F\" score 1 --judge \(server.address)"
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix(plain.output))
    let said = run.lines.suffix(6).joined(separator: " ").split(separator: " ")
      .joined(separator: " ")
    #expect(said.contains("gave no verdict: \(reason)"), "\(said)")
    #expect(said.hasSuffix("The grade without it stands."))
    withExtendedLifetime(server) {}
  }

  @Test func `an address that is none is refused before anything is played`() throws {
    let drill = try Drill()
    let run = try drill.run(["play", "--judge", "localhost:8080"], input: "quit\n")
    #expect(run.status == 64)
    #expect(run.errors.contains("'localhost:8080' is no http:// or https:// address"))
    #expect(try !drill.run(["history", "--json"]).output.contains("\"id\""))
    let seconds = try drill.shell(
      "FIREDRILL_JUDGE_SECONDS=0 \"$F\" play --judge http://127.0.0.1:9/v1 </dev/null"
    )
    #expect(seconds.status == 64)
    #expect(seconds.errors.contains("FIREDRILL_JUDGE_SECONDS is '0'"))
  }
}
