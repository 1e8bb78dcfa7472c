import ScenarioModel
import Telemetry
import Testing

@testable import EvidenceRequests

struct EvidenceMatcherTests {
  private static let matchers = Result {
    let scenarios = try LabelledRequest.scenarios.get()
    return Dictionary(
      uniqueKeysWithValues: scenarios.map { ($0.id.rawValue, ($0, EvidenceMatcher($0))) }
    )
  }

  private static func matcher(_ name: String) throws -> (Scenario, EvidenceMatcher) {
    try #require(try matchers.get()[name])
  }

  @Test func `the labelled set is large enough to mean something`() throws {
    let requests = try LabelledRequest.all()
    #expect(requests.count { $0.action != nil } >= 160)
    #expect(requests.count { $0.action == nil } >= 40)
    #expect(Set(requests.map(\.scenario)).count == 4)
    for request in requests {
      guard let action = request.action else { continue }
      #expect(try Self.matcher(request.scenario).0.action(action) != nil, "\(action)")
    }
  }

  @Test func `nine of ten requests lead to the action that people mean`() throws {
    let asked = try LabelledRequest.all().filter { $0.action != nil }
    var missed: [String] = []
    for request in asked {
      let match = try Self.matcher(request.scenario).1.match(request.words)
      if match.candidates.first != request.action {
        missed.append("\(request) -> \(match)")
      }
    }
    let share = 1 - Double(missed.count) / Double(asked.count)
    #expect(share >= 0.9, "\(share): \(missed.joined(separator: "\n"))")
  }

  @Test func `a reading that is not said back is hardly ever wrong, and most are not`() throws {
    var (right, wrong, doubted) = (0, [String](), 0)
    for request in try LabelledRequest.all() {
      switch try Self.matcher(request.scenario).1.match(request.words) {
      case .one(let id) where id == request.action: right += 1
      case .one(let id): wrong.append("\(request.words) -> \(id)")
      case .likely: doubted += 1
      case .ambiguous, .none: break
      }
    }
    #expect(wrong.count * 50 <= right, "\(right) right, \(doubted) doubted: \(wrong)")
    #expect(doubted < right, "\(right) right, \(doubted) doubted")
  }

  @Test func `what nobody has is matched to nothing`() throws {
    for request in try LabelledRequest.all() where request.action == nil {
      #expect(
        try Self.matcher(request.scenario).1.match(request.words) == .none,
        "\(request.words)"
      )
    }
  }

  @Test func `every title and every synonym may lead to its own action`() throws {
    for scenario in try LabelledRequest.scenarios.get() {
      let matcher = try Self.matcher(scenario.id.rawValue).1
      for action in scenario.actions {
        let missed = ([action.title] + action.synonyms).filter {
          !matcher.match($0).candidates.contains(action.id)
        }
        #expect(missed.count <= 1, "\(scenario.id) \(action.id): \(missed)")
      }
    }
  }

  @Test(arguments: [
    ("retreival scores by languge", "retrieval-scores"),
    ("operatons log", "operations-log"),
    ("RELEASE NOTES!!", "release-notes"),
    ("finish_reason", "finish-reasons"),
  ])
  func `slips of spelling and shape are understood`(words: String, action: String) throws {
    #expect(try Self.matcher("canary-segment-regression").1.match(words) == .one(ActionID(action)))
  }

  @Test(arguments: ["tracks", "routine", "simple", "channels", "charged", "alignment"])
  func `another word is not taken for a slip of a known one`(word: String) throws {
    #expect(try Self.matcher("canary-segment-regression").1.match(word) == .none)
  }

  @Test(arguments: [("relaase notes", "release-notes"), ("operatian log", "operations-log")])
  func `a word that is read with another letter is said back`(
    words: String,
    action: String
  ) throws {
    #expect(
      try Self.matcher("canary-segment-regression").1.match(words) == .likely(ActionID(action))
    )
  }

  @Test func `an ambiguous request names two or three candidates, each once`() throws {
    var ambiguous = 0
    for request in try LabelledRequest.all() {
      let match = try Self.matcher(request.scenario).1.match(request.words)
      guard case .ambiguous(let candidates) = match else { continue }
      ambiguous += 1
      #expect((2...3).contains(candidates.count))
      #expect(Set(candidates).count == candidates.count)
    }
    #expect((1...30).contains(ambiguous))
  }

  @Test func `what is meant but cannot be had is not replaced by the next best`() throws {
    let (scenario, matcher) = try Self.matcher("canary-segment-regression")
    let others = scenario.actions.map(\.id).filter { $0.rawValue != "release-notes" }
    #expect(matcher.match("release notes of the build") == .one(ActionID("release-notes")))
    #expect(matcher.match("release notes of the build", among: others) == .none)
    #expect(matcher.match("release notes of the build", among: []) == .none)
  }

  @Test(arguments: [
    "", "   ", "show me", "please can you get me the", "?!…", "zeig mir die Traces-Übersicht bitte",
  ])
  func `words without meaning ask for nothing`(words: String) throws {
    for scenario in try LabelledRequest.scenarios.get().prefix(1) {
      #expect(try Self.matcher(scenario.id.rawValue).1.match(words) == .none)
    }
  }

  @Test func `a pasted book is read as far as anyone asks`() throws {
    let (_, matcher) = try Self.matcher("canary-segment-regression")
    let book = String(repeating: "lorem ipsum dolor ", count: 20_000)
    #expect(matcher.match(book) == .none)
    #expect(
      matcher.match("release notes" + String(repeating: " ", count: 5000) + book)
        == .one(ActionID("release-notes"))
    )
  }
}

extension EvidenceMatch {
  /// What could be meant, the likeliest first.
  fileprivate var candidates: [ActionID] {
    switch self {
    case .one(let id), .likely(let id): [id]
    case .ambiguous(let ids): ids
    case .none: []
    }
  }
}
