/// The addresses of this program, read from a path and written into links.
enum Address: Hashable, Sendable {
  case home, health, styleSheet, script, icon
  case history, progress, certificate
  /// The card of the certificate as a drawing.
  case certificateCard
  /// The result of the incident of the day; takes the form that starts it.
  case daily
  /// The page that starts a session on a scenario.
  case incident(String)
  case session(Int, SessionAddress)
  case sprint(SprintAddress)
  case account(AccountAddress)
  case lab(LabAddress)
  /// The link with which the owner of a server on another address enters.
  case entry(String)
  /// The interviews in rooms; takes the form that opens one.
  case rooms
  case room(Int, RoomAddress)
  /// The interface for programs.
  case api(APIAddress)
  /// The messages of the Model Context Protocol.
  case messages
  /// The scorecards of two interviews side by side.
  case comparison(Int, Int)

  /// A page or file of one session.
  enum SessionAddress: Hashable, Sendable {
    case drill
    /// Takes the forms of the drill page.
    case act
    case verdict, debrief, replay
    /// The debrief as one file that needs nothing else.
    case debriefFile
    /// The stream of events.
    case stream
    /// A figure that an event showed, counted from 1, as values or as a drawing.
    case values(event: Int, figure: Int)
    case drawing(event: Int, figure: Int)
  }

  /// The address of a decoded path; `nil` where there is none.
  init?(path: [String]) {
    if let sprint = SprintAddress(path: path) {
      self = .sprint(sprint)
      return
    }
    if let account = AccountAddress(path: path) {
      self = .account(account)
      return
    }
    if let lab = LabAddress(path: path) {
      self = .lab(lab)
      return
    }
    switch path.count {
    case 0: self = .home
    case 1:
      switch path[0] {
      case "healthz": self = .health
      case "style.css": self = .styleSheet
      case "firedrill.js": self = .script
      case "icon.svg": self = .icon
      case "history": self = .history
      case "progress": self = .progress
      case "certificate": self = .certificate
      case "certificate.svg": self = .certificateCard
      case "daily": self = .daily
      case "rooms": self = .rooms
      case "mcp": self = .messages
      default: return nil
      }
    default:
      switch path[0] {
      case "api":
        guard let part = APIAddress(path.dropFirst()) else { return nil }
        self = .api(part)
      case "incidents" where path.count == 2: self = .incident(path[1])
      case "enter" where path.count == 2: self = .entry(path[1])
      case "rooms":
        guard let number = Self.number(path[1]), let part = RoomAddress(path.dropFirst(2))
        else { return nil }
        self = .room(number, part)
      case "interviews" where path.count == 3:
        guard let first = Self.number(path[1]), let second = Self.number(path[2])
        else { return nil }
        self = .comparison(first, second)
      case "sessions":
        guard let number = Self.number(path[1]), let part = SessionAddress(path.dropFirst(2))
        else { return nil }
        self = .session(number, part)
      default: return nil
      }
    }
  }

  /// The path of the address.
  var path: String {
    switch self {
    case .home: "/"
    case .health: "/healthz"
    case .styleSheet: "/style.css"
    case .script: "/firedrill.js"
    case .icon: "/icon.svg"
    case .history: "/history"
    case .progress: "/progress"
    case .certificate: "/certificate"
    case .certificateCard: "/certificate.svg"
    case .daily: "/daily"
    case .incident(let name): "/incidents/\(PercentCoding.encoded(name))"
    case .session(let number, let part): "/sessions/\(number)\(part.path)"
    case .sprint(let part): part.path
    case .account(let part): part.path
    case .lab(let part): part.path
    case .entry(let secret): "/enter/\(secret)"
    case .rooms: "/rooms"
    case .room(let number, let part): "/rooms/\(number)\(part.path)"
    case .comparison(let first, let second): "/interviews/\(first)/\(second)"
    case .api: "/api/v1"
    case .messages: "/mcp"
    }
  }

  /// The file of a figure that an event showed, such as `evidence/4/1.csv`.
  struct FigureFile {
    let event: Int
    /// Counted from 1.
    let figure: Int
    let form: Form

    enum Form: String {
      case csv, svg
    }

    init?(_ parts: [String]) {
      guard parts.count == 3, parts[0] == "evidence", let event = Address.number(parts[1]) else {
        return nil
      }
      let name = parts[2].split(separator: ".", maxSplits: 1).map(String.init)
      guard name.count == 2, let figure = Address.number(name[0]),
        let form = Form(rawValue: name[1])
      else { return nil }
      (self.event, self.figure, self.form) = (event, figure, form)
    }
  }

  /// A number from 1 as it is written in paths: digits alone.
  static func number(_ text: String) -> Int? {
    guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text).flatMap { $0 > 0 ? $0 : nil }
  }
}

extension Address.SessionAddress {
  fileprivate init?(_ path: ArraySlice<String>) {
    let parts = Array(path)
    switch parts.count {
    case 0: self = .drill
    case 1:
      switch parts[0] {
      case "act": self = .act
      case "verdict": self = .verdict
      case "debrief": self = .debrief
      case "debrief.html": self = .debriefFile
      case "replay": self = .replay
      case "stream": self = .stream
      default: return nil
      }
    default:
      guard let file = Address.FigureFile(parts) else { return nil }
      switch file.form {
      case .csv: self = .values(event: file.event, figure: file.figure)
      case .svg: self = .drawing(event: file.event, figure: file.figure)
      }
    }
  }

  fileprivate var path: String {
    switch self {
    case .drill: ""
    case .act: "/act"
    case .verdict: "/verdict"
    case .debrief: "/debrief"
    case .debriefFile: "/debrief.html"
    case .replay: "/replay"
    case .stream: "/stream"
    case .values(let event, let figure): "/evidence/\(event)/\(figure).csv"
    case .drawing(let event, let figure): "/evidence/\(event)/\(figure).svg"
    }
  }
}
