internal import ScenarioModel

/// The numbers of a scenario's file that depend on its difficulty, as they are at one level.
///
/// The section `knobs` gives each a name and one number for every difficulty; elsewhere
/// `{knob: name}` stands for the number.
struct Knobs: Hashable, Sendable {
  /// The key of the section.
  static let section = "knobs"
  /// The only key of a value that stands for a knob.
  static let reference = "knob"

  /// The meaning of a knob's name at one difficulty.
  enum Meaning: Hashable, Sendable {
    case number(YAMLNumber)
    /// The knob or the difficulty is malformed, which is reported where it stands.
    case unusable
    case unknown(names: [String])
  }

  private let level: Int?
  private let settings: [YAMLEntry]

  /// Reads the knobs of a file at the difficulty that the file states.
  init(_ root: YAMLNode?) {
    level = root?.statedDifficulty
    settings = root?.entry(Self.section)?.value.entries ?? []
  }

  /// Returns the meaning of a name; complexity: linear in the number of knobs.
  func meaning(of name: String) -> Meaning {
    guard let setting = settings.first(where: { $0.key == name }) else {
      return .unknown(names: settings.map(\.key))
    }
    guard let level, case .list(let items) = setting.value.content,
      items.indices.contains(level - 1),
      case .scalar(.number(let number)) = items[level - 1].content
    else { return .unusable }
    return .number(number)
  }

  /// The number that a value stands for; `nil` where it is no usable reference.
  func number(of node: YAMLNode) -> YAMLNumber? {
    guard let name = node.knobName, case .number(let number) = meaning(of: name) else {
      return nil
    }
    return number
  }
}

extension YAMLNode {
  /// The entries of an object; of any other value, none.
  var entries: [YAMLEntry] {
    if case .object(let entries) = content { entries } else { [] }
  }

  /// The entry of that key; complexity O(entries).
  func entry(_ key: String) -> YAMLEntry? { entries.first { $0.key == key } }

  /// The name of the knob that the value stands for: `gap` in `{knob: gap}`.
  var knobName: String? {
    guard let only = entries.first, entries.count == 1, only.key == Knobs.reference,
      case .scalar(.text(let name)) = only.value.content
    else { return nil }
    return name
  }

  /// The difficulty that a scenario's file states, where it is one.
  var statedDifficulty: Int? {
    guard let stated = entry("difficulty"),
      case .scalar(.number(let number)) = stated.value.content,
      let level = number.integer, Scenario.difficulties.contains(level)
    else { return nil }
    return level
  }
}
