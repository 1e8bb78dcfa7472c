/// The values of the controls over time: what the incident's statechart made of the world.
///
/// A step function: each entry holds from its minute until the next. Before the first entry the
/// controls have their initial values.
package struct Timeline: Hashable, Sendable {
  /// One moment at which controls changed.
  package struct Step: Hashable, Sendable {
    package var minute: Int
    /// One value for each control of the world, in its order.
    package var values: [Int]

    package init(minute: Int, values: [Int]) {
      self.minute = minute
      self.values = values
    }
  }

  /// In order of minutes, strictly rising.
  package private(set) var steps: [Step] = []

  package init() {}

  /// Notes the values of all controls from a minute on; a later note in the same minute wins.
  ///
  /// A minute before the last one noted is our own bug.
  package mutating func note(_ values: [Int], from minute: Int) {
    if let last = steps.last {
      precondition(last.minute <= minute, "timeline goes back from \(last.minute) to \(minute)")
      if last.minute == minute { steps.removeLast() }
      if steps.last?.values == values { return }
    }
    steps.append(Step(minute: minute, values: values))
  }

  /// Returns the timeline of the steps before a minute.
  package func before(_ minute: Int) -> Timeline {
    var earlier = Timeline()
    earlier.steps = steps.filter { $0.minute < minute }
    return earlier
  }
}
