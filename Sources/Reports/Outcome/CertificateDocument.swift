package import Plotting

/// The drills that somebody played, each with its score and the digest of its replay file.
///
/// Its JSON is stable: keys are added, never renamed or removed. It is no exam: nobody watched, and the
/// sessions are those that its owner chose to keep.
package struct CertificateDocument: Hashable, Sendable, Codable {
  /// The version of the form.
  package var version = 1
  /// The name that its owner gave; nobody checked it.
  package var name: String
  /// The day on which it was made, such as 2026-11-30.
  package var day: String
  package var sessions: [Row]

  private enum CodingKeys: String, CodingKey { case version, name, day, sessions }

  package init(name: String, day: String, sessions: [Row]) {
    self.name = name
    self.day = day
    self.sessions = sessions
  }

  /// One session.
  package struct Row: Hashable, Sendable, Codable {
    /// The name of its replay file, beside the certificate.
    package var file: String
    /// The SHA-256 of the file, 64 hexadecimal digits.
    package var digest: String
    package var scenario: String
    package var title: String
    package var difficulty: Int
    package var mode: String
    /// The day on which it began.
    package var day: String
    /// Range: 0 to 100, rounded half up to a tenth.
    package var score: Double

    private enum CodingKeys: String, CodingKey {
      case file, digest, scenario, title, difficulty, mode, day, score
    }

    package init(
      file: String,
      digest: String,
      scenario: String,
      title: String,
      difficulty: Int,
      mode: String,
      day: String,
      score: Double
    ) {
      self.file = file
      self.digest = digest
      self.scenario = scenario
      self.title = title
      self.difficulty = difficulty
      self.mode = mode
      self.day = day
      self.score = score
    }
  }

  /// The mean score; `nil` without a session.
  package var mean: Double? {
    sessions.isEmpty ? nil : sessions.map(\.score).reduce(0, +) / Double(sessions.count)
  }

  /// The sentences that say what it is worth.
  package static let meaning = """
    This is no exam: nobody watched, and the sessions are those that their owner chose to keep. In none \
    was the world known beforehand as far as the data folder knows. Each replay file holds the whole \
    path; whoever has it can play it back, and 'firedrill verify certificate.json' computes every score \
    anew from it.
    """

  /// The sessions, incidents and mean score in one sentence.
  package var summary: String {
    let incidents = Set(sessions.map(\.scenario)).count
    let mean = mean.map { ", mean score \($0.tenths) of 100" } ?? ""
    return "\(sessions.count) \(sessions.count == 1 ? "session" : "sessions") on \(incidents)"
      + " \(incidents == 1 ? "incident" : "incidents")\(mean)"
  }

  /// The sessions as a table, the latest first.
  package var table: DataTable {
    DataTable(
      title: "",
      columns: [
        DataTable.Column(name: "day"), DataTable.Column(name: "incident"),
        DataTable.Column(name: "difficulty", alignment: .right), DataTable.Column(name: "mode"),
        DataTable.Column(name: "score", alignment: .right),
      ],
      rows: sessions.map { [$0.day, $0.title, "\($0.difficulty)", $0.mode, $0.score.tenths] }
    )
  }

  package func lines(_ style: TextStyle) -> [String] {
    style.paragraph(name.isEmpty ? summary : "\(name): \(summary)") + [""]
      + style.figure(.table(table)) + [""] + style.paragraph(Self.meaning)
  }

  /// The page to print or to send.
  package func html(key: String) -> String {
    HTMLPage(
      title: "Incident drills" + (name.isEmpty ? "" : ": \(name)"),
      style: Self.style,
      body: [
        HTMLPage.element("p", "Firedrill", class: "kicker"),
        HTMLPage.element("h1", name.isEmpty ? "Incident drills" : name),
        HTMLPage.element("p", summary), HTMLPage.figure(.table(table)),
        HTMLPage.element("p", Self.meaning),
        HTMLPage.element("p", "\(day) · signed by key \(key)", class: "kicker"),
      ]
    ).text
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:2rem;color:#1a1a1a;\
    border:2px solid #1a1a1a}h1{font-size:1.8rem;margin:.2rem 0}.kicker{color:#555}\
    table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;text-align:left;\
    border-bottom:1px solid #bbb}.n{text-align:right}@page{size:A4;margin:15mm}\
    @media print{body{border:0;margin:0;padding:0}}
    """
}
