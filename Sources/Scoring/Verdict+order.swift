import Sessions

extension Verdict {
  /// A line for each pair of the scenario's precedence.
  ///
  /// Without a look there is no order in what was done, and no pair holds by default.
  func orderLines(_ points: Double) -> [LedgerLine] {
    guard session.looks.isEmpty else { return session.orderLines(points) }
    return [
      LedgerLine(
        events: [],
        text: "nothing was looked at, so nothing came in order",
        points: 0,
        possible: points
      )
    ]
  }
}
