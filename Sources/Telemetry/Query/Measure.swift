/// A figure or a family of figures computed from rows, to which conditions refer by name.
package enum Measure: Hashable, Sendable {
  /// One aggregate over one slice. Keys: `value`, `n`.
  case aggregate(Aggregate, Slice)
  /// Two slices compared. Keys: `left`, `right`, `left_n`, `right_n`, `difference` (right − left),
  /// `relative` (difference ÷ left), `low`, `high` (95 %), `p`; for proportions also `z`.
  case comparison(SliceComparison)
  /// The comparison within each value of a field, Holm-adjusted over the values.
  /// Keys: `groups`, `significant` (adjusted p < 0.05), `smallest_p` (adjusted), `unadjusted_p` (the smallest), `worst` (the
  /// largest difference against the right side), `compared` and, for each value, `VALUE.` + the comparison's keys.
  case comparisonAcross(FieldName, SliceComparison)
  /// The comparison with both sides weighted to the same mix of strata (their pooled mix).
  /// Keys: `difference`, `low`, `high`, `p`, `crude` (the unweighted difference), `strata`.
  case standardised([FieldName], SliceComparison)
  /// The change of right − left from an earlier window to the slice's own.
  /// Keys: `difference`, `low`, `high`, `p`, `before`, `after`.
  case differenceInDifferences(before: WindowReference, SliceComparison)
  /// Counts of a category against the expected shares. Keys: `chi_square`, `p`, `n` and the
  /// observed share of each value under its name.
  case sampleRatio(FieldName, Slice, expected: [CategoryValue])
  /// Population stability index of a category between two slices. Keys: `psi`, `left_n`, `right_n`.
  case stability(FieldName, left: Slice, right: Slice)
  /// Power of a two-proportion test between two slices' sizes. Keys: `power`, `needed` (n of the
  /// smaller side for 80 %), `left_n`, `right_n`, `baseline`.
  case power(SliceComparison, effect: Double)
}

/// A window as an author names it; who evaluates resolves it to minutes.
package enum WindowReference: Hashable, Sendable {
  /// The window of the action.
  case own
  /// Minutes relative to the page.
  case page(MinuteRange)
}

/// Rows of a table in a window.
package struct Slice: Hashable, Sendable {
  package var table: TableName
  package var rows: Predicate
  package var window: WindowReference

  package init(table: TableName, rows: Predicate = .always, window: WindowReference = .own) {
    self.table = table
    self.rows = rows
    self.window = window
  }
}

/// Two slices and the outcome on which they are compared.
package struct SliceComparison: Hashable, Sendable {
  /// The reference side, such as the control arm.
  package var left: Slice
  package var right: Slice
  package var outcome: Outcome

  package init(left: Slice, right: Slice, outcome: Outcome) {
    self.left = left
    self.right = right
    self.outcome = outcome
  }
}

/// What a comparison compares, and by which test.
package enum Outcome: Hashable, Sendable {
  /// The share of rows that match; two-proportion z test.
  case share(Predicate)
  /// The mean of a field; Welch's t test.
  case mean(FieldName)
  /// The mean rank of a field; Mann–Whitney's test. `difference` is that of the medians.
  case ranks(FieldName)
}
