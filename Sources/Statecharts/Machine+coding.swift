/// How a status is written down in snapshots of layout 1.
extension Machine.Status: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, livelock
  }

  private enum Name: String, Codable {
    case ready, running, finished, livelocked
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Name.self, forKey: .name) {
    case .ready: self = .ready
    case .running: self = .running
    case .finished: self = .finished
    case .livelocked: self = .livelocked(try container.decode(Livelock.self, forKey: .livelock))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .ready: try container.encode(Name.ready, forKey: .name)
    case .running: try container.encode(Name.running, forKey: .name)
    case .finished: try container.encode(Name.finished, forKey: .name)
    case .livelocked(let livelock):
      try container.encode(Name.livelocked, forKey: .name)
      try container.encode(livelock, forKey: .livelock)
    }
  }
}
