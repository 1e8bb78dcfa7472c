import Drills
import Scoring
import Sessions

/// The rooms that pages have open, each loaded once.
actor InterviewRooms {
  private let service: SessionService
  private let scorekeeper: Scorekeeper
  private var rooms: [SessionID: InterviewRoom] = [:]
  /// The rooms by their last use, the latest last.
  private var order: [SessionID] = []

  init(_ service: SessionService, _ scorekeeper: Scorekeeper) {
    self.service = service
    self.scorekeeper = scorekeeper
  }

  /// The rooms that are kept loaded although nobody is there; one takes a few megabytes.
  private static let mostEmptyRooms = 16

  /// The room of an interview; throws where none was opened.
  func room(_ id: SessionID) async throws -> InterviewRoom {
    if let room = rooms[id] {
      order.removeAll { $0 == id }
      order.append(id)
      return room
    }
    _ = try service.roomConsent(of: id)
    let room = InterviewRoom(try service.load(id), id, service, scorekeeper)
    enter(room)
    await dropEmptyRooms()
    return room
  }

  /// Takes a room that was made already.
  func enter(_ room: InterviewRoom) {
    rooms[room.id] = room
    order.append(room.id)
  }

  private func dropEmptyRooms() async {
    for id in order.dropLast(Self.mostEmptyRooms) {
      guard let room = rooms[id], await room.isEmpty else { continue }
      rooms[id] = nil
      order.removeAll { $0 == id }
    }
  }
}
