import Foundation
import SessionStore
import TestSupport
import Testing

/// An answer that earns every point but the failure mode.
private let strong = """
  A bi-encoder embeds the documents in advance, and a cross-encoder reads both texts together.
  It is more accurate and slower, so I rerank the top 100.
  """

@Test func `an answer is heard, what was missing is asked once, and the verdict quotes it`() throws
{
  let drill = try Drill()
  let ended = try drill.run(
    ["ask", "bi-or-cross-encoder", "--seed", "1"],
    input: strong + "\n\nWhat the retriever missed is lost.\n\n"
  )
  #expect(ended.status == 0, "\(ended.errors)")
  let text = ended.output
  #expect(text.contains("1 of 1 · retrieval · Bi-encoder or cross-encoder · 120 s"))
  #expect(text.contains("0:00 of 2:00> A bi-encoder embeds"))
  #expect(text.contains("I did not hear the failure mode that I look for."))
  #expect(text.contains("Which error can a reranker"))
  #expect(text.contains("88% of the points. It took 0 of 120 s."))
  #expect(text.contains("(only after I"))
  #expect(text.contains("What interviewers mark down"))
  #expect(text.contains("A strong answer"))
  #expect(text.contains("1 of 1 right."))
}

@Test func `wrong input is told, a skipped question is not kept, and the end of input leaves`()
  throws
{
  let drill = try Drill()
  let ended = try drill.run(
    ["ask", "what-ndcg-discounts", "bi-or-cross-encoder", "chain-of-steps", "--seed", "2"],
    input: "everything\n7\nskip\nskip\n"
  )
  #expect(ended.status == 0, "\(ended.errors)")
  #expect(ended.output.components(separatedBy: "Choose A to D").count == 3)
  #expect(ended.output.components(separatedBy: "Skipped; it comes again.").count == 3)
  #expect(try drill.store().history().isEmpty)
}

@Test func `a number in another unit is asked back and then graded`() throws {
  let drill = try Drill()
  let asked = try drill.run(["ask", "chain-of-steps", "--seed", "5", "--json"], input: "50\n50\n")
  let right = try #require(
    asked.output.firstMatch(of: /Answer: ([0-9.]+) %/)?.1,
    "\(asked.output) \(asked.errors)"
  )
  let share = try #require(Double(right)) / 100
  let ended = try drill.run(
    ["ask", "chain-of-steps", "--seed", "5"],
    input: "\(share)\n\(right) %\n"
  )
  #expect(ended.output.contains("That looks like a share of 0 to 1."))
  #expect(ended.output.contains("Right: \(right) %"))
}

@Test func `a dispute stands beside the answer and is kept`() throws {
  let drill = try Drill()
  let ended = try drill.run(
    ["ask", "bi-or-cross-encoder", "chain-of-steps"],
    input: strong + "\n\n\ndispute failure I said lost\nq\n"
  )
  #expect(ended.output.contains("Kept beside your answer: you dispute 'failure mode: "))
  let kept = try drill.store().history().map { String(decoding: $0.json, as: UTF8.self) }
  #expect(kept.count == 2)
  #expect(kept.last == #"{"disputed":{"answer":1,"point":"failure-mode","words":"I said lost"}}"#)
}

@Test func `a program may skip a choice as any question`() throws {
  let drill = try Drill()
  let ended = try drill.run(
    ["ask", "what-ndcg-discounts", "chain-of-steps", "--json"],
    input: "skip\nskip\n"
  )
  #expect(ended.status == 0, "\(ended.errors)")
  #expect(ended.output.contains(#"{"skipped":"what-ndcg-discounts"}"#))
  #expect(ended.output.contains(#"{"skipped":"chain-of-steps"}"#))
  #expect(try drill.store().history().isEmpty)
}

@Test func `an answer that the end of a pipe cuts off is graded all the same`() throws {
  let drill = try Drill()
  let ended = try drill.run(["ask", "bi-or-cross-encoder"], input: strong)
  #expect(ended.status == 0)
  #expect(ended.output.contains("I did not hear the failure mode that I look for."))
  #expect(try drill.store().history().isEmpty)
}

@Test func `questions come area by area, and what was answered does not come again`() throws {
  let drill = try Drill()
  let first = try drill.run(["ask", "--count", "4"], input: "q\n")
  #expect(first.output.contains("1 of 4 · retrieval · Bi-encoder or cross-encoder"))
  _ = try drill.run(["ask", "--area", "agents"], input: "12 %\n")
  let none = try drill.run(["ask", "--area", "agents"])
  #expect(none.status == 64)
  #expect(none.errors.contains("every question that fits was answered"))
  let again = try drill.run(["ask", "--area", "agents", "--again"], input: "q\n")
  #expect(again.output.contains("Success of a chain of steps"))
  let due = try drill.run(["ask", "--due"])
  #expect(due.status == 64)
  #expect(due.errors.contains("no question is due today"))
  let other = try drill.run(["ask", "--twenty", "--kind", "computed"])
  #expect(other.errors.contains("the bank has no such question"))
  let progress = try drill.run(["progress"])
  #expect(progress.output.contains("Readiness by area"))
  #expect(progress.output.contains("No area is shown to be weaker than the others"))
}

@Test func `a question that does not exist and a bank that is missing are told`() throws {
  let drill = try Drill()
  let wrong = try drill.run(["ask", "bi-or-cros-encoder"])
  #expect(wrong.status == 64)
  #expect(wrong.errors.contains("Did you mean 'bi-or-cross-encoder'?"))
  drill.questions = drill.file("nowhere")
  let missing = try drill.run(["ask"])
  #expect(missing.status == 66)
  #expect(missing.errors.contains("FIREDRILL_QUESTIONS"))
}

@Test func `Ctrl-C leaves with 130 and keeps nothing of the answer`() throws {
  let drill = try Drill()
  let terminal = try drill.terminal(["ask", "bi-or-cross-encoder", "--seed", "1"])
  _ = try terminal.wait(for: "of 2:00>")
  terminal.type("A bi-encoder")
  // The first takes back the line that was begun.
  terminal.press(.interrupt)
  terminal.press(.interrupt)
  #expect(try terminal.exit() == 130)
  #expect(try drill.store().history().isEmpty)
}

@Test func `check says what a bank has and what is wrong in it at its place`() throws {
  let drill = try Drill()
  let fine = try drill.run(["check", "--questions"])
  #expect(fine.output.contains("A guesser by 'it depends' to everything gets"), "\(fine.output)")
  let copy = drill.file("bank")
  try FileManager.default.copyItem(atPath: Repository.questions.path, toPath: copy)
  let file = "\(copy)/retrieval/questions.yaml"
  let text = try String(contentsOfFile: file, encoding: .utf8)
  try text.replacing(
    "examples: [\"It is more accurate and slower.\"]",
    with: "examples: [\"It is nice.\"]"
  )
  .write(toFile: file, atomically: true, encoding: .utf8)
  let broken = try drill.run(["check", "--questions", copy])
  #expect(broken.status == 1)
  #expect(broken.output.contains("this example is not read as what it stands under"))
  #expect(broken.output.contains("questions.yaml:29:18: error: "))
}
