import Plotting
import ScenarioModel
import Scoring
import Sessions

/// The plots of a debrief.
struct DebriefFigures {
  let session: Session
  let report: DebriefReport

  /// The probability of the truth over time: by the evidence, and as stated.
  var beliefs: Figure {
    let truth = session.scenario.hypotheses.firstIndex { $0.id == session.truth.id } ?? 0
    // Events that take no time share a minute with the one before; the last of a minute is shown.
    var points: [BeliefPoint] = []
    for point in report.beliefs {
      if points.last?.minute == point.minute { points.removeLast() }
      points.append(point)
    }
    return .lineChart(
      LineChart(
        title: "How likely the truth was",
        minutes: points.map { Double($0.minute) },
        series: [
          .init(name: "by the evidence", values: points.map { $0.evidence[truth] }),
          .init(name: "as you said", values: points.map { $0.stated?[truth] }),
        ],
        unit: .percent,
        marks: []
      )
    )
  }

  /// Harm that built up, on your course, the reference's, and had nobody acted.
  var harm: Figure {
    let courses = report.harm
    return .lineChart(
      LineChart(
        title: "Harm over the healthy twin, built up",
        minutes: courses.session.map { Double($0.minute) },
        series: [
          .init(name: "you", values: courses.session.map(\.harm)),
          .init(name: "reference", values: courses.reference.map(\.harm)),
          .init(name: "nobody acting", values: courses.unattended.map(\.harm)),
        ],
        unit: .of("weighted requests"),
        marks: []
      )
    )
  }
}
