package import Sessions

/// A session as a file that can be kept, sent and played back.
///
/// JSON Lines in UTF-8, each line ended by a line feed: the header, one line for each event, the
/// files of the scenario where it is bundled, a seal, and the signature of one who vouches for it, if
/// there is any. A line is a JSON object whose last member is `"hash"`. Its *own bytes* are those of the line with `,"hash":"…"` taken out, and the hash is
/// SHA-256(hash of the line before ‖ own bytes) in lower-case hexadecimal, with nothing before the
/// header. Reading checks the bytes of the file as they are; nothing is encoded again.
package struct ReplayFile: Hashable, Sendable {
  package var header: SessionHeader
  package var events: [SessionEvent]
  /// The score of the session, if it was scored.
  package var score: SealedScore?
  /// The scenario on which it was played, if the file contains it.
  package var bundle: ScenarioBundle?
  /// The signature with which the file was read.
  package internal(set) var signature: ReplaySignature?

  package init(
    header: SessionHeader,
    events: [SessionEvent],
    score: SealedScore? = nil,
    bundle: ScenarioBundle? = nil
  ) {
    self.header = header
    self.events = events
    self.score = score
    self.bundle = bundle
  }
}

/// The score that a replay must come to again.
package struct SealedScore: Hashable, Sendable, Codable {
  /// The version of the score's weights and constants.
  package var rubric: Int
  /// Points, 0 to 100.
  package var total: Double
  /// Digest of the whole scorecard, in hexadecimal.
  package var digest: String

  package init(rubric: Int, total: Double, digest: String) {
    self.rubric = rubric
    self.total = total
    self.digest = digest
  }
}

/// The content of the line that seals a replay.
struct ReplaySeal: Codable {
  /// The number of events.
  var events: Int
  var score: SealedScore?
}

/// The line that seals a replay.
struct SealLine: Codable {
  var seal: ReplaySeal
}

/// The size limits of a replay.
///
/// A drill is a few hundred events of a few hundred bytes; the limits leave room for thousands and
/// keep a hostile file from costing more than a moment.
package enum ReplayLimits {
  /// The most bytes of a file.
  package static let fileBytes = 4 << 20
  /// The most bytes of a line without its line feed.
  package static let lineBytes = 256 << 10
  /// The most events; at the shortest possible line they fill about half of the largest file.
  package static let events = 20_000
  /// The most files of a bundled scenario.
  package static let files = 256
  /// The most bytes of one of them, as of a scenario that is installed.
  package static let bundledFileBytes = 1 << 20
  /// The most bytes of a file's path.
  package static let pathBytes = 200
}

extension ReplayLimits {
  /// The length of a SHA-256 in hexadecimal digits.
  static let hashDigits = 64
  static let hashMemberStart = Array<UInt8>(#","hash":""#.utf8)
  static let hashMemberEnd = Array<UInt8>(#""}"#.utf8)
  /// The length of what follows a line's own bytes, less the brace that both end with.
  static let hashMemberBytes = hashMemberStart.count + hashDigits + 1
  /// The longest own bytes that still fit on a line.
  package static let ownBytes = lineBytes - hashMemberBytes
}
