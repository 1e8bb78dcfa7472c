/// The pages of the lab.
enum LabAddress: Hashable, Sendable {
  /// The scenarios that have a lab, which are all.
  case all
  case scenario(String)
  /// The part of the page of a scenario that changes with its numbers.
  case results(String)
  case quiz(String)

  /// The address of a decoded path; `nil` where there is none.
  init?(path: [String]) {
    guard path.first == "lab" else { return nil }
    switch path.count {
    case 1: self = .all
    case 2: self = .scenario(path[1])
    case 3 where path[2] == "results": self = .results(path[1])
    case 3 where path[2] == "quiz": self = .quiz(path[1])
    default: return nil
    }
  }

  /// The path of the address.
  var path: String {
    switch self {
    case .all: "/lab"
    case .scenario(let name): "/lab/\(PercentCoding.encoded(name))"
    case .results(let name): "/lab/\(PercentCoding.encoded(name))/results"
    case .quiz(let name): "/lab/\(PercentCoding.encoded(name))/quiz"
    }
  }
}

extension HTML.StringInterpolation {
  /// Adds the path of an address.
  mutating func appendInterpolation(_ address: LabAddress) { appendInterpolation(address.path) }
}
