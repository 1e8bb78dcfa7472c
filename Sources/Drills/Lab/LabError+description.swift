import Telemetry

extension LabError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownNumber(let name, let near):
      "the lab has no number '\(name)' that changes rows.\(NearestName.offer(near))"
    case .outside(let name, let value, let low, let high):
      "'\(name)' is \(Digits.shortest(value)); it goes from \(Digits.shortest(low)) to"
        + " \(Digits.shortest(high))"
    case .noMinute(let minute, let last):
      "a mitigation can begin at a minute from 0 to \(last), not at \(minute)"
    case .tooManyLooks(let count, let limit):
      "that is evidence of \(count) looks; the lab computes \(limit) at a time"
    case .unsound(let lines):
      "these numbers make no sound world: \(lines.joined(separator: "; "))"
    case .overtaken: "a newer setting took the place of this one"
    }
  }
}
