import CommandLanguage
import Drills
import Reports
import Sessions

/// The page of a candidate, or of an observer, who sees the same without its forms.
struct CandidatePage {
  let view: RoomView
  /// The form that was sent last and did nothing; its texts are kept.
  var given = FormFields()
  var notice = DrillPage.Notice.none

  var isCandidate: Bool { view.role == .candidate }
  private var id: Int { view.id.rawValue }

  func address(_ part: Address.SeatAddress) -> Address { .room(id, .seat(view.place, part)) }

  var page: WebPage {
    WebPage(
      title: view.brief.title,
      content: """
        \(statusLine)
        \(notice.html)
        <div class="room">
        <section class="talk" aria-labelledby="question-title">\(talk)</section>
        <section class="seen" aria-labelledby="seen-title"><h2 id="seen-title">What happened</h2>\
        <ol class="timeline" id="seen" data-live reversed>\(view.entries.reversed().html(entry))\
        <li>\(brief)</li></ol></section>
        </div>
        """,
      layout: .wide,
      marks: marks,
      navigation: .none
    )
  }

  /// The attributes by which a page of the place stays in the room.
  var marks: HTML {
    RoomMarks(
      last: view.session.entries.count,
      stream: address(.stream),
      typing: isCandidate ? address(.typing) : nil
    ).html
  }

  private var statusLine: HTML { status(isHeading: true) }

  /// The line on top; the heading of the page, unless that has one of its own.
  func status(isHeading: Bool) -> HTML {
    RoomStatus(
      title: view.brief.title,
      isHeading: isHeading,
      secondsLeft: view.status.secondsLeft,
      answerSecondsLeft: view.question == nil ? nil : view.status.answerSecondsLeft,
      state: view.session.clockWords,
      presence: view.presence.text(for: view.place),
      minute: view.status.time.clock
    ).html
  }

  private var brief: HTML {
    """
    <p>\(view.brief.role)</p><p class="pager"><time>\(view.brief.pageTime.clock)</time> \
    \(view.brief.page)</p><details><summary>The system</summary>\
    \(view.brief.background.html { "<p>\($0)</p>" })</details>
    """
  }

  private func entry(_ report: EntryReport) -> HTML {
    let entry = EntryView(report: report, at: .room(id, view.place))
    if case .interview = report.content {
      return "<li id=\"event-\(report.number)\">\(entry.html)</li>"
    }
    return """
      <li id="event-\(report.number)"><h3><span class="event">[\(report.number)]</span> \(report.title) <span class="when">\(report.span.clock)\
      </span></h3>\(entry.html)</li>
      """
  }

  /// The question at hand with the forms that answer it.
  private var talk: HTML {
    guard !view.session.isOver else { return over }
    return """
      <div id="talk" data-live data-question="\(view.question?.number ?? 0)">\(clue)\(question)\
      \(isCandidate ? "\(answering)\(stated)" : .none)</div>
      \(isCandidate ? Recording(ofRoom: id).recorder : .none)
      \(isCandidate ? asking : ticks)
      """
  }

  private var over: HTML {
    let card: HTML =
      isCandidate && view.session.isScorable
      ? "<p><a class=\"button primary\" href=\"\(address(.scorecard))\">Your scorecard</a></p>"
      : .none
    return """
      <div id="talk" data-live><h2 id="question-title">The interview is over</h2>
      <p>Thank you. \(view.isHosted ? "The interviewer can tell you what the cause was." : HTML.none)</p>
      \(card)</div>
      """
  }

  /// The clue that was told last.
  private var clue: HTML {
    let clue = view.entries.last { report in
      switch report.content {
      case .interview(.clue), .interview(.ownClue): true
      default: false
      }
    }
    return clue.map { EntryView(report: $0, at: .room(id, view.place)).html } ?? .none
  }

  private var question: HTML {
    let words: HTML
    if view.isPaused {
      words = "The clock is stopped."
    } else if view.status.awaited == .beliefs {
      words = "How likely is each cause by now? Say what you believe below, or skip it."
    } else if let question = view.question {
      words = "\(question.words)"
    } else {
      words = view.isHosted ? "The interviewer will go on in a moment." : "One moment…"
    }
    return """
      <h2 id="question-title">Question</h2>
      <p class="question-words" id="spoken" aria-live="polite">\(words)</p>
      """
  }

  private var answering: HTML {
    let offer: HTML? = view.offer.map { words in
      """
      <p>\(words)</p>\(form("hint", "<button>Take the hint</button>"))
      """
    }
    guard let question = view.question else {
      let mayPass = view.offer != nil || view.status.awaited == .beliefs
      return "\(offer)\(mayPass ? form("pass", "<button>No, go on</button>") : .none)"
    }
    let verdict: HTML? =
      question.isVerdict
      ? """
      <p><a class="button primary" href="\(address(.verdict))">Give your verdict…</a></p>
      """ : nil
    return """
      \(verdict)
      \(form("answer", """
        <input type="hidden" name="question" value="\(question.number)">
        <label for="answer">Your answer: say it aloud first, then write the gist</label>
        <textarea id="answer" name="text" rows="7" data-most="20000" data-draft>\
        \(HTML.lines(typed("text", by: "answer")))</textarea>
        <button class="primary">Answer</button>
        """))
      \(form("pass", "<button>Skip this question</button>"))
      """
  }

  /// The steps that the candidate said they take in their last answer, to be carried out on a yes.
  private var stated: HTML {
    let steps = StatedSteps(view.session).open
    guard !steps.isEmpty, !view.isPaused else { return .none }
    return """
      <h2>You said that you do this</h2><p>It happens, and counts, once you say so here.</p>
      <ul class="plain">\(steps.html { readings in
        "<li>\(readings.html(step))</li>"
      })</ul>
      """
  }

