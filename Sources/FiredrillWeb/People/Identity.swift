import Drills

/// The one who asks, as far as the server knows.
enum Identity: Hashable, Sendable {
  /// The owner of the server, or whoever uses one that asks nobody who they are.
  case owner
  case person(Person)
  /// Somebody who showed nothing that this server knows.
  case stranger

  var person: Person? {
    if case .person(let person) = self { person } else { nil }
  }

  /// Whether they may hold interviews.
  var mayHost: Bool {
    switch self {
    case .owner: true
    case .person(let person): person.isHost
    case .stranger: false
    }
  }

  /// The name under which a person's limits are counted, which is no address.
  var limit: String? { person.map { "person \($0.id)" } }
}
