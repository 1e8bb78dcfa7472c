import Questions
import ScenarioModel

/// A round of questions as addresses and forms carry it: which questions fit, how many are wanted, and
/// how many are done.
struct QuestionRound: Hashable, Sendable {
  var area: Topic?
  var kind = Kind.mixed
  /// The questions that are wanted; `nil` where the round has no end.
  var count: Int?
  var done = 0
  /// Whether it begins although the person's date is hours away.
  var isAnyway = false

  /// The questions that a round asks.
  enum Kind: String, Hashable, Sendable {
    /// Questions that are due, then new ones.
    case mixed
    /// Questions that are due alone.
    case due
    case twenty
    /// Questions over all areas, answered before or not.
    case check
    /// Open questions, after which an incident interview follows.
    case mock
  }

  /// The most questions of a round, as for the command line.
  private static let most = 200

  /// The names of the fields.
  private enum Field {
    static let area = "area"
    static let kind = "round"
    static let count = "count"
    static let done = "done"
    static let anyway = "anyway"
  }

  init(_ kind: Kind = .mixed, area: Topic? = nil, count: Int? = nil, done: Int = 0) {
    (self.kind, self.area, self.count, self.done) = (kind, area, count, done)
  }

  /// Reads the fields of a query or form; what is no value of a field says nothing.
  init(_ fields: FormFields) {
    area = fields[Field.area].flatMap { Topic(rawValue: $0) }
    kind = fields[Field.kind].flatMap { Kind(rawValue: $0) } ?? .mixed
    count = fields.number(Field.count).flatMap { (1...Self.most).contains($0) ? $0 : nil }
    done = min(max(0, fields.number(Field.done) ?? 0), Self.most)
    isAnyway = fields[Field.anyway] != nil
  }

  /// The round as the fields of a form.
  var fields: FormFields {
    var fields = FormFields()
    if let area { fields.add(Field.area, area.rawValue) }
    if kind != .mixed { fields.add(Field.kind, kind.rawValue) }
    if let count { fields.add(Field.count, "\(count)") }
    if done > 0 { fields.add(Field.done, "\(done)") }
    if isAnyway { fields.add(Field.anyway, "yes") }
    return fields
  }

  /// The address of its next question.
  var next: String { Self.path(SprintAddress.next.path, fields) }

  /// An address with fields in its query.
  static func path(_ path: String, _ fields: FormFields) -> String {
    fields.fields.isEmpty ? path : "\(path)?\(fields.encoded)"
  }

  /// The round after one more answer.
  var afterAnswer: QuestionRound {
    var round = self
    round.done += 1
    return round
  }

  /// The fields that the page of an answer needs to go on; none for a round of any questions.
  var fieldsOfAnswer: FormFields {
    self == QuestionRound(done: done) ? FormFields() : fields
  }

  var isOver: Bool { count.map { done >= $0 } ?? false }

  /// The place of the question that is asked now, such as "3 of 8".
  var place: String? { count.map { "\(min(done + 1, $0)) of \($0)" } }

  /// The questions that fit.
  var request: QuestionRequest {
    var request: QuestionRequest
    switch kind {
    case .mixed: request = QuestionRequest()
    case .due: request = QuestionRequest(order: .dueOnly)
    case .twenty: request = QuestionRequest(isTwenty: true, order: .withRepeats)
    case .check: request = .check
    case .mock: request = QuestionRequest(kinds: [.open], order: .withRepeats)
    }
    if let area { request.areas = [area] }
    return request
  }

  /// The round in words.
  var title: String {
    let words =
      switch kind {
      case .mixed: area == nil ? "Questions" : "Questions on"
      case .due: "What is due"
      case .twenty: "The twenty"
      case .check: "The check"
      case .mock: "Mock interview"
      }
    guard let area else { return words }
    return kind == .mixed ? "\(words) \(area.title)" : "\(words), \(area.title)"
  }
}
