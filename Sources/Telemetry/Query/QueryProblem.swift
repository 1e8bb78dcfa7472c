/// A problem of a question, with the part of the question that has it.
package struct QueryProblem: Hashable, Sendable {
  package var place: QueryPlace
  package var error: QueryError

  package init(place: QueryPlace, error: QueryError) {
    self.place = place
    self.error = error
  }
}

/// A part of a query, measure or log template, as the way down to it.
///
/// Its text is like `aggregates[2].rows.all[1]`; the words are those of the types' properties and
/// cases, and the reader of the file knows where each stood.
package struct QueryPlace: Hashable, Sendable, CustomStringConvertible {
  /// One step of the way down.
  package enum Step: Hashable, Sendable {
    case part(String)
    case item(Int)
  }

  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  /// The place of a named part of this place.
  package func part(_ name: String) -> QueryPlace { QueryPlace(steps + [.part(name)]) }

  /// The place of an item of the list at this place, counted from 0.
  package func item(_ index: Int) -> QueryPlace { QueryPlace(steps + [.item(index)]) }

  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .part(let name): text += text.isEmpty ? name : ".\(name)"
      case .item(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
