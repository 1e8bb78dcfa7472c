import Drills
import Plotting
import Reports
import ScenarioModel
import Sessions

extension Site {
  /// The session as it was after one of its events, with the way to the others, and where it is over a
  /// second path beside it.
  func replay(_ room: SessionRoom, _ query: FormFields) async throws -> WebPage {
    let session = try await room.session()
    let number: Int
    if let minute = query.number("minute") {
      number = session.entries.last { $0.end <= minute }?.number ?? 0
    } else {
      number = min(max(0, query.number("at") ?? 0), session.entries.count)
    }
    var past = session.atThePage
    for entry in session.entries.prefix(number) { past.apply(entry.event) }
    let other = query["with"].flatMap { $0.isEmpty ? nil : $0 }
    return ReplayPage(
      id: room.id,
      session: session,
      number: number,
      past: past,
      shown: number == 0 ? nil : try await room.report(of: number, in: session),
      other: try await other.asyncMap { (name: $0, session: try await path($0, beside: session)) },
      speed: query.number("speed").flatMap { ReplayPage.speeds.contains($0) ? $0 : nil },
      status: try StatusReport(past),
      others: try sessions.sessions().filter {
        $0.scenario == session.header.scenario && $0.state != .open && $0.id != room.id
      }
    ).page
  }

