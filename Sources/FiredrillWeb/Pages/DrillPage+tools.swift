import Coaching
import Reports
import ScenarioModel
import Sessions

extension DrillPage {
  /// The tools of a player: everything that can be done now.
  var tools: HTML {
    if let lesson = state.lesson { return guidedTools(lesson) }
    let open = state.session.header.mode == .open
    return """
      <h2 id="do-title">What you can do</h2>
      \(askBox)
      \(part("mitigate", "Mitigate", mitigations, key: "m"))
      \(part("beliefs", "Beliefs", beliefs, key: "b", isOpen: state.isBeliefDue))
      \(part("update", "Update stakeholders", update, key: "u", isOpen: isUpdateNear))
      \(part("question", "Your own question: slice or SQL", questions, key: "q"))
      \(part("more", "Wait, hint, note, leave", others, key: "w"))
      <p><a class="button" id="declare" href="\(state.place.verdict)" \
      aria-keyshortcuts="d">Declare the cause…</a></p>
      \(open ? openNote : actionList)
      """
  }

  /// A form that does something at this moment of the session.
  func form(_ act: Act, _ content: HTML, class named: HTML = .none) -> HTML {
    """
    <form method="post" action="\(state.place.act)" class="act \(named)">
    <input type="hidden" name="do" value="\(act.rawValue)">\
    <input type="hidden" name="after" value="\(state.mark)" data-mark>\(place)
    \(content)</form>
    """
  }

  /// Hidden fields that keep the shown and pinned events.
  private var place: HTML {
    let shown: HTML? = state.shown.map {
      "<input type=\"hidden\" name=\"e\" value=\"\($0.number)\">"
    }
    let pins = state.pinned.html {
      "<input type=\"hidden\" name=\"pin\" value=\"\($0.number)\">"
    }
    return "\(shown)\(pins)"
  }

  /// A part that can be folded away.
  func part(
    _ id: HTML,
    _ title: HTML,
    _ content: HTML,
    key: HTML,
    isOpen: Bool = false
  ) -> HTML {
    let wasUsed = given["do"].flatMap(Act.init)?.part == id
    return """
      <details id="\(id)" class="part"\(" open", if: isOpen || wasUsed)><summary \
      aria-keyshortcuts="\(key)">\(title)</summary>\(content)</details>
      """
  }

  private var askBox: HTML {
    form(
      .ask,
      """
      <label for="ask">Ask for anything in your own words</label>
      <div class="row"><input id="ask" name="words" maxlength="500" autocomplete="off" \
      placeholder="error rate by region, last 30 minutes" value="\(typed("words", by: .ask))" \
      aria-keyshortcuts="/"><button>Ask</button></div>
      """,
      class: "ask"
    )
  }

  /// The text that was typed into a form that did nothing, for its field.
  func typed(_ field: String, by act: Act) -> String {
    given["do"] == act.rawValue ? given[field] ?? "" : ""
  }

  private var openNote: HTML {
    """
    <p class="faint">Nothing here lists what there is to look at. Ask for it as you would ask a \
    colleague; what nobody has costs nothing.</p>
    """
  }

  private var actionList: HTML {
    var groups: [(name: String, rows: [MenuReport.ActionRow])] = []
    for row in state.menu.actions {
      if let index = groups.firstIndex(where: { $0.name == row.group }) {
        groups[index].rows.append(row)
      } else {
        groups.append((row.group, [row]))
      }
    }
    let lists = groups.html { group in
      "<h3>\(Self.title(ofGroup: group.name))</h3><ul class=\"choices\">\(group.rows.html { actionRow($0) })</ul>"
    }
    return "<div id=\"looks\" data-live>\(form(.look, "\(lists)", class: "looks"))</div>"
  }

  static func title(ofGroup name: String) -> HTML {
    switch ActionKind(rawValue: name) {
    case .inspect: "Look"
    case .experiment: "Try out"
    case .verify: "Verify"
    case .communicate: "Talk to people"
    case nil: "\(name)"
    }
  }

  /// A button that does the row's action, or sends another form of the page with it.
  func actionRow(_ row: MenuReport.ActionRow, form: HTML? = nil) -> HTML {
    let target: HTML? = form.map { " form=\"\($0)\"" }
    let note: HTML? = row.note.isEmpty ? nil : " <span class=\"note\">\(row.note)</span>"
    let isClosed: Bool
    switch row.availability {
    case .open, .seen: isClosed = false
    case .closed: isClosed = true
    }
    return """
      <li><button class="choice" name="action" value="\(row.id)"\(target) data-key="\(row.number)"\
      \(" disabled", if: isClosed)><span class="key">\(row.number)</span><span>\(row.title)\(note)</span>\
      <span class="cost">\(row.minutes) min</span></button></li>
      """
  }

  private var mitigations: HTML {
    let list = form(
      .mitigate,
      "<ul class=\"choices\">\(state.menu.mitigations.html { mitigationRow($0) })</ul>"
    )
    return "<div id=\"mitigations\" data-live>\(list)</div>"
  }