  private func step(_ command: SessionCommand) -> HTML {
    guard let agreement = Agreement(command) else { return .none }
    let report = SaidBackReport(command, in: view.session)
    return form(
      "\(agreement.act.rawValue)",
      "\(agreement.fields)<p>\(report.content) (\(report.minutes) min) <button>Do it</button></p>"
    )
  }

  /// The forms that need no open question.
  private var asking: HTML {
    """
    \(form("ask", """
      <label for="ask">Ask for anything in your own words</label>
      <div class="row"><input id="ask" name="words" maxlength="500" autocomplete="off" \
      placeholder="error rate by region, last 30 minutes" value="\(typed("words", by: "ask"))">\
      <button>Ask</button></div>
      """, class: "ask"))
    <details class="part" id="beliefs"\(" open", if: isBeliefAsked)><summary>What do you believe?</summary>\
    \(beliefs)</details>
    <p><a class="button" href="\(address(.verdict))">Give your verdict…</a></p>
    <div id="consent" data-live>\(consent)</div>
    <p><button type="button" data-speak hidden>Read questions aloud</button></p>
    <noscript><p><a href="\(address(.page))">Look for news</a></p></noscript>
    """
  }

  private var isBeliefAsked: Bool { view.status.awaited == .beliefs || given["do"] == "believe" }

  private var consent: HTML {
    guard view.isHosted else { return .none }
    let isShared = view.sharesTyping
    return form(
      "typing",
      """
      <input type="hidden" name="allow" value="\(isShared ? "no" : "yes")">
      <button>\(isShared
        ? "Stop showing my answer while I type" : "Show my answer while I type")</button>
      """
    )
  }

  private var beliefs: HTML {
    let fields = HypothesesReport(view.session).rows.html { row in
      let field = "belief-\(row.label)"
      let kept = typed(field, by: "believe")
      let value = kept.isEmpty ? "\(Int(((row.stated ?? row.prior) * 100).rounded()))" : kept
      return """
        <li><label for="\(field)"><b>\(row.label)</b> \(row.title)</label>\
        <span class="share"><input type="number" id="\(field)" name="\(field)" min="0" max="100" \
        step="any" value="\(value)" inputmode="decimal"><span>%</span></span></li>
        """
    }
    return form(
      "believe",
      """
      <p class="faint">\(ConductReport.beliefWorth(in: view.session.header.mode))</p>\
      <ul class="beliefs" data-shares>\(fields)</ul><button>Say what I believe</button>
      """
    )
  }

  /// The host's ticks, for an observer who may see them.
  private var ticks: HTML {
    guard !view.ticks.isEmpty else { return "<div id=\"ticks\" data-live></div>" }
    return """
      <div id="ticks" data-live><h2>Heard so far</h2><ul class="plain">\(view.ticks.html { signal in
        "<li>\(signal.isHeard ? "✓" : "–" as HTML) \(signal.title)</li>"
      })</ul></div>
      """
  }

  /// A form of the page; it tells how often the candidate had acted when the page was made.
  func form(_ act: HTML, _ content: HTML, class named: HTML = .none) -> HTML {
    """
    <form method="post" action="\(address(.act))" class="act \(named)">
    <input type="hidden" name="do" value="\(act)">\
    <input type="hidden" name="after" value="\(view.mark)" data-mark>\(content)</form>
    """
  }

  private func typed(_ field: String, by act: String) -> String {
    given["do"] == act ? given[field] ?? "" : ""
  }
}

/// Attributes by which the script of a room's page finds its stream.
struct RoomMarks {
  var last: Int
  var stream: Address
  var typing: Address?

  var html: HTML {
    let typing: HTML? = typing.map { " data-typing=\"\($0)\"" }
    return " data-room=\"\(last)\" data-stream=\"\(stream)\"\(typing)"
  }
}

/// The line on top of a room's page.
struct RoomStatus {
  var title: String
  /// Whether the title is the heading of the page.
  var isHeading = true
  var secondsLeft: Int
  var answerSecondsLeft: Int?
  /// Why the clock stands still; `nil` where it runs.
  var state: String?
  /// The others who are there.
  var presence: String
  /// The time of the incident.
  var minute: String

  private var isRunning: Bool { state == nil }

  var html: HTML {
    """
    <div class="status" id="status" data-live>\(isHeading ? "<h1>\(title)</h1>" : "<p><b>\(title)</b></p>" as HTML)
    <p><span class="clock" data-left="\(secondsLeft)"\(" data-running", if: isRunning)>\
    \(Self.text(secondsLeft))</span> <span>left\(state.map { "; \($0)" as HTML })</span> \
    \(answerSecondsLeft.map { """
      <span class="soon">answer <span data-left="\($0)" data-answer\(" data-running", if: isRunning)>\
      \(Self.text($0))</span></span>
      """ as HTML }) <span>incident \(minute)</span> \
    <span id="presence" role="status">\(presence)</span></p></div>
    """
  }

  /// Seconds as minutes and seconds.
  static func text(_ seconds: Int) -> String {
    "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }
}

extension Session {
  /// Why the clock of the interview stands still; `nil` where it runs.
  var clockWords: String? {
    if isOver { return "over" }
    if isPaused { return "stopped" }
    return isWaitingForCandidate ? "it begins when the candidate comes" : nil
  }
}

extension DrillPage.Notice {
  /// The box above the page.
  var html: HTML {
    switch self {
    case .none: .none
    case .problem(let text): "<p class=\"alert\" role=\"alert\">\(text)</p>"
    case .question(let question): "<div class=\"question\" role=\"alert\">\(question)</div>"
    }
  }
}
