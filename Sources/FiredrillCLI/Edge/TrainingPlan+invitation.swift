import Reports

extension TrainingPlan {
  /// One sentence on what is due, or `nil`; it says nothing of the world that will be dealt.
  var invitation: String? {
    due.map { "Due today: \($0.pattern). 'firedrill play \($0.scenario)' drills it." }
  }
}
