/// The spans of one trace under one another, each at its time.
package struct Waterfall: Hashable, Sendable, Codable {
  private enum CodingKeys: String, CodingKey { case title, spans }

  /// One span.
  package struct Span: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey { case name, depth, start, duration, isFailed }

    package var name: String
    /// The number of spans that hold it.
    package var depth: Int
    /// Unit: ms after the start of the trace.
    package var start: Double
    /// Unit: ms.
    package var duration: Double
    package var isFailed: Bool

    package init(name: String, depth: Int, start: Double, duration: Double, isFailed: Bool) {
      self.name = name
      self.depth = depth
      self.start = start
      self.duration = duration
      self.isFailed = isFailed
    }
  }

  package var title: String
  /// A parent before the spans that it holds.
  package var spans: [Span]

  package init(title: String, spans: [Span]) {
    self.title = title
    self.spans = spans
  }

  /// The spans that can be drawn: all times are finite.
  var shown: [Span] {
    spans.filter { $0.start.isFinite && $0.duration.isFinite && $0.duration >= 0 }
  }

  /// The time that the spans cover.
  ///
  /// Unit: ms.
  var range: ClosedRange<Double> {
    let low = shown.map(\.start).min() ?? 0
    return low...max(low, shown.map { $0.start + $0.duration }.max() ?? 0)
  }

  /// The deepest step that names are moved to the right by.
  static let deepest = 8
}

extension Waterfall.Span {
  /// The name under its parent's, a mark before one that failed.
  func label(indent: String) -> String {
    String(repeating: indent, count: max(0, min(depth, Waterfall.deepest))) + name
  }

  /// How long it took, such as "1,294 ms", and whether it failed.
  var note: String {
    NumberText.significant(duration, digits: 3) + " ms" + (isFailed ? ", failed" : "")
  }
}
