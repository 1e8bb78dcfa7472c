/// A figure or a family of figures computed from rows, to which conditions refer by name.
///
/// A figure for which there are not enough rows is absent, never NaN. `n` counts the rows from which
/// a figure is computed: those in which what it needs was recorded. Intervals are of 95 %, tests
/// two-sided.
package enum Measure: Hashable, Sendable {
  /// One aggregate over one slice. Keys: `value`, `n`.
  case aggregate(Aggregate, Slice)
  /// Two slices compared. Keys: `left`, `right`, `left_n`, `right_n`, `difference` (right − left),
  /// `relative` (difference ÷ left), `low`, `high` (of the difference), `p`; for shares also `z`.
  ///
  /// Shares: pooled z test, Newcombe's interval. Means: Welch's t. Ranks: Mann–Whitney; `left` and
  /// `right` are medians.
  case comparison(SliceComparison)
  /// Two conditions on the same rows, such as the results of two models on one item. Keys: `left`,
  /// `right` (shares), `n`, `left_only`, `right_only` (rows), `difference` (right − left), `low`,
  /// `high`, `p`, `kappa`.
  ///
  /// Rows count in which what both conditions need was recorded. McNemar's exact test, Newcombe's
  /// interval for pairs, Cohen's kappa.
  case paired(Slice, left: Predicate, right: Predicate)
  /// The comparison within each value of a field, Holm-adjusted over the values compared.
  ///
  /// Keys: `groups` (values with rows on either side), `compared` (values with a test),
  /// `significant` (adjusted p < 0.05), `smallest_p` (adjusted), `unadjusted_p` (the smallest),
  /// `worst` and `best` (the largest and the smallest difference, right − left, where both sides
  /// have a figure) and, for each value, `VALUE.` + the comparison's keys and `VALUE.adjusted_p`.
  /// Values that were not recorded are the value `missing` of a field that can lack them.
  case comparisonAcross(FieldName, SliceComparison)
  /// The comparison with both sides weighted to the same mix of strata (their pooled mix).
  ///
  /// Keys: `difference`, `low`, `high`, `p`, `crude` (the unweighted difference), `strata` (those
  /// compared), `dropped` (those with rows but not enough on one side, which have no weight).
  case standardised([FieldName], SliceComparison)
  /// The change of right − left from an earlier window to the slice's own.
  /// Keys: `difference`, `low`, `high`, `p`, `before`, `after`.
  case differenceInDifferences(before: WindowReference, SliceComparison)
  /// Counts of a category against the expected shares (constant weights). Rows with other values or
  /// none are left out. Keys: `chi_square`, `p`, `n` and the observed share of each value under its
  /// name.
  case sampleRatio(FieldName, Slice, expected: [CategoryValue])
  /// Population stability index of a category between two slices; values that were not recorded are
  /// a bin of their own. Keys: `psi`, `left_n`, `right_n`.
  case stability(FieldName, left: Slice, right: Slice)
  /// Power of a two-proportion test between two slices' sizes to see the right share differ from
  /// the left one by `effect` (a difference of shares). Keys: `power`, `needed` (n of the smaller
  /// side for 80 %, their ratio kept), `left_n`, `right_n`, `baseline` (the left share).
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

/// The quantity that a comparison compares; each case has a test of its own.
package enum Outcome: Hashable, Sendable {
  /// The share of rows that match; two-proportion z test.
  case share(Predicate)
  /// The mean of a field; Welch's t test.
  case mean(FieldName)
  /// The mean rank of a field; Mann–Whitney's test. `difference` is that of the medians.
  case ranks(FieldName)
}
