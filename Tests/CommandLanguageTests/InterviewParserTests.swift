import Sessions
import TestSupport
import Testing

@testable import CommandLanguage

struct InterviewParserTests {
  private let session: Session

  init() throws { session = try Session.of(Sample.canary(), mode: .interview) }

  @Test(arguments: [
    ("", InterviewRequest.nothing), ("hint", .hint), ("skip", .skip), ("PASS", .skip),
    ("help", .help), ("?", .help), ("menu", .help), ("look", .help), ("quit", .quit),
    ("exit", .quit), ("/exit", .quit), ("exit now please", .answer("exit now please")),
    ("show me latency", .evidence("show me latency")), ("/show latency", .evidence("latency")),
    ("/ask latency by arm", .evidence("latency by arm")),
    ("look at the arms again", .answer("look at the arms again")),
    ("look gpu", .evidence("gpu")), ("look arms", .command("look arms")),
    ("note a b c d e", .command("note a b c d e")), ("status please", .command("status please")),
    ("wait for the data to come in", .answer("wait for the data to come in")),
    ("believe h1=1 h2=1 h3=1", .command("believe h1=1 h2=1 h3=1")),
    ("the canary cuts answers", .answer("the canary cuts answers")), ("yes", .answer("yes")),
    ("next", .answer("next")),
  ])
  func `commands, requests and answers are told apart`(line: String, request: InterviewRequest) {
    #expect(InterviewParser(session: session, isHintOffered: false).parse(line) == request)
  }

  @Test(arguments: [("yes", InterviewRequest.hint), ("N", .skip), ("maybe", .answer("maybe"))])
  func `yes and no answer the offer of a hint`(line: String, request: InterviewRequest) {
    #expect(InterviewParser(session: session, isHintOffered: true).parse(line) == request)
  }

  @Test(arguments: [
    ("One line.", "One line.", String?.none),
    ("First.\n/declare h3 at pool-c", "First.", "/declare h3 at pool-c"),
    ("First.\nSecond.\n/note a\nb", "First.\nSecond.", "/note a\nb"),
    ("First.\n/decl h3", "First.", "/decl h3"), ("First.\n/exit", "First.", "/exit"),
    ("/show latency", "", "/show latency"),
    ("The log says\n/var/log is full", "The log says\n/var/log is full", nil),
    ("a rate of 3\n/ 5 is too low", "a rate of 3\n/ 5 is too low", nil),
    ("First.\ndeclare nothing yet", "First.\ndeclare nothing yet", nil),
  ])
  func `a command with a slash ends an answer`(text: String, answer: String, command: String?) {
    let parts = InterviewParser.parts(of: text)
    #expect(parts.answer == answer)
    #expect(parts.command == command)
  }
}
