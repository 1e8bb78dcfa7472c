import Testing

@testable import CommandLanguage

struct HearingReplyTests {
  @Test(arguments: [
    ("", HearingReply.goOn), ("  ", .goOn),
    ("It was only Japanese.", .addition("It was only Japanese.")),
    ("said only pool c", .dispute(number: 1, words: "only pool c")),
    ("SAID 2 only pool c", .dispute(number: 2, words: "only pool c")),
    ("said 2", .dispute(number: 1, words: "2")), ("said", .addition("said")),
  ])
  func `a line goes on, adds a sentence or points at words`(line: String, reply: HearingReply) {
    #expect(HearingReply(line) == reply)
  }
}
