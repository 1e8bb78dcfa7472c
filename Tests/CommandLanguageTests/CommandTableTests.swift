import Foundation
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import CommandLanguage

/// Everything that is derived from the table of commands.
struct CommandTableTests {
  @Test(arguments: [CommandGrammar.play, .open])
  func `a play offers its words in one order`(grammar: CommandGrammar) {
    #expect(
      grammar.words.map(\.rawValue) == [
        "look", "verify", "slice", "sql", "cite", "evidence", "believe", "note", "mitigate",
        "update", "wait", "hint", "declare", "status", "menu", "brief", "timeline", "notes",
        "fields", "help", "quit", "abandon",
      ]
    )
  }

  @Test(arguments: CommandGrammar.allCases)
  func `each word is spelt in one way alone and each row can be read`(grammar: CommandGrammar) {
    let spellings = grammar.words.flatMap { [$0.rawValue] + $0.entry.synonyms }
    #expect(Set(spellings).count == spellings.count)
    for word in grammar.words { #expect(grammar.word(word.rawValue.uppercased()) == word) }
    for row in grammar.rows(resuming: "later") {
      #expect(!row.usage.isEmpty && !row.summary.isEmpty)
      #expect(!"\(row.usage) \(row.summary) \(row.example)".contains("firedrill"))
    }
  }

  @Test func `every word belongs to a grammar`() {
    let known = Set(CommandGrammar.allCases.flatMap(\.words))
    #expect(known == Set(CommandWord.allCases))
  }

  @Test func `an example of each row of a play is understood`() throws {
    let session = try Session.of(Sample.canary())
    let help = CommandHelp(session, resuming: "later")
    for row in help.rows where row.words != [.sql] && row.words != [.update] {
      for example in help.example(of: row).components(separatedBy: ", ") {
        #expect(throws: Never.self) { try CommandParser(session: session).parse(example) }
      }
    }
  }

  @Test func `help on a word is found by the word and its clear beginning`() throws {
    let help = CommandHelp(try Session.of(Sample.canary()), resuming: "later")
    #expect(help.row(on: "LOOK")?.usage == "look ACTION")
    #expect(help.row(on: "lo") == nil)
    #expect(help.row(beginning: "lo")?.words == [.look, .verify])
    #expect(help.row(beginning: "h") == nil)
    #expect(help.row(on: "quit")?.summary == "leave; later")
    #expect(
      help.takingTime.joined(separator: ", ")
        == "look N, slice …, sql …, mitigate N, update TEXT, wait MIN"
    )
    #expect(
      help.free.joined(separator: ", ")
        == "menu, evidence N, believe h1=60 …, note TEXT, status, brief, timeline"
    )
    #expect(
      help.ending.joined(separator: ", ")
        == "declare (your verdict), quit (saved, goes on later), abandon"
    )
  }

  @Test func `a guided play lets a player say what they believe and write, and choose no evidence`()
  {
    let grammar = CommandGrammar.guided
    let allowed: [SessionCommand] = [.believe([]), .note(""), .update(""), .abandon]
    #expect(allowed.allSatisfy(grammar.allows))
    let others: [SessionCommand] = [
      .look("arms"), .cite("arms", query: nil), .mitigate("m"), .wait(minutes: 1), .hint,
      .declare(Declaration(cause: nil, places: [], explanation: "", cited: [])),
      .query(AskedQuery(statement: "", reads: [], rows: 0, digest: "")),
      .interview(InterviewEvent(.paused, at: 0)), .reveal("arms", second: 0),
    ]
    #expect(!others.contains(where: grammar.allows))
  }

  @Test func `completion follows the kind of argument`() throws {
    let completion = CommandCompletion(session: try Session.of(Sample.canary()))
    #expect(completion.candidates(for: "s") == ["slice", "sql", "status"])
    #expect(completion.candidates(for: "verify loc") == ["locales"])
    #expect(completion.candidates(for: "mitigate roll") == ["roll-back"])
    #expect(completion.candidates(for: "believe out") == ["output-limit="])
    #expect(completion.candidates(for: "declare chance ") == ["at", "ruling", "citing", "because"])
    #expect(completion.candidates(for: "sql .") == [".tables", ".schema"])
    let slice = completion.candidates(for: "slice ")
    #expect(slice.suffix(8) == ["by", "where", "last", "every", "count", "rate", "share", "mean"])
    #expect(!slice.contains("truly_resolved"))
    #expect(completion.candidates(for: "note lo").isEmpty)
  }

  @Test(arguments: [
    ("note one\ntwo", true), ("update one\ntwo", true), ("believe h1=1\nh2=1", true),
    ("declare h1\nbecause so", true), ("slice count\nby arm", true), ("sql SELECT\n1", true),
    ("look arms\nlook locales", false), ("wait 1\nwait 1", false), ("zzz\nzzz", false),
  ])
  func `a pasted block is one text or refused`(text: String, isRead: Bool) throws {
    let parser = CommandParser(session: try Session.of(Sample.canary()))
    if isRead {
      _ = try parser.parse(text)
    } else {
      #expect(throws: CommandSyntaxError.severalLines(2)) { try parser.parse(text) }
    }
  }
}
