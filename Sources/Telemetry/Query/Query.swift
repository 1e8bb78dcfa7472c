/// A half-open range of simulated minutes relative to the page.
///
/// Both ends are within `limit` minutes of the page, so that no arithmetic on them overflows.
package struct MinuteRange: Hashable, Sendable {
  package var from: Int { didSet { from = Self.bounded(from) } }
  package var to: Int { didSet { to = Self.bounded(to) } }

  /// The range between two minutes; one beyond the limit becomes the limit.
  package init(from: Int, to: Int) {
    self.from = Self.bounded(from)
    self.to = Self.bounded(to)
  }

  /// The farthest minute from the page, some 1,900 years.
  package static let limit = 1_000_000_000

  private static func bounded(_ minute: Int) -> Int { min(max(minute, -limit), limit) }

  /// Its length in minutes, at least 0.
  package var count: Int { max(0, to - from) }
}

/// A number computed over the rows of a group.
package enum Aggregate: Hashable, Sendable {
  case count
  /// Rows a minute of the window or bucket.
  case perMinute
  /// The share of rows that match, among those where every field it reads was recorded.
  case share(Predicate)
  case mean(FieldName)
  case sum(FieldName)
  /// Standard deviation with n − 1.
  case sd(FieldName)
  /// Linear interpolation between order statistics (Hyndman and Fan's type 7).
  case quantile(FieldName, Double)
  /// The number of different values of an entity or category field.
  case distinct(FieldName)
  /// The share of rows in which the field was not recorded.
  case missing(FieldName)
}

/// A question to a table: filter, group, bucket, aggregate.
package struct Query: Hashable, Sendable {
  package var table: TableName
  /// Ignored for tables of a fixed size.
  package var window: MinuteRange
  package var rows: Predicate
  /// Category, flag or assignment fields.
  package var groupBy: [FieldName]
  /// The length of a time bucket in minutes; buckets start at the window's start.
  package var bucketMinutes: Int?
  package var aggregates: [Aggregate]

  package init(
    table: TableName,
    window: MinuteRange,
    rows: Predicate = .always,
    groupBy: [FieldName] = [],
    bucketMinutes: Int? = nil,
    aggregates: [Aggregate]
  ) {
    self.table = table
    self.window = window
    self.rows = rows
    self.groupBy = groupBy
    self.bucketMinutes = bucketMinutes
    self.aggregates = aggregates
  }
}

/// The answer to a query.
package struct QueryResult: Hashable, Sendable {
  /// One group in one bucket.
  package struct Row: Hashable, Sendable {
    /// The values of the `groupBy` fields; "missing" where a value was not recorded.
    package var group: [String]
    /// The first minute of the bucket.
    package var minute: Int?
    /// The rows of the table in it.
    package var count: Int
    /// One for each aggregate; `nil` where there is nothing to compute it from.
    package var values: [Double?]

    package init(group: [String], minute: Int?, count: Int, values: [Double?]) {
      self.group = group
      self.minute = minute
      self.count = count
      self.values = values
    }
  }

  /// In order of the groups' declared values, then of time; groups without rows are left out,
  /// and so are empty buckets.
  package var rows: [Row]

  package init(rows: [Row]) { self.rows = rows }
}
