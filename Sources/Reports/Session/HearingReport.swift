import Scoring
package import ScenarioModel
package import Sessions

/// The concepts heard and missed in an explanation before it is declared, as JSON.
///
/// Nothing in it depends on the truth.
package struct HearingReport: Hashable, Sendable, Codable {
  package var heard: [Heard]
  /// The concepts that were not heard, the heaviest first.
  package var missing: [Missing]
  /// Why none of the words were read, as a clause; `nil` where they were.
  package var notRead: String?

  private enum CodingKeys: String, CodingKey { case heard, missing, notRead }

  /// Something that was heard, with its words.
  package struct Heard: Hashable, Sendable, Codable {
    package var title: String
    package var quote: String

    private enum CodingKeys: String, CodingKey { case title, quote }
  }

  /// Something that was not heard, by its name and title in the rubric.
  package struct Missing: Hashable, Sendable, Codable {
    package var concept: String
    package var title: String

    private enum CodingKeys: String, CodingKey { case concept, title }
  }

  /// Hears a declaration before it is made.
  ///
  /// Complexity: the evidence of every look, computed anew.
  package init(_ declaration: Declaration, in session: Session) throws(StagingError) {
    let hearing = try session.hearing(of: declaration)
    heard = hearing.heard.map { Heard(title: $0.title, quote: $0.quote.shortened) }
    missing = hearing.missing.map { Missing(concept: $0.concept, title: $0.title) }
    notRead = hearing.setAside?.account
  }
}
