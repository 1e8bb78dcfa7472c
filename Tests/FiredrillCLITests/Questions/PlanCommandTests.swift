import Drills
import Foundation
import TestSupport
import Testing

@Test func `a plan is remembered, ticks itself and is exported`() throws {
  let drill = try Drill()
  let none = try drill.run(["plan"])
  #expect(none.status == 64)
  let week = try drill.run(["plan", "--in", "7d", "--ics", "plan.ics", "--markdown", "plan.md"])
  #expect(week.status == 0, "\(week.errors)")
  #expect(week.output.contains("Plan for 7 days, until "))
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
  #expect(lines.contains { $0.contains("-map-retrieval@firedrill") })
  #expect(lines.count { $0 == "UID:interview@firedrill" } == 1)
  let uids = lines.filter { $0.hasPrefix("UID:") }
  #expect(Set(uids).count == uids.count)
  let markdown = try String(contentsOfFile: drill.file("plan.md"), encoding: .utf8)
  #expect(markdown.hasPrefix("# Plan for 7 days, until "))
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

@Test func `a time may be written as people write it`() throws {
  let drill = try Drill()
  for (text, words) in [
    ("1w", "7 days"), ("3 days", "3 days"), ("60d", "60 days"), ("4h", "4 hours"),
  ] {
    let plan = try drill.run(["plan", "--in", text])
    #expect(plan.output.contains("Plan for \(words), until 20"), "\(plan.output) \(plan.errors)")
  }
}

@Test func `in the last two hours nothing new begins by any command, and it says what is there`()
  throws
{
  let drill = try Drill()
  let plan = try drill.run(["plan", "--in", "2h", "--ics", "hours.ics"])
  #expect(plan.output.contains("Numbers and frameworks only."))
  #expect(plan.output.contains(" UTC. "))
  #expect(!plan.output.contains("firedrill play"))
  let calendar = try String(contentsOfFile: drill.file("hours.ics"), encoding: .utf8)
  #expect(!calendar.contains("VALUE=DATE"))
  #expect(calendar.components(separatedBy: "DTEND:").count == 5)
  for arguments in [
    ["ask"], ["ask", "chain-of-steps"], ["ask", "--twenty"], ["ask", "--check"],
    ["ask", "--mock", "45"], ["play", "canary"], ["play", "canary", "--guided"], ["daily"],
    ["interview", "canary"], ["lab", "canary"], ["lab", "canary", "--quiz", "7"],
  ] {
    let ended = try drill.run(arguments)
    #expect(ended.status == 0, "\(arguments)")
    #expect(ended.output.contains("nothing new now"), "\(arguments)")
    #expect(ended.output.contains("'firedrill numbers'"), "\(arguments)")
    // Nothing was answered, so nothing is due and no way leads there.
    #expect(!ended.output.contains("--due"), "\(arguments)")
  }
  #expect(!(try drill.services.sessions().hasSessions()))
  let anyway = try drill.run(["ask", "chain-of-steps", "--anyway"], input: "q\n")
  #expect(anyway.output.contains("Success of a chain of steps"))
  for command in [["ask", "chain-of-steps"], ["lab", "canary"]] {
    #expect(try drill.run(command + ["--json"]).status == 64)
    #expect(try drill.run(command + ["--json", "--anyway"]).status == 0)
  }
  let numbers = try drill.run(["numbers"])
  #expect(numbers.output.contains("Memory of an HNSW index: 0.72 GiB"))
  let map = try drill.run(["map", "retrieval"])
  #expect(!map.output.contains("firedrill ask") && !map.output.contains("firedrill play"))
  #expect(try drill.run(["plan"]).output.contains("[x] Read the sheet of numbers aloud"))
  #expect(try drill.run(["map", "agents"]).status == 64)
  #expect(try drill.run(["map"]).output.contains("firedrill map retrieval"))
}

@Test func `a terminal asks once whether to begin all the same`() throws {
  let drill = try Drill()
  _ = try drill.run(["plan", "--in", "2h"])
  let no = try drill.terminal(["ask", "chain-of-steps"])
  _ = try no.wait(for: "Start it all the same? y/N>")
  no.enter("")
  #expect(try no.exit() == 0)
  let yes = try drill.terminal(["ask", "chain-of-steps"])
  _ = try yes.wait(for: "Start it all the same? y/N>")
  yes.enter("y")
  _ = try yes.wait(for: "Success of a chain of steps")
  yes.press(.interrupt)
  yes.press(.interrupt)
  #expect(try yes.exit() == 130)
}
