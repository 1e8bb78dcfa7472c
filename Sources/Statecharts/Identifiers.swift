/// A name that an author gives to a part of a chart.
///
/// Distinct types keep a state's name from being used where an event's is meant. Order is that of
/// the text, so that sorting never depends on hashing.
package protocol ChartIdentifier: RawRepresentable, ExpressibleByStringLiteral, Hashable,
  Comparable, Sendable, Codable, CustomStringConvertible
where RawValue == String {
  /// Wraps any text; whether it is well formed is for `Chart.diagnostics()` to say.
  init(rawValue: String)
}

extension ChartIdentifier {
  package init(_ text: String) {
    self.init(rawValue: text)
  }

  package init(stringLiteral text: String) {
    self.init(rawValue: text)
  }

  package var description: String { rawValue }

  package static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The name of a state, unique in its chart.
package struct StateID: ChartIdentifier {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }
}

/// The name of an event: tokens separated by dots, as in `deploy.finished`.
package struct EventName: ChartIdentifier {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }
}

/// The name of an integer variable of a chart.
package struct VariableName: ChartIdentifier {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }
}

/// The name by which a delayed event can be cancelled.
package struct SendID: ChartIdentifier {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }
}

/// A pattern of events: a name matches itself and every longer name that starts with its tokens.
///
/// `deploy` matches `deploy` and `deploy.finished`, not `deployment`; `*` matches every event; a
/// trailing `.*` or `.` means nothing. Source: SCXML §3.12.1.
package struct EventDescriptor: ChartIdentifier {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The pattern of every event.
  package static let any: EventDescriptor = "*"

  /// The tokens an event must start with; none for `*`.
  package var tokens: [Substring] {
    var tokens = rawValue.split(separator: ".", omittingEmptySubsequences: false)
    if let last = tokens.last, last == "*" || (last.isEmpty && tokens.count > 1) {
      tokens.removeLast()
    }
    return tokens
  }

  /// Whether this pattern matches an event of that name.
  package func matches(_ event: EventName) -> Bool {
    event.rawValue.split(separator: ".", omittingEmptySubsequences: false).starts(with: tokens)
  }
}
