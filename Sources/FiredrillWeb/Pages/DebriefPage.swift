import Drills
import Plotting
import Reports
import Scoring
import Sessions
import Telemetry

extension Site {
  /// The truth of a session that is over, its score and what to drill next.
  func debrief(_ room: SessionRoom) async throws -> WebPage {
    let document = try await debriefDocument(of: room)
    var page = DebriefPage(id: room.id, document: document).page
    let session = try await room.session()
    if session.isScorable, session.team != nil {
      let sealed = try services.sealedCard(named: "\(room.id)", of: session)
      let (card, _) = try await services.scorekeeper.teamCard(of: session, sealed: sealed)
      page.content += CardView(card: card.people).html
    }
    return page
  }

  /// The debrief as one file.
  func debriefFile(_ room: SessionRoom) async throws -> WebResponse {
    let document = try await debriefDocument(of: room)
    return .file(
      Array(document.html(.pages).utf8),
      named: "debrief-\(room.id).html",
      type: "text/html; charset=utf-8"
    )
  }

  private func debriefDocument(of room: SessionRoom) async throws -> DebriefDocument {
    let session = try await room.session()
    guard session.isOver else { throw WebFailure.stillOpen(room.id) }
    let sealed = try services.sealedCard(named: "\(room.id)", of: session)
    let (report, card) = try await services.scorekeeper.debrief(of: session, sealed: sealed)
    return DebriefDocument(session, report, card)
  }
}

extension CommandNames {
  /// The names that reports give to commands, as a page calls them.
  static let pages = CommandNames(
    score: "'firedrill score'",
    calibrate: "'firedrill calibrate'",
    play: { "the incident '\($0)'" }
  )
}

/// The page that explains a session that is over.
struct DebriefPage {
  let id: SessionID
  let document: DebriefDocument

  var page: WebPage {
    WebPage(
      title: "Debrief: \(document.title)",
      content: """
        <section class="truth" aria-labelledby="truth"><h2 id="truth">What happened</h2>
        <p class="cause">\(document.cause)</p><p>\(document.explanation)</p></section>
        \(score)
        <h2>Two paths on the same incident</h2>
        <div class="paths">\(path("Yours", document.path, isOurs: true))\
        \(path("The reference's", document.referencePath, isOurs: false))</div>
        \(FigureView(document.beliefFigure).html)
        \(FigureView(.table(document.checkpointTable)).html)
        \(FigureView(document.harmFigure).html)
        <h2>What ruled out each rival</h2>
        \(document.rivals.html(rival))
        <h2>The trap</h2><p>\(document.lessons.trap)</p>
        \(list("Prevention", document.lessons.prevention))
        \(list("Numbers to know", document.lessons.numbers))
        \(list("Reading", document.lessons.reading.map { "\($0.title): \($0.source)" }))
        \(training)
        <p class="files"><a href="\(.session(id.rawValue, .replay))">Step through it again</a> \
        <a href="\(.session(id.rawValue, .debriefFile))" download>Debrief as one file</a></p>
        """
    )
  }

  private func event(_ number: Int) -> HTML {
    let address = Address.session(id.rawValue, .replay).path + "?at=\(number)"
    return "<a class=\"event\" href=\"\(address)\">[\(number)]</a>"
  }

  private var score: HTML {
    guard let score = document.score else { return "<p>Abandoned, so it has no score.</p>" }
    let capped: HTML? = score.cap.map {
      "<p><b>Capped at \(Digits.fixed($0, decimals: 0)):</b> \(score.capReason ?? "")</p>"
    }
    let sealed: HTML? = score.sealedNote(.pages).map { "<p class=\"faint\">\($0)</p>" }
    let flags = score.flags.html { flag in
      "<li>\(flag.events.html(event)) \(flag.text)</li>"
    }
    return """
      <section aria-labelledby="score"><h2 id="score">Score <span class="total">\
      \(points(score.total))</span> of 100: \(score.band)</h2>\(sealed)\(capped)
      <div class="ledger">\(score.criteria.html(criterion))</div>
      \(flags.isEmpty ? nil : "<h3>Habits</h3><ul>\(flags)</ul>" as HTML)</section>
      """
  }

  private func criterion(_ criterion: ScoreDocument.Criterion) -> HTML {
    """
    <details class="criterion"><summary><span>\(criterion.name)</span> \
    <meter min="0" max="\(points(criterion.weight))" value="\(points(max(0, criterion.points)))" \
    aria-label="\(criterion.name)"></meter> <span class="n">\(points(criterion.points)) of \
    \(points(criterion.weight))</span></summary>
    <ul class="plain">\(criterion.ledger.html { line in
      """
      <li><span class="n">\(points(line.points)) / \(points(line.possible))</span> \
      \(line.events.html(event)) \(line.text)</li>
      """
    })</ul></details>
    """
  }

  private func points(_ value: Double) -> String { Digits.fixed(value, decimals: 1) }

  private func path(_ title: HTML, _ steps: [DebriefDocument.Step], isOurs: Bool) -> HTML {
    let rows = steps.html { step in
      let gain: HTML? = step.gain.map {
        "<span class=\"note\">\($0 >= 0 ? "+" : "")\(Digits.fixed($0, decimals: 2)) bits</span>"
      }
      let number: HTML = isOurs ? event(step.event) : .none
      return "<li><time>\(step.clock)</time> \(number) \(step.title) \(gain)</li>"
    }
    return "<section><h3>\(title)</h3><ol class=\"timeline\">\(rows)</ol></section>"
  }

  private func rival(_ rival: DebriefDocument.Rival) -> HTML {
    let onPath: HTML
    if let evidence = rival.evidence {
      let ratio = Digits.significant(evidence.ratio, digits: 2)
      onPath = """
        \(event(evidence.event)) \(evidence.title), \(ratio) times likelier under the truth
        """
    } else if let missed = rival.missedTitle {
      onPath = "nothing you saw told it from the truth; this would have: \(missed)"
    } else {
      onPath = "nothing you saw told it from the truth"
    }
    return """
      <details class="rival"><summary>\(rival.title) <span class="note">\
      \(Digits.percent(rival.posterior, decimals: 0)) left</span></summary>
      <p>\(rival.tempting)</p><p><b>Ruled out by:</b> \(rival.ruledOutBy)</p>
      <p><b>On your path:</b> \(onPath)</p></details>
      """
  }

  private func list(_ title: HTML, _ entries: [String]) -> HTML {
    guard !entries.isEmpty else { return .none }
    return "<h2>\(title)</h2><ul>\(entries.html { "<li>\($0)</li>" })</ul>"
  }

  private var training: HTML {
    guard !document.training.isEmpty else { return .none }
    return """
      <section class="next" aria-label="What to drill next"><p class="kicker">Train next</p>
      <ul>\(document.training.html { advice in
        "<li><b>\(advice.criterion)</b>, \(Digits.percent(advice.figure, decimals: 0)) earned: \(advice.text)</li>"
      })</ul>
      <p><a class="button primary" href="\(.incident(document.scenario))">Play it again with another world</a> \
      <a class="button" href="\(Address.progress)">Your progress</a></p></section>
      """
  }
}
