import Drills
import ScenarioModel
import Sessions
import Telemetry
import Testing

@testable import FiredrillCLI

/// Exit codes of errors that no command line reaches with a scenario that passed its check.
struct ExitStatusTests {
  private static let world = WorldError.tooManyRows("requests", limit: 5_000)
  private static let query = QueryError.tooManyGroups(7)

  @Test(arguments: [
    (DrillError.world(world), "\(world)"), (.query(query), "\(query)"),
    (.staging(.world("h", world)), "\(StagingError.world("h", world))"),
  ])
  func `a world or a question that cannot be computed is bad data`(error: DrillError, text: String)
  {
    let failure = CommandFailure(error)
    #expect(failure.code == .dataError)
    #expect(failure.message == text)
  }

  @Test func `a word that picks nothing is bad usage, and an unknown scenario no input`() {
    let error = PickError.unknown("pols", kind: "action", "pools")
    #expect(CommandFailure(DrillError.notPicked(error)).code == .usage)
    #expect(CommandFailure(DrillError.notPicked(error)).message == error.description)
    #expect(CommandFailure(CatalogError.notPicked(error)).code == .noInput)
  }

  @Test func `what no module of the program throws is no failure of a command`() {
    struct Stranger: Error {}
    #expect(CommandFailure(of: Stranger()) == nil)
    #expect(CommandFailure(of: DrillError.world(Self.world))?.code == .dataError)
  }
}
