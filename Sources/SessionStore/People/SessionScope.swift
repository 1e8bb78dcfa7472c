package import Sessions

/// The sessions that are there for whoever uses a store.
package enum SessionScope: Hashable, Sendable {
  /// All of them, whosever they are; new ones belong to nobody.
  case everybody
  /// Those that belong to no person.
  case nobody
  /// Those of one person; new ones are theirs.
  case person(PersonID)

  /// The person to whom new sessions belong.
  package var owner: PersonID? {
    switch self {
    case .everybody, .nobody: nil
    case .person(let id): id
    }
  }
}
