@testable import Telemetry

extension WorldModel {
  /// Requests of 400 conversations of 30 minutes; half of them go to the canary until `share` changes.
  static func conversations(
    spread: Double = 0,
    renewal: ControlCondition? = nil,
    further: [Field] = []
  ) -> WorldModel {
    WorldModel(
      firstMinute: -60,
      pageMinuteOfDay: 0,
      controls: [Control(name: "share", initial: 50), Control(name: "flushes", initial: 0)],
      tables: [
        Table(
          name: "requests",
          title: "Requests",
          rows: .arrivals(Traffic(perMinute: 200)),
          fields: [
            Field(name: "chat", title: "chat", generator: .entity(population: 400)),
            Field(
              name: "chat_age",
              title: "age",
              generator: .age(
                Lifetimes(of: "chat", minutes: 30, spread: spread, renewal: renewal)
              )
            ),
            Field(
              name: "arm",
              title: "arm",
              per: "chat_age",
              generator: .assignment(
                of: "chat",
                salt: "rollout",
                shares: [
                  CategoryValue("canary", weight: Parameter(.control("share", times: 0.01)))
                ],
                rest: "control"
              )
            ),
            Field(
              name: "route",
              title: "route",
              per: "chat_age",
              generator: .category([
                CategoryValue("a", weight: 1), CategoryValue("b", weight: 1),
                CategoryValue("c", weight: 1), CategoryValue("d", weight: 1),
              ])
            ),
          ] + further
        )
      ]
    )
  }
}
