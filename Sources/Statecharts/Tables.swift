/// A compiled chart's numbers: everything a machine looks up while it runs.
///
/// State 0 is the document element, which stands above the root and is never active; the root is
/// state 1 and the others follow in document order. Absent numbers are -1.
final class Tables: Sendable {
  /// A state.
  struct StateRow: Sendable {
    enum Kind: UInt8, Sendable {
      case atomic, compound, parallel, final, shallowHistory, deepHistory

      var isHistory: Bool {
        switch self {
        case .shallowHistory, .deepHistory: true
        case .atomic, .compound, .parallel, .final: false
        }
      }

      /// Whether a state of this kind has no states inside when it is active.
      var isLeaf: Bool {
        switch self {
        case .atomic, .final: true
        case .compound, .parallel, .shallowHistory, .deepHistory: false
        }
      }
    }

    var kind: Kind
    var parent: Int32

    /// The state after the last descendant.
    var end: Int32

    /// Whether the parent is parallel, for `done.state` events of regions.
    var isRegion = false

    var entryCode: Int32 = -1
    var exitCode: Int32 = -1

    /// The code of default entry, or of a history state that leads to its default; -1 for none.
    var defaultCode: Int32 = -1

    /// The default targets, as a range of `targets`.
    var defaultTargets: Range<Int32> = 0..<0

    /// Transitions on events, then those without, each in document order.
    var evented: Range<Int32> = 0..<0
    var eventless: Range<Int32> = 0..<0

    /// The nearest state, from this upwards, that has transitions on events, or without.
    var eventedUp: Int32 = -1
    var eventlessUp: Int32 = -1

    /// The `done.state` event of this state.
    var doneEvent: Int32 = -1

    /// The history states among the children, as a range of `histories`.
    var histories: Range<Int32> = 0..<0

    /// A history state's number among all.
    var historySlot: Int32 = -1
  }

  /// A transition.
  struct TransitionRow: Sendable {
    var source: Int32

    /// Its number among the transitions of its source.
    var ordinal: Int32
    var isInternal: Bool

    /// Events it is considered on: one range here, further ones in `matches`.
    var match: Range<Int32>
    var furtherMatches: Range<Int32>
    var guardCode: Int32
    var effectCode: Int32

    /// The targets, as a range of `targets`.
    var targets: Range<Int32>

    /// The state whose active descendants are left; -1 without targets.
    var domain: Int32 = -1

    /// The states it enters, as a range of `entries`; empty when that must be worked out anew.
    var plan: Range<Int32> = 0..<0
  }

  /// A state about to be entered, and what is done after its own entry effects.
  struct Entry: Hashable, Sendable {
    var state: Int32
    var defaultCode: Int32
    var historyCode: Int32
  }

  let states: [StateRow]
  let transitions: [TransitionRow]
  let targets: [Int32]
  let matches: [Range<Int32>]
  let histories: [Int32]
  let historyCount: Int
  let entries: [Entry]
  let code: [Instruction]
  let stateIDs: [StateID]
  let numbers: [StateID: Int32]
  let variables: [Variable]
  let variableNumbers: [VariableName: Int32]
  let events: EventTable
  let emissions: [String]
  let sendIDs: [SendID]
  let errorEvent: Int32
  let hasEventless: Bool

  /// The root as a range of `targets`.
  let rootTarget: Range<Int32>

  /// Whether a final state directly in the root ends the run.
  let rootEndsRun: Bool

  init(_ parts: TableBuilder, entries: [Entry]) {
    states = parts.states
    transitions = parts.transitions
    targets = parts.targets
    matches = parts.matches
    histories = parts.histories
    historyCount = parts.historyCount
    self.entries = entries
    code = parts.writer.code
    stateIDs = parts.stateIDs
    numbers = parts.numbers
    variables = parts.variables
    variableNumbers = parts.writer.variables
    events = parts.writer.events
    emissions = parts.writer.emissions
    sendIDs = parts.writer.sendIDs
    errorEvent = parts.writer.events.closest(to: "error.execution")
    hasEventless = parts.transitions.contains { $0.match.isEmpty && $0.furtherMatches.isEmpty }
    rootTarget = parts.rootTarget
    rootEndsRun = parts.states[1].kind == .compound
  }
}

extension Range<Int32> {
  /// The same range as indices of an array.
  var positions: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
