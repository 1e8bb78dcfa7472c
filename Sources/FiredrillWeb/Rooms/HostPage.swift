import Drills
import Plotting
import Reports
import Sessions
import Telemetry

/// The page of somebody who interviews: the truth, the sheet, and what the candidate does.
struct HostPage {
  let view: HostView
  /// The form that was sent last and did nothing; its texts are kept.
  var given = FormFields()
  var notice = DrillPage.Notice.none

  private var id: Int { view.id.rawValue }

  private func address(_ part: Address.SeatAddress) -> Address { .room(id, .seat(.host, part)) }

  var page: WebPage {
    WebPage(
      title: view.sheet.title,
      content: """
        \(RoomStatus(
          title: "\(view.sheet.title): you interview",
          secondsLeft: view.status.secondsLeft,
          state: view.session.clockWords,
          presence: view.presence.text(for: .host),
          minute: view.lines.last?.line.time.clock ?? ""
        ).html)
        \(notice.html)
        <div class="room">
        <section class="talk" aria-labelledby="next-title">\(next)\(draft)\(stage)\(others)</section>
        <section class="seen" aria-labelledby="seen-title">\(truth)\(beliefs)\
        <h2 id="seen-title">What happened</h2>\
        <ol class="timeline" id="seen" data-live reversed>\(view.lines.reversed().html(line))</ol></section>
        </div>
        """,
      layout: .wide,
      marks: RoomMarks(last: view.session.entries.count, stream: address(.stream)).html,
      navigation: .none
    )
  }

  /// A form of the page, none once the interview is over; it tells how often the host had acted when the page
  /// was made.
  private func form(_ act: HTML, _ content: HTML, class named: HTML = "inline") -> HTML {
    guard !view.session.isOver else { return .none }
    return """
      <form method="post" action="\(address(.act))" class="act \(named)">
      <input type="hidden" name="do" value="\(act)">\
      <input type="hidden" name="after" value="\(view.mark)" data-mark>\(content)</form>
      """
  }

