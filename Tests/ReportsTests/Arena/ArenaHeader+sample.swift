import Reports

extension ArenaHeader.Limits {
  /// Limits that a run could have.
  static let sample = ArenaHeader.Limits(
    steps: 500,
    minutes: nil,
    seconds: 60,
    answerBytes: 1_000,
    sessionBytes: nil
  )
}
