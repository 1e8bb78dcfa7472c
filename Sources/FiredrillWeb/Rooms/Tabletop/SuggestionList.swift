import Drills
import Reports
import Sessions

/// The open suggestions of a team with the votes on them and what the reader may do.
struct SuggestionList {
  let page: TabletopPage

  private var view: TabletopView { page.view }

  var html: HTML {
    let open = view.team.open
    let list: HTML =
      open.isEmpty
      ? "<p class=\"faint\">None is open.</p>" : "<ol class=\"suggestions\">\(open.html(row))</ol>"
    return """
      <div id="suggestions" data-live><h2>Suggestions</h2>\(list)</div>
      """
  }

  private func row(_ suggestion: Suggestion) -> HTML {
    let obstacle = view.obstacle(to: suggestion)
    let reason: HTML? =
      suggestion.reason.isEmpty ? nil : "<p class=\"said\">\(suggestion.reason)</p>"
    let note: HTML? = obstacle.map {
      "<p class=\"bad\">Not possible now: \(RefusalReport($0, in: view.session).sentence)</p>"
    }
    return """
      <li id="suggestion-\(suggestion.number)"><p><span class="event">[\(suggestion.number)]</span> \
      <b>\(suggestion.by)</b>: \(view.session.scenario.summary(of: suggestion.proposal)) \
      <span class="cost">\(view.session.minutes(of: suggestion.proposal)) min</span></p>\(reason)\
      <p class="note">\(votes(suggestion))</p>\(note)\
      <div class="row">\(voting(suggestion))\(taking(suggestion, isPossible: obstacle == nil))\
      \(dropping(suggestion))</div></li>
      """
  }

  private func votes(_ suggestion: Suggestion) -> String {
    func names(_ names: [String]) -> String {
      names.isEmpty ? "nobody yet" : names.joined(separator: ", ")
    }
    return
      "for: \(names([suggestion.by] + suggestion.votesFor)); against: \(names(suggestion.votesAgainst))"
  }

  private func hidden(_ suggestion: Suggestion) -> HTML {
    "<input type=\"hidden\" name=\"suggestion\" value=\"\(suggestion.number)\">"
  }

  private func voting(_ suggestion: Suggestion) -> HTML {
    guard let name = view.player?.name, name != suggestion.by else { return .none }
    let vote = suggestion.votes.first { $0.by == name }?.isFor
    func button(_ value: HTML, _ text: HTML, isChosen: Bool) -> HTML {
      """
      <button name="vote" value="\(value)" aria-pressed="\(isChosen ? "true" : "false" as HTML)" \
      \("disabled ", if: isChosen)aria-label="\(text) [\(suggestion.number)]">\(text)</button>
      """
    }
    return page.form(
      "vote",
      """
      \(hidden(suggestion))\(button("for", "For", isChosen: vote == true)) \
      \(button("against", "Against", isChosen: vote == false))
      """
    )
  }

  private func taking(_ suggestion: Suggestion, isPossible: Bool) -> HTML {
    guard let role = view.player?.role, role.mayCarryOut(suggestion.proposal) else { return .none }
    return page.form(
      "take",
      """
      \(hidden(suggestion))<button class="primary" aria-label="Do [\(suggestion.number)]"\
      \(" disabled", if: !isPossible || view.session.isPaused)>Do it</button>
      """
    )
  }

  private func dropping(_ suggestion: Suggestion) -> HTML {
    guard let player = view.player else { return .none }
    let isOwn = player.name == suggestion.by
    guard isOwn || player.role == .commander else { return .none }
    let text: HTML = isOwn ? "Take it back" : "Decline"
    return page.form(
      "drop",
      "\(hidden(suggestion))<button aria-label=\"\(text) [\(suggestion.number)]\">\(text)</button>"
    )
  }
}
