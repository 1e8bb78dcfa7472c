/// What good conduct means in this incident.
package struct Rules: Hashable, Sendable {
  package var precedence: [Precedence]
  /// Minutes after the page by which stakeholders must have heard something.
  package var firstUpdateBy: Int
  /// Minutes within which they must hear again.
  package var updateEvery: Int
  /// Numbers of pieces of evidence after which beliefs are asked for, rising.
  package var checkpoints: [Int]

  package init(
    precedence: [Precedence],
    firstUpdateBy: Int,
    updateEvery: Int,
    checkpoints: [Int]
  ) {
    self.precedence = precedence
    self.firstUpdateBy = firstUpdateBy
    self.updateEvery = updateEvery
    self.checkpoints = checkpoints
  }
}

/// One thing that belongs before another.
package struct Precedence: Hashable, Sendable {
  /// Any of these comes first.
  package var before: [Step]
  /// Any of these comes after.
  package var after: [Step]
  package var weight: Double
  /// Whether the pair holds when nothing of `after` was done.
  package var isOptional: Bool
  /// Why, in a sentence for the ledger.
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
  /// The truths for which it is asked; empty for all.
  package var hypotheses: [HypothesisID]
  /// All groups must appear; within a group any of the phrases does.
  package var phrases: [[String]]
  /// The number that must appear too, if one must.
  package var number: ExpectedNumber?
  /// Whether it is found as well where the text denies a cause that is not the truth.
  package var rulesOut: Bool

  package init(
    id: String,
    title: String,
    weight: Double,
    hypotheses: [HypothesisID],
    phrases: [[String]],
    number: ExpectedNumber? = nil,
    rulesOut: Bool = false
  ) {
    self.id = id
    self.title = title
    self.weight = weight
    self.hypotheses = hypotheses
    self.phrases = phrases
    self.number = number
    self.rulesOut = rulesOut
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

/// What everyone should take away, whatever the truth was.
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

/// A source.
package struct Reading: Hashable, Sendable {
  package var title: String
  package var source: String

  package init(title: String, source: String) {
    self.title = title
    self.source = source
  }
}
