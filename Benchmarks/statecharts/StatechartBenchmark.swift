import CAllocations
import Foundation
import Statecharts

/// Measures events per second of the statechart engine; run it in a release build.
///
/// Rates are those of rounds of 100 000 events by the clock on the wall: the best one is what the
/// machine can do undisturbed, the median what it did. The rate by processor time is that of all
/// rounds together; it leaves out what other programs took. Allocations are counted over all rounds.
/// Eight of ten events take two transitions at once, one in each region.
///
/// The chart has three levels, two parallel regions and a guarded counter; the pattern is eight
/// times `e1` and twice `e2`. The same chart grows by regions and states that no event reaches, to
/// show that the cost of an event does not.
@main
struct StatechartBenchmark {
  static func main() throws {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000_000
    try measure("benchmark chart", chart(bystanders: 0), count)
    try measure("with 1,000 more states", chart(bystanders: 1_000), count)
    try measure("with 90,000 more states", chart(bystanders: 90_000), count)
  }

  private static func measure(_ title: String, _ chart: Chart, _ count: Int) throws {
    let clock = ContinuousClock()
    var compiled: CompiledChart?
    let compilation = try clock.measure { compiled = try CompiledChart(chart) }
    guard let compiled else { return }
    var machine = Machine(compiled)
    machine.start()
    let first = compiled.token(for: "e1")
    let second = compiled.token(for: "e2")
    let byToken = rounds(count) {
      for number in 0..<roundSize {
        machine.send(number % 10 < 8 ? first : second)
      }
    }
    let byName = rounds(count / 10) {
      for number in 0..<roundSize {
        machine.send(number % 10 < 8 ? "e1" : "e2")
      }
    }
    print("\(title): compiled in \(compilation)")
    print("  by token: \(byToken)")
    print("  by name:  \(byName)")
    print("  ends in", machine.activeLeaves.map(\.rawValue), "n =", machine.value(of: "n") ?? 0)
  }

  /// Events timed together; long enough for the clock, short enough to find quiet moments.
  private static let roundSize = 100_000

  /// What repeated rounds came to.
  private struct Rates: CustomStringConvertible {
    /// Unit: events per second, least first.
    var sorted: [Double]
    /// Unit: events per second of processor time.
    var byProcessorTime: Double
    var allocationsPerEvent: Double?

    var description: String {
      let best = Int(sorted[sorted.count - 1])
      let median = Int(sorted[sorted.count / 2])
      let allocations = allocationsPerEvent.map { "\($0)" } ?? "not counted"
      return
        "\(best) events/s at best, \(median) median, \(Int(byProcessorTime)) by processor time,"
        + " allocations/event \(allocations)"
    }
  }

  /// Repeats a round after one that is not counted, in which lists grow and pages are touched.
  private static func rounds(_ count: Int, _ round: () -> Void) -> Rates {
    round()
    let clock = ContinuousClock()
    let number = max(1, count / roundSize)
    var rates: [Double] = []
    rates.reserveCapacity(number)
    let before = allocation_count()
    let started = Foundation.clock()
    for _ in 0..<number {
      rates.append(Double(roundSize) / (clock.measure(round) / .seconds(1)))
    }
    let spent = Double(Foundation.clock() - started) / Double(CLOCKS_PER_SEC)
    let after = allocation_count()
    return Rates(
      sorted: rates.sorted(),
      byProcessorTime: Double(number * roundSize) / spent,
      allocationsPerEvent: before < 0 ? nil : Double(after - before) / Double(number * roundSize)
    )
  }

  private static func chart(bystanders: Int) -> Chart {
    let next: [Effect] = [.assign("n", .variable("n") + 1)]
    let rest = Expression.binary(.variable("n"), .remainder, 4)
    let triage = State(
      "triage",
      kind: .compound(initial: "look"),
      children: [
        State("look", transitions: [Transition(on: "e1", to: "dig")]),
        State(
          "dig",
          transitions: [
            Transition(
              on: "e1",
              to: "look",
              if: .compare(rest, .notEqual, 3),
              effects: next
            ),
            Transition(on: "e1", to: "fix", if: .compare(rest, .equal, 3), effects: next),
          ]
        ),
      ]
    )
    let working = State(
      "working",
      kind: .compound(initial: "triage"),
      transitions: [Transition(on: "e2", to: "paused")],
      children: [triage, State("fix", transitions: [Transition(on: "e1", to: "triage")])]
    )
    let paused = State("paused", transitions: [Transition(on: "e2", to: "working")])
    let others = (0..<bystanders).map { State(StateID("idle\($0)")) }
    let ops = State(
      "ops",
      kind: .compound(initial: "working"),
      children: [working, paused] + others
    )
    let comms = State(
      "comms",
      kind: .compound(initial: "quiet"),
      children: [
        State("quiet", transitions: [Transition(on: "e1", to: "paged")]),
        State("paged", transitions: [Transition(on: "e1", to: "quiet")]),
      ]
    )
    return Chart(
      name: "bench",
      variables: [Variable("n")],
      root: State("root", kind: .parallel, children: [ops, comms])
    )
  }
}
