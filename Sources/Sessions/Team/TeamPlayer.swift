/// A person who plays an incident together with others.
package struct TeamPlayer: Hashable, Sendable, Codable {
  package var name: String
  package var role: TeamRole

  package init(_ name: String, _ role: TeamRole) {
    self.name = name
    self.role = role
  }

  /// The numbers of players that a tabletop can have.
  package static let counts = 2...8
  /// The longest name, in Unicode scalars.
  package static let nameLength = 40
}

/// The role of a person in a team; it decides what they may do.
package enum TeamRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// Decides: the only one whose acts cost minutes, but for updates.
  case commander
  /// Suggests what to look at and what to change.
  case operations
  /// Writes the updates to stakeholders.
  case communications

  /// Whether the role may carry out what was proposed.
  package func mayCarryOut(_ proposal: Proposal) -> Bool {
    switch (self, proposal) {
    case (.commander, _), (.communications, .update): true
    case (.operations, _), (.communications, _): false
    }
  }
}
