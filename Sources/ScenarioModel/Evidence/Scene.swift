package import Telemetry

/// A dealt world after a course of events, from which evidence is computed.
package struct Scene: Sendable {
  package let staging: Staging
  package let world: World
  /// The version of each artifact, in the scenario's order.
  package let variants: [VariantID]
  package let timeline: Timeline

  package init(staging: Staging, world: World, variants: [VariantID], timeline: Timeline) {
    self.staging = staging
    self.world = world
    self.variants = variants
    self.timeline = timeline
  }
}

/// A figure of a measure, computed.
package struct ComputedFigure: Hashable, Sendable {
  package var reference: FigureReference
  package var value: Double

  package init(reference: FigureReference, value: Double) {
    self.reference = reference
    self.value = value
  }
}

extension Scene {
  /// The part of the rows that an action's measures may see.
  package static let sight = Sight.labels

  /// The figures of some measures over a window, in order; figures that cannot be computed are
  /// absent.
  package func figures(
    of measures: [NamedMeasure],
    window: MinuteRange
  ) throws(StagingError) -> [ComputedFigure] {
    try figures(of: measures, window: window) { request throws(WorldError) in
      try world.rows(
        of: request.table,
        in: request.window,
        fields: request.fields,
        timeline: timeline,
        where: request.condition,
        hasTimes: false
      )
    }
  }

  /// The same figures from rows that `rows` makes.
  package func figures(
    of measures: [NamedMeasure],
    window: MinuteRange,
    rows: (RowRequest) throws(WorldError) -> Rows
  ) throws(StagingError) -> [ComputedFigure] {
    var figures: [ComputedFigure] = []
    for named in measures {
      do {
        let values = try named.measure.evaluate(
          windows: { $0.resolved(own: window) },
          rows: rows,
          model: staging.scenario.world,
          sight: Self.sight
        )
        figures += values.map {
          ComputedFigure(
            reference: FigureReference(measure: named.name, key: $0.key),
            value: $0.value
          )
        }
      } catch {
        throw .evidence(.measure(named.name, EvidenceError(error)))
      }
    }
    return figures
  }

  /// The rows of a table in a window, with rows that never reached the telemetry only on request.
  package func rows(
    of table: TableName,
    in window: MinuteRange,
    fields: [FieldName],
    includingUnrecorded: Bool = false
  ) throws(WorldError) -> Rows {
    try world.rows(
      of: table,
      in: window,
      fields: fields,
      timeline: timeline,
      includingUnrecorded: includingUnrecorded
    )
  }

  /// Whether a condition holds for some figures and this scene's artifacts.
  package func holds(_ condition: FindingCondition, _ figures: [ComputedFigure]) -> Bool {
    switch condition {
    case .always: true
    case .all(let parts): parts.allSatisfy { holds($0, figures) }
    case .any(let parts): parts.contains { holds($0, figures) }
    case .not(let part): !holds(part, figures)
    case .compares(let reference, let relation, let bound):
      figures.first { $0.reference == reference }.map { relation.holds($0.value, bound) } ?? false
    case .exists(let reference): figures.contains { $0.reference == reference }
    case .artifact(let artifact, let variant): self.variant(of: artifact) == variant
    }
  }

  /// The version of an artifact in this world.
  package func variant(of artifact: ArtifactID) -> VariantID? {
    staging.scenario.artifacts.firstIndex { $0.id == artifact }
      .flatMap { variants.indices.contains($0) ? variants[$0] : nil }
  }
}

extension WindowReference {
  /// The minutes of the window, given the action's own window.
  package func resolved(own: MinuteRange) -> MinuteRange {
    switch self {
    case .own: own
    case .page(let range): range
    }
  }
}
