import Reports

extension EntryView {
  /// A turn of an interview, as both sides saw it.
  func turn(_ turn: InterviewTurnReport) -> HTML {
    switch turn {
    case .opened(let words), .passed(let words), .timedOut(let words), .closed(let words),
      .hintOffered(let words):
      Self.interviewer(words)
    case .joined(let side): "<p class=\"faint\">\(side.subject) came in.</p>"
    case .clue(let number, let count, let text):
      "<p class=\"clue\"><b>Clue \(number) of \(count).</b> \(text)</p>"
    case .ownClue(let text): "<p class=\"clue said\">\(text)</p>"
    case .question(let words, let hypotheses):
      "\(Self.interviewer(words))\(hypotheses.map(Self.causes))"
    case .evidence(let evidence): "\(evidence.map(self.evidence))"
    case .request(let words): "<p class=\"said\">Can I see: \(words)</p>"
    case .answer(let text): "<p class=\"said\">\(text)</p>"
    case .hint(let text): "<p class=\"clue\"><b>Hint.</b> \(text)</p>"
    case .typingShown(let isAllowed):
      "<p class=\"faint\">The host \(isAllowed ? "may see" : "no longer sees") what is typed.</p>"
    case .clockStopped: "<p class=\"faint\">The clock is stopped.</p>"
    case .clockResumed: "<p class=\"faint\">The clock goes on.</p>"
    }
  }

  private static func interviewer(_ words: String) -> HTML {
    "<p class=\"question-words\">\(words)</p>"
  }

  private static func causes(_ hypotheses: HypothesesReport) -> HTML {
    """
    <ul class="plain">\(hypotheses.rows.html { row in
      "<li><b>\(row.label)</b> \(row.title)</li>"
    })</ul>
    """
  }
}
