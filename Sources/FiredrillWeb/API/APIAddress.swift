import Drills
import FiredrillMCP

/// The addresses of the interface for programs, under `/api/v1`.
enum APIAddress: Hashable, Sendable {
  /// The interface's own description in OpenAPI.
  case description
  case incidents
  /// The check of an incident, for its authors.
  case check(String)
  /// Opens a session.
  case sessions
  /// A part of the session that has a handle.
  case session(String, Part)

  /// A part of a session.
  enum Part: Hashable, Sendable {
    /// A document that changes nothing.
    case document(PlayTool)
    /// The evidence of one event.
    case event(Int)
    /// The evidence of an event as a file, by the kind that its name ends with.
    case file(event: Int, kind: String)
    /// The stream of events.
    case events
    /// Something that adds an event or ends the session.
    case act(PlayTool)
  }

  /// The address of a decoded path after `api`; `nil` where there is none.
  init?(_ path: ArraySlice<String>) {
    let parts = Array(path)
    guard parts.first == "v1" else { return nil }
    switch parts.dropFirst().first {
    case "openapi.json" where parts.count == 2: self = .description
    case "incidents" where parts.count == 2: self = .incidents
    case "incidents" where parts.count == 4 && parts[3] == "check": self = .check(parts[2])
    case "sessions" where parts.count == 2: self = .sessions
    case "sessions" where parts.count > 2:
      guard let part = Part(parts[3...]) else { return nil }
      self = .session(parts[2], part)
    default: return nil
    }
  }

  /// The only method that the address takes.
  var method: WebRequest.Method {
    switch self {
    case .description, .incidents: .get
    case .check, .sessions: .post
    case .session(_, .act): .post
    case .session: .get
    }
  }

  /// The right that a program needs for the address; `nil` for none.
  var scope: TokenScope? {
    switch self {
    case .description: nil
    case .incidents: .read
    case .check: .author
    case .sessions, .session(_, .act): .play
    case .session: .read
    }
  }

  /// The addresses that carry out a tool on a session, in the order of the tools.
  static let parts: [(name: String, tool: PlayTool)] = PlayTool.allCases.compactMap { tool in
    switch tool {
    case .listIncidents, .openSession: nil
    case .status: ("", tool)
    case .menu, .look, .ask, .slice, .sql, .cite, .believe, .mitigate, .update, .wait, .note, .hint,
      .declare, .abandon, .evidence, .debrief:
      ("/\(tool.rawValue)", tool)
    }
  }
}

extension APIAddress.Part {
  fileprivate init?(_ parts: ArraySlice<String>) {
    guard let first = parts.first else {
      self = .document(.status)
      return
    }
    switch parts.count {
    case 1 where first == "events": self = .events
    case 1:
      guard let (_, tool) = APIAddress.parts.first(where: { $0.name == "/\(first)" }) else {
        return nil
      }
      self = tool.isReading ? .document(tool) : .act(tool)
    case 2 where first == PlayTool.evidence.rawValue:
      let name = parts[parts.startIndex + 1].split(separator: ".", omittingEmptySubsequences: false)
      guard let event = Address.number(String(name[0])), name.count <= 2 else { return nil }
      self = name.count == 1 ? .event(event) : .file(event: event, kind: String(name[1]))
    default: return nil
    }
  }
}
