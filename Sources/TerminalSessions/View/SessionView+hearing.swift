import Reports

extension SessionView {
  /// The concepts heard and missed in an explanation, and the ways to mend it.
  func hearing(_ hearing: HearingReport) -> [String] {
    var lines: [String] = []
    if let reason = hearing.notRead {
      lines += item("Not read:", reason)
    } else if !hearing.heard.isEmpty {
      let heard = hearing.heard.map { "\($0.title): '\($0.quote)'" }
      lines += item("I heard:", heard.joined(separator: "; "))
    }
    let missing = hearing.missing.enumerated().map { "\($0.offset + 1) \($0.element.title)" }
    lines += item("Not heard:", missing.joined(separator: "; "))
    return lines
      + paragraph(
        "Add a sentence, which is read with the rest, or point at your own words with 'said 1 WORDS',"
          + " which is marked beside the score and does not change it. Enter goes on."
      )
  }
}
