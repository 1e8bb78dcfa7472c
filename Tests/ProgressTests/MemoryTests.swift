import Foundation
import Testing

@testable import Progress

struct MemoryTests {
  @Test func `courses of reviews agree with the reference implementation`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "memories.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == 720)
    var course = ""
    var memory: Memory?
    for line in lines {
      let parts = line.split(separator: ",").map(String.init)
      let grade = try #require(Int(parts[2]).flatMap(Memory.Grade.init))
      let next =
        parts[0] == course
        ? memory?.reviewed(grade, after: Double(parts[1]) ?? .nan) : Memory(first: grade)
      course = parts[0]
      let state = try #require(next)
      memory = state
      #expect(agree(state.stability, Double(parts[3])), "\(line)")
      #expect(agree(state.difficulty, Double(parts[4])), "\(line)")
    }
  }

  private func agree(_ ours: Double, _ theirs: Double?) -> Bool {
    guard let theirs else { return false }
    return abs(ours - theirs) <= 1e-9 * max(1, abs(theirs))
  }

  /// The published course: Good six times, Again twice, Good five times, each when it is due.
  @Test func `intervals of the published course come out`() {
    let grades: [Memory.Grade] =
      Array(repeating: .good, count: 6) + [.again, .again] + Array(repeating: .good, count: 5)
    var memory = Memory(first: .good)
    var intervals: [Int] = []
    // The first review of a course, and one after a lapse, is repeated on the same day.
    var isRepeated = true
    for (index, grade) in grades.enumerated() {
      if index > 0 { memory = memory.reviewed(grade, after: Double(intervals[index - 1])) }
      isRepeated = index == 0 || grade == .again
      intervals.append(
        isRepeated ? 0 : Memory.curve.interval(stability: memory.stability, retention: 0.9)
      )
    }
    #expect(intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  }

  @Test func `intervals for a stability of one day are those published`() {
    let days = (1...10).map {
      Memory.curve.interval(stability: 1, retention: Double($0) / 10)
    }
    #expect(days == [36_500, 34_793, 2508, 387, 90, 27, 9, 3, 1, 1])
  }

  @Test func `recall follows the published curve`() {
    let days = [1.0, 5, 10, 30]
    let published = [0.9856824087775146, 0.9403442888929227, 0.9, 0.8093881035731708]
    for (day, value) in zip(days, published) {
      #expect(abs(Memory.curve.retrievability(after: day, stability: 10) - value) < 1e-12)
    }
  }

  @Test func `states stay within their bounds`() {
    var memory = Memory(first: .again)
    for _ in 0..<300 { memory = memory.reviewed(.again, after: 1000) }
    #expect(memory.stability >= 0.001 && memory.difficulty <= 10)
    for _ in 0..<300 { memory = memory.reviewed(.easy, after: 36_500) }
    #expect(memory.stability <= 36_500 && memory.difficulty >= 1)
  }
}
