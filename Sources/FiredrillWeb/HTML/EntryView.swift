import Plotting
import Reports
import Telemetry

/// One event with everything that it showed, as a part of a page.
struct EntryView {
  let report: EntryReport
  /// The form that follows one of the traces that a log names; `nil` where nothing can be asked.
  var following: (([LogTrace]) -> HTML)?
  private let place: PagePlace

  init(report: EntryReport, at place: PagePlace) {
    self.report = report
    self.place = place
  }

  var html: HTML {
    """
    \(content)
    \(report.messages.isEmpty ? nil : "<div class=\"messages\">\(report.messages.html(Self.message))</div>" as HTML)
    """
  }

  /// The heading of the event, with its number and minutes.
  var heading: HTML {
    "<span class=\"event\">[\(report.number)]</span> \(report.by.map { "\($0): " as HTML })\(report.title) <span class=\"when\">\(report.span.clock)</span>"
  }

  /// A message that a person or a system sent.
  static func message(_ message: MessageReport) -> HTML {
    """
    <p class="message"><time>\(message.time.clock)</time> <b>\(message.from)</b> \(message.text)</p>
    """
  }

  private var content: HTML {
    switch report.content {
    case .evidence(let evidence, let question):
      let source: HTML? = question.map {
        "<p class=\"faint\">Taken from question [\($0)]; it cost nothing more.</p>"
      }
      return "\(source)\(evidence.map(self.evidence))"
    case .slice(let words, let figure):
      let drawn = figure.map { FigureView($0, files: files(1)).html }
      return "<p class=\"asked\"><code>\(words)</code></p>\(drawn)"
    case .query(let statement, let answer): return rows(statement, answer)
    case .beliefs(let beliefs):
      return "<p>You believe: \(StatedBelief.statement(beliefs.map(\.probability)))</p>"
    case .note(let text): return "<p class=\"said\">\(text)</p>"
    case .mitigation(let summary): return "<p>Done. \(summary)</p>"
    case .update(let text): return "<p class=\"said\">\(text)</p>"
    case .wait(let minutes): return "<p>Waited \(minutes) min.</p>"
    case .hint(let level, let text): return "<p>Hint (\(level)): \(text)</p>"
    case .declaration(let declaration): return Self.declared(declaration)
    case .abandoned: return "<p>Abandoned.</p>"
    case .interview(let turn): return self.turn(turn)
    case .team(let text): return text.isEmpty ? .none : "<p>\(text)</p>"
    }
  }

  private func files(_ figure: Int) -> FigureView.Files {
    place.files(event: report.number, figure: figure)
  }

  func evidence(_ evidence: EvidenceDocument) -> HTML {
    var figures = 0
    let panels = evidence.panels.html { panel in
      if case .figure = panel.content { figures += 1 }
      guard case .log(let lines, _) = panel.content, let following else {
        return Self.panel(panel, files: files(figures))
      }
      let traces = LogTrace.all(in: lines)
      return
        "\(Self.panel(panel, files: files(figures)))\(traces.isEmpty ? .none : following(traces))"
    }
    return "<p class=\"finding\"><b>Finding.</b> \(evidence.finding)</p>\(panels)"
  }

  /// A part of evidence that belongs to no session, so that its figures have no files.
  static func panel(_ panel: EvidencePanel) -> HTML { Self.panel(panel, files: nil) }

  private static func panel(_ panel: EvidencePanel, files: FigureView.Files?) -> HTML {
    switch panel.content {
    case .figure(let figure): return FigureView(figure, files: files).html
    case .values(let values):
      let items = values.html { "<div><dt>\($0.label)</dt><dd>\($0.text)</dd></div>" }
      return "<h4>\(panel.title)</h4><dl class=\"values\">\(items)</dl>"
    case .log(let lines, let total):
      let heading = "\(panel.title): the last \(lines.count) of \(total) lines"
      return """
        <h4>\(heading)</h4>
        <pre class="log" data-filter tabindex="0" role="region" aria-label="\(panel.title)">\
        \(HTML.lines(lines.joined(separator: "\n")))</pre>
        """
    case .document(let title, let text): return DocumentView(title: title, text: text).html
    case .text(let text): return "<p>\(text)</p>"
    }
  }

  private func rows(_ statement: String, _ answer: AnswerRows) -> HTML {
    let note: HTML? =
      answer.isAsShown
      ? nil : "<p class=\"faint\">These are not the rows shown then; another SQLite gave those.</p>"
    let cut: HTML? =
      answer.isCut ? "<p class=\"faint\">There were more rows; these are the first.</p>" : nil
    return """
      <pre class="asked" tabindex="0" role="region" aria-label="Question">\(HTML.lines(statement))</pre>
      \(answer.waterfalls.enumerated().html { number, figure in
        FigureView(figure, files: files(number + 2)).html
      })
      \(FigureView(.table(answer.table), files: files(1)).html)\(cut)\(note)
      """
  }

  private static func declared(_ declaration: DeclarationReport) -> HTML {
    let places: HTML? =
      declaration.places.isEmpty
      ? nil : "<p>Where: \(declaration.places.joined(separator: ", "))</p>"
    let rivals = (declaration.ruledOut ?? []).html { "<p>Ruled out: \($0.text)</p>" }
    let cited: HTML? =
      declaration.cited.isEmpty
      ? nil : "<p>Citing: \(declaration.cited.map { "[\($0)]" }.joined(separator: " "))</p>"
    return """
      <p><b>You declared: \(declaration.cause)</b></p>\(places)\(rivals)
      <p class="said">\(declaration.explanation)</p>\(cited)
      """
  }
}
