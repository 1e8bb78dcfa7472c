/// The settings of a lab as a person gives them: names and numbers that are not checked yet.
package struct LabSetting: Hashable, Sendable {
  /// The scenario's own difficulty where it is `nil`.
  package var difficulty: Int?
  /// A hypothesis by label, name or beginning; the first one where it is `nil`.
  package var cause: String?
  package var seed: UInt64 = 1
  /// The factor on all arrivals, within `trafficRange`.
  package var traffic = 1.0
  /// A mitigation by number, name or beginning.
  package var mitigation: String?
  /// Minutes after the page at which the mitigation is begun.
  package var minute = 20
  /// Values of parameters and knobs by their names; those that are as written say nothing.
  package var numbers: [String: Double] = [:]
  /// The evidence to compute, by number, name or beginning of its action.
  package var looks: [String] = []

  package init() {}

  /// The factors on all arrivals that the lab takes.
  package static let trafficRange = 0.25...3.0
  /// The most looks of one setting.
  package static let mostLooks = 6
}

/// The reason why the lab cannot do what was set.
package enum LabError: Error, Hashable, Sendable {
  /// No parameter and no knob that changes rows has the name.
  case unknownNumber(String, near: [String])
  case outside(String, Double, low: Double, high: Double)
  case noMinute(Int, last: Int)
  case tooManyLooks(Int, limit: Int)
  /// The numbers together make no sound world; what is wrong, a line each.
  case unsound([String])
  /// A newer setting of the same window took the place of this one.
  case overtaken
}
