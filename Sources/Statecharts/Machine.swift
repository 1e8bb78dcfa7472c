/// A running chart: a value that can be copied, and compared by its `situation`.
///
/// Each call runs to completion: when it returns, no eventless transition is enabled and no
/// internal event waits. Time passes only in `advance(by:)` and `advanceToNextTimer()`, from one
/// due timer to the next. A step allocates nothing once the machine's lists have grown.
/// Source: SCXML, Appendix D, procedures mainEventLoop and microstep.
package struct Machine: Sendable {
  /// The stage of a run.
  package enum Status: Hashable, Sendable {
    /// Not started: no state is active.
    case ready
    case running

    /// A final state of the root was entered; the configuration is the last one.
    case finished

    /// Stopped in the middle of a step, because it would not have ended.
    case livelocked(Livelock)
  }

  package let chart: CompiledChart
  package internal(set) var status = Status.ready

  /// Ticks since the start.
  package internal(set) var clock = 0

  /// The results of the last call.
  package internal(set) var outputs = Outputs()

  /// Whether `outputs` records everything that happens, rather than emissions alone.
  package var isObserved = false

  /// Microsteps that one event may cause, and events that may fall due in one tick, before the
  /// run is declared livelocked.
  package var stepLimit = 10_000

  /// Delayed events that may be pending; a send beyond fails, as a chart whose events multiply
  /// would exhaust the memory.
  package var timerLimit = 10_000

  let tables: Tables

  /// Whether each state is active.
  var isActive: [Bool]

  /// The active states without substates, in document order.
  var leaves = WorkList<Int32>()

  /// The states that each history state remembers; none before its parent was first left.
  var memory: EntryPlanner.Memory
  var variables: [Int]

  /// Delayed events, by due time and then in the order they were sent.
  var timers: [Timer] = []

  /// Internal events that wait, from `queueHead` on.
  var queue = WorkList<Int32>()
  var queueHead = 0

  /// Working memory of a step.
  var enabled = WorkList<Candidate>()
  var chosen = WorkList<Candidate>()

  var stack = [Int](repeating: 0, count: CodeWriter.stackSize)
  var planner = EntryPlanner()
  var isEnding = false
  var microsteps = 0
  var immediateSends = 0
  var chase: [[TransitionID]] = []

  /// A transition that an event enables.
  struct Candidate: Sendable {
    /// Its number in the tables.
    var number: Int32

    /// The places in `leaves` of what it leaves; before that is known, of the leaf that enables it.
    var places: Range<Int32>
  }

  /// A delayed event.
  struct Timer: Hashable, Sendable {
    var due: Int
    var event: Int32
    var id: Int32
  }

  /// Whether the machine takes events; cheaper to ask than to compare `status`.
  var isRunning: Bool {
    if case .running = status { true } else { false }
  }

  /// Makes a machine that has not started.
  package init(_ chart: CompiledChart) {
    self.chart = chart
    tables = chart.tables
    isActive = [Bool](repeating: false, count: tables.states.count)
    memory = EntryPlanner.Memory(repeating: [], count: tables.historyCount)
    variables = tables.variables.map(\.initial)
  }

  /// Enters the initial states; does nothing when already started.
  @discardableResult
  package mutating func start() -> Outputs {
    outputs.removeAll()
    guard status == .ready else { return outputs }
    status = .running
    microsteps = 0
    immediateSends = 0
    enterRoot()
    finishMacrostep()
    settleDue()
    return outputs
  }

  /// Takes an event from outside to its end; does nothing unless running.
  @discardableResult
  package mutating func send(_ event: EventName) -> Outputs {
    outputs.removeAll()
    guard isRunning else { return outputs }
    if isObserved {
      note(.event(event))
    }
    immediateSends = 0
    take(tables.events.closest(to: event))
    settleDue()
    return outputs
  }

  /// Takes an event already looked up, as `send(_:)` does; `outputs` tells what came of it.
  package mutating func send(_ event: EventToken) {
    outputs.removeAll()
    guard isRunning else { return }
    if isObserved {
      note(.event(tables.events.names[Int(event.number)]))
    }
    immediateSends = 0
    take(event.number)
    settleDue()
  }
}

/// An event looked up in one compiled chart, for hosts that send many.
package struct EventToken: Hashable, Sendable {
  let number: Int32
}

extension CompiledChart {
  /// Looks an event up; one that the chart does not know matches `*` and known prefixes.
  package func token(for event: EventName) -> EventToken {
    EventToken(number: tables.events.closest(to: event))
  }
}

/// Questions that a host may ask a machine; none changes it.
extension Machine {
  /// The active states, substates included, in document order.
  package var activeStates: [StateID] {
    isActive.indices.lazy.filter { isActive[$0] }.map { tables.stateIDs[$0] }
  }

  /// The active states without substates, in document order.
  package var activeLeaves: [StateID] {
    leaves.map { tables.stateIDs[Int($0)] }
  }

  /// Whether a state is active; false for one that the chart does not have.
  package func isIn(_ state: StateID) -> Bool {
    tables.numbers[state].map { isActive[Int($0)] } ?? false
  }

  /// The value of a variable; nil for one that the chart does not have.
  package func value(of variable: VariableName) -> Int? {
    tables.variableNumbers[variable].map { variables[Int($0)] }
  }

  /// Whether sending the event now would take a transition; costs a copy of the machine.
  package func accepts(_ event: EventName) -> Bool {
    guard isRunning else { return false }
    var copy = self
    copy.select(on: tables.events.closest(to: event))
    return !copy.chosen.isEmpty
  }
}
