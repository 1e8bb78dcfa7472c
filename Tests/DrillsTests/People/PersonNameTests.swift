import TestSupport
import Testing

@testable import Drills

struct PersonNameTests {
  @Test(arguments: [
    "Ada", "a", "ada@example.org", "Zoë", "O'Neill", "李 小龙", "a.b_c-d+e", "Ada 2",
    String(repeating: "x", count: 64),
  ])
  func `names of people are names`(text: String) {
    #expect(PersonName(text)?.text == text)
  }

  @Test(arguments: [
    "", " ", " Ada", "Ada ", "a\tb", "a\nb", "a\"b", "<b>", "a,b", "a;b", "a/b", "a\\b", "a=b",
    "a\u{202E}b", "a\u{200B}b", "a\u{0}b", "🚒", "a\u{A0}b", String(repeating: "x", count: 65),
    "a" + String(repeating: "\u{0301}", count: 200),
  ])
  func `other texts are none`(text: String) {
    #expect(PersonName(text) == nil)
  }

  @Test func `names that read alike are compared as one`() throws {
    let keys = try ["ADA", "ada", "Ａda"].map { try #require(PersonName($0)).key }
    #expect(Set(keys) == ["ada"])
    let composed = try ["Zo\u{EB}", "Zoe\u{308}"].map { try #require(PersonName($0)).key }
    #expect(Set(composed.map { Array($0.unicodeScalars) }).count == 1)
  }
}
