package import Statecharts
package import Telemetry

/// An action that the player can take to see evidence; it costs simulated time.
package struct Action: Hashable, Sendable {
  package var id: ActionID
  package var kind: ActionKind
  package var title: String
  /// Other words by which people ask for the action.
  package var synonyms: [String]
  /// The hypotheses that the action tells apart, in a sentence that is the same whatever the truth.
  package var purpose: String?
  /// The action's cost in simulated minutes, at least 1.
  package var minutes: Int
  /// The condition on the chart under which the action can be chosen.
  package var guardCondition: Guard
  /// The actions of which one must have been done before; empty for none.
  package var needs: [ActionID]
  package var evidence: Evidence
  /// Whether the action's value lies in the actions that it opens.
  package var isGateway: Bool
  /// A question that points to it, and the class of evidence it gives; hints of the first two steps.
  package var nudge: String?
  package var pointer: String?

  package init(
    id: ActionID,
    kind: ActionKind,
    title: String,
    synonyms: [String],
    purpose: String? = nil,
    minutes: Int,
    guardCondition: Guard,
    needs: [ActionID],
    evidence: Evidence,
    isGateway: Bool,
    nudge: String?,
    pointer: String?
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.synonyms = synonyms
    self.purpose = purpose
    self.minutes = minutes
    self.guardCondition = guardCondition
    self.needs = needs
    self.evidence = evidence
    self.isGateway = isGateway
    self.nudge = nudge
    self.pointer = pointer
  }
}

/// The purpose of an action.
///
/// An `experiment` makes data that were not there before: a replay, a test set, labels by hand.
package enum ActionKind: String, Hashable, Sendable, CaseIterable {
  case inspect, experiment, verify, communicate
}

/// The measures that an action computes, the panels it shows and the findings it is classified by.
package struct Evidence: Hashable, Sendable {
  package var window: EvidenceWindow
  package var measures: [NamedMeasure]
  package var panels: [Panel]
  /// In order: the first whose condition holds is the finding; the last one always holds.
  package var findings: [Finding]

  package init(
    window: EvidenceWindow,
    measures: [NamedMeasure],
    panels: [Panel],
    findings: [Finding]
  ) {
    self.window = window
    self.measures = measures
    self.panels = panels
    self.findings = findings
  }
}

/// The fixed window over which an action's evidence is computed.
package enum EvidenceWindow: Hashable, Sendable {
  /// Minutes relative to the page, the same for every look.
  case page(MinuteRange)
  /// Minutes relative to the start of the time band of the look.
  case band(MinuteRange)
  /// The last minutes before the action's end, the action's own time included.
  case last(Int)
}

/// A measure with the name that conditions and texts use for it.
package struct NamedMeasure: Hashable, Sendable {
  package var name: MeasureName
  package var measure: Measure

  package init(name: MeasureName, measure: Measure) {
    self.name = name
    self.measure = measure
  }
}

/// A reference to one figure of a measure: `name.key`.
package struct FigureReference: Hashable, Sendable {
  package var measure: MeasureName
  package var key: String

  package init(measure: MeasureName, key: String) {
    self.measure = measure
    self.key = key
  }
}

/// The classified outcome of an action.
package struct Finding: Hashable, Sendable {
  package var id: FindingID
  /// One sentence with `{measure.key|format}` in place of figures.
  package var says: String
  package var condition: FindingCondition
  /// The hypotheses under which the outcome cannot come out, by the author's account.
  package var impossible: [ImpossibleReason]

  package init(
    id: FindingID,
    says: String,
    condition: FindingCondition,
    impossible: [ImpossibleReason] = []
  ) {
    self.id = id
    self.says = says
    self.condition = condition
    self.impossible = impossible
  }
}

