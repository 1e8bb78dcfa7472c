import Sessions
import TestSupport
import Testing

@testable import CommandLanguage

/// Lines at prompts that know a few words alone.
struct PromptLineTests {
  @Test(arguments: [
    ("", SQLLine.nothing), ("  ", .nothing), (".quit", .quit), (" .EXIT ", .quit),
    (".tables", .tables), (".help", .help), (".schema", .schema("")),
    (".schema requests", .schema("requests")), (".dump", .unknown(".dump")),
    (" SELECT 1 ", .ask("SELECT 1")), ("quit", .ask("quit")),
  ])
  func `a line of SQL is a directive or a question`(line: String, meaning: SQLLine) {
    #expect(SQLLine(line) == meaning)
  }

  @Test(arguments: ["q", "quit", "exit", " Q ", "QUIT"])
  func `a word that leaves a guided play is known`(line: String) {
    #expect(CommandGrammar.guided.isLeaving(line))
  }

  @Test(arguments: ["", "1", "exi", "quite", "quit now", "abandon"])
  func `anything else stays`(line: String) {
    #expect(!CommandGrammar.guided.isLeaving(line))
  }

  @Test(arguments: [
    ("declare", true), ("decl h1", true), ("D", true), ("declared", false), ("", false),
    ("menu declare", false),
  ])
  func `a verdict is known by its word`(command: String, isVerdict: Bool) throws {
    let parser = InterviewParser(session: try Session.of(Sample.canary()), isHintOffered: false)
    #expect(parser.isVerdict(command) == isVerdict)
  }
}
