import CommandLanguage
import Drills
import Reports
import ScenarioModel
import Sessions

/// The page of somebody in a tabletop: evidence and timeline as in a drill, the team's suggestions, and
/// what their role may do.
struct TabletopPage {
  let view: TabletopView
  let state: DrillState
  /// The form that was sent last and did nothing; its texts are kept.
  var given = FormFields()
  var notice = DrillPage.Notice.none

  var page: WebPage {
    drill.page(
      tools: tools,
      marks: RoomMarks(
        last: state.last,
        stream: .room(view.id.rawValue, .seat(view.place, .stream))
      ).html,
      presence: view.presence.text(for: view.place),
      navigation: .none
    )
  }

  var drill: DrillPage { DrillPage(state: state, given: given, notice: notice) }

  private var tools: HTML {
    guard !view.session.isOver else { return over }
    return "\(heading)\(SuggestionList(page: self).html)\(own)\(beliefTable)"
  }

  private var heading: HTML {
    let paused: HTML =
      view.session.isPaused
      ? "<p class=\"question\">The facilitator paused the incident. Suggest and vote meanwhile.</p>"
      : .none
    return """
      <div id="place" data-live><p class="kicker">You are \(view.title)</p>\(paused)</div>
      """
  }

  /// The forms that the reader's role has beside votes.
  private var own: HTML {
    guard let player = view.player else {
      return view.place == .host ? FacilitatorTools(page: self).html : .none
    }
    // A new role has other tools, so they are loaded anew with it.
    let content: HTML
    switch player.role {
    case .commander: content = drill.tools
    case .operations: content = "\(suggesting)\(beliefs)\(choices)"
    case .communications: content = "\(update)\(suggesting)\(beliefs)\(choices)"
    }
    return "<div id=\"role\" data-live data-shown=\"\(player.role.rawValue)\">\(content)</div>"
  }

  private var suggesting: HTML {
    """
    <h2 id="do-title">Suggest</h2>
    \(form("suggest", """
      <label for="ask">A command, or your own words</label>
      <input id="ask" name="words" maxlength="2000" autocomplete="off" list="commands" \
      placeholder="look, slice, sql, mitigate, wait, declare…" value="\(typed("words", by: "suggest"))">
      <label for="reason">Why</label>
      <div class="row"><input id="reason" name="reason" maxlength="\(Session.reasonLength)" \
      autocomplete="off" value="\(typed("reason", by: "suggest"))"><button>Suggest</button></div>
      <datalist id="commands">\(commands)</datalist>
      """, class: "ask", id: "suggest"))
    """
  }

  /// The lines with which the box is completed, by what can be done now.
  private var commands: HTML {
    let writer = CommandWriter(view.session.scenario)
    let looks = view.session.availableActions.html {
      "<option value=\"\(writer.line(for: .look($0.id)))\">\($0.title)</option>"
    }
    let changes = view.session.availableMitigations.html {
      "<option value=\"\(writer.line(for: .mitigate($0.id)))\">\($0.title)</option>"
    }
    return (looks + changes).reduce(.none, +)
  }

  /// The looks and mitigations that there are; a button suggests it for the reason in the box above.
  private var choices: HTML {
    let looks = view.session.scenario.actions.count
    let looksList = state.menu.actions.html { drill.actionRow($0, form: "suggest") }
    let changes = state.menu.mitigations.html { drill.mitigationRow($0, form: "suggest") }
    return """
      <details class="part" id="all-looks"><summary>All \(looks) looks: suggest one</summary>\
      <div id="looks" data-live><ul class="choices">\(looksList)</ul></div></details>
      <details class="part" id="mitigate"><summary>All mitigations: suggest one</summary>\
      <div id="mitigations" data-live><ul class="choices">\(changes)</ul></div></details>
      """
  }

  private var beliefs: HTML {
    """
    <details class="part" id="beliefs"><summary>Your own beliefs</summary>
    <p class="faint">They count for you. The team's are those that the commander states.</p>\
    \(drill.beliefs)</details>
    """
  }

  private var update: HTML {
    """
    <details class="part" id="update" open><summary>Send an update</summary>\(drill.update)</details>
    """
  }

  /// The beliefs that people stated last, side by side.
  private var beliefTable: HTML {
    let people = view.team.players.compactMap { player in
      view.team.statements.last { $0.by == player.name }.map { (player.name, $0.beliefs) }
    }
    let columns = people + (view.session.beliefs.map { [("the team", $0)] } ?? [])
    guard !columns.isEmpty else { return "<div id=\"stated\" data-live></div>" }
    let rows = HypothesesReport(view.session).rows.enumerated().html { index, row in
      let cells = columns.html { column in
        "<td class=\"n\">\(Int((column.1[index].probability * 100).rounded())) %</td>"
      }
      return "<tr><td>\(row.label)</td>\(cells)</tr>"
    }
    return """
      <div id="stated" data-live><h3>Stated beliefs</h3><div class="scroll" tabindex="0" role="region" \
      aria-label="Stated beliefs"><table><thead><tr><th scope="col"></th>\(columns.html {
        "<th scope=\"col\" class=\"n\">\($0.0)</th>"
      })</tr></thead><tbody>\(rows)</tbody></table></div></div>
      """
  }

  private var over: HTML {
    let card: HTML =
      view.session.isScorable
      ? """
      <p><a class="button primary" href="\(.room(view.id.rawValue, .seat(view.place, .scorecard)))">\
      What you did, and the truth</a></p>
      """ : "<p>It ended without a verdict and is not scored.</p>"
    return
      "<div id=\"suggestions\" data-live><h2 id=\"do-title\">The tabletop is over</h2>\(card)</div>"
  }

  /// A form of the page; it tells how often the reader had acted when the page was made.
  func form(
    _ act: HTML,
    _ content: HTML,
    class named: HTML = "inline",
    id: HTML = .none
  ) -> HTML {
    """
    <form method="post" action="\(state.place.act)" class="act \(named)" id="\(id)">
    <input type="hidden" name="do" value="\(act)">\
    <input type="hidden" name="after" value="\(view.mark)" data-mark>\(content)</form>
    """
  }

  func typed(_ field: String, by act: String) -> String {
    given["do"] == act ? given[field] ?? "" : ""
  }
}

extension TabletopView {
  /// The reader's place in words, such as "Ada, commander".
  var title: String {
    switch place.role {
    case .host: "the facilitator"
    case .observer: "an observer"
    case .player, .candidate, .author:
      player.map { "\($0.name), \($0.role.rawValue)" } ?? place.name
    }
  }
}
