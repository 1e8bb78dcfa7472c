import ScenarioModel
import Telemetry
import Testing

@Test func `a measure's own window does not reach into the future`() {
  var later = SliceComparison.arms
  later.right.window = .page(MinuteRange(from: 0, to: 30))
  #expect(
    faults { $0.actions[0].evidence.measures[0].measure = .comparison(later) } == [
      "actions.arms.measures.gap: error: the window ends at minute 30, but one can look at minute 5"
        + " already"
    ]
  )
}

@Test func `the window before, of a difference in differences, lies in the simulated minutes`() {
  #expect(
    faults {
      $0.actions[0].evidence.measures[0].measure = .differenceInDifferences(
        before: .page(MinuteRange(from: -300, to: -60)),
        .arms
      )
    } == [
      "actions.arms.measures.gap.difference_in_differences.before: error: the window from -300 to"
        + " -60 leaves the simulated minutes -120 to 120"
    ]
  )
}

@Test func `measures have names of their own`() {
  #expect(
    faults {
      $0.actions[0].evidence.measures.append($0.actions[0].evidence.measures[0])
    } == [
      "actions.arms.measures.gap: error: there are two of the measures called 'gap'; rename one"
    ]
  )
}

@Test func `measures have names like columns`() {
  #expect(
    faults {
      $0.actions[0].evidence.measures.append(
        NamedMeasure(name: "the.gap", measure: .comparison(.arms))
      )
    } == [
      "actions.arms.measures.the.gap: error: 'the.gap' cannot be the name of a measure; use 1 to 64"
        + " lower-case letters, digits and '_', starting with a letter"
    ]
  )
}

@Test func `a wrong measure is told once, and its figures are not doubted`() {
  var wrong = SliceComparison.arms
  wrong.outcome = .mean("delay")
  #expect(
    faults { $0.actions[0].evidence.measures[0].measure = .comparison(wrong) } == [
      "actions.arms.measures.gap.compare.mean: error: table 'requests' has no field 'delay'; it has 'arm',"
        + " 'route', 'latency_ms', 'abandoned'"
    ]
  )
}

@Test func `measures use fields of the right kind`() {
  var wrong = SliceComparison.arms
  wrong.outcome = .mean("arm")
  #expect(
    faults { $0.actions[0].evidence.measures[0].measure = .comparison(wrong) } == [
      "actions.arms.measures.gap.compare.mean: error: field 'arm' is a category; 'mean' needs a number"
    ]
  )
}

@Test func `an action's measures may read hidden fields`() {
  #expect(
    faults {
      $0.actions[3].evidence.measures[0].measure = .aggregate(
        .share(.isTrue("abandoned")),
        Slice(table: "requests")
      )
    } == []
  )
}

/// A comparison of the small scenario's arms with a wrong left side.
private let misplaced = SliceComparison(
  left: Slice(table: "requests", rows: .isTrue("armed")),
  right: Slice(table: "requests"),
  outcome: .mean("latency_ms")
)

@Test(arguments: [
  (Measure.comparison(misplaced), "compare.left"),
  (.comparisonAcross("arm", misplaced), "compare_across.left"),
  (.standardised(["arm"], misplaced), "standardised.left"),
  (.differenceInDifferences(before: .own, misplaced), "difference_in_differences.left"),
  (.aggregate(.count, misplaced.left), "of.where"),
  (.aggregate(.mean("armed"), misplaced.right), "aggregate"),
  (.comparisonAcross("armed", .arms), "compare_across.by"),
  (.standardised(["arm", "armed"], .arms), "standardised.over[1]"),
  (.stability("arm", left: misplaced.right, right: misplaced.left), "stability.right.where"),
  (.stability("armed", left: misplaced.right, right: misplaced.right), "stability.field"),
  (.sampleRatio("armed", misplaced.right, expected: []), "sample_ratio.field"),
  (.paired(misplaced.right, left: .isTrue("armed"), right: .always), "paired.left"),
  (.paired(misplaced.right, left: .always, right: .isTrue("armed")), "paired.right"),
  (.paired(misplaced.left, left: .always, right: .always), "paired.within"),
])
func `what is wrong with a measure stands at its key`(measure: Measure, key: String) {
  #expect(
    faults {
      $0.actions[3].evidence.measures.append(NamedMeasure(name: "other", measure: measure))
    } == [
      "actions.watch.measures.other.\(key): error: table 'requests' has no field 'armed'; it has"
        + " 'arm', 'route', 'latency_ms', 'abandoned'"
    ]
  )
}

@Test func `what is wrong with expected shares stands at them`() {
  #expect(
    faults {
      $0.actions[3].evidence.measures.append(
        NamedMeasure(
          name: "split",
          measure: .sampleRatio(
            "arm",
            Slice(table: "requests"),
            expected: [CategoryValue("canary", weight: Parameter(.constant(0.2)))]
          )
        )
      )
    } == [
      "actions.watch.measures.split.sample_ratio.expected: error: the expected shares of 'arm' must"
        + " be at least two positive constants"
    ]
  )
}

@Test func `what is wrong with a power calculation stands at its key`() {
  #expect(
    faults {
      $0.actions[3].evidence.measures.append(
        NamedMeasure(
          name: "power",
          measure: .power(
            SliceComparison(
              left: SliceComparison.arms.left,
              right: SliceComparison.arms.right,
              outcome: .share(.isTrue("abandoned"))
            ),
            effect: 3
          )
        )
      )
    } == [
      "actions.watch.measures.power.power.effect: error: the effect 3.0 is not a change of a share;"
        + " it must lie between -1 and 1 and not be 0"
    ]
  )
}
