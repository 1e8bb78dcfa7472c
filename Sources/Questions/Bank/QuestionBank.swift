package import ScenarioModel

// Questions owns the sprint: questions of three kinds, how answers to them are graded, which of them
// are due, what an answer history says of a person, and a plan for the time that is left. It knows no
// file, no clock and no store: the bank, the moment and the answers are handed in.

/// All questions, maps and numbers of the areas.
package struct QuestionBank: Hashable, Sendable {
  /// The areas that have something, in the order of `Topic`.
  package let areas: [AreaBank]
  /// All questions in the order of the areas and, within one, of the file.
  package let questions: [Question]
  private let places: [QuestionID: Int]

  package init(areas: [AreaBank]) {
    let rank = Dictionary(uniqueKeysWithValues: Topic.allCases.enumerated().map { ($1, $0) })
    self.areas = areas.sorted { (rank[$0.area] ?? 0) < (rank[$1.area] ?? 0) }
    questions = self.areas.flatMap(\.questions)
    places = Dictionary(questions.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// The question of a name; complexity O(1).
  package func question(_ id: QuestionID) -> Question? { places[id].map { questions[$0] } }

  /// The parts of one area; `nil` where the bank has none.
  package func bank(of area: Topic) -> AreaBank? { areas.first { $0.area == area } }
}

/// The questions, the map and the numbers of one area.
package struct AreaBank: Hashable, Sendable {
  package var area: Topic
  package var questions: [Question]
  package var map: AreaMap?
  package var numbers: [KeyNumber]

  package init(
    area: Topic,
    questions: [Question] = [],
    map: AreaMap? = nil,
    numbers: [KeyNumber] = []
  ) {
    self.area = area
    self.questions = questions
    self.map = map
    self.numbers = numbers
  }
}

extension Topic {
  /// The name of the area as people say it.
  package var title: String {
    switch self {
    case .retrieval: "retrieval (RAG)"
    case .agents: "agents"
    case .evaluation: "evaluation"
    case .production: "production"
    case .foundations: "NLP foundations"
    }
  }
}
