/// A session in which every line but the last ones brings about exactly one event.
enum ReferenceScript {
  /// The world that the tests play.
  static let seed = "20311"

  static let commands = [
    "look locales", "look recent", "believe h1=40 h2=30 h7=30", "look assignment",
    "note heavy users are split as planned", "mitigate pause-rollout",
    "update Japanese canary users are affected, rollout stopped, next news in 30 minutes",
    "look same-mix", "slice share resolved by arm where locale=ja last 60", "look pools",
    "look control-arm", "wait 10", "hint", "look missing-outcomes", "look retrieval-scores",
    "look cache", "look release-notes", "look operations-log", "look support-lead",
    "believe h1=60 h3=20 h5=20", "look watch-japanese",
    "declare h1 at ja,build citing 1,10 because Japanese canary answers are cut, 12 % of them,"
      + " ruled out the pool !",
  ]

  /// The lines from a position on as a pipe gives them.
  static func input(from position: Int = 0, to end: Int = commands.count) -> String {
    commands[min(position, end)..<end].map { "\($0)\n" }.joined()
  }

  /// How many events a session's output shows.
  static func shownEvents(in output: String) -> Int {
    output.split(separator: "\n").count { line in
      let isHeading = line.hasPrefix("── [")
      return isHeading || line.hasPrefix("You believe:") || line.hasPrefix("Noted:")
        || line.hasPrefix("Hint (") || line.hasPrefix("You declared:")
    }
  }
}
