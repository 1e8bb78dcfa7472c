import Reports
import Sessions

extension DrillPage {
  /// The event in the middle, with the pinned ones beside it; the brief where nothing was looked at.
  var evidence: HTML {
    guard let shown = state.shown else { return brief }
    var view = EntryView(report: shown, at: state.place)
    if state.lesson == nil { view.following = follow }
    let pins = state.pinned.map(\.number)
    let pinned = state.pinned.html { report in
      let rest = pins.filter { $0 != report.number }
      return """
        <article class="piece pinned"><h3>\(EntryView(report: report, at: state.place).heading)</h3>
        <p class="tools"><a href="\(state.link(showing: shown.number, pinning: rest))">unpin</a></p>
        \(EntryView(report: report, at: state.place).html)</article>
        """
    }
    return """
      <h2 id="evidence-title">\(view.heading)</h2>
      <p class="tools">\(step(from: shown.number))\
      <a href="\(state.link(showing: 0))">the page</a>\
      <a href="\(state.link(showing: shown.number, pinning: pins + [shown.number], at: "timeline"))">\
      pin it and choose another</a></p>
      <div class="pieces"><article class="piece">\(view.html)</article>\(pinned)</div>
      \(state.pinned.html { self.comparison(shown, $0) })
      """
  }

  /// The form that asks for the spans of a trace.
  private func follow(_ traces: [LogTrace]) -> HTML {
    form(
      .sql,
      """
      <p><label for="trace-\(traces[0].id)">Follow a request of this log</label>
      <select id="trace-\(traces[0].id)" name="statement">\(traces.html { trace in
        "<option value=\"\(trace.statement)\">\(trace.line)…</option>"
      })</select> <button>Show its spans (\(SessionLimits.queryMinutes) min)</button></p>
      """,
      class: "follow"
    )
  }

  /// Shows the differences between the documents of two pieces of evidence that stand side by side.
  private func comparison(_ shown: EntryReport, _ pinned: EntryReport) -> HTML {
    guard let new = shown.documents.first else { return .none }
    guard
      let old = pinned.documents.first(where: { $0.title == new.title }) ?? pinned.documents.first,
      old.text != new.text
    else { return .none }
    let title = "\(old.title) of [\(pinned.number)] against \(new.title) of [\(shown.number)]"
    return """
      <details class="part"><summary>What differs between the documents of [\(pinned.number)] and \
      [\(shown.number)]</summary>
      \(DiffView(
        title: title,
        diff: DocumentDiff(old: old.text, new: new.text),
        names: ("[\(pinned.number)]", "[\(shown.number)]")
      ).html)</details>
      """
  }

  /// Links to the evidence before and after an event.
  private func step(from number: Int) -> HTML {
    let numbers = state.session.entries.filter { $0.event.showsEvidence }.map(\.number)
    let before: HTML? = numbers.last { $0 < number }.map {
      "<a href=\"\(state.link(showing: $0))\" rel=\"prev\">← [\($0)]</a>"
    }
    let after: HTML? = numbers.first { $0 > number }.map {
      "<a href=\"\(state.link(showing: $0))\" rel=\"next\">[\($0)] →</a>"
    }
    return "\(before)\(after)"
  }

  private var brief: HTML {
    let brief = state.brief
    return """
      <h2 id="evidence-title">You were paged</h2>
      <p>\(brief.role)</p>
      <p class="pager"><time>\(brief.pageTime.clock)</time> \(brief.page)</p>
      \(brief.background.html { "<p>\($0)</p>" })
      <details><summary>What counts for the score</summary>\
      <ul>\(brief.conduct.rules.html { "<li>\($0)</li>" })</ul></details>
      """
  }

  /// Everything that happened, the latest first; evidence is a link to what it showed.
  var timeline: HTML {
    let session = state.session
    let items = session.entries.reversed().html { entry in
      let line = TimelineLine(entry, in: state.scenario, state.team)
      let messages = entry.messages.compactMap { MessageReport($0, in: state.scenario) }
      let finding: HTML? = state.findings[entry.number].map { "<p class=\"finding\">\($0)</p>" }
      let isShown = state.shown?.number == entry.number
      let current: HTML = isShown ? " aria-current=\"true\"" : .none
      let title: HTML =
        entry.event.showsEvidence
        ? "<a href=\"\(state.link(showing: entry.number))\"\(current)>\(line.text)</a>"
        : "<span>\(line.text)</span>"
      return """
        <li id="event-\(entry.number)"><time>\(line.time.clock)</time> \
        <span class="event">[\(entry.number)]</span> \(title)\(finding)\
        \(messages.html(EntryView.message))</li>
        """
    }
    return """
      <h2 id="timeline-title">Timeline</h2>
      <ol class="timeline" reversed>\(items)
      <li id="event-0"><time>\(state.brief.pageTime.clock)</time> <a href="\(state.link(showing: 0))">\
      the page</a><p class="message">\(state.brief.page)</p></li></ol>
      """
  }
}
