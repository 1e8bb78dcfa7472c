extension Scorecard {
  /// The whole scorecard as text that is equal exactly when the scorecard is.
  ///
  /// Numbers are Swift's shortest text that reads back the same.
  package var canonicalText: String {
    var lines = ["rubric \(rubric)", "truth \(truth)", "total \(total)"]
    if let cap { lines.append("cap \(cap.limit) \(cap.reason)") }
    for criterion in criteria {
      lines.append("criterion \(criterion.criterion.rawValue) \(criterion.weight)")
      for line in criterion.ledger {
        let events = line.events.map(String.init).joined(separator: ",")
        lines.append("[\(events)] \(line.points) of \(line.possible) \(line.text)")
      }
    }
    for flag in flags {
      let events = flag.events.map(String.init).joined(separator: ",")
      lines.append("flag \(flag.kind.rawValue) [\(events)] \(flag.text)")
    }
    return lines.joined(separator: "\n")
  }
}
