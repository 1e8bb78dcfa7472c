import ScenarioModel
import Statecharts
import Telemetry
import Testing

@Test func `problems of a table stand at their keys`() {
  #expect(
    faults {
      $0.world.tables[0].fields[2].generator = .number(
        Distribution(
          family: .lognormal,
          parameters: [
            Parameter(
              .constant(900),
              adjustments: [
                Adjustment(rows: .isOneOf("route", ["fra"]), change: .scale(.constant(2)))
              ]
            ),
            Parameter(.constant(-1)),
          ]
        )
      )
    } == [
      "world.tables.requests.fields.latency_ms.lognormal.median.adjust[0].where: error:"
        + " field 'route' has no value 'fra'. Did you mean 'far'?",
      "world.tables.requests.fields.latency_ms.lognormal.sigma: error: the number is -1; it must be"
        + " between 0 and 10, as the standard deviation of a logarithm",
    ]
  )
}

@Test func `a world that would keep a player waiting is refused with its rows`() {
  let found = faults {
    $0.world.tables[0].rows = .arrivals(Traffic(perMinute: Parameter(.constant(1_000_000))))
  }
  #expect(found.count == 1)
  #expect(
    found.first?.hasPrefix(
      "world.tables: error: the number of rows that a play would simulate up to the horizon is "
    ) == true
  )
  #expect(found.first?.hasSuffix("; it must be below 2000000") == true)
}

@Test func `problems of the traffic stand at its keys`() {
  #expect(
    faults {
      $0.world.tables[0].rows = .arrivals(
        Traffic(perMinute: Parameter(.control("load", times: 1)), dailyAmplitude: 2)
      )
    } == [
      "world.tables.requests.rows.arrivals.per_minute: error: there is no control 'load'; there are"
        + " 'canary_percent', 'paused'",
      "world.tables.requests.rows.arrivals.daily_amplitude: error: the number is 2; it must be"
        + " between 0 and 1",
    ]
  )
}

@Test func `problems of log lines stand at their keys`() {
  #expect(
    faults { $0.world.tables[0].logs[0].fields = ["abandoned"] } == [
      "world.tables.requests.logs[0].fields: error: telemetry would show the hidden field"
        + " 'abandoned'"
    ]
  )
}

@Test func `problems of the world's own numbers stand at their keys`() {
  #expect(
    faults { $0.world.tickSeconds = 7 } == [
      "world.tick_seconds: error: a tick of 7 seconds does not divide a minute"
    ]
  )
}

@Test func `problems of the world's effects stand at their numbers`() {
  #expect(
    faults { $0.world.effects[0].parameter = "mean" } == [
      "world.effects[0].on: error: there is no parameter 'mean'; there are 'median', 'sigma'"
    ]
  )
}

@Test func `problems of a hypothesis's effects stand at the hypothesis`() {
  #expect(
    faults { $0.hypotheses[0].effects[0].field = "latency" } == [
      "hypotheses.cold-store.effects[0].on: error: there is no field 'latency'."
        + " Did you mean 'latency_ms'?"
    ]
  )
}

@Test func `timing compares controls with values they can have`() {
  #expect(
    faults {
      $0.hypotheses[0].effects[0].adjustment.timing.condition = .compares("paused", .equals, 3)
    } == [
      "hypotheses.cold-store.effects[0].while.paused: error: 'paused' is compared with 3, but stays"
        + " within 0…1"
    ]
  )
}

@Test func `a control that an effect reads is missed once`() {
  #expect(
    faults {
      $0.world.effects[0].adjustment.timing.condition = .compares("held", .equals, 3)
    } == [
      "world.effects[0]: error: there is no control 'held'; there are 'canary_percent', 'paused'"
    ]
  )
}

@Test func `each variable of the chart is a control`() {
  #expect(
    faults { $0.chart.variables.append(Variable("load", domain: 0...9)) } == [
      "chart.variables.load: error: variable 'load' of the chart is no control of the world"
    ]
  )
}

@Test func `each control is a variable of the chart`() {
  #expect(
    faults { $0.world.controls.append(Control(name: "load", initial: 0)) } == [
      "chart.variables: error: there is no variable 'load'; there are 'canary_percent', 'paused'"
    ]
  )
}

@Test func `controls start where the chart does`() {
  #expect(
    faults { $0.world.controls[0].initial = 10 } == [
      "chart.variables.canary_percent.initial: error: control 'canary_percent' starts at 10, the"
        + " chart's variable at 20"
    ]
  )
}

@Test func `variables are bounded`() {
  #expect(
    faults { $0.chart.variables[0].domain = nil } == [
      "chart.variables.canary_percent: error: variable 'canary_percent' has no range, so nobody can"
        + " tell which values the world must obey"
    ]
  )
}

@Test func `harm is never negative`() {
  #expect(
    faults { $0.harm.weights[1].weight = -1 } == [
      "harm.weights[1].weight: error: the weight is -1; it must be at least 0"
    ]
  )
}

@Test func `something does harm`() {
  #expect(
    faults { $0.harm.weights[0].weight = 0 } == ["harm.weights: error: no weight is above 0"]
  )
}

@Test func `harm is counted in a table that exists`() {
  #expect(
    faults { $0.harm.weights[0].table = "request" } == [
      "harm.weights[0].table: error: there is no table 'request'. Did you mean 'requests'?"
    ]
  )
}

@Test func `harm reads fields that exist`() {
  #expect(
    faults { $0.harm.weights[0].rows = .all([.isTrue("abandond")]) } == [
      "harm.weights[0].where: error: table 'requests' has no field 'abandond'."
        + " Did you mean 'abandoned'?"
    ]
  )
}

@Test func `observed harm reads no hidden field`() {
  #expect(
    faults { $0.harm.weights[0].isObserved = true } == [
      "harm.weights[0].where: error: field 'abandoned' of table 'requests' is not recorded in the"
        + " telemetry"
    ]
  )
}

@Test func `the scales of harm are positive`() {
  #expect(
    faults {
      $0.harm.unit = 0
      $0.harm.noise = -1
      $0.harm.critical = .infinity
    } == [
      "harm.unit: error: the unit of harm is 0; it must be above 0",
      "harm.noise: error: the noise of harm is -1; it must be above 0",
      "harm.critical: error: the critical harm is inf; it must be above 0",
    ]
  )
}

@Test func `conditions of a chance of missing values stand at their keys`() {
  let timing = Timing(condition: .compares("canary_percent", .above, 200))
  #expect(
    faults {
      $0.world.tables[0].fields[2].missing = Parameter(
        .constant(0.01),
        adjustments: [Adjustment(timing: timing, change: .set(.constant(0.1)))]
      )
    } == [
      "world.tables.requests.fields.latency_ms.missing.adjust[0].while.canary_percent: error:"
        + " 'canary_percent' is compared with 200, but stays within 0…100"
    ]
  )
}
