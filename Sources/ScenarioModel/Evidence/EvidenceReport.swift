package import Telemetry

/// A finding together with everything that was shown for it.
package struct EvidenceReport: Hashable, Sendable {
  package var action: ActionID
  /// The minutes whose rows were read.
  package var window: MinuteRange
  package var finding: FindingID
  /// The finding's sentence with its figures filled in.
  package var sentence: String
  package var figures: [ComputedFigure]
  package var panels: [ShownPanel]
}

/// A panel with what it shows, computed.
package struct ShownPanel: Hashable, Sendable {
  package var title: String
  package var window: MinuteRange
  package var content: ShownContent
}

/// The computed content of a panel as data, without form or width.
package enum ShownContent: Hashable, Sendable {
  case lines(PanelQuery, QueryResult)
  case bars(PanelQuery, QueryResult)
  case heatmap(PanelQuery, QueryResult)
  case table(PanelQuery, QueryResult)
  case histogram(field: FieldName, edges: [Double], counts: [Int], outside: Int)
  case intervals([ShownInterval], format: FigureFormat)
  case figures([ShownFigure])
  /// The last lines and how many there were.
  case log([String], total: Int)
  /// A header, the last rows as text, and how many there were.
  case rows([String], [[String]], total: Int)
  case artifact(title: String, text: String)
  case text(String)
}

/// An estimate with its 95 % interval.
package struct ShownInterval: Hashable, Sendable {
  package var label: String
  package var estimate: Double?
  package var low: Double?
  package var high: Double?
  package var count: Int
}

/// A figure with its label; `nil` where it could not be computed.
package struct ShownFigure: Hashable, Sendable {
  package var label: String
  package var value: Double?
  package var format: FigureFormat
}

extension EvidenceWindow {
  /// The minutes of the window for a look in a band that starts at `bandStart` by an action that
  /// ends at `end`.
  package func resolved(bandStart: Int, end: Int) -> MinuteRange {
    switch self {
    case .page(let range): range
    case .band(let range): MinuteRange(from: bandStart + range.from, to: bandStart + range.to)
    case .last(let minutes): MinuteRange(from: end - minutes, to: end)
    }
  }
}
