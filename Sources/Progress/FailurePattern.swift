package import Scoring

/// A way of going wrong that can be practised away; each is scheduled like a card.
package enum FailurePattern: Hashable, Sendable {
  /// A habit that scorecards name.
  case habit(ScoreFlag.Kind)
  /// A criterion that earned little.
  case criterion(Criterion)
  /// Evidence chosen poorly while the cause was of a family.
  case evidence(family: String)

  /// The name that people read; no two patterns share one.
  package var name: String {
    switch self {
    case .habit(let kind): kind.rawValue
    case .criterion(.evidence): "poor evidence choice"
    case .criterion(.keyFindings): "key findings missed"
    case .criterion(.order): "steps out of order"
    case .criterion(.beliefs): "beliefs off the evidence"
    case .criterion(.diagnosis): "wrong or groundless verdict"
    case .criterion(.mitigation): "late containment or wrong treatment"
    case .criterion(.communication): "weak updates and explanation"
    case .evidence(let family): "poor evidence choice, cause in '\(family)'"
    }
  }
}

extension Outcome {
  /// The grade of each pattern that this session could show, in a fixed order.
  ///
  /// Evidence choice is one pattern for each family of causes, since what tells causes apart
  /// differs between families.
  package var reviews: [(pattern: FailurePattern, grade: Memory.Grade)] {
    let byCriterion = figures.map { figure -> (pattern: FailurePattern, grade: Memory.Grade) in
      let pattern: FailurePattern =
        switch (figure.criterion, family) {
        case (.evidence, let family?): .evidence(family: family)
        case (let criterion, _): .criterion(criterion)
        }
      return (pattern, Memory.Grade(figure: figure.figure))
    }
    let byHabit = ScoreFlag.Kind.allCases.map { kind in
      (pattern: FailurePattern.habit(kind), grade: habits.contains(kind) ? .again : .good)
        as (pattern: FailurePattern, grade: Memory.Grade)
    }
    return byCriterion + byHabit
  }
}

extension Memory.Grade {
  /// The grade that a share of points earns.
  ///
  /// The bounds are our own choice: under 0.40 it has to be learned again, from 0.85 it was easy.
  package init(figure: Double) {
    self =
      switch figure {
      case ..<0.40: .again
      case ..<0.65: .hard
      case ..<0.85: .good
      default: .easy
      }
  }

  /// Whether the pattern showed.
  package var isFailure: Bool {
    switch self {
    case .again, .hard: true
    case .good, .easy: false
    }
  }
}
