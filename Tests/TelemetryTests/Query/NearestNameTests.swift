import Telemetry
import TestSupport
import Testing

/// Suggestions for names that do not exist.
struct NearestNameTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3),
    ("latency", "laetncy", 1),
    ("ca", "abc", 3), ("ABC", "abc", 0), ("healthy", "helathy", 1), ("a", "b", 1),
  ])
  func `distances count swaps of neighbours as one`(left: String, right: String, steps: Int) {
    #expect(NearestName.distance(left, right) == steps)
    #expect(NearestName.distance(right, left) == steps)
  }

  @Test func `distances obey the bounds that any edit distance has`() {
    var dice = SeededNumbers(11)
    for _ in 0..<500 {
      let left = String((0..<dice.below(9)).map { _ in dice.pick(Array("abc")) })
      let right = String((0..<dice.below(9)).map { _ in dice.pick(Array("abc")) })
      let steps = NearestName.distance(left, right)
      #expect(steps >= abs(left.count - right.count))
      #expect(steps <= max(left.count, right.count))
      #expect((steps == 0) == (left == right))
    }
  }

  @Test func `nearest first, ties in the given order, each once`() {
    let names = ["region", "reason", "regions", "legion", "latency_ms", "region"]
    #expect(NearestName.among(names, to: "regoin") == ["region", "regions", "legion"])
    #expect(NearestName.among(names, to: "lat") == ["latency_ms"])
    #expect(NearestName.among(names, to: "zebra").isEmpty)
    #expect(NearestName.among(["us", "eu"], to: "eg") == ["eu"])
    #expect(NearestName.among(names, to: String(repeating: "x", count: 100_000)).isEmpty)
  }

  @Test func `the closest name is within a third of the longer one, the first of equals`() {
    #expect(NearestName.closest(to: "helth", among: ["title", "healthy", "health"]) == "health")
    #expect(NearestName.closest(to: "helth", among: ["title", "healthy"]) == "healthy")
    #expect(NearestName.closest(to: "eg", among: ["us", "eu", "eh"]) == "eu")
    #expect(NearestName.closest(to: "lat", among: ["latency_ms"]) == nil)
    let long = String(repeating: "x", count: 65)
    #expect(NearestName.closest(to: long, among: [long + "y"]) == nil)
  }

  @Test func `lists read as sentences`() {
    #expect(NameList.joined([], last: "and") == "")
    #expect(NameList.joined(["a"], last: "and") == "a")
    #expect(NameList.joined(["a", "b", "c"], last: "or") == "a, b or c")
    #expect(NameList.brief(["a", "b"]) == "'a', 'b'")
    let many = (1...14).map { "n\($0)" }
    #expect(NameList.brief(many).hasSuffix("'n12' and 2 more"))
  }

  @Test func `an offer reads as a sentence`() {
    #expect(NearestName.offer([]) == "")
    #expect(NearestName.offer(["a"]) == " Did you mean 'a'?")
    #expect(NearestName.offer(["a", "b", "c"]) == " Did you mean 'a', 'b' or 'c'?")
  }
}
