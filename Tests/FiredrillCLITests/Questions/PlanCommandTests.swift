import Foundation
import TestSupport
import Testing

@Test func `a plan is remembered, ticks itself and is exported`() throws {
  let drill = try Drill()
  let none = try drill.run(["plan"])
  #expect(none.status == 64)
  let week = try drill.run(["plan", "--in", "7d", "--ics", "plan.ics", "--markdown", "plan.md"])
  #expect(week.status == 0, "\(week.errors)")
  #expect(week.output.contains("Plan for a week"))
  #expect(week.output.contains("[ ] Read the map of retrieval (RAG) (10 min)."))
  #expect(week.output.contains("    firedrill map retrieval"))
  let map = try drill.run(["map", "retrieval"])
  #expect(map.output.contains("Chunking → Reranking"))
  #expect(try drill.run(["plan"]).output.contains("[x] Read the map of retrieval (RAG)"))
  let calendar = try String(contentsOfFile: drill.file("plan.ics"), encoding: .utf8)
  let lines = calendar.components(separatedBy: "\r\n")
  #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
  #expect(lines.allSatisfy { $0.utf8.count <= 75 })
  #expect(lines.count { $0 == "BEGIN:VEVENT" } == lines.count { $0 == "END:VEVENT" })
  #expect(lines.contains { $0.hasPrefix("SUMMARY:Read the map of retrieval (RAG) (10 min)") })
  let markdown = try String(contentsOfFile: drill.file("plan.md"), encoding: .utf8)
  #expect(markdown.hasPrefix("# Plan for a week, until "))
  #expect(
    markdown.contains("- [ ] Read the map of retrieval (RAG) (10 min): `firedrill map retrieval`.")
  )
}

@Test func `a date that is past and words that are no time are refused`() throws {
  let drill = try Drill()
  for (arguments, words) in [
    (["--on", "2020-01-01"], "that moment is past"), (["--on", "2026-02-30"], "is no day"),
    (["--in", "soon"], "is no time"), (["--in", "0d"], "is no time"),
    (["--in", "400d"], "more than a year"), (["--in", "1d", "--on", "2030-01-01"], "not both"),
  ] {
    let ended = try drill.run(["plan"] + arguments)
    #expect(ended.status == 64, "\(arguments)")
    #expect(ended.errors.contains(words), "\(ended.errors)")
  }
}

@Test func `in the last two hours nothing new is asked, and the numbers are there`() throws {
  let drill = try Drill()
  let plan = try drill.run(["plan", "--in", "2h"])
  #expect(plan.output.contains("Numbers and frameworks only."))
  #expect(!plan.output.contains("firedrill play"))
  let ask = try drill.run(["ask"])
  #expect(ask.status == 0)
  #expect(ask.output.contains("nothing new now"))
  let numbers = try drill.run(["numbers"])
  #expect(numbers.output.contains("Memory of an HNSW index: 0.72 GiB"))
  #expect(try drill.run(["plan"]).output.contains("[x] Read the sheet of numbers aloud"))
  #expect(try drill.run(["map", "agents"]).status == 64)
}
