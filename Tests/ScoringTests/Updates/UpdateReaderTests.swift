import ScenarioModel
import TestSupport
import Testing

@testable import Scoring

/// Slots of updates as on-call engineers write them, labelled by hand.
struct UpdateReaderTests {
  private static func reading(_ text: String) throws -> UpdateReading {
    UpdateReader(try Sample.canary().scenario).read(text)
  }

  private static let all = Set(UpdateSlot.allCases)

  @Test(
    arguments: [
      (
        "Users of the canary get wrong answers, only in Japanese; probably a bad deploy; we paused the"
          + " rollout; next update at 15:20.", all
      ),
      (
        "Impact: Japanese conversations fail. Scope: pool c. We do not know the cause yet. Checking the"
          + " traces now. I will report back in 20 minutes.", all
      ),
      ("Resolved rate dropped for canary users. Looking into it.", [.impact, .scope, .nextStep]),
      ("We are investigating.", [.nextStep]),
      ("All good.", []),
      ("Next: count what is cut off.", [.nextStep]), ("reading 40 transcripts now", [.nextStep]),
      ("Adapter pulled. Next 17:00", [.nextStep, .nextUpdate]), ("No culprit yet.", [.belief]),
      ("We'll confirm when it has finished.", [.nextStep, .nextUpdate]),
      ("Back at 14.40.", [.nextUpdate]),
      ("Users don't find what they need.", [.impact]),
      ("Did anybody stop the rollout? Are users affected everywhere?", []),
      ("News.", []),
      (
        "It was the cold cache. Next message by 16:05 or within half an hour.",
        [.belief, .nextUpdate]
      ),
      ("Customers complain. More in 30 min.", [.impact, .nextUpdate]),
      ("I suspect the retrieval provider; control is unaffected.", [.scope, .belief]),
      ("Started at 14:50, seen by 402 users.", []),
      ("Impact. Scope. Belief. Next step. Next update in 30 minutes.", [.nextUpdate]),
      ("Everything under control.", []), ("Back to you at 15:30.", [.nextUpdate]),
      ("You hear from me at quarter to four.", [.nextUpdate]),
      ("I write every thirty minutes.", [.nextUpdate]),
    ] as [(String, Set<UpdateSlot>)]
  )
  func `slots are found where they are said`(text: String, expected: Set<UpdateSlot>) throws {
    let reading = try Self.reading(text)
    let found = Set(reading.slots.filter { $0.quote != nil }.map(\.slot))
    #expect(found == expected, "\(reading.account)")
    #expect(reading.slots.map(\.slot) == UpdateSlot.allCases)
    #expect(abs(reading.share - Double(expected.count) / 5) < 1e-12)
  }

  @Test func `every verdict quotes words that stand in the update`() throws {
    let text =
      "Japanese users get cut answers, canary only, likely the build; rollback is ready, we will"
      + " start it now; next update 15:20"
    for slot in try Self.reading(text).slots {
      let quote = try #require(slot.quote, "\(slot.slot)")
      #expect(text.contains(quote), "\(quote)")
      #expect(quote.count < text.count / 2, "a quote of all says nothing: \(quote)")
    }
  }

  @Test(arguments: [
    "impact scope belief likely next step next update 15:20 users canary cause",
    "impact, scope, belief, likely, next step, next update 15:20, users, canary",
  ])
  func `the slots' names in a row tell nobody anything`(stuffed: String) throws {
    #expect(try Self.reading(stuffed).share == 0)
  }

  @Test func `a comparison with a time before is no promise`() throws {
    let reading = try Self.reading("The agent takes 10 steps more than at noon. Next update 16:45.")
    #expect(reading.slots.first { $0.slot == .nextUpdate }?.quote == "update 16:45")
  }

  @Test(arguments: [
    (
      "Tasks take more than 22 steps and cost more than planned. Users see errors. The rollout is on"
        + " hold. News again at 16:45.",
      UpdateSlot.nextStep, "The rollout is on hold"
    ),
    (
      "Control users are hit as well and a roll back would not help. We are draining pool c.",
      .nextStep, "We are draining pool c"
    ),
    (
      "Usual is 85 %. Japanese users get cut answers, other languages look fine.",
      .impact, "Japanese users get cut answers"
    ),
    (
      "Only one in ten answers is read. All users are affected.",
      .scope, "All users are affected"
    ),
    (
      "Whether all users are affected is not known. Answers fail on the canary only.",
      .impact, "Answers fail on the canary only"
    ),
    (
      "Pool c is back on host b since 12:57. News again at 13:30.",
      .nextUpdate, "News again at 13:30"
    ),
  ])
  func `a slot is quoted by its plainest words`(text: String, slot: UpdateSlot, quote: String)
    throws
  {
    let reading = try Self.reading(text)
    #expect(reading.slots.first { $0.slot == slot }?.quote == quote, "\(reading.account)")
  }

  @Test func `a clause fills a second slot only where no other does`() throws {
    let reading = try Self.reading("Users are affected everywhere. Answers fail in pool c only.")
    let quotes = reading.slots.prefix(2).map(\.quote)
    #expect(quotes == ["Users are affected everywhere", "Users are affected everywhere"])
    let other = try Self.reading("All users are affected. The errors are limited to pool c.")
    #expect(
      other.slots.prefix(2).map(\.quote)
        == ["All users are affected", "The errors are limited to pool c"]
    )
  }

  @Test func `telegrams are read`() throws {
    let text = "Canary paused. Japanese users affected. Suspect build 25.3. Next update 15:20."
    #expect(try Self.reading(text).share == 1)
  }

  @Test(arguments: ["", "\u{1}\u{2}", String(repeating: "a", count: 20_000)])
  func `texts without words fill nothing`(text: String) throws {
    #expect(try Self.reading(text).share == 0)
  }
}
