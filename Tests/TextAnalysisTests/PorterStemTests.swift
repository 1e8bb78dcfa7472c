import Foundation
import Testing

@testable import TextAnalysis

struct PorterStemTests {
  @Test func `stems are those of the reference implementation`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "stems.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count > 4000)
    for line in lines {
      let parts = line.split(separator: ",")
      #expect(PorterStem.stem(String(parts[0])) == parts[1], "\(parts[0])")
    }
  }

  @Test(arguments: ["p95", "isn't", "ärger", "25.3", "it"])
  func `words of other signs, and the shortest, stay as they are`(_ word: String) {
    #expect(PorterStem.stem(word) == word)
  }
}
