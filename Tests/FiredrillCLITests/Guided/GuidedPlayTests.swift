import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

/// A guided play through the built program.
struct GuidedPlayTests {
  private static let arguments = ["play", "--guided", "--seed", "5"]

  @Test func `a guided play from a pipe ends with what was true and the score`() throws {
    let drill = try Drill()
    let run = try drill.run(
      Self.arguments,
      input: String(repeating: "1\n", count: 6) + "yes\nyes\n"
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("A guided play does not count as progress."))
    #expect(run.lines.contains { $0.hasPrefix("── What happened") })
    #expect(run.lines.contains { $0.hasPrefix("── Score ") })
    #expect(run.lines.allSatisfy { $0.count <= 80 })
    let questions = run.lines.filter { $0.hasPrefix("── Step") && !$0.contains("how that was") }
    let reviews = run.lines.filter { $0.hasPrefix("── Step") && $0.contains("how that was") }
    #expect((4...6).contains(questions.count))
    #expect(reviews.count == questions.count)
    let store = try drill.store().load(SessionID(rawValue: 1))
    #expect(store.header.mode == .guided)
    for arguments in [["replay", "1", "--all"], ["debrief", "1"], ["score", "1"]] {
      #expect(try drill.run(arguments).status == 0)
    }
  }

  @Test func `a guided play that is cut off goes on at the same question`() throws {
    let whole = try Drill()
    let input = "2\n1\n3\n1\n2\n1\nyes\nyes\n"
    let unbroken = try whole.run(Self.arguments, input: input)
    let drill = try Drill()
    var cut = try drill.run(Self.arguments, input: "2\n1\n")
    #expect(cut.status == 0)
    #expect(cut.output.contains("Session 1 is saved; 'firedrill resume 1' goes on."))
    let asked = try #require(cut.output.range(of: "── Step 3: ", options: .backwards))
    let question = cut.output[asked.lowerBound...]
      .components(separatedBy: "\n\nSession 1")[0]
    cut = try drill.run(["resume"], input: "3\n1\n2\n1\nyes\nyes\n")
    #expect(cut.status == 0)
    #expect(cut.output.contains(question))
    #expect(cut.output.contains("── Step 2: how that was"))
    #expect(try drill.events() == whole.events())
    let end = try #require(unbroken.output.range(of: "── What happened"))
    #expect(cut.output.hasSuffix(unbroken.output[end.lowerBound...]))
  }

  @Test func `what is not offered is refused and changes nothing`() throws {
    let drill = try Drill()
    let run = try drill.run(
      Self.arguments,
      input: "5\n0\nlook 3\nmitigate 1\nsql SELECT 1\nhint\ndeclare h1\nslice count\nfoo\n"
    )
    #expect(run.status == 0)
    #expect(run.output.components(separatedBy: "Not done:").count == 10)
    #expect(run.output.contains("choose a number from 1 to 4"))
    #expect(try drill.events().isEmpty)
  }

  @Test func `beliefs, updates and notes are open beside the answers`() throws {
    let drill = try Drill()
    let run = try drill.run(
      Self.arguments,
      input: "believe h1=1\nupdate news\nnote hm\nmenu\nhelp\nbrief\nevidence\nabandon\n"
    )
    #expect(run.output.contains("Session 1 was abandoned and is not scored."))
    let kinds = try drill.events()
    #expect(kinds.count == 4)
    #expect(kinds.last == .abandoned)
  }
}
