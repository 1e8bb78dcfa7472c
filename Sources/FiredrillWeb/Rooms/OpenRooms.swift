import Drills
import Scoring
import Sessions

/// A room that pages have open, by what people hold in it.
enum OpenRoom: Sendable {
  case interview(InterviewRoom)
  case tabletop(TabletopRoom)

  var room: any Room {
    switch self {
    case .interview(let room): room
    case .tabletop(let room): room
    }
  }
}

/// The rooms that pages have open, each loaded once.
actor OpenRooms {
  private let service: SessionService
  private let scorekeeper: Scorekeeper
  private var rooms: [SessionID: OpenRoom] = [:]
  /// The rooms by their last use, the latest last.
  private var order: [SessionID] = []

  init(_ service: SessionService, _ scorekeeper: Scorekeeper) {
    self.service = service
    self.scorekeeper = scorekeeper
  }

  /// The rooms that are kept loaded although nobody is there; one takes a few megabytes.
  private static let mostEmptyRooms = 16

  /// The room of a session; throws where none was opened.
  func room(_ id: SessionID) async throws -> OpenRoom {
    if let room = rooms[id] {
      order.removeAll { $0 == id }
      order.append(id)
      return room
    }
    try service.checkRoom(of: id)
    let session = try service.load(id)
    let room: OpenRoom =
      session.team == nil
      ? .interview(InterviewRoom(session, id, service, scorekeeper))
      : .tabletop(TabletopRoom(session, id, service, scorekeeper))
    enter(room)
    await dropEmptyRooms()
    return room
  }

  /// Takes a room that was made already.
  func enter(_ room: OpenRoom) {
    rooms[room.room.id] = room
    order.append(room.room.id)
  }

  private func dropEmptyRooms() async {
    for id in order.dropLast(Self.mostEmptyRooms) {
      guard let room = rooms[id]?.room, await room.isEmpty else { continue }
      rooms[id] = nil
      order.removeAll { $0 == id }
    }
  }
}
