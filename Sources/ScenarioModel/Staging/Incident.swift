package import Statecharts
package import Telemetry

/// A message of the incident with the minute at which it was sent.
package struct SentMessage: Hashable, Sendable {
  package var minute: Int
  package var message: MessageID

  package init(minute: Int, message: MessageID) {
    self.minute = minute
    self.message = message
  }
}

/// The statechart of an incident as it runs, with the controls it set over time.
package struct Incident: Sendable {
  private var machine: Machine
  /// The controls over simulated time, as far as it has come.
  package private(set) var timeline = Timeline()
  private let controls: [VariableName]
  private var pending: [SentMessage] = []

  /// Starts the chart at the page.
  package init(_ staging: Staging) {
    machine = Machine(staging.chart)
    controls = staging.scenario.world.controls.map { VariableName($0.name.rawValue) }
    note(machine.start())
  }

  /// Adds what the machine's last call brought about to the timeline and the messages.
  private mutating func note(_ outputs: Outputs) {
    timeline.note(controls.map { machine.value(of: $0) ?? 0 }, from: machine.clock)
    pending += outputs.emissions.map {
      SentMessage(minute: $0.tick, message: MessageID($0.name))
    }
  }

  /// Lets time pass to a minute after the page, timer by timer.
  package mutating func advance(to minute: Int) {
    while machine.clock < minute {
      note(machine.advance(by: 1))
    }
  }

  /// The present minute after the page.
  package var clock: Int { machine.clock }

  /// Carries a mitigation out: its minutes pass, then the chart hears of it.
  package mutating func apply(_ mitigation: Mitigation) {
    advance(to: clock + mitigation.minutes)
    send(EventName("mitigate.\(mitigation.id)"))
  }

  /// Sends an event at the present minute.
  package mutating func send(_ event: EventName) {
    note(machine.send(event))
  }

  /// Whether a guard holds now.
  package func holds(_ guardCondition: Guard) -> Bool { guardCondition.holds(in: machine) }

  /// The value of a control now.
  package func value(of control: ControlName) -> Int {
    machine.value(of: VariableName(control.rawValue)) ?? 0
  }

  /// Removes and returns the messages sent since the last call.
  package mutating func takeMessages() -> [SentMessage] {
    defer { pending = [] }
    return pending
  }

  /// The name of the first mitigation state whose condition holds.
  package func mitigationState(of regimes: Regimes) -> String {
    regimes.states.first { state in
      state.condition.map { $0.holds { value(of: $0) } } ?? true
    }?.id ?? ""
  }
}
