import Foundation
import TestSupport
import Testing

struct DeterminismTests {
  @Test func `the same seed and commands give the same bytes in two processes`() throws {
    let first = try Self.played(try BuiltProgram.path())
    let second = try Self.played(try BuiltProgram.path())
    #expect(first.output == second.output)
    #expect(first.replay == second.replay)
    #expect(first.output.contains("── Score "))
  }

  @Test func `another seed gives other evidence`() throws {
    let program = try BuiltProgram.path()
    #expect(try Self.played(program).output != Self.played(program, seed: "20312").output)
  }

  @Test(
    .enabled(
      if: BuiltProgram.bothConfigurations != nil,
      "needs .build/thread/debug/firedrill and .build/release/firedrill"
    )
  )
  func `debug and release give the same bytes`() throws {
    let programs = try #require(BuiltProgram.bothConfigurations)
    let debug = try Self.played(programs.debug)
    let release = try Self.played(programs.release)
    #expect(debug.output == release.output)
    #expect(debug.replay == release.replay)
  }

  private static func played(
    _ program: String,
    seed: String = ReferenceScript.seed
  ) throws -> (output: String, replay: String) {
    let drill = try Drill()
    drill.program = program
    let run = try drill.run(["play", "--seed", seed], input: ReferenceScript.input())
    let exported = try drill.run(["export", "1"])
    #expect(exported.status == 0)
    return (run.output, exported.output)
  }
}
