import Drills
import FiredrillMCP
import Sessions
import Synchronization

/// The parts of the site that each person has for themselves: their sessions, those that pages have open,
/// and the tools of their programs.
actor PersonalSites {
  private let services: DrillServices
  private let limits: PlayLimits
  private var parts: [PersonID?: Part] = [:]
  /// The owners of parts by their last use, the latest last; `nil` is nobody.
  private var order: [PersonID?] = []

  /// The part of the site that is over the sessions of one person, or of nobody.
  struct Part: Sendable {
    let services: DrillServices
    let sessions: SessionService
    let rooms: SessionRooms
    let tools: ToolService

    /// The most sessions that a person has loaded on pages, and as many in programs.
    private static let mostSessions = 4

    init(_ services: DrillServices, _ limits: PlayLimits) throws {
      self.services = services
      sessions = try services.sessions()
      rooms = SessionRooms(sessions, services.scorekeeper, most: Self.mostSessions)
      tools = ToolService(services, limits: limits, mostHeld: Self.mostSessions) {
        LinkSecret(from: services.environment).text
      }
    }
  }

  /// `limits` are those of programs that play.
  init(_ services: DrillServices, _ limits: PlayLimits) {
    self.services = services
    self.limits = limits
  }

  /// The most parts that are kept; one that goes loses nothing but what it had loaded.
  private static let most = 32

  /// The part of a person, or of nobody.
  func part(of person: Person?) throws -> Part {
    order.removeAll { $0 == person?.id }
    order.append(person?.id)
    if let part = parts[person?.id] { return part }
    let part = try Part(services.limited(to: person), limits)
    parts[person?.id] = part
    if order.count > Self.most { parts[order.removeFirst()] = nil }
    return part
  }
}

/// Whether a server asks its visitors who they are: where a proxy tells it, or once there is a person.
///
/// It goes on asking after the last person was removed, so that removing somebody opens nothing.
final class SignInDemand: Sendable {
  private let isKnown: Mutex<Bool>

  init(isAlways: Bool) { isKnown = Mutex(isAlways) }

  /// Whether visitors are asked now.
  ///
  /// Complexity: a look-up in the store, until there is a person.
  func holds(for people: PeopleService) throws -> Bool {
    if isKnown.withLock({ $0 }) { return true }
    guard try people.areThere() else { return false }
    isKnown.withLock { $0 = true }
    return true
  }
}
