import ScenarioModel

/// Decides what each day of a plan holds.
struct PlanWriter {
  let horizon: PlanHorizon
  /// Days of the plan.
  let count: Int
  /// The areas, the least known first.
  let areas: [Topic]
  /// The scenarios, the least played first.
  let incidents: [PreparationPlan.Incident]
  /// Whether anything was answered before today, so that something can be due.
  let hasDue: Bool

  /// The items of a day, counted from 0.
  func items(ofDay index: Int) -> [PreparationPlan.Item] {
    switch horizon {
    case .week: index == count - 1 && count > 1 ? checkDay : weekDay(index)
    case .threeDays: index == count - 1 && count > 1 ? twentyDay : weakDay(index)
    case .day: twentyDay
    case .twoHours: lastHours
    }
  }

  private func weekDay(_ index: Int) -> [PreparationPlan.Item] {
    let area = area(ofDay: index)
    return due(10) + map(area, "What breaks in each stage, and the look that tells it.")
      + questions(8, area, "Say it aloud first: saying is harder than recognising.")
      + incident(index, "One incident a day: knowledge counts once you can act on it.")
  }

  private func weakDay(_ index: Int) -> [PreparationPlan.Item] {
    let area = area(ofDay: index)
    return due(10) + map(area, "The area that your answers bear least.")
      + questions(10, area, "Weak areas gain most from an hour.")
      + incident(
        index,
        "Interviewers ask what you did when something broke: a drill gives you an answer."
      )
      + (index == 0 ? lab(of: area) : [])
  }

  private func area(ofDay index: Int) -> Topic? {
    areas.isEmpty ? nil : areas[index % areas.count]
  }

  private var checkDay: [PreparationPlan.Item] {
    due(10) + [
      item(.check(10), "Ten questions over all areas say where you stand, with intervals.", 25),
      item(.twenty(10), "The questions that tell most, under time.", 25),
      item(.numbers, "A number turns an opinion into an answer.", 15),
    ]
  }

  private var twentyDay: [PreparationPlan.Item] {
    due(10) + [
      item(.twenty(20), "Each within its time, in two sittings; then stop, nothing new today.", 50),
      item(.numbers, "A number turns an opinion into an answer.", 15),
    ]
  }

  private var lastHours: [PreparationPlan.Item] {
    [item(.numbers, "Say each sentence once; that is all there is time for.", 20)]
      + areas.prefix(5).map { area in
        item(.map(area), "A framework to hang an answer on: stage, failure, look, number.", 8)
      } + due(5)
  }

  private func due(_ count: Int) -> [PreparationPlan.Item] {
    hasDue ? [item(.due(count), "What you are about to forget, first.", count)] : []
  }

  private func map(_ area: Topic?, _ reason: String) -> [PreparationPlan.Item] {
    area.map { [item(.map($0), reason, 10)] } ?? []
  }

  private func questions(
    _ count: Int,
    _ area: Topic?,
    _ reason: String
  ) -> [PreparationPlan.Item] {
    [item(.answers(count, area), reason, count * 2)]
  }

  private func incident(_ index: Int, _ reason: String) -> [PreparationPlan.Item] {
    scenario(ofDay: index).map { [item(.incident($0), reason, 45)] } ?? []
  }

  /// The lab of the weakest area, after its incident: the lab tells the causes.
  private func lab(of area: Topic?) -> [PreparationPlan.Item] {
    guard let area, let own = incidents.first(where: { $0.topic == area }) else { return [] }
    let reason = "Turn its numbers after the drill: what breaks at which size stays in mind."
    return [item(.lab(own.scenario), reason, 15)]
  }

  /// The scenario of a day: one of the day's area that no earlier day has, or else any such.
  private func scenario(ofDay index: Int) -> ScenarioID? {
    var left: [PreparationPlan.Incident] = []
    var chosen: ScenarioID?
    for day in 0...index {
      if left.isEmpty { left = incidents }
      let area = area(ofDay: day)
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
