import Foundation
import ScenarioModel
import TestSupport

/// Requests as people word them, each with the action it means; written before anything was matched.
struct LabelledRequest {
  var scenario: String
  /// `nil` where no such evidence exists.
  var action: ActionID?
  var words: String

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  /// The whole set, read from `requests.csv` beside this file.
  static func all() throws -> [LabelledRequest] {
    let file = tests.appending(path: "requests.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      let cells = $0.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      return LabelledRequest(
        scenario: String(cells[0]),
        action: cells[1].isEmpty ? nil : ActionID(String(cells[1])),
        words: String(cells[2])
      )
    }
  }

  /// The shipped scenarios by name, each read once.
  static let scenarios = Result {
    let names = try Set(all().map(\.scenario)).sorted()
    return try names.map { try Sample.shipped($0) }
  }
}
