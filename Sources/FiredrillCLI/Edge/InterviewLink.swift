import SessionStore
import Sessions

/// An event that could not be added because the other side was quicker.
struct EventCollision: Error {}

/// What joins the two terminals of an interview: the store, and a cheap way to see that it changed.
final class InterviewLink: EventLog {
  private let store: SQLiteSessionStore
  private let id: SessionID
  private var version: Int?
  /// How many events this side knows.
  private var known: Int

  init(store: SQLiteSessionStore, id: SessionID, knowing known: Int) {
    self.store = store
    self.id = id
    self.known = known
  }

  /// Whether the other side added events that this side may see.
  ///
  /// What other programs do to the store is no news, nor is what a host notes in private.
  var hasNews: Bool {
    guard let now = try? store.version(), now != version else { return false }
    version = now
    guard let stored = try? store.load(id) else { return false }
    return stored.events.dropFirst(known).contains { !$0.isPrivate }
  }

  /// The events that this side does not know.
  func news() throws -> [SessionEvent] {
    let events = try CommandFailure.wrap { () throws(StoreError) in try store.load(id).events }
    defer { known = events.count }
    return Array(events.dropFirst(known))
  }

  func append(_ event: SessionEvent, as number: Int) throws {
    do {
      try store.append(event, as: number, to: id)
      known = number
    } catch .notNext, .over {
      throw EventCollision()
    } catch {
      throw CommandFailure("\(error)", code: ExitStatus(error.kind))
    }
  }
}
