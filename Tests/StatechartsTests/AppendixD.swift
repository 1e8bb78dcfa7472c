@testable import Statecharts

/// The standard's algorithm word for word, for comparison: slow, recursive and without tables.
///
/// Source: SCXML Recommendation of 1 September 2015, Appendix D; procedures keep their names.
struct AppendixD {
  /// A state, or the document element (number 0) above the root.
  struct Node {
    var state: State
    var parent: Int
    var children: [Int] = []
    var isDocument = false
  }

  struct PendingEvent {
    var name: EventName
    var due: Int
    var order: Int
    var id: SendID?
  }

  /// A transition with its source; two are the same when both numbers are.
  struct Candidate: Hashable {
    var source: Int
    var index: Int
  }

  var nodes: [Node] = []
  var configuration: Set<Int> = []
  var historyValue: [Int: [Int]] = [:]
  var datamodel: [VariableName: Int] = [:]
  var domains: [VariableName: ClosedRange<Int>] = [:]
  var internalQueue: [EventName] = []
  var pending: [PendingEvent] = []
  var running = false
  var clock = 0
  var sent = 0
  var log: [Occurrence] = []

  /// Rounds of the inner loop after which comparison ends.
  var roundLimit: Int
  var isStuck = false

  /// Delayed events that may be pending; a send beyond fails.
  var timerLimit = 40

  init(_ chart: Chart, roundLimit: Int) {
    self.roundLimit = roundLimit
    for variable in chart.variables {
      datamodel[variable.name] = variable.initial
      domains[variable.name] = variable.domain
    }
    nodes.append(Node(state: State("", kind: .compound(initial: [])), parent: -1))
    nodes[0].isDocument = true
    add(chart.root, under: 0)
    nodes[0].state.kind = .compound(initial: DefaultEntry(chart.root.id))
  }

  private mutating func add(_ state: State, under parent: Int) {
    let number = nodes.count
    nodes.append(Node(state: state, parent: parent))
    nodes[parent].children.append(number)
    for child in state.children {
      add(child, under: number)
    }
  }

  mutating func interpret() {
    running = true
    enterStates([], initial: true)
    settle()
    processDue()
  }

  mutating func send(_ event: EventName) {
    log = []
    guard running, !isStuck else { return }
    process(event)
    processDue()
  }

  mutating func advance(by ticks: Int) {
    log = []
    let end = clock + ticks
    while running, !isStuck, let next = pending.map(\.due).min(), next <= end {
      clock = max(clock, next)
      processDue()
    }
    clock = end
  }

  private mutating func processDue() {
    while running, !isStuck,
      let next = pending.filter({ $0.due <= clock }).min(by: {
        ($0.due, $0.order) < ($1.due, $1.order)
      })
    {
      pending.removeAll { $0.order == next.order }
      process(next.name)
    }
  }

  private mutating func process(_ event: EventName) {
    note(.event(event))
    let transitions = selectTransitions(event)
    if !transitions.isEmpty {
      microstep(transitions)
    }
    settle()
  }

  /// The inner loop of mainEventLoop.
  private mutating func settle() {
    var rounds = 0
    var macrostepDone = false
    while running && !macrostepDone {
      rounds += 1
      if rounds > roundLimit {
        isStuck = true
        return
      }
      var enabled = selectEventlessTransitions()
      if enabled.isEmpty {
        if internalQueue.isEmpty {
          macrostepDone = true
        } else {
          let event = internalQueue.removeFirst()
          note(.event(event))
          enabled = selectTransitions(event)
        }
      }
      if !enabled.isEmpty {
        microstep(enabled)
      }
    }
    if !running {
      exitInterpreter()
    }
  }

  private mutating func exitInterpreter() {
    let last = configuration
    for state in configuration.sorted(by: >) {
      note(.exited(nodes[state].state.id))
      execute(nodes[state].state.effectiveExit)
      configuration.remove(state)
    }
    configuration = last
    pending = []
    internalQueue = []
    note(.finished)
  }

  private mutating func microstep(_ enabled: [Candidate]) {
    exitStates(enabled)
    for candidate in enabled {
      note(.took(TransitionID(source: nodes[candidate.source].state.id, index: candidate.index)))
      execute(transition(candidate).effects)
    }
    enterStates(enabled, initial: false)
  }

  mutating func note(_ what: Occurrence.What) {
    log.append(Occurrence(tick: clock, what: what))
  }
}
