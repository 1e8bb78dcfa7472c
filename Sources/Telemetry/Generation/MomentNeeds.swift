/// The parts of a moment on which a parameter's values depend, besides its cell or row.
struct MomentNeeds {
  private var timings: Set<Int> = []
  private var readsControls: Bool

  init(_ parameter: CompiledParameter) {
    readsControls = parameter.base.readsControl
    for stage in parameter.stages {
      switch stage {
      case .cells(let adjustments):
        for adjustment in adjustments {
          note(adjustment.timing)
          note(adjustment.change)
        }
      case .row(let adjustment):
        note(adjustment.timing)
        if case .affine(let change) = adjustment.change { note(change) }
      }
    }
  }

  private mutating func note(_ timing: Int?) {
    if let timing { timings.insert(timing) }
  }

  private mutating func note(_ change: AffineChange) {
    if change.quantity.readsControl { readsControls = true }
  }

  /// Whether two moments of one table differ in what is needed.
  func differ(_ moment: WorldClock.Moment, _ other: WorldClock.Moment) -> Bool {
    readsControls && moment.controls != other.controls
      || timings.contains { moment.strengths[$0] != other.strengths[$0] }
  }
}
