import Drills
import ScenarioModel
import Telemetry

/// The fields by which a link or a form sets the lab.
enum LabForm {
  /// The beginning of the names of fields that set a parameter or a knob.
  static let number = "p-"
  /// The field that names who asks, so that a newer setting ends the work on an older one.
  static let window = "window"

  /// The setting of some fields; empty ones say nothing.
  static func setting(_ fields: FormFields) throws(WebFailure) -> LabSetting {
    var setting = LabSetting()
    func given(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }
    setting.cause = given("cause")
    setting.mitigation = given("mitigation")
    if given("difficulty") != nil {
      let difficulty = try whole("difficulty", fields)
      guard Scenario.difficulties.contains(difficulty) else {
        throw .refused("'difficulty' is \(difficulty); it goes from 1 to 4.")
      }
      setting.difficulty = difficulty
    }
    if given("at") != nil { setting.minute = try whole("at", fields) }
    if let text = given("traffic") { setting.traffic = try value("traffic", text) }
    if let text = given("seed") {
      guard let seed = UInt64(text) else { throw .refused("The seed must be a whole number.") }
      setting.seed = seed
    }
    for field in fields.fields where field.name.hasPrefix(number) && !field.value.isEmpty {
      let name = String(field.name.dropFirst(number.count))
      setting.numbers[name] = try value(name, field.value)
    }
    setting.looks = fields.all("look").filter { !$0.isEmpty }
    return setting
  }

  private static func whole(_ name: String, _ fields: FormFields) throws(WebFailure) -> Int {
    guard let number = fields.number(name) else {
      throw .refused("'\(name)' must be a whole number.")
    }
    return number
  }

  private static func value(_ name: String, _ text: String) throws(WebFailure) -> Double {
    guard let value = Double(text), value.isFinite else {
      throw .refused("'\(name)' must be a number, such as 0.5.")
    }
    return value
  }

  /// A number as a form holds it.
  static func text(_ value: Double) -> String { Digits.shortest(value) }
}
