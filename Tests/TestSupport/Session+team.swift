package import ScenarioModel
package import Sessions

extension Session {
  /// The three players whom tests know.
  package static let team = [
    TeamPlayer("Ada", .commander), TeamPlayer("Bo", .operations),
    TeamPlayer("Cy", .communications),
  ]

  /// A tabletop of three players at its page.
  package static func tabletop(_ staging: Staging, seed: UInt64 = 7) throws -> Session {
    var session = try of(staging, seed: seed, mode: .tabletop)
    try session.play(.team(.opened(team)))
    return session
  }
}

extension SessionCommand {
  package static func suggest(
    _ proposal: Proposal,
    by name: String = "Bo",
    because reason: String = "to see"
  ) -> SessionCommand {
    .team(.suggested(proposal, by: name, reason: reason))
  }

  package static func vote(_ isFor: Bool, on suggestion: Int, by name: String) -> SessionCommand {
    .team(.voted(isFor: isFor, suggestion: suggestion, by: name))
  }
}
