import Reports
import TestSupport
import Testing

/// What changed between two texts.
struct DocumentDiffTests {
  private static func sides(_ diff: DocumentDiff) -> (old: [String], new: [String]) {
    (diff.rows.compactMap(\.old?.text), diff.rows.compactMap(\.new?.text))
  }

  /// The length of the longest common subsequence by the textbook's table.
  private static func common(_ left: [String], _ right: [String]) -> Int {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1),
      count: left.count + 1
    )
    for i in left.indices {
      for j in right.indices {
        table[i + 1][j + 1] =
          left[i] == right[j] ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
      }
    }
    return table[left.count][right.count]
  }

  @Test func `random texts come back from both sides, with the most lines in common`() {
    var numbers = SeededNumbers(3)
    for _ in 0..<300 {
      func text() -> [String] {
        (0..<Int.random(in: 0...9, using: &numbers)).map { _ in
          ["a b", "a c", "d", "", "e f g"][Int.random(in: 0..<5, using: &numbers)]
        }
      }
      // A text that ends with an empty line has one line fewer than its pieces.
      let (old, new) = (text() + ["end"], text() + ["end"])
      let diff = DocumentDiff(
        old: old.joined(separator: "\n"),
        new: new.joined(separator: "\n")
      )
      let sides = Self.sides(diff)
      #expect(sides.old == old && sides.new == new)
      let same = diff.rows.filter { !$0.isChanged }
      #expect(same.allSatisfy { $0.old?.text == $0.new?.text })
      #expect(same.count == Self.common(old, new))
      #expect(diff.rows.compactMap(\.old?.number) == Array(1...old.count))
      #expect(diff.rows.compactMap(\.new?.number) == Array(1...new.count))
    }
  }

  @Test func `words that differ are marked, and nothing where lines have little in common`() throws
  {
    let row = try #require(
      DocumentDiff(old: "max_tokens: 1024 per turn", new: "max_tokens: 512 per message").rows.first
    )
    #expect(row.old?.pieces.filter(\.isChanged).map(\.text) == ["1024", "turn"])
    #expect(row.new?.pieces.filter(\.isChanged).map(\.text) == ["512", "message"])
    let other = try #require(DocumentDiff(old: "alpha beta", new: "gamma;delta").rows.first)
    #expect(other.isChanged)
    #expect(other.old?.pieces.map(\.isChanged) == [false])
  }

  @Test func `a text of a diff is told apart from a list`() throws {
    let diff = try #require(
      DocumentDiff(unified: "ledger:\n-  Finds a contact.\n+  Finds a contact\n+  by name.\nend")
    )
    #expect(Self.sides(diff).old == ["ledger:", "  Finds a contact.", "end"])
    #expect(Self.sides(diff).new == ["ledger:", "  Finds a contact", "  by name.", "end"])
    #expect(DocumentDiff(unified: "Build 25.3\n- One.\n- Two.") == nil)
    #expect(DocumentDiff(unified: "-33 days  judge replaced\n -9 days  gate run") == nil)
    #expect(DocumentDiff(unified: "") == nil)
    let hunk = try #require(DocumentDiff(unified: "--- a\n+++ b\n@@ -1 +1,2 @@\n x\n+y"))
    #expect(!hunk.isEmpty)
  }
}