/// A condition on computed figures and on the versions of artifacts.
///
/// A comparison with a figure that could not be computed is false.
package indirect enum FindingCondition: Hashable, Sendable {
  case always
  case all([FindingCondition])
  case any([FindingCondition])
  case not(FindingCondition)
  case compares(FigureReference, Relation, Double)
  /// The figure could be computed.
  case exists(FigureReference)
  case artifact(ArtifactID, VariantID)
}

/// One part of the evidence as shown.
package struct Panel: Hashable, Sendable {
  package var title: String
  package var content: PanelContent

  package init(title: String, content: PanelContent) {
    self.title = title
    self.content = content
  }
}

/// The content of a panel; charts and tables come from queries over rows.
package enum PanelContent: Hashable, Sendable {
  /// One line a group (by the query's group), over the query's buckets; the first aggregate.
  case lines(PanelQuery)
  /// One bar a group; the first aggregate.
  case bars(PanelQuery)
  /// A grid of two group fields; the first aggregate.
  case heatmap(PanelQuery)
  /// One row a group, one column an aggregate.
  case table(PanelQuery)
  /// Counts of a number field between edges.
  case histogram(Slice, FieldName, edges: [Double])
  /// The sides of a comparison, within each value of a field if one is named, with 95 % intervals.
  case intervals(SliceComparison, across: FieldName?)
  /// Figures of the action's measures, a label each.
  case figures([LabelledFigure])
  /// The last log lines of a slice.
  case log(Slice, limit: Int)
  /// The last rows of a slice, with some of its fields; hidden ones where the action pays for them.
  case rows(Slice, fields: [FieldName], limit: Int)
  case artifact(ArtifactID)
  case text(String)
}

extension Evidence {
  /// Whether a panel shows something of the rows, and not documents and words alone.
  package var showsRows: Bool {
    panels.contains { panel in
      switch panel.content {
      case .artifact, .text: false
      case .lines, .bars, .heatmap, .table, .histogram, .intervals, .figures, .log, .rows: true
      }
    }
  }
}

extension Evidence {
  /// Whether its window is of minutes up to the page, so that it shows nothing of what is done later.
  package var endsAtPage: Bool {
    if case .page(let minutes) = window { minutes.to <= 0 } else { false }
  }
}

/// A query of a panel; its window is the action's unless it names another.
package struct PanelQuery: Hashable, Sendable {
  package var slice: Slice
  package var groupBy: [FieldName]
  package var bucketMinutes: Int?
  package var aggregates: [NamedAggregate]

  package init(
    slice: Slice,
    groupBy: [FieldName],
    bucketMinutes: Int?,
    aggregates: [NamedAggregate]
  ) {
    self.slice = slice
    self.groupBy = groupBy
    self.bucketMinutes = bucketMinutes
    self.aggregates = aggregates
  }
}

/// An aggregate with what a person reads above its column or axis, and its form as text.
package struct NamedAggregate: Hashable, Sendable {
  package var title: String
  package var aggregate: Aggregate
  package var format: FigureFormat

  package init(title: String, aggregate: Aggregate, format: FigureFormat) {
    self.title = title
    self.aggregate = aggregate
    self.format = format
  }
}

/// A figure of a measure with its label and its form as text.
package struct LabelledFigure: Hashable, Sendable {
  package var label: String
  package var figure: FigureReference
  package var format: FigureFormat

  package init(label: String, figure: FigureReference, format: FigureFormat) {
    self.label = label
    self.figure = figure
    self.format = format
  }
}

/// The form in which a figure is written.
package enum FigureFormat: String, Hashable, Sendable, CaseIterable {
  /// A whole number, grouped by thousands.
  case count
  /// A share as "12.3 %".
  case percent
  /// A difference of shares as "+1.2 points".
  case points
  /// A p-value: "p = 0.031", "p < 0.001".
  case pValue = "p"
  /// Three significant digits.
  case number
  /// Three significant digits with a sign.
  case signed
  /// A duration in milliseconds, "412 ms".
  case milliseconds = "ms"
}
