import Telemetry

extension ScenarioCheck {
  /// The most time buckets of a chart of the lab.
  private static let mostPoints = 200

  /// Checks what people may turn in the lab and the charts that it shows.
  mutating func checkLab() {
    let path: Diagnostic.Path = ["lab"]
    let parameters = path.at("parameters")
    checkKeys(scenario.lab.parameters.map(\.id), .labParameter, at: parameters)
    var owners: [String: LabParameterID] = [:]
    for parameter in scenario.lab.parameters {
      let place = parameters.at(parameter.id)
      check(parameter, at: place)
      for (index, knob) in parameter.knobs.enumerated() {
        if let owner = owners[knob.name] {
          report(.setTwice(knob: knob.name, by: owner), at: place.at(.key("sets"), .index(index)))
        }
        owners[knob.name] = parameter.id
      }
    }
    for (index, chart) in scenario.lab.charts.enumerated() {
      check(chart, at: path.at(.key("charts"), .index(index)))
    }
  }

  private mutating func check(_ parameter: LabParameter, at place: Diagnostic.Path) {
    for (index, hypothesis) in parameter.hypotheses.enumerated() {
      checkExists(
        hypothesis,
        .hypothesis,
        among: scenario.hypotheses.map(\.id),
        at: place.at(.key("for"), .index(index))
      )
    }
    let range = place.at("range")
    guard check(.labBound, parameter.low, .finite, at: range.at(0)),
      check(.labBound, parameter.high, .finite, at: range.at(1))
    else { return }
    checkRising(.labBound, [parameter.low, parameter.high], at: range)
    guard check(.labStep, parameter.step, .positive, at: place.at("step")) else { return }
    let span = parameter.high - parameter.low
    if parameter.step > span {
      report(.stepTooLong(parameter.step, span: span), at: place.at("step"))
    }
    for (index, knob) in parameter.knobs.enumerated()
    where knob.number < parameter.low || knob.number > parameter.high {
      report(
        .knobOutsideRange(knob.name, knob.number, low: parameter.low, high: parameter.high),
        at: place.at(.key("sets"), .index(index))
      )
    }
  }

  private mutating func check(_ chart: LabChart, at place: Diagnostic.Path) {
    let bucket = chart.query.bucketMinutes ?? Lab.usualBucket
    check(.bucket, bucket, .atLeast(1), at: place.at("every"))
    if chart.query.groupBy.count > 1 {
      report(.groupFields(chart.query.groupBy.count, needed: 1), at: place.at("by"))
    }
    let grid = LabGrid(scenario)
    let points = grid.window.count / max(1, bucket)
    if points > Self.mostPoints {
      report(.tooManyBuckets(points, limit: Self.mostPoints), at: place.at("every"))
    }
    let query = Query(
      table: chart.query.slice.table,
      window: grid.window,
      rows: chart.query.slice.rows,
      groupBy: chart.query.groupBy,
      bucketMinutes: max(1, bucket),
      aggregates: chart.query.aggregates.map(\.aggregate)
    )
    for problem in query.problems(in: scenario.world, sight: .everything) {
      report(.question(problem.error), at: place)
    }
  }
}
