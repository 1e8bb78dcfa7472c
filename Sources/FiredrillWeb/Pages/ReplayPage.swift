import Drills
import Plotting
import Reports
import Sessions

extension Site {
  /// The session as it was after one of its events, with the way to the others.
  func replay(_ room: SessionRoom, _ query: FormFields) async throws -> WebPage {
    let session = try await room.session()
    let last = session.entries.count
    let number = min(max(0, query.number("at") ?? 0), last)
    var past = session.atThePage
    for entry in session.entries.prefix(number) { past.apply(entry.event) }
    let status = try StatusReport(past)
    let report = number == 0 ? nil : try await room.report(of: number, in: session)
    let shown: HTML
    if let report {
      let view = EntryView(report: report, session: room.id.rawValue)
      shown = "<h2>\(view.heading)</h2>\(view.html)"
    } else {
      let brief = try BriefReport(past)
      shown = """
        <h2>The page</h2><p class="pager"><time>\(brief.pageTime.clock)</time> \(brief.page)</p>
        \(brief.background.html { "<p>\($0)</p>" })
        """
    }
    func link(_ number: Int) -> String {
      Address.session(room.id.rawValue, .replay).path + "?at=\(number)"
    }
    func button(_ relation: HTML, _ number: Int, _ text: HTML) -> HTML {
      guard (0...last).contains(number) else { return .none }
      return "<a class=\"button\" rel=\"\(relation)\" href=\"\(link(number))\">\(text)</a>"
    }
    let list = session.entries.html { entry in
      let line = TimelineLine(entry, in: session.scenario)
      let current: HTML = entry.number == number ? " aria-current=\"step\"" : .none
      return """
        <li><time>\(line.time.clock)</time> <span class="event">[\(entry.number)]</span> \
        <a href="\(link(entry.number))"\(current)>\(line.text)</a></li>
        """
    }
    let debrief: HTML =
      session.isOver
      ? "<p><a href=\"\(.session(room.id.rawValue, .debrief))\">To the debrief</a></p>" : .none
    return WebPage(
      title: "Replay of session \(room.id)",
      content: """
        <div class="status"><h1>Replay: \(status.title)</h1>
        <p><span class="clock">\(status.time.clock)</span> <span>+\(status.time.minute) min</span> \
        <span>\(status.badRate.text)</span> <span>event \(number) of \(last)</span></p></div>
        <form method="get" action="\(.session(room.id.rawValue, .replay))" class="scrub" data-scrub>
        \(button("prev", number - 1, "← back")) <label for="at">Event</label> <input type="range" id="at" name="at" min="0" \
        max="\(last)" value="\(number)"> <button>Go</button> \(button("next", number + 1, "on →"))</form>
        <div class="replay"><section aria-label="What was seen" class="piece">\(shown)</section>
        <section aria-labelledby="steps"><h2 id="steps">Steps</h2><ol class="timeline" start="0">\
        <li><a href="\(link(0))">the page</a></li>\(list)</ol>\
        \(debrief)</section></div>
        """,
      layout: .wide
    )
  }

  /// A figure that an event showed, counted from 1.
  func figure(_ number: Int, of event: Int, in room: SessionRoom) async throws -> Figure {
    let session = try await room.session()
    guard let figures = try await room.report(of: event, in: session)?.figures,
      figures.indices.contains(number - 1)
    else { throw WebFailure.notFound }
    return figures[number - 1]
  }

  /// The same as a document of SVG.
  func drawing(_ number: Int, of event: Int, in room: SessionRoom) async throws -> String {
    SVGRenderer.render(try await figure(number, of: event, in: room))
  }
}
