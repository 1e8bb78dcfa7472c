extension Calibration {
  /// The calibration without the sample of a seed, so that no world is judged by itself.
  package func leavingOut(seed: UInt64) -> Calibration {
    guard samples > 1,
      let own = (0..<samples).first(where: { Self.seed(ofSample: $0) == seed })
    else { return self }
    return Calibration(
      samples: samples - 1,
      hypotheses: hypotheses,
      keys: keys,
      outcomes: outcomes,
      findings: findings.enumerated().filter { $0.offset % samples != own }.map(\.element)
    )
  }
}
