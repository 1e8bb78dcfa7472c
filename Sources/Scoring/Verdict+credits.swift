import Sessions

extension Verdict {
  /// The verdict as if no answer to a question had counted as the evidence of an action; `nil` where
  /// none did.
  var uncredited: Verdict? { session.uncredited.map { Verdict(self, on: $0) } }

  /// The ledger of a criterion, or that of the verdict without credited answers where it earns more.
  ///
  /// Nobody asks for the credit of an answer, so it never costs points.
  func ledger(
    _ criterion: Criterion,
    _ points: Double,
    orBy uncredited: Verdict?
  ) -> [LedgerLine] {
    let ledger = lines(criterion, points)
    guard criterion != .communication,
      let other = uncredited?.lines(criterion, points),
      Self.sum(other) > Self.sum(ledger) + Self.least
    else { return ledger }
    return other + [
      LedgerLine(
        events: session.entries.filter(\.event.isCitation).map(\.number),
        text: "answers that counted as evidence are left out here, where they would cost points",
        points: 0,
        possible: 0
      )
    ]
  }

  private static func sum(_ lines: [LedgerLine]) -> Double { lines.reduce(0) { $0 + $1.points } }

  /// The least difference of points that is no rounding.
  private static let least = 1e-9
}

extension Session {
  /// The same play with a note in place of each credited answer; `nil` where there is none.
  ///
  /// Numbers and times of events stay.
  fileprivate var uncredited: Session? {
    guard entries.contains(where: \.event.isCitation) else { return nil }
    var session = atThePage
    for entry in entries { session.apply(entry.event.isCitation ? .noted("") : entry.event) }
    return session
  }
}
