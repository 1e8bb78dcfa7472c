import Sessions

/// A store in which only the sessions of its scope are there.
///
/// Another person's session is refused as one that does not exist, by the same error and after the same
/// look-up. People and their keys cannot be reached through it.
struct ScopedStore: SessionDatabase {
  /// The store itself; its scope is set, so its lists are right already.
  private let base: any PeopleDatabase

  init(_ base: any PeopleDatabase) { self.base = base }

  var path: String { base.path }
  var isReadOnly: Bool { base.isReadOnly }
  var hash: ByteHash { base.hash }
  var sharesSigns: Bool { base.sharesSigns }

  /// Refuses a session of somebody else.
  private func check(_ id: SessionID) throws(StoreError) {
    guard try base.owner(of: id) == base.scope.owner else { throw .unknownSession(id) }
  }

  func create(_ session: NewSession) throws(StoreError) -> SessionID { try base.create(session) }

  func append(_ event: SessionEvent, as number: Int, to id: SessionID) throws(StoreError) {
    try check(id)
    try base.append(event, as: number, to: id)
  }

  func label(_ id: SessionID, as label: String) throws(StoreError) {
    try check(id)
    try base.label(id, as: label)
  }

  func annotate(_ id: SessionID, with text: String) throws(StoreError) {
    try check(id)
    try base.annotate(id, with: text)
  }

  func code(_ id: SessionID, as code: String) throws(StoreError) {
    try check(id)
    try base.code(id, as: code)
  }

  func record(_ score: ScoreRecord, of id: SessionID) throws(StoreError) {
    try check(id)
    try base.record(score, of: id)
  }

  func keep(_ facts: String, of id: SessionID, rubric: Int) throws(StoreError) {
    try check(id)
    try base.keep(facts, of: id, rubric: rubric)
  }

  func erase(_ ids: [SessionID]) throws(StoreError) {
    for id in ids { try check(id) }
    try base.erase(ids)
  }

  func load(_ id: SessionID) throws(StoreError) -> StoredSession {
    try check(id)
    return try base.load(id)
  }

  func events(of id: SessionID, after number: Int) throws(StoreError) -> [SessionEvent] {
    try check(id)
    return try base.events(of: id, after: number)
  }

  func version(of id: SessionID) throws(StoreError) -> Int {
    // A number that changes with any session tells nothing of one.
    try base.version(of: id)
  }

  func news(of ids: [SessionID], since mark: inout StoreMark) throws(StoreError) -> [SessionID] {
    try base.news(of: ids, since: &mark)
  }

  func bundle(of id: SessionID) throws(StoreError) -> ScenarioBundle {
    try check(id)
    return try base.bundle(of: id)
  }

  func linkHash(of id: SessionID, event: Int) throws(StoreError) -> String {
    try check(id)
    return try base.linkHash(of: id, event: event)
  }

  func scoreRecords(of id: SessionID) throws(StoreError) -> [ScoreRecord] {
    try check(id)
    return try base.scoreRecords(of: id)
  }

  func faults() throws(StoreError) -> [String] { try base.faults() }
}

extension ScopedStore {
  func latestOpen() throws(StoreError) -> SessionID? { try base.latestOpen() }

  func allIDs(most count: Int) throws(StoreError) -> [SessionID] { try base.allIDs(most: count) }

  func summaries(_ choice: SessionChoice) throws(StoreError) -> [SessionSummary] {
    try base.summaries(choice)
  }

  func unscored() throws(StoreError) -> [SessionID] { try base.unscored() }

  func scores() throws(StoreError) -> [StoredScore] { try base.scores() }

  func bestTotals() throws(StoreError) -> [String: Double] { try base.bestTotals() }

  func ids(scenario: String, seed: UInt64, events count: Int) throws(StoreError) -> [SessionID] {
    try base.ids(scenario: scenario, seed: seed, events: count)
  }

  func appendHistory(_ json: [UInt8], second: Int) throws(StoreError) -> Int {
    try base.appendHistory(json, second: second)
  }

  func history() throws(StoreError) -> [StoredHistoryEvent] { try base.history() }

  func hasHistory() throws(StoreError) -> Bool { try base.hasHistory() }

  func rooms() throws(StoreError) -> [SessionID] { try base.rooms() }
}

extension ScopedStore {
  func openRoom(for id: SessionID) throws(StoreError) {
    try check(id)
    try base.openRoom(for: id)
  }

  func hasRoom(_ id: SessionID) throws(StoreError) -> Bool {
    try check(id)
    return try base.hasRoom(id)
  }

  func links(to id: SessionID) throws(StoreError) -> [StoredLink] {
    try check(id)
    return try base.links(to: id)
  }

  func add(_ link: StoredLink, to id: SessionID) throws(StoreError) {
    try check(id)
    try base.add(link, to: id)
  }

  func revokeLinks(of role: String, to id: SessionID, keeping number: Int?) throws(StoreError) {
    try check(id)
    try base.revokeLinks(of: role, to: id, keeping: number)
  }

  func settle(link number: Int, to id: SessionID) throws(StoreError) {
    try check(id)
    try base.settle(link: number, to: id)
  }

  func show(
    _ sign: RoomSign,
    at second: Int,
    from server: String,
    in id: SessionID,
    isNews: Bool
  ) throws(StoreError) {
    try check(id)
    try base.show(sign, at: second, from: server, in: id, isNews: isNews)
  }

  func signs(in id: SessionID, but server: String) throws(StoreError) -> [SeenSign] {
    try check(id)
    return try base.signs(in: id, but: server)
  }

  func hold(_ side: String, of id: SessionID) throws(StoreError) -> StoreHold? {
    try check(id)
    return try base.hold(side, of: id)
  }

  func keep(
    _ request: KeptRequest,
    of id: SessionID?,
    under key: [UInt8]
  ) throws(StoreError) -> KeptRequest? {
    if let id { try check(id) }
    return try base.keep(request, of: id, under: key)
  }

  func answer(_ key: [UInt8], with answer: String?) throws(StoreError) {
    try base.answer(key, with: answer)
  }
}
