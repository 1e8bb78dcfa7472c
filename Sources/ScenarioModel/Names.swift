import Telemetry

/// The name of a scenario: its folder under `Scenarios`.
package struct ScenarioID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a candidate root cause.
package struct HypothesisID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of an action.
package struct ActionID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a finding, unique within its action.
package struct FindingID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a measure of an action; its keys are `name.key`.
package struct MeasureName: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a change the player can make to the system.
package struct MitigationID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of an invariant.
package struct InvariantID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a document of the world: a config, a manifest, a diff, a note.
package struct ArtifactID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of one version of an artifact.
package struct VariantID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a part of the system in which a cause can lie: a segment, a component, a pipeline.
package struct PlaceID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a family of causes; the right family is a partial answer.
package struct FamilyID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a step of an interview.
package struct StageID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a message that people or systems send during the incident.
package struct MessageID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a number that people may turn in the lab.
package struct LabParameterID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}
