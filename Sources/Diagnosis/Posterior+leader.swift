extension Posterior {
  /// The position of the likeliest hypothesis; the first of equals.
  package var leader: Int { Self.leader(of: probabilities) }

  /// The position of the largest of some probabilities; the first of equals.
  package static func leader(of probabilities: [Double]) -> Int {
    probabilities.indices.reduce(0) { probabilities[$1] > probabilities[$0] ? $1 : $0 }
  }
}
