import Fuzzing
import Testing

/// Inputs that were changed at random; a trap would end the tests.
///
/// A short run: `make fuzz` goes on without an end.
struct FuzzTests {
  private static let inputs: [(FuzzSubject, Int)] = [
    (.lines, 500), (.sql, 600), (.replays, 200), (.bytes, 1000), (.scenarios, 60), (.charts, 2000),
    (.stores, 60),
  ]

  @Test(arguments: inputs)
  func `nothing breaks the program`(_ subject: FuzzSubject, _ count: Int) throws {
    try FuzzRun().go(subject, seed: 14, inputs: count)
  }

  @Test func `every subject is run`() {
    #expect(Self.inputs.map(\.0) == FuzzSubject.allCases)
  }
}
