import Drills
import Sessions

/// The place of a page that shows a session: the player's own, or somebody's in a room.
enum PagePlace: Hashable, Sendable {
  case session(Int)
  case room(Int, RoomPlace)

  var page: Address {
    switch self {
    case .session(let number): .session(number, .drill)
    case .room(let number, let place): .room(number, .seat(place, .page))
    }
  }

  /// Takes the forms of the page.
  var act: Address {
    switch self {
    case .session(let number): .session(number, .act)
    case .room(let number, let place): .room(number, .seat(place, .act))
    }
  }

  var verdict: Address {
    switch self {
    case .session(let number): .session(number, .verdict)
    case .room(let number, let place): .room(number, .seat(place, .verdict))
    }
  }

  /// The files of a figure that an event showed, both counted from 1.
  func files(event: Int, figure: Int) -> FigureView.Files {
    switch self {
    case .session(let number):
      FigureView.Files(
        values: .session(number, .values(event: event, figure: figure)),
        drawing: .session(number, .drawing(event: event, figure: figure))
      )
    case .room(let number, let place):
      FigureView.Files(
        values: .room(number, .seat(place, .values(event: event, figure: figure))),
        drawing: .room(number, .seat(place, .drawing(event: event, figure: figure)))
      )
    }
  }
}
