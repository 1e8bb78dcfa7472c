/// The words that deny, suppose or doubt the words beside them.
enum Cues {
  static let simpleNegations = words(
    "not",
    "no",
    "never",
    "cannot",
    "can't",
    "couldn't",
    "don't",
    "didn't",
    "doesn't",
    "haven't",
    "hasn't",
    "isn't",
    "wasn't",
    "won't",
    "wouldn't",
    "shouldn't"
  )

  /// Before what they deny.
  static let denials =
    simpleNegations
    + words(
      "aren't",
      "weren't",
      "neither",
      "nor",
      "without",
      "rather than",
      "instead of",
      "ruled out",
      "rule out",
      "rules out",
      "ruling out",
      "rule it out",
      "exclude",
      "excludes",
      "excluded",
      "excluding",
      "eliminate",
      "eliminates",
      "eliminated",
      "dismissed",
      "unlikely",
      "absence of",
      "free of",
      "speaks against",
      "speak against",
      "argues against",
      "evidence against",
      "disproves",
      "disproved",
      "clears",
      "cleared",
      "exonerate",
      "exonerates",
      "exonerated",
      "acquit",
      "acquits",
      "acquitted",
      "absolves",
      "far from",
      "no sign of",
      "hardly",
      "nothing"
    )

  /// After what they deny.
  static let denialsAfter =
    words(
      "ruled out",
      "excluded",
      "eliminated",
      "unlikely",
      "innocent",
      "irrelevant",
      "unaffected",
      "exonerated",
      "acquitted",
      "absolved",
      "left alone",
      "not guilty",
      "not to blame",
      "nothing to do",
      "cannot explain",
      "can't explain",
      "cannot be",
      "can't be",
      "off the table",
      "in the clear",
      "off the hook",
      "a red herring",
      "crossed off",
      "as planned",
      "no role",
      "found none",
      "found nothing",
      "no difference"
    )
    + ["is", "was", "are", "were"].flatMap { copula in
      ["the", "a", "to", "at", "what", "responsible", "involved", "it", "our", "due", "behind"]
        .flatMap { next in
          [[copula, "not", next], ["\(copula)n't", next]]
        }
        + ["fine", "clean", "healthy", "sound", "out", "unchanged"].map { [copula, $0] }
    }
    + ["did", "does", "do"].flatMap { auxiliary in
      ["cause", "explain", "fit", "hold", "matter", "account", "differ"].flatMap { verb in
        [[auxiliary, "not", verb], ["\(auxiliary)n't", verb]]
      }
    }

  /// Denials that say of something that it is not able to do what follows.
  static let inabilities: Set<String> = ["cannot", "can't", "couldn't"]

  /// After a negation, turning it into an assertion.
  static let turners: Set<String> = ["only", "just", "merely", "doubt", "question", "surprise"]

  /// After a negation, turning it into a doubt.
  static let doubts: Set<String> = ["sure", "certain", "clear", "know", "convinced", "proven"]

  /// Anywhere in the clause of what they suppose.
  static let suppositions = words(
    "would",
    "wouldn't",
    "i'd",
    "we'd",
    "had it been",
    "were it"
  )

  /// Before what they suppose.
  static let conditions = words(
    "if",
    "unless",
    "suppose",
    "assuming",
    "whether",
    "in case",
    "before you",
    "before we",
    "before i",
    "before anyone",
    "before blaming",
    "until we",
    "until i",
    "until you"
  )

  /// After "would", making it a way to say what one holds.
  static let opinions: Set<String> = ["say", "blame", "call", "bet", "go", "put"]

  static let hedges = words(
    "might",
    "may",
    "maybe",
    "perhaps",
    "possibly",
    "possible",
    "could",
    "guess",
    "unsure",
    "suspect",
    "wonder",
    "conceivably"
  )

  /// Before a verb of excluding, making it a plan or a duty: to rule out, would rule out, yet to.
  static let plans: Set<String> = [
    "would", "will", "should", "must", "might", "may", "let", "let's", "i'd", "we'd", "i'll",
    "we'll", "yet",
  ]

  /// Before "to rule out", making it something that was reached.
  static let achievements: Set<String> = ["enough", "able", "us", "me", "allows", "allow"]

  /// Before a claim that they take the edge off.
  static let softeners: Set<String> = [
    "nearly", "almost", "fairly", "pretty", "quite", "rather", "not", "less", "hardly",
  ]

  /// After a claim, granting it only to go on to something else, or leaving it open.
  static let contrasts: Set<String> = [
    "but", "however", "although", "though", "yet", "unless", "until", "still",
  ]

  /// People who are not the speaker.
  static let others: Set<String> = [
    "people", "they", "someone", "somebody", "some", "many", "everyone", "everybody", "others",
  ]

  /// Verbs by which these make a claim that is not the speaker's.
  static let sayings: Set<String> = [
    "say", "says", "said", "think", "thinks", "thought", "claim", "claims", "claimed", "argue",
    "argues", "argued", "assume", "assumes", "assumed",
  ]

  /// Right after a suspect or a few words on, saying that it is as it should be.
  static let clearances = words(
    "flat",
    "normal",
    "fine",
    "clean",
    "ok",
    "okay",
    "healthy",
    "sound",
    "unchanged",
    "identical",
    "alike",
    "equal",
    "equally",
    "the same",
    "steady",
    "stable",
    "even",
    "negligible",
    "noise",
    "in order",
    "up to date",
    "checks out",
    "as designed",
    "as planned",
    "as intended",
    "as expected",
    "as before",
    "as usual",
    "as good as",
    "like the others",
    "like the other",
    "no effect",
    "no difference",
    "no change",
    "no influence",
    "has it too",
    "have it too",
    "had it too",
    "hit as well",
    "suffers too",
    "suffers as much",
    "is out",
    "are out",
    "acquitted",
    "exonerated",
    "innocent"
  )

  private static func words(_ cues: String...) -> [[String]] {
    cues.map { $0.split(separator: " ").map(String.init) }
  }
}
