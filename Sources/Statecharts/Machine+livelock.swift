/// Steps that never come to rest.
extension Machine {
  /// Microsteps recorded beyond the limit, in which to look for what repeats.
  private static let recorded = 256

  /// Records a step beyond the limit; stops the run, and says so, once there are enough of them.
  mutating func isLivelock() -> Bool {
    chase.append(
      chosen.map { tables.id(ofTransition: Int($0.number)) }
    )
    guard chase.count >= Self.recorded else { return false }
    status = .livelocked(Livelock(cycle: Self.cycle(in: chase), tick: clock))
    chase.removeAll()
    return true
  }

  /// The shortest beginning whose repetition gives the whole record; all of it if there is none.
  private static func cycle(in chase: [[TransitionID]]) -> [[TransitionID]] {
    for period in 1...(chase.count / 2)
    where chase.dropFirst(period).elementsEqual(chase.dropLast(period)) {
      return Array(chase.prefix(period))
    }
    return chase
  }
}
