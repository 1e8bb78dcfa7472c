import Drills
import Reports
import Sessions

extension Site {
  /// The drill, guided where the session is.
  func drill(_ room: SessionRoom, _ query: FormFields) async throws -> WebResponse {
    let session = try await room.session()
    guard !session.isOver else {
      let page: Address.SessionAddress = session.declaration == nil ? .replay : .debrief
      return .seeOther(Address.session(room.id.rawValue, page).path)
    }
    let state = try await DrillState(
      room,
      event: query.number("e"),
      pinned: query.all("pin").compactMap { Int($0) }
    )
    return .page(DrillPage(state: state).page)
  }

  /// The drill page again after a form that did nothing, with the reason and all that was typed.
  func drill(
    _ room: SessionRoom,
    after form: FormFields,
    _ failure: WebFailure
  ) async throws -> WebResponse {
    let state = try await DrillState(
      room,
      event: form.number("e"),
      pinned: form.all("pin").compactMap { Int($0) }
    )
    return .page(
      DrillPage(state: state, given: form, notice: .problem(failure.description)).page,
      status: failure.status
    )
  }
}

/// The page of an open session.
struct DrillPage {
  let state: DrillState
  /// The form that was sent last and did nothing; its texts are kept.
  var given = FormFields()
  var notice = Notice.none

  /// A message above the page.
  enum Notice {
    case none
    case problem(String)
    /// A question before something is done.
    case question(HTML)
  }

  var page: WebPage {
    page(
      tools: tools,
      marks: """
         data-drill="\(state.last)" data-stream="\(.session(state.id.rawValue, .stream))"
        """
    )
  }

  /// The page with what its reader can do; in a room the others who are there stand on top.
  func page(
    tools: HTML,
    marks: HTML,
    presence: String? = nil,
    navigation: WebPage.Navigation = .whole
  ) -> WebPage {
    WebPage(
      title: state.status.title,
      content: """
        \(statusLine(presence))
        \(notice.html)
        <div class="drill\(" guided", if: state.lesson != nil)">
        <section id="evidence" class="middle" data-live data-shown="\(state.shown?.number ?? 0)" aria-labelledby="evidence-title">\(evidence)</section>
        <section id="do" class="right" aria-labelledby="do-title">\(tools)</section>
        <section id="timeline" class="left" data-live aria-labelledby="timeline-title">\(timeline)</section>
        </div>
        \(Self.keys)
        """,
      layout: .wide,
      marks: marks,
      navigation: navigation
    )
  }

  private func statusLine(_ presence: String?) -> HTML {
    let status = state.status
    let others: HTML? = presence.map { "<span id=\"presence\" role=\"status\">\($0)</span>" }
    let severity: HTML? = status.severity.map { "<span class=\"sev\">SEV \($0)</span>" }
    let due: HTML? = status.updateDue.map { due in
      let left = due.minute - status.time.minute
      return """
        <span class="\(left <= 5 ? "soon" : "calm")">update due \(due.clock)</span>
        """
    }
    let controls = status.changedControls.html {
      "<span>\($0.label) \($0.value) (was \($0.initial))</span>"
    }
    return """
      <div class="status" id="status" data-live><h1>\(status.title)</h1>
      <p><span class="clock">\(status.time.clock)</span> <span>+\(status.time.minute) min</span> \
      \(severity) <span>\(status.badRate.text)</span> \(due) <span>\(status.minutesLeft) min left</span> \
      \(controls) <span class="faint">session \(state.id.rawValue)</span> \(others)</p>
      <nav class="jump" aria-label="Parts of the page"><a href="#evidence">Evidence</a>\
      <a href="#do">Do</a><a href="#timeline">Timeline</a></nav></div>
      """
  }

  private static let keys: HTML = """
    <dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>
    <dl class="keys"><div><dt><kbd>/</kbd></dt><dd>ask for anything</dd></div>
    <div><dt><kbd>1</kbd>–<kbd>9</kbd></dt><dd>choose by number; two digits in a row work, too</dd></div>
    <div><dt><kbd>b</kbd></dt><dd>beliefs</dd></div><div><dt><kbd>m</kbd></dt><dd>mitigate</dd></div>
    <div><dt><kbd>u</kbd></dt><dd>update</dd></div><div><dt><kbd>d</kbd></dt><dd>declare</dd></div>
    <div><dt><kbd>e</kbd></dt><dd>evidence seen</dd></div><div><dt><kbd>?</kbd></dt><dd>this list</dd></div></dl>
    <form method="dialog"><button>Close</button></form></dialog>
    """
}
