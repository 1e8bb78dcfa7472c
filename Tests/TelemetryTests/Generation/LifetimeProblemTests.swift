import Testing

@testable import Telemetry

/// Descriptions of lifetimes from which nothing can be drawn.
struct LifetimeProblemTests {
  @Test(arguments: [
    (
      Field(
        name: "x",
        title: "x",
        generator: .age(Lifetimes(of: "chat_age", minutes: 30))
      ),
      WorldProblem.Kind.wrongKind("chat_age", needed: .entity, found: .number), "ageOf"
    ),
    (
      Field(name: "x", title: "x", generator: .age(Lifetimes(of: "chat", minutes: 0))),
      .number(0, allowed: .positive), "minutes"
    ),
    (
      Field(name: "x", title: "x", generator: .age(Lifetimes(of: "chat", minutes: 5, spread: 2))),
      .number(2, allowed: .unitInterval), "spread"
    ),
    (
      Field(
        name: "x",
        title: "x",
        generator: .age(
          Lifetimes(of: "chat", minutes: 5, renewal: .compares("flush", .equals, 1))
        )
      ),
      .unknownControl("flush", known: ["share", "flushes"]), "renewed"
    ),
    (
      Field(name: "x", title: "x", per: "chat_age", generator: .sum(["chat_age"])),
      .notDrawnPerEntity, "per"
    ),
  ])
  func `what cannot be drawn is named`(field: Field, kind: WorldProblem.Kind, part: String) {
    let place = WorldPlace([.table("requests"), .field("x"), .part(part)])
    #expect(
      WorldModel.conversations(further: [field]).problems() == [WorldProblem(kind, at: place)]
    )
  }

  @Test func `a table of a fixed size has no ages`() {
    var model = WorldModel.conversations()
    model.tables[0].rows = .fixed(count: 5)
    let place = WorldPlace([.table("requests"), .field("chat_age")])
    #expect(model.problems().contains(WorldProblem(.fixedTableHasNoTime, at: place)))
  }
}
