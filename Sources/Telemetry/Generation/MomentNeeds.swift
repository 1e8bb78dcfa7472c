/// The parts of a moment on which values depend, besides their cell or row.
struct MomentNeeds: Sendable {
  /// The positions of the timings, rising.
  private(set) var timings: [Int] = []
  private(set) var readsControls = false

  /// Nothing is needed.
  init() {}

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

  /// The needs of some parts together.
  init(_ parts: some Sequence<MomentNeeds>) {
    for part in parts {
      for timing in part.timings { note(timing) }
      if part.readsControls { readsControls = true }
    }
  }

  private mutating func note(_ timing: Int?) {
    guard let timing, !timings.contains(timing) else { return }
    timings.insert(timing, at: timings.firstIndex { $0 > timing } ?? timings.count)
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
