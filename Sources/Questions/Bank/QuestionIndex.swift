package import ScenarioModel

/// An entry for each question of a bank: what lists, schedules and plans need, and where it lies.
///
/// It spares them the questions themselves, which are a hundred times as large.
package struct QuestionIndex: Hashable, Sendable {
  /// The areas that have something, in the order of `Topic`.
  package let areas: [Area]
  /// The entries of all areas in the order of the bank's questions.
  package let entries: [Entry]
  private let numbers: [QuestionID: Int]

  package init(areas: [Area]) {
    self.areas = areas
    entries = areas.flatMap(\.entries)
    numbers = Dictionary(entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// The entries of one area.
  package struct Area: Hashable, Sendable {
    package var area: Topic
    package var entries: [Entry]

    package init(area: Topic, entries: [Entry]) {
      self.area = area
      self.entries = entries
    }
  }

  /// A question as a list knows it.
  package struct Entry: Hashable, Sendable {
    package var id: QuestionID
    package var area: Topic
    package var kind: QuestionKind
    package var isTwenty: Bool
    /// The bytes of the question in its area's file; `nil` where it cannot be read alone.
    package var place: Range<Int>?

    package init(_ question: Question, place: Range<Int>? = nil) {
      id = question.id
      area = question.area
      kind = question.kind
      isTwenty = question.isTwenty
      self.place = place
    }

    init(id: QuestionID, area: Topic, kind: QuestionKind, isTwenty: Bool, place: Range<Int>?) {
      self.id = id
      self.area = area
      self.kind = kind
      self.isTwenty = isTwenty
      self.place = place
    }
  }

  /// The entry of a name; complexity O(1).
  package func entry(_ id: QuestionID) -> Entry? { numbers[id].map { entries[$0] } }
}

extension QuestionBank {
  /// The index of the bank, without places.
  package var index: QuestionIndex {
    QuestionIndex(
      areas: areas.map { part in
        QuestionIndex.Area(area: part.area, entries: part.questions.map { .init($0) })
      }
    )
  }
}
