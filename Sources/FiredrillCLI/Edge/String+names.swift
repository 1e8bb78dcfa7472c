import Telemetry

extension String {
  /// The names that a text lists with commas between them.
  var listedNames: [String] { split(separator: ",").map(\.trimmed) }
}
