/// The number of a person who has an account on a store; never used twice in a store.
package struct PersonID: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }
}

extension PersonID: CustomStringConvertible {
  package var description: String { String(rawValue) }
}