  func mitigationRow(_ row: MenuReport.MitigationRow, form: HTML? = nil) -> HTML {
    let target: HTML? = form.map { " form=\"\($0)\"" }
    let note: HTML? = row.note.isEmpty ? nil : " <span class=\"note\">\(row.note)</span>"
    return """
      <li><button class="choice" name="mitigation" value="\(row.id)"\(target) data-key="\(row.number)"\
      \(" disabled", if: !row.isOpen)><span class="key">\(row.number)</span><span>\(row.title)\(note)\
      <small>\(row.summary)</small></span><span class="cost">\(row.minutes) min</span></button></li>
      """
  }

  /// A field for each cause; the numbers are shares, whatever they add up to.
  var beliefs: HTML {
    let rows = HypothesesReport(state.session).rows
    let fields = rows.html { row in
      let known = row.stated ?? row.prior
      let field = "belief-\(row.label)"
      let kept = typed(field, by: .believe)
      let value = kept.isEmpty ? "\(Int((known * 100).rounded()))" : kept
      return """
        <li><label for="\(field)"><b>\(row.label)</b> \(row.title)</label>\
        <span class="share"><input type="number" id="\(field)" name="\(field)" min="0" max="100" \
        step="any" value="\(value)" inputmode="decimal"><span>%</span></span></li>
        """
    }
    let why: HTML =
      state.isBeliefDue
      ? "<p><b>The evidence has moved: say what you believe now.</b></p>" : .none
    return form(
      .believe,
      """
      \(why)<ul class="beliefs" data-shares>\(fields)</ul>
      <p class="faint">Shares of 100; other sums are scaled. It costs no time. \
      \(ConductReport.beliefWorth(in: state.session.header.mode))</p>
      <button>Say what I believe</button>
      """
    )
  }

  /// Whether the next update is due within a few minutes.
  private var isUpdateNear: Bool {
    state.status.updateDue.map { $0.minute - state.status.time.minute <= Self.nearMinutes } ?? false
  }

  private static let nearMinutes = 5

  var update: HTML {
    form(
      .update,
      """
      \(UpdateSlotField.allCases.html { slot in
        """
        <p><label for="slot-\(slot.rawValue)">\(slot.label)</label>
        <input id="slot-\(slot.rawValue)" name="\(slot.rawValue)" maxlength="1000" autocomplete="off" \
        placeholder="\(slot.example)" value="\(typed(slot.rawValue, by: .update))"></p>
        """
      })
      <p><label for="slot-text">Or in one text</label>
      <textarea id="slot-text" name="text" rows="3" data-most="10000">\
      \(HTML.lines(typed("text", by: .update)))</textarea></p>
      <button>Send (\(SessionLimits.updateMinutes) min)</button>
      """
    )
  }

  private var others: HTML {
    """
    \(form(.wait, """
      <div class="row"><label for="wait">Wait for new data, minutes</label>
      <input type="number" id="wait" name="minutes" min="1" max="\(SessionLimits.longestWait)" value="10">
      <button>Wait</button></div>
      """))
    \(form(.hint, "<button>Ask for a hint</button>"))
    \(form(.note, """
      <label for="note">A note to yourself</label>
      <div class="row"><input id="note" name="text" maxlength="2000" autocomplete="off" \
      value="\(typed("text", by: .note))"><button>Note</button></div>
      """))
    \(abandoning)
    """
  }

  /// A team is ended by its facilitator.
  private var abandoning: HTML {
    guard state.team == nil else { return .none }
    return form(
      .abandon,
      """
      <details><summary>Give up this session</summary><p>It ends without a score, and its truth is \
      not counted.</p><button>Abandon it for good</button></details>
      """
    )
  }
}

/// The parts of an update to stakeholders, each a field of its form.
enum UpdateSlotField: String, CaseIterable {
  case impact, scope, belief, next, again

  var label: HTML {
    switch self {
    case .impact: "Impact: who is hit, how badly"
    case .scope: "Scope: what is hit and what is spared"
    case .belief: "Cause: what you believe, how sure you are"
    case .next: "Next step: what is done now"
    case .again: "Next update: when"
    }
  }

  var example: HTML {
    switch self {
    case .impact: "5 % of answers fail since 14:10"
    case .scope: "only the canary; the rest looks normal"
    case .belief: "we suspect the new version, 60 %"
    case .next: "checking the failures by language"
    case .again: "14:45"
    }
  }

  /// The name of the part in the text that is sent.
  private var heading: String {
    switch self {
    case .impact: "Impact"
    case .scope: "Scope"
    case .belief: "Cause"
    case .next: "Next step"
    case .again: "Next update"
    }
  }

  /// The text of an update from the fields of its form: a line a part, then the free text.
  static func text(of form: FormFields) -> String {
    let parts = allCases.compactMap { slot -> String? in
      let words = (form[slot.rawValue] ?? "").split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      guard !words.isEmpty else { return nil }
      return "\(slot.heading): \(words)\(".?!".contains(words.last ?? " ") ? "" : ".")"
    }
    let free = form["text"] ?? ""
    return (parts + (free.contains { !$0.isWhitespace } ? [free] : [])).joined(separator: "\n")
  }
}