  /// The session of a number, or the reference's on this world; both must be over, since paths tell
  /// truths.
  private func path(_ name: String, beside session: Session) async throws -> Session {
    guard session.isOver else {
      throw WebFailure.refused(
        "This session is still open. Declare or abandon it to see other paths."
      )
    }
    if name == SessionComparison.reference {
      return try await services.scorekeeper.expert(of: session)
    }
    guard let number = Address.number(name) else { throw WebFailure.malformed }
    let other = try sessions.load(SessionID(rawValue: number))
    guard other.isOver else { throw WebFailure.stillOpen(SessionID(rawValue: number)) }
    guard other.header.scenario == session.header.scenario else {
      throw WebFailure.refused("Session \(number) is of another incident.")
    }
    return other
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

extension Optional {
  fileprivate func asyncMap<Value>(
    _ transform: (Wrapped) async throws -> Value
  ) async rethrows -> Value? {
    if let self { try await transform(self) } else { nil }
  }
}

/// The page on which a session is stepped through.
struct ReplayPage {
  let id: SessionID
  let session: Session
  /// The event that is shown; 0 is the page.
  let number: Int
  /// The session after that event.
  let past: Session
  let shown: EntryReport?
  /// Another path through the same scenario.
  let other: (name: String, session: Session)?
  /// Simulated seconds a second while it plays; `nil` where it stands.
  let speed: Int?
  let status: StatusReport
  /// The sessions whose paths can be put beside it.
  let others: [SessionSummary]

  /// The speeds at which a replay plays.
  static let speeds = [1, 10, 60, 300, 600]

  var page: WebPage {
    WebPage(
      title: "Replay of session \(id)",
      content: """
        <div class="status"><h1>Replay: \(status.title)</h1>
        <p><span class="clock">\(status.time.clock)</span> <span>+\(status.time.minute) min</span> \
        <span>\(status.badRate.text)</span> <span>event \(number) of \(last)</span></p></div>
        \(scrubber)
        <div class="replay"><section aria-label="What was seen" class="piece">\(seen)</section>
        <section aria-labelledby="steps"><h2 id="steps">Steps</h2>\(steps)\(way)</section></div>
        """,
      layout: .wide
    )
  }

  private var last: Int { session.entries.count }

  private var seen: HTML {
    if let shown {
      let view = EntryView(report: shown, at: .session(id.rawValue))
      return "<h2>\(view.heading)</h2>\(view.html)"
    }
    let scenario = session.scenario
    return """
      <h2>The page</h2><p class="pager"><time>\(ClockTime(0, in: scenario).clock)</time> \
      \((try? BriefReport(past))?.page ?? "")</p>
      \(scenario.brief.background.html { "<p>\($0)</p>" })
      """
  }

  /// The address of an event; a path beside it and the speed stay.
  private func link(_ number: Int, keepsSpeed: Bool = false) -> String {
    var query = FormFields(["at": "\(number)"])
    if let other { query.add("with", other.name) }
    if keepsSpeed, let speed { query.add("speed", "\(speed)") }
    return Address.session(id.rawValue, .replay).path + "?\(query.encoded)"
  }

  private func button(_ relation: HTML, _ number: Int, _ text: HTML) -> HTML {
    guard (0...last).contains(number) else { return .none }
    return "<a class=\"button\" rel=\"\(relation)\" href=\"\(link(number))\">\(text)</a>"
  }

  private var scrubber: HTML {
    let kept: HTML? = other.map { "<input type=\"hidden\" name=\"with\" value=\"\($0.name)\">" }
    return """
      <form method="get" action="\(.session(id.rawValue, .replay))" class="scrub" data-scrub>
      \(button("prev", number - 1, "← back")) <label for="minute">Minute</label> \
      <input type="range" id="minute" name="minute" min="0" max="\(session.clock)" \
      value="\(past.clock)">\(kept) <button>Go</button> \(button("next", number + 1, "on →"))\
      \(player)</form>
      """
  }

  /// The control that plays the session by itself; the script works it.
  private var player: HTML {
    guard number < last else { return .none }
    let next = session.entries[number]
    return """
      <span class="player" hidden data-play="\(next.end - past.clock)" data-next="\(link(number + 1))"\
      \(speed.map { " data-speed=\"\($0)\"" as HTML })>\
      <label for="speed">Speed</label> <select id="speed">\(Self.speeds.html { speed in
        "<option value=\"\(speed)\"\(" selected", if: speed == (self.speed ?? 60))>×\(speed)</option>"
      })</select> <button type="button">Play</button></span>
      """
  }

  private var steps: HTML {
    guard let other else {
      let team = session.team
      let list = session.entries.html { entry in
        let line = TimelineLine(entry, in: session.scenario, team)
        return """
          <li><time>\(line.time.clock)</time> <span class="event">[\(entry.number)]</span> \
          <a href="\(link(entry.number))"\(current(entry.number))>\(line.text)</a></li>
          """
      }
      return """
        <ol class="timeline" start="0"><li><a href="\(link(0))"\(current(0))>the page</a></li>\
        \(list)</ol>\(choice)
        """
    }
    return "\(beside(other.name, other.session))\(choice)"
  }

  private func current(_ number: Int) -> HTML {
    number == self.number ? " aria-current=\"step\"" : .none
  }

  /// Both paths on one axis of time, a row a minute at which either did something.
  private func beside(_ name: String, _ other: Session) -> HTML {
    let minutes = Set(session.entries.map(\.end) + other.entries.map(\.end)).sorted()
    let team = session.team
    let rows = minutes.html { minute in
      let mine = session.entries.filter { $0.end == minute }.html { entry in
        let text = TimelineLine(entry, in: session.scenario, team).text
        return "<p><a href=\"\(link(entry.number))\"\(current(entry.number))>\(text)</a></p>"
      }
      let theirs = other.entries.filter { $0.end == minute }.html { entry in
        "<p>\(TimelineLine(entry, in: other.scenario).text)</p>"
      }
      return """
        <tr><th scope="row">\(ClockTime(minute, in: session.scenario).clock)</th>\
        <td>\(mine)</td><td>\(theirs)</td></tr>
        """
    }
    let title: HTML =
      name == SessionComparison.reference ? "the reference player" : "session \(name)"
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Two paths"><table class="beside">
      <thead><tr><th scope="col">time</th><th scope="col">this session</th>\
      <th scope="col">\(title)</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  /// The form that puts another path beside this one.
  private var choice: HTML {
    guard session.isOver else { return .none }
    let isExpert = other?.name == SessionComparison.reference
    return """
      <form method="get" action="\(.session(id.rawValue, .replay))"><p><label for="with">Beside it</label>
      <input type="hidden" name="at" value="\(number)">
      <select id="with" name="with"><option value="">nobody</option>\
      <option value="\(SessionComparison.reference)"\(" selected", if: isExpert)>\
      the reference player</option>\(others.html { summary in
        """
        <option value="\(summary.id.rawValue)"\(" selected", if: other?.name == "\(summary.id.rawValue)")>\
        session \(summary.id.rawValue), \(summary.resultText)</option>
        """
      })</select> <button>Show</button></p></form>
      """
  }

  private var way: HTML {
    guard session.isOver, session.declaration != nil else { return .none }
    if session.header.mode == .interview {
      return "<p><a href=\"\(.comparison(id.rawValue, id.rawValue))\">To the scorecard</a></p>"
    }
    return "<p><a href=\"\(.session(id.rawValue, .debrief))\">To the debrief</a></p>"
  }
}
