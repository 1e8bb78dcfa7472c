/// Something that happened while a person prepared, as it is kept.
///
/// Events are only ever added: keys are never renamed or removed.
package enum HistoryEvent: Hashable, Sendable {
  case answered(GivenAnswer)
  /// A point of an earlier answer was disputed; it stands beside the verdict and changes nothing.
  case disputed(Dispute)
  /// A page was read, such as `map/retrieval` or `numbers`.
  case read(page: String)
  /// A plan was made for a moment; unit: seconds since 1970.
  case planned(until: Int)

  /// A dispute of a verdict.
  package struct Dispute: Hashable, Sendable, Codable {
    /// The number of the answer.
    package var answer: Int
    /// The point, such as a concept's name.
    package var point: String
    /// The words that say it, or why the verdict is wrong.
    package var words: String

    package init(answer: Int, point: String, words: String) {
      self.answer = answer
      self.point = point
      self.words = words
    }

    private enum CodingKeys: String, CodingKey { case answer, point, words }
  }
}

/// An answer with its grade, as it was given.
package struct GivenAnswer: Hashable, Sendable, Codable {
  package var question: String
  package var area: String
  package var kind: String
  /// The seed that dealt the question; below 2⁵³.
  package var seed: UInt64
  /// The texts of the answer, the first one first, then those to follow-up questions.
  package var texts: [String]
  /// The letter that was chosen, for a choice.
  package var chosen: String?
  /// The time that the first text took; `nil` where it is not known.
  ///
  /// Unit: seconds.
  package var seconds: Int?
  /// The time that was expected.
  ///
  /// Unit: seconds.
  package var limit: Int
  /// The share of points that it earned, 0 to 1.
  package var share: Double
  /// The names of points that earned nothing.
  package var missed: [String]
  package var habits: [KeptHabit]

  /// A habit that showed, by its name.
  package struct KeptHabit: Hashable, Sendable, Codable {
    package var name: String
    package var quote: String

    package init(name: String, quote: String) {
      self.name = name
      self.quote = quote
    }

    private enum CodingKeys: String, CodingKey { case name, quote }
  }

  package init(
    question: String,
    area: String,
    kind: String,
    seed: UInt64,
    texts: [String],
    chosen: String? = nil,
    seconds: Int?,
    limit: Int,
    share: Double,
    missed: [String] = [],
    habits: [KeptHabit] = []
  ) {
    self.question = question
    self.area = area
    self.kind = kind
    self.seed = seed
    self.texts = texts
    self.chosen = chosen
    self.seconds = seconds
    self.limit = limit
    self.share = share
    self.missed = missed
    self.habits = habits
  }

  private enum CodingKeys: String, CodingKey {
    case question, area, kind, seed, texts, chosen, seconds, limit, share, missed, habits
  }
}

extension HistoryEvent: Codable {
  private enum CodingKeys: String, CodingKey { case answered, disputed, read, planned }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch container.allKeys.first {
    case .answered: self = .answered(try container.decode(GivenAnswer.self, forKey: .answered))
    case .disputed: self = .disputed(try container.decode(Dispute.self, forKey: .disputed))
    case .read: self = .read(page: try container.decode(String.self, forKey: .read))
    case .planned: self = .planned(until: try container.decode(Int.self, forKey: .planned))
    case nil:
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no known event")
      )
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .answered(let answer): try container.encode(answer, forKey: .answered)
    case .disputed(let dispute): try container.encode(dispute, forKey: .disputed)
    case .read(let page): try container.encode(page, forKey: .read)
    case .planned(let second): try container.encode(second, forKey: .planned)
    }
  }
}
