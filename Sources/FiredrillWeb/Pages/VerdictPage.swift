import Coaching
import CommandLanguage
import Drills
import Reports
import ScenarioModel
import Scoring
import Sessions

extension Site {
  /// The form of the verdict.
  func verdict(_ room: SessionRoom) async throws -> WebResponse {
    let session = try await room.session()
    guard !session.isOver, session.header.mode != .guided else {
      return .seeOther(Address.session(room.id.rawValue, .drill).path)
    }
    return .page(VerdictPage(room.id, session).form)
  }

  /// Takes the form of the verdict: shows it once more, and on a yes makes it final.
  func declare(_ form: FormFields, in room: SessionRoom) async throws -> WebResponse {
    let session = try await room.session()
    guard !session.isOver else {
      return .seeOther(Address.session(room.id.rawValue, .drill).path)
    }
    guard let after = form.number("after") else { throw WebFailure.malformed }
    var page = VerdictPage(room.id, session, given: form)
    do {
      let declaration = try await self.declaration(form, session, in: room)
      switch form["do"] {
      case "final":
        return shown(try await room.perform(.declare(declaration), after: after), form, in: room)
      case "review": return try review(declaration, session, form, in: room)
      case "edit": return .page(page.form)
      default: throw WebFailure.malformed
      }
    } catch {
      let failure = WebFailure(error, in: session)
      guard session.header.mode != .guided else {
        return try await drill(room, after: form, failure)
      }
      page.problem = failure.description
      return .page(page.form, status: failure.status)
    }
  }

  private func declaration(
    _ form: FormFields,
    _ session: Session,
    in room: SessionRoom
  ) async throws -> Declaration {
    let declaration = try FormReader(session).declaration(form)
    guard session.header.mode == .guided else { return declaration }
    // A guided verdict cites all that was seen and lies where its cause does.
    return try await room.lesson(in: session).declaration(
      of: declaration.cause.map { HypothesisID($0) },
      because: declaration.explanation
    )
  }

  /// Shows a verdict before it is final, with what was heard in its words.
  func review(
    _ declaration: Declaration,
    _ session: Session,
    _ form: FormFields,
    in room: SessionRoom
  ) throws -> WebResponse {
    _ = try session.decide(.declare(declaration))
    let page = VerdictPage(room.id, session, given: form)
    return .page(
      page.review(
        declaration,
        VerdictReport(declaration, in: session.scenario),
        try HearingReport(declaration, in: session)
      )
    )
  }
}

/// The pages on which a verdict is written, shown once more and made final.
struct VerdictPage {
  let session: Session
  /// The address that takes the form.
  let address: Address
  /// The page of the session.
  let back: Address
  /// The number by which an old form is known.
  let mark: Int
  var given = FormFields()
  var problem: String?
  var navigation = WebPage.Navigation.whole
  /// The line on top in a room, and the attributes by which the page stays in it.
  var status = HTML.none
  var marks = HTML.none

  /// The verdict of somebody who has a place in a room.
  init(session: Session, address: Address, back: Address, mark: Int, given: FormFields) {
    self.session = session
    self.address = address
    self.back = back
    self.mark = mark
    self.given = given
  }

  /// The verdict of a player.
  init(_ id: SessionID, _ session: Session, given: FormFields = FormFields()) {
    self.init(
      session: session,
      address: .session(id.rawValue, .verdict),
      back: .session(id.rawValue, .drill),
      mark: session.entries.count,
      given: given
    )
  }

  private func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  /// The verdict to write.
  var form: WebPage {
    let rows = HypothesesReport(session).rows
    return WebPage(
      title: "Your verdict",
      content: """
        \(status)\(problem.map { "<p class=\"alert\" role=\"alert\">\($0)</p>" })
        <form method="post" action="\(address)" class="verdict">\(hidden("after", "\(mark)"))
        <fieldset><legend>What was the cause?</legend>\(rows.html(cause))
        <label class="choice"><input type="radio" name="cause" value="\(DeclarationParser.unknownCause)"\
        \(" checked", if: given["cause"] == DeclarationParser.unknownCause)><span>There is not enough \
        evidence to say</span></label></fieldset>
        <fieldset><legend>Where does it lie?</legend><div class="places">\
        \(PlacesReport(session.scenario).places.html(place))</div></fieldset>
        <fieldset><legend>What did you rule out, by which events?</legend>\
        <ul class="rivals">\(rows.html(rival))</ul></fieldset>
        <fieldset><legend>Which evidence supports it?</legend>\(citations)</fieldset>
        <p><label for="because"><b>Explain it</b>: what happened, to whom, by which evidence, what you \
        ruled out</label>
        <textarea id="because" name="because" rows="7" data-most="20000" required>\
        \(HTML.lines(given["because"] ?? ""))</textarea></p>
        <p><button class="primary" name="do" value="review">Look it over</button> \
        <a class="button" href="\(back)">Back to the incident</a></p>
        </form>
        """,
      marks: marks,
      navigation: navigation
    )
  }

