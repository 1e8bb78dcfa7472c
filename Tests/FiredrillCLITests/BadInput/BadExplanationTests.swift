import Foundation
import Sessions
import TestSupport
import Testing

/// Declarations and explanations out of form, in the built program.
struct BadExplanationTests {
  @Test(arguments: [
    ("declare h1 at ja because " + String(repeating: "cut ", count: 250_000), "20000 is the most"),
    ("declare h1 at ja because \u{1}\u{2}\u{7F}", "the explanation is empty"),
    ("declare h9 at ja because x", "there is no hypothesis 'h9'"),
    ("declare h1 at moon because x", "there is no place 'moon'"),
    ("declare h1 at ja citing 7 because x", "nothing was looked at yet, so there is no evidence"),
    ("believe h1=-1", "must be a number from 0 upwards"),
    ("believe h1=0 h2=0", "at least one hypothesis needs a belief above 0"),
    ("believe h9=1", "there is no hypothesis 'h9'"),
  ])
  func `is named, costs nothing and leaves the session open`(line: String, part: String) throws {
    let drill = try Drill()
    let run = try drill.run(["play", "--seed", "5"], input: "\(line)\nnote after\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.looksLikeACrash)
    let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("Not done:") && said.contains(part), "\(said.suffix(400))")
    #expect(try drill.events() == [.noted("after")])
  }

  @Test func `a declaration without cause or scope asks for both and can be given up`() throws {
    let drill = try Drill()
    let asked = try drill.run(["play", "--seed", "5"], input: "declare\nh1\nja\n\n\nnote after\n")
    #expect(asked.output.contains("cause (h1, a name, or unknown)>"))
    #expect(asked.output.contains("where (names, or nowhere)>"))
    #expect(asked.output.contains("because>"))
    #expect(asked.output.contains("Nothing was declared."))
    #expect(try drill.events() == [.noted("after")])
    let cause = try drill.run(["resume", "1"], input: "declare because it is so !\nunknown\n")
    #expect(cause.status == 0)
    #expect(cause.output.contains("there is not enough evidence to say"))
    #expect(try drill.events().count == 2)
  }

  @Test func `a final verdict takes no line after it for an answer about its place`() throws {
    let drill = try Drill()
    let run = try drill.run(
      ["play", "--seed", "5"],
      input: "declare h1 because answers are cut !\nnote after\n"
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.output.contains("where (names"))
    #expect(run.output.contains("No place was named"))
    guard case .declared(let declaration) = try drill.events().first else {
      Issue.record("nothing was declared")
      return
    }
    #expect(declaration.places == [] && declaration.explanation == "answers are cut")
    // The cause and the explanation are asked for: no verdict is without them.
    let short = try drill.run(
      ["play", "--seed", "5"],
      input: "declare h1 !\nanswers are cut\nnote after\n"
    )
    #expect(!short.output.contains("ruled out (h2") && !short.output.contains("add, said"))
    #expect(short.output.contains("Because: answers are cut"), "\(short.output.suffix(900))")
  }

  @Test func `what is believed is said back whole`() throws {
    let drill = try Drill()
    let run = try drill.run(["play", "--seed", "5"], input: "believe h6=95\nbelieve h1=1 h2=3\n")
    #expect(run.output.contains("You believe: h6 100%, all others 0%"), "\(run.output)")
    #expect(run.output.contains("You believe: h2 75%, h1 25%, all others 0%"))
  }

  @Test func `the places of a verdict are told by the help on it`() throws {
    let drill = try Drill()
    let run = try drill.run(["play", "--seed", "5"], input: "help declare\n")
    let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("declare [CAUSE at PLACE …]"))
    #expect(said.contains("Places: ja (") && said.contains("pool-c (") && said.contains("nowhere"))
  }

  @Test func `control characters are left out of what is kept and shown`() throws {
    let drill = try Drill()
    let run = try drill.run(
      ["play", "--seed", "5"],
      input: "declare h1 at ja because \u{1}answers \u{1B}[31mwere\u{7} cut !\n"
    )
    #expect(run.status == 0)
    let shown = try #require(run.output.range(of: "You declared:"))
    #expect(
      !run.output[shown.lowerBound...].unicodeScalars.contains { $0.value < 32 && $0 != "\n" }
    )
    guard case .declared(let declaration) = try drill.events().last else {
      Issue.record("nothing was declared")
      return
    }
    #expect(declaration.explanation == "answers [31mwere cut")
  }
}
