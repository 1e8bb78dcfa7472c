import Drills
import Reports
import ScenarioModel
import Sessions
import Telemetry

/// The tools of a facilitator: the truth, what the evidence says, messages, pause, command, links.
struct FacilitatorTools {
  let page: TabletopPage

  private var view: TabletopView { page.view }

  var html: HTML {
    """
    <h2 id="do-title">Facilitate</h2>
    <div id="controls" data-live>\(controls)\(messages)</div>\(truth)\(links)
    <details class="part"><summary>End it</summary><p>It ends without a verdict and is not scored.</p>\
    \(page.form("abandon", "<button>End the tabletop</button>"))</details>
    """
  }

  private var controls: HTML {
    let pause =
      view.session.isPaused
      ? page.form("go", "<button class=\"primary\">Let the incident go on</button>")
      : page.form("pause", "<button>Pause the incident</button>")
    let others = view.team.players.filter { $0.role != .commander }.html {
      "<option>\($0.name)</option>"
    }
    return """
      <div class="row">\(pause)\(page.form("hand-over", """
        <label for="commander">Command to</label> <select id="commander" name="player">\(others)</select> \
        <button>Hand over</button>
        """))</div>
      <ul class="plain">\(view.team.players.html { player in
        let isHere = view.presence.playersHere.contains(player.name)
        return """
          <li>\(player.name), \(player.role.rawValue) \
          <span class="faint" data-person="\(player.name)">\(isHere ? "here" : "not here" as HTML)</span></li>
          """
      })</ul>
      """
  }

  private var messages: HTML {
    let rows = view.injectable.html { message in
      """
      <li><button class="choice" name="message" value="\(message.id.rawValue)"><span><b>\(message.from)</b> \
      \(message.text)</span></button></li>
      """
    }
    guard !rows.isEmpty else { return .none }
    return """
      <details class="part" id="messages"><summary>Let a message come in</summary>\
      \(page.form("inject", "<ul class=\"choices\">\(rows)</ul>", class: ""))</details>
      """
  }

  private var truth: HTML {
    guard let key = view.key else { return .none }
    let rows = key.hypotheses.rows.enumerated().html { index, row in
      """
      <tr><td>\(row.label)</td><td>\(row.title)</td>\
      <td class="n">\(Digits.percent(key.posterior[index], decimals: 0))</td></tr>
      """
    }
    return """
      <details class="truth part" id="truth"><summary>The truth</summary><p class="cause">\(key.cause)</p>
      <p>\(key.explanation)</p></details>
      <div id="posterior" data-live><h3>By the evidence so far</h3>
      <div class="scroll" tabindex="0" role="region" aria-label="Beliefs"><table><thead><tr>\
      <th scope="col"></th><th scope="col">cause</th><th scope="col" class="n">evidence</th></tr></thead>\
      <tbody>\(rows)</tbody></table></div></div>
      """
  }

  private var links: HTML {
    let players = view.team.players.enumerated().html { index, player in
      "<option value=\"\(RoomPlace.player(index + 1).name)\">\(player.name)</option>"
    }
    return """
      <details class="part"><summary>Links: make a new one, take links back</summary>
      \(page.form("link", """
        <label for="place-of-link">For</label> <select id="place-of-link" name="place">\(players)\
        <option value="\(RoomPlace.observer.name)">an observer</option>\
        <option value="\(RoomPlace.host.name)">another facilitator</option></select> \
        <button>New link, the older ones end</button>
        """))
      \(page.form("revoke-observers", "<button>Take back observers' links</button>"))</details>
      """
  }
}
