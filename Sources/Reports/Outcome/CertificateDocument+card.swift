import Plotting

extension CertificateDocument {
  /// The certificate as a card to print or to share: SVG of the size `SummaryCard.size`.
  ///
  /// `key` is the fingerprint of the key that signed it.
  package func card(key: String? = nil) -> String {
    let incidents = Set(sessions.map(\.scenario)).count
    var counts = [
      SummaryCard.Count(
        value: "\(sessions.count)",
        label: sessions.count == 1 ? "session" : "sessions"
      ),
      SummaryCard.Count(value: "\(incidents)", label: incidents == 1 ? "incident" : "incidents"),
    ]
    if let mean {
      counts.append(SummaryCard.Count(value: mean.tenths, label: "mean score of 100"))
    }
    return SummaryCard(
      kicker: "FIREDRILL",
      title: name.isEmpty ? "Incident drills" : name,
      counts: counts,
      rows: sessions.map { session in
        SummaryCard.Row(
          label: "\(session.day), difficulty \(session.difficulty): \(session.title)",
          value: session.score.tenths,
          share: session.score / 100
        )
      },
      notes: [
        "This is no exam: nobody watched, and the sessions are those that their owner chose to keep.",
        "'firedrill verify certificate.json' computes every score anew from the replay files.",
        day + (key.map { ", signed by key \($0)" } ?? ""),
      ]
    ).svg
  }
}
