/// The rules of good conduct in an incident: updates, order of steps, time to the repair.
package struct Rules: Hashable, Sendable {
  package var precedence: [Precedence]
  /// The deadline of the first update, in minutes after the page.
  package var firstUpdateBy: Int
  /// The longest time between two updates, in minutes.
  package var updateEvery: Int
  /// The minutes after the page by which a repair keeps all points of the diagnosis; `nil` for the
  /// horizon.
  package var repairBy: Int?

  package init(
    precedence: [Precedence],
    firstUpdateBy: Int,
    updateEvery: Int,
    repairBy: Int? = nil
  ) {
    self.precedence = precedence
    self.firstUpdateBy = firstUpdateBy
    self.updateEvery = updateEvery
    self.repairBy = repairBy
  }
}

extension Scenario {
  /// The minutes after the page by which a repair keeps all points of the diagnosis.
  package var repairBy: Int { min(rules.repairBy ?? horizonMinutes, horizonMinutes) }
}

/// Two groups of steps of which the first belongs before the second.
package struct Precedence: Hashable, Sendable {
  /// The steps of which any one comes first.
  package var before: [Step]
  /// The steps of which any one comes after.
  package var after: [Step]
  package var weight: Double
  /// Whether the pair holds where no step of `after` was done.
  package var isOptional: Bool
  /// The reason for the order, as a sentence of the ledger.
  package var because: String

  package init(
    before: [Step],
    after: [Step],
    weight: Double,
    isOptional: Bool,
    because: String
  ) {
    self.before = before
    self.after = after
    self.weight = weight
    self.isOptional = isOptional
    self.because = because
  }
}

/// A step of a session, or a class of steps.
package enum Step: Hashable, Sendable {
  case action(ActionID)
  case mitigation(MitigationID)
  /// Any containment.
  case contain
  /// Any targeted mitigation.
  case targeted
  /// Any verification.
  case verify
  case update
  case declare
}

/// A concept that an explanation should contain.
package struct Concept: Hashable, Sendable {
  package var id: String
  package var title: String
  package var weight: Double
  /// The causes for which it is asked; empty for all.
  package var hypotheses: [HypothesisID]
  /// All groups must appear; within a group any of the phrases does.
  package var phrases: [[String]]
  /// The number that must appear too, if one must.
  package var number: ExpectedNumber?
  /// Whether it is found as well where the text denies a cause that is not the truth.
  package var rulesOut: Bool
  /// Texts by the author that contain it, and some that do not; `check` reads them.
  package var examples: Examples

  package init(
    id: String,
    title: String,
    weight: Double,
    hypotheses: [HypothesisID],
    phrases: [[String]],
    number: ExpectedNumber? = nil,
    rulesOut: Bool = false,
    examples: Examples = Examples()
  ) {
    self.id = id
    self.title = title
    self.weight = weight
    self.hypotheses = hypotheses
    self.phrases = phrases
    self.number = number
    self.rulesOut = rulesOut
    self.examples = examples
  }
}

/// Texts that an author wrote to try out what is looked for in a text.
package struct Examples: Hashable, Sendable {
  /// Texts in which it has to be found.
  package var examples: [String]
  /// Texts in which it must not be found, though they have some of its words.
  package var counterExamples: [String]

  package init(examples: [String] = [], counterExamples: [String] = []) {
    self.examples = examples
    self.counterExamples = counterExamples
  }
}

/// A number that an explanation should give.
package enum ExpectedNumber: Hashable, Sendable {
  /// Any number that the evidence showed.
  case seen
  /// This one, within a tolerance; a unit of `nil` accepts any.
  case value(Double, tolerance: Double, unit: NumberUnit?)
}

/// The unit of a number in prose.
package enum NumberUnit: String, Hashable, Sendable, CaseIterable {
  /// Percent or percentage points.
  case percent
  case milliseconds
  case minutes
  case tokens
}

/// The lessons of a scenario, whatever the truth was.
package struct Debrief: Hashable, Sendable {
  package var trap: String
  package var prevention: [String]
  package var numbers: [String]
  package var reading: [Reading]

  package init(trap: String, prevention: [String], numbers: [String], reading: [Reading]) {
    self.trap = trap
    self.prevention = prevention
    self.numbers = numbers
    self.reading = reading
  }
}

/// A source to read.
package struct Reading: Hashable, Sendable {
  package var title: String
  package var source: String

  package init(title: String, source: String) {
    self.title = title
    self.source = source
  }
}
