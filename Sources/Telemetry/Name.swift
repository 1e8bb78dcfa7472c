/// An identifier that is a distinct type around the text an author wrote.
///
/// Order is that of the text's Unicode scalars, the same on every machine and in every locale.
package protocol Name:
  RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
where RawValue == String {
  /// Makes the identifier from its text.
  init(_ text: String)
}

extension Name {
  package init(rawValue: String) { self.init(rawValue) }
  package init(stringLiteral value: String) { self.init(value) }
  package var description: String { rawValue }
  package static func < (left: Self, right: Self) -> Bool {
    left.rawValue.unicodeScalars.lexicographicallyPrecedes(right.rawValue.unicodeScalars)
  }
}

/// The name of a table of a world, such as `requests`.
package struct TableName: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a field (a column) of a table, such as `latency_ms`.
package struct FieldName: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a control: an integer that the incident's statechart sets and the world obeys.
package struct ControlName: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// The name of a parameter of a field's generator, such as `median`, or a value of a category.
package struct ParameterName: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}