  private func hidden(_ name: HTML, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  private func typed(_ field: String, by act: String) -> String {
    given["do"] == act ? given[field] ?? "" : ""
  }

  /// The next step by the machine's suggestion, and the questions that fit.
  private var next: HTML {
    guard !view.session.isOver else {
      return """
        <div id="next" data-live><h2 id="next-title">The interview is over</h2>
        <p><a class="button primary" href="\(address(.scorecard))">The scorecard, with its key</a></p></div>
        """
    }
    let suggestion: HTML
    switch view.next {
    case .listen:
      suggestion = """
        <p>A question is open. Listen, or go past it with a clue or a question below.</p>
        """
    case .over: suggestion = "<p>Nothing is left to ask.</p>"
    case .handOver(let title):
      suggestion = "<p><b>Hand over</b> \(title)</p>\(goOn)"
    case .say(let kind, let words):
      suggestion = "<p><b>\(kind).</b> \(words)</p>\(goOn)"
    }
    let followUps = view.followUps.html { question in
      let fields = hidden("stage", view.stage ?? "") + hidden("signal", question.signal)
      return "<li>\(question.words) \(form("follow", "\(fields)<button>Ask it</button>"))</li>"
    }
    let list: HTML? =
      followUps.isEmpty
      ? nil
      : """
      <details class="part"><summary>Follow-ups</summary><ul class="plain">\(followUps)</ul></details>
      """
    return """
      <div id="next" data-live><h2 id="next-title">Next</h2>\(suggestion)\(list)\(hint)
      <div class="row">\(form("beliefs", "<button>Ask for beliefs</button>"))\
      \(form("verdict", "<button>Ask for the verdict</button>"))</div></div>
      """
  }

  private var goOn: HTML { form("next", "<button class=\"primary\">Go on</button>") }

  private var hint: HTML {
    guard let hint = view.hint, let stage = view.stage else { return .none }
    let fields: HTML = "\(hidden("stage", stage))\(hidden("level", hint.level.rawValue))"
    return """
      <details class="part"><summary>Hint</summary><p>\(hint.words)</p><p class="faint">\(hint.offer)</p>
      <div class="row">\(form("offer", "\(fields)<button>Offer it</button>"))\
      \(form("give", "\(fields)<button>Give it</button>"))</div></details>
      """
  }

  /// The answer as it is typed, where the candidate lets it be seen.
  private var draft: HTML {
    let words: HTML
    if !view.sharesTyping {
      words = """
        <p class="faint">The candidate keeps their answer to themselves until they send it.</p>
        """
    } else {
      words = "<p class=\"said\" id=\"draft-text\">\(HTML.lines(view.draft?.text ?? ""))</p>"
    }
    let heard = (view.draft?.heard ?? []).joined(separator: " · ")
    return """
      <div id="draft" data-live><h2>Being typed</h2>\(words)
      <p class="note" id="draft-heard" aria-live="polite">\(heard)</p></div>
      """
  }

  /// The sheet of the stage at hand, and those of the others folded away.
  private var stage: HTML {
    """
    <div id="stages" data-live><h2>Stages</h2>\(view.stages.enumerated().html { index, stage in
      let isOpen = stage.name == view.stage
      return """
        <details class="part" id="stage-\(index + 1)"\(" open", if: isOpen)><summary>\(index + 1). \
        \(stage.sheet.question)</summary>\(sheet(stage))</details>
        """
    })</div>
    """
  }

  private func sheet(_ stage: HostView.Stage) -> HTML {
    let name = hidden("stage", stage.name)
    let flags = stage.sheet.redFlags.html { "<li class=\"bad\">Mark down: \($0)</li>" }
    return """
      <p class="clue">\(stage.clue)</p>
      <div class="row">\(form("clue", "\(name)<button>Tell the clue</button>"))\
      \(form("ask", "\(name)<button>Ask the question</button>"))</div>
      <ul class="plain signals">\(stage.sheet.signals.html { signal in box(signal, of: name) })\(flags)</ul>
      <p><b>A strong answer:</b> \(stage.sheet.modelAnswer)</p>
      """
  }

  private func box(_ signal: HostSignal, of stage: HTML) -> HTML {
    let words: HTML? = signal.quote.map { " <q>\($0)</q>" }
    let reason: HTML? = signal.reason.map { " <span class=\"note\">\($0)</span>" }
    let fields: HTML = "\(stage)<input type=\"hidden\" name=\"signal\" value=\"\(signal.number)\">"
    guard !view.session.isOver else {
      return "<li>\(signal.isHeard ? "✓" : "–" as HTML) \(signal.title)\(words)\(reason)</li>"
    }
    return """
      <li>\(form("tick", """
        \(fields)\(hidden("heard", signal.isHeard ? "no" : "yes"))<button aria-pressed="\
        \(signal.isHeard ? "true" : "false" as HTML)" class="box">\(signal.isHeard ? "✓" : "·" as HTML)</button>
        """)) \(signal.title)\(words)\(reason)
      <details><summary class="note">overrule</summary>\(form("overrule", """
        \(fields)<div class="row"><select name="heard" aria-label="Ruling"><option value="yes">heard</option>\
        <option value="no">not heard</option></select><input name="reason" maxlength="1000" required \
        placeholder="the reason" aria-label="The reason"><button>Rule</button></div>
        """, class: ""))</details></li>
      """
  }

  /// The acts that are open to a host at any time.
  private var others: HTML {
    guard !view.session.isOver else { return .none }
    let evidence = view.evidence.rows.html { row in
      """
      <li><button class="choice" name="action" value="\(row.id)"\(" disabled", if: !row.isOpen)>\
      <span>\(row.title)\(row.isSeen ? " <span class=\"note\">seen</span>" : HTML.none)</span></button></li>
      """
    }
    return """
      <details class="part" id="reveal"><summary>Hand over evidence</summary>\
      \(form("reveal", "<ul class=\"choices\">\(evidence)</ul>", class: "looks"))</details>
      \(form("say", """
        <label for="say">A clue or message in your own words</label>
        <div class="row"><input id="say" name="text" maxlength="2000" autocomplete="off" \
        value="\(typed("text", by: "say"))"><button>Tell it</button></div>
        """, class: ""))
      \(form("note", """
        <label for="note">A note that the candidate never sees</label>
        <div class="row"><input id="note" name="text" maxlength="2000" autocomplete="off" \
        value="\(typed("text", by: "note"))"><button>Note it</button></div>
        """, class: ""))
      <div id="controls" data-live class="row">\(controls)</div>
      <details class="part"><summary>Links: hand over, let somebody watch, take a link back</summary>
      <div class="row">\(form("hand-over", "<button>Make a link for another interviewer</button>"))\
      \(form("candidate-link", "<button>New link for the candidate</button>"))\
      \(form("observer-link", "<button>Link for an observer</button>"))\
      \(form("revoke-observers", "<button>Take back observers' links</button>"))</div></details>
      <details class="part"><summary>End it</summary><p>The interview is scored as it stands. What was heard can be overruled \
      until then, and until the candidate gives a verdict.</p>\
      \(form("close", "<button>Close the interview</button>"))</details>
      """
  }

  private var controls: HTML {
    let ticks = view.showsTicks
    return """
      \(view.status.isPaused
        ? form("go", "<button>Let the clock go on</button>")
        : form("pause", "<button>Stop the clock</button>"))
      \(form("ticks", """
        \(hidden("allow", ticks ? "no" : "yes"))\
        <button>\(ticks ? "Hide ticks from observers" : "Show ticks to observers" as HTML)</button>
        """))
      """
  }

  private var truth: HTML {
    """
    <details class="truth part"><summary>The truth</summary><p class="cause">\(view.sheet.truth)</p>
    <p>\(view.sheet.explanation)</p></details>
    """
  }

  /// The probabilities that the evidence gives, beside those that the candidate stated.
  private var beliefs: HTML {
    let rows = view.hypotheses.rows.enumerated().html { index, row in
      let stated = view.stated.map { Digits.percent($0[index], decimals: 0) } ?? "–"
      return """
        <tr><td>\(row.label)</td><td>\(row.title)</td>\
        <td class="n">\(Digits.percent(view.posterior[index], decimals: 0))</td>\
        <td class="n">\(stated)</td></tr>
        """
    }
    return """
      <div id="posterior" data-live><h2>By the evidence so far, and as stated</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Beliefs"><table><thead><tr>\
      <th scope="col"></th><th scope="col">cause</th><th scope="col" class="n">evidence</th>\
      <th scope="col" class="n">stated</th></tr></thead><tbody>\(rows)</tbody></table></div></div>
      """
  }

  private func line(_ line: HostView.Line) -> HTML {
    let shown: HTML
    if case .beliefs(let beliefs) = line.report?.content {
      shown = "<p>\(StatedBelief.line(beliefs.map(\.probability)))</p>"
    } else if var report = line.report {
      // Messages may need an answer at once.
      let messages = report.messages.html(EntryView.message)
      report.messages = []
      let html = EntryView(report: report, at: .room(id, .host)).html
      shown =
        report.figures.isEmpty
        ? "\(messages)\(html)"
        : "\(messages)<details><summary class=\"note\">what it showed</summary>\(html)</details>"
    } else {
      shown = .none
    }
    let kind: HTML = line.isPrivate ? "private" : line.isCandidates ? "theirs" : "ours"
    return """
      <li class="\(kind)"><time>\(line.line.time.clock)</time> <span class="event">[\(line.line.number)]</span> \
      \(line.line.text)\(line.report?.isDetailed == true ? shown : .none)</li>
      """
  }
}

extension EntryReport {
  /// Whether the event showed more than its line tells.
  fileprivate var isDetailed: Bool {
    switch content {
    case .evidence, .slice, .query, .beliefs, .declaration, .hint: true
    case .interview(.evidence): true
    default: !messages.isEmpty
    }
  }
}
