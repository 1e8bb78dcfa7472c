import Drills
import Scoring
import Sessions

/// The sessions that pages have open, each loaded once.
actor SessionRooms {
  private let service: SessionService
  private let scorekeeper: Scorekeeper
  private var rooms: [SessionID: SessionRoom] = [:]
  /// The sessions by their last use, the latest last.
  private var order: [SessionID] = []
  private var streams = 0
  /// The most sessions that are kept loaded.
  private let most: Int

  /// Rooms of which so many are kept loaded; one takes a few megabytes.
  init(_ service: SessionService, _ scorekeeper: Scorekeeper, most: Int = 16) {
    self.most = most
    self.service = service
    self.scorekeeper = scorekeeper
  }

  /// The most streams of events at once.
  private static let mostStreams = 64

  /// The room of a session of the store; throws for one that is not there, and for an interview or a
  /// tabletop until it is over.
  ///
  /// Complexity: the first time, dealing the session's world and applying its events.
  func room(_ number: Int) throws -> SessionRoom {
    let id = SessionID(rawValue: number)
    order.removeAll { $0 == id }
    if let room = rooms[id] {
      order.append(id)
      return room
    }
    let session = try service.load(id)
    let isHeldElsewhere = [.interview, .tabletop].contains(session.header.mode)
    guard session.isOver || !isHeldElsewhere else { throw WebFailure.interview(id) }
    return enter(session, id)
  }

  /// The room of a session that was just opened.
  func enter(_ session: Session, _ id: SessionID) -> SessionRoom {
    let room = SessionRoom(service.live(session, id), service, scorekeeper)
    rooms[id] = room
    order.append(id)
    if order.count > most { rooms[order.removeFirst()] = nil }
    return room
  }

  /// Counts a stream that begins; false where there are too many.
  func beginStream() -> Bool {
    guard streams < Self.mostStreams else { return false }
    streams += 1
    return true
  }

  func endStream() { streams -= 1 }
}
