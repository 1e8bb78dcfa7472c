package import Scoring
import SessionStore
package import Sessions

/// The services of the application layer for one environment.
package struct DrillServices: Sendable {
  package let environment: DrillEnvironment
  package let catalog: ScenarioCatalog
  package let calibrations: CalibrationStore
  package let scorekeeper: Scorekeeper
  /// The question bank that is installed.
  package let bank: BankCatalog
  /// The lab, in which failures are configured.
  package let lab: LabService
  private let store: OpenedStore
  private var scope = SessionScope.everybody

  /// The services of an environment; a `catalog` over the same folders may serve several of them.
  package init(_ environment: DrillEnvironment, catalog: ScenarioCatalog? = nil) {
    let catalog = catalog ?? ScenarioCatalog(environment.scenarioFolders)
    self.environment = environment
    self.catalog = catalog
    calibrations = CalibrationStore(environment)
    scorekeeper = Scorekeeper(catalog, calibrations)
    bank = BankCatalog(environment, catalog)
    lab = LabService(catalog)
    store = OpenedStore(environment)
  }

  /// The lines of scenarios in a list.
  package var summaries: ScenarioSummaryCache { ScenarioSummaryCache(environment, catalog) }

  /// The scenarios that are installed, as far as lists need them.
  package var installed: InstalledScenarios { InstalledScenarios(environment, catalog) }

  /// The tools of people who write scenarios.
  package var authoring: AuthoringService {
    AuthoringService(environment, catalog, calibrations)
  }

  /// The reader of replay files.
  package var replays: ReplayReader { ReplayReader(catalog, scorekeeper) }

  /// The same services over the sessions of everybody.
  var unlimited: DrillServices {
    var services = self
    services.scope = .everybody
    return services
  }

  /// The same services for one person, or for nobody: sessions of others are not there for them.
  package func limited(to person: Person?) -> DrillServices {
    var services = self
    services.scope = person.map { .person($0.id) } ?? .nobody
    return services
  }

  /// The sessions of the environment's store, which is created where it is missing.
  package func sessions() throws(DrillError) -> SessionService {
    let store = try DrillError.wrap { try self.store.open() }
    return SessionService(store.limited(to: scope), environment, catalog, calibrations)
  }

  /// The people of the environment's store, which is created where it is missing.
  package func people() throws(DrillError) -> PeopleService {
    PeopleService(try DrillError.wrap { try self.store.open() }, environment)
  }

  /// Whether several people use the store: it is a database, or knows people.
  package func isShared() throws(DrillError) -> Bool {
    if case .postgres = StoreAddress(environment) { return true }
    return try people().areThere()
  }

  /// The session of a number in the store, or of a replay file of which every event and the seal are
  /// checked: a file that one command refuses, all refuse.
  package func session(named name: String) async throws(DrillError) -> Session {
    if let number = Int(name) { return try sessions().load(SessionID(rawValue: number)) }
    return try await replays.verified(name).session
  }

  /// A past session of which every event is checked, and its score where something was declared.
  package func replayed(
    named name: String
  ) async throws(DrillError) -> (session: Session, card: Scorecard?) {
    guard let number = Int(name) else {
      let replay = try await replays.verified(name)
      return (replay.session, replay.card)
    }
    let (service, id) = (try sessions(), SessionID(rawValue: number))
    let session = try service.checked(id)
    guard session.isScorable else { return (session, nil) }
    if let sealed = try service.sealedCard(of: session, id) { return (session, sealed) }
    return (session, try await scorekeeper.card(of: session))
  }

  /// The score that an older rubric sealed for a session that is named; `nil` where none did.
  package func sealedCard(
    named name: String,
    of session: Session
  ) throws(DrillError) -> Scorecard? {
    guard session.isScorable else { return nil }
    if let number = Int(name) {
      return try sessions().sealedCard(of: session, SessionID(rawValue: number))
    }
    return try Scorekeeper.sealedCard(of: session, from: try replays.file(name), at: name)
  }
}