  private func cause(_ row: HypothesesReport.Row) -> HTML {
    let percent = Int(((row.stated ?? row.prior) * 100).rounded())
    return """
      <label class="choice"><input type="radio" name="cause" value="\(row.id)" required\
      \(" checked", if: given["cause"] == row.id)><span><b>\(row.label)</b> \(row.title) \
      <span class="note">\(row.stated == nil ? "at the page" : "you said" as HTML) \(percent) %</span>\
      </span></label>
      """
  }

  private func place(_ row: PlacesReport.Row) -> HTML {
    """
    <label><input type="checkbox" name="place" value="\(row.id)"\
    \(" checked", if: given.all("place").contains(row.id))> \(row.title)</label>
    """
  }

  private func rival(_ row: HypothesesReport.Row) -> HTML {
    """
    <li><label><input type="checkbox" name="out-\(row.id)"\(" checked", if: given["out-\(row.id)"] != nil)> \
    <b>\(row.label)</b> \(row.title)</label>
    <label class="by">by events <input name="by-\(row.id)" size="8" inputmode="numeric" \
    autocomplete="off" placeholder="4, 6" value="\(given["by-\(row.id)"] ?? "")"></label></li>
    """
  }

  private var citations: HTML {
    let lines = TimelineReport(evidenceOf: session).lines
    guard !lines.isEmpty else { return "<p>Nothing was looked at yet.</p>" }
    return """
      <ul class="plain">\(lines.html { line in
        """
        <li><label><input type="checkbox" name="cite" value="\(line.number)"\
        \(" checked", if: given.all("cite").contains("\(line.number)"))> <span class="event">\
        [\(line.number)]</span> \(line.text)</label></li>
        """
      })</ul>
      """
  }

  /// The verdict once more, with what was heard, before it is final.
  func review(
    _ declaration: Declaration,
    _ report: VerdictReport,
    _ hearing: HearingReport
  ) -> WebPage {
    let isGuided = session.header.mode == .guided
    let kept = ["do", "after", "because", "cause"] + hearing.missing.map { "said-\($0.concept)" }
    let others = given.fields.filter { !kept.contains($0.name) }.html { hidden($0.name, $0.value) }
    return WebPage(
      title: "Is this your verdict?",
      content: """
        \(status)<div class="card">\(report.sentences.html { "<p>\($0)</p>" })</div>
        <form method="post" action="\(address)">\(hidden("after", given["after"] ?? ""))\
        \(hidden("cause", declaration.cause ?? DeclarationParser.unknownCause))\
        \(hidden("because", declaration.explanation))\(others)
        \(isGuided ? .none : heard(hearing))
        <p><button class="primary" name="do" value="final">It is final</button> \
        \(isGuided ? again : "<button name=\"do\" value=\"edit\">Change it</button>")</p>
        </form>
        """,
      marks: marks,
      navigation: navigation
    )
  }

  private var again: HTML {
    "<a class=\"button\" href=\"\(back)\">Choose again</a>"
  }

  private func heard(_ hearing: HearingReport) -> HTML {
    let words: HTML
    if let reason = hearing.notRead {
      words = "<p><b>Not read:</b> \(reason)</p>"
    } else {
      words = hearing.heard.html { "<li>\($0.title): <q>\($0.quote)</q></li>" }.reduce(.none, +)
    }
    guard !hearing.missing.isEmpty else { return "<h2>What was heard</h2><ul>\(words)</ul>" }
    return """
      <h2>What was heard</h2><ul>\(words)</ul>
      <h2>What was not heard</h2>
      <p>Change the explanation to add it, or copy the words of yours that say it: that is marked beside \
      the score and does not change it.</p>
      <ul class="plain">\(hearing.missing.html { missing in
        """
        <li><label for="said-\(missing.concept)">\(missing.title)</label>
        <input id="said-\(missing.concept)" name="said-\(missing.concept)" maxlength="500" \
        value="\(given["said-\(missing.concept)"] ?? "")"></li>
        """
      })</ul>
      """
  }
}
