import ScenarioModel

/// Decides what each day of a plan holds.
struct PlanWriter {
  let horizon: PlanHorizon
  /// Days of the plan.
  let count: Int
  /// The standing in each area, the area with most misses first.
  let standings: [Readiness.Standing]
  /// The scenarios, the least played first.
  let incidents: [PreparationPlan.Incident]
  /// Questions that are due by a day, counted from 0.
  let due: @Sendable (Int) -> Int

  /// Whether any answer tells weak areas from others.
  var hasAnswers: Bool { standings.contains { $0.answered > 0 } }

  /// The items of a day, counted from 0.
  func items(ofDay index: Int) -> [PreparationPlan.Item] {
    let isLast = index == count - 1
    return switch horizon {
    case .week: isLast && count > 1 ? checkDay(index) : weekDay(index)
    case .threeDays: isLast && count > 1 ? twentyDay(index) : weakDay(index)
    case .day: index == 0 ? twentyDay(index) : interviewDay(index)
    case .twoHours: lastHours
    }
  }

  private func weekDay(_ index: Int) -> [PreparationPlan.Item] {
    let areas = areas(ofDay: index)
    return repetition(10, ofDay: index)
      + areas.flatMap { map($0.area, "What breaks in each stage, and the look that tells it.") }
      + areas.map { area in
        item(
          .answers(8, area.area),
          "\(sentence(on: area)) Say each answer aloud first: saying is harder than recognising.",
          16
        )
      }
      + practice(index, "One incident a day: knowledge counts once you can act on it.")
  }

  private func weakDay(_ index: Int) -> [PreparationPlan.Item] {
    guard let standing = areas(ofDay: index).first else { return repetition(10, ofDay: index) }
    let area = standing.area
    let isUnknown = index == 0 && !hasAnswers
    let questions =
      isUnknown
      ? item(.check(10), "Ten questions over all areas say which of them are weak.", 25)
      : item(.answers(8, area), "Weak areas gain most from an hour.", 16)
    return repetition(10, ofDay: index) + (isUnknown ? [questions] : [])
      + map(area, sentence(on: standing)) + (isUnknown ? [] : [questions])
      + practice(
        index,
        "Interviewers ask what you did when something broke: a drill gives you an answer."
      )
      + (index == 0 ? lab(of: area) : [])
  }

  /// A sentence on how the answers of an area stand.
  private func sentence(on standing: Readiness.Standing) -> String {
    standing.answered == 0
      ? "None of its questions was answered before today."
      : "\(standing.right) of \(standing.answered) right so far."
  }

  /// The areas of a day; several where a week has fewer days before its check than there are areas.
  private func areas(ofDay index: Int) -> [Readiness.Standing] {
    guard !standings.isEmpty else { return [] }
    let days = max(1, count - 1)
    guard horizon == .week, days < standings.count else {
      return [standings[index % standings.count]]
    }
    return stride(from: index % days, to: standings.count, by: days).map { standings[$0] }
  }

  private func checkDay(_ index: Int) -> [PreparationPlan.Item] {
    repetition(10, ofDay: index) + [
      item(.check(10), "Ten questions over all areas say where you stand, with intervals.", 25),
      item(.twenty(10), "The questions that tell most, under time.", 25), numbers,
    ]
  }

  private func twentyDay(_ index: Int) -> [PreparationPlan.Item] {
    repetition(10, ofDay: index) + [
      item(.twenty(20), "Each within its time. Stop when you are tired: the plan counts on.", 50),
      numbers,
    ]
  }

  /// A later day of a plan for one day, which does not ask the twenty again.
  private func interviewDay(_ index: Int) -> [PreparationPlan.Item] {
    repetition(10, ofDay: index) + [numbers]
  }

  private var numbers: PreparationPlan.Item {
    item(.numbers, "A number turns an opinion into an answer.", 15)
  }

  private var lastHours: [PreparationPlan.Item] {
    [item(.numbers, "Say each sentence once; that is all there is time for.", 20)]
      + standings.map { standing in
        item(
          .map(standing.area),
          "A framework to hang an answer on: stage, failure, look, number.",
          8
        )
      } + repetition(5, ofDay: 0)
  }

  private func repetition(_ count: Int, ofDay index: Int) -> [PreparationPlan.Item] {
    let count = min(count, due(index))
    return count > 0 ? [item(.due(count), "What you are about to forget, first.", 2 * count)] : []
  }

  private func map(_ area: Topic, _ reason: String) -> [PreparationPlan.Item] {
    [item(.map(area), reason, 10)]
  }

  /// The incident of a day; on the last day before the end a mock interview, which has one of its own.
  private func practice(_ index: Int, _ reason: String) -> [PreparationPlan.Item] {
    if index > 0, index == count - 2 {
      return [item(.mock, "Four questions and an incident in a row, as on the day itself.", 45)]
    }
    return scenario(ofDay: index).map { [item(.incident($0), reason, 45)] } ?? []
  }

  /// The lab of the weakest area, after its incident: the lab tells the causes.
  private func lab(of area: Topic) -> [PreparationPlan.Item] {
    guard let own = incidents.first(where: { $0.topic == area }) else { return [] }
    let reason = "Turn its numbers after the drill: what breaks at which size stays in mind."
    return [item(.lab(own.scenario), reason, 15)]
  }

  /// The scenario of a day: one of the day's area that no earlier day has, or else any such.
  private func scenario(ofDay index: Int) -> ScenarioID? {
    var left: [PreparationPlan.Incident] = []
    var chosen: ScenarioID?
    for day in 0...index {
      if left.isEmpty { left = incidents }
      let area = areas(ofDay: day).first?.area
      guard let place = left.firstIndex(where: { $0.topic == area }) ?? left.indices.first else {
        return nil
      }
      chosen = left.remove(at: place).scenario
    }
    return chosen
  }

  private func item(_ goal: PlanGoal, _ reason: String, _ minutes: Int) -> PreparationPlan.Item {
    PreparationPlan.Item(goal: goal, reason: reason, minutes: minutes)
  }
}
