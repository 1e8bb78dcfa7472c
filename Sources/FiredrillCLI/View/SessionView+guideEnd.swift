import Coaching
import Plotting
import ScenarioModel
import Scoring
import Sessions
import Telemetry

extension SessionView {
  /// The end of a guided play: what was true, the score by criterion, and what to take away.
  func guideEnd(
    _ card: Scorecard,
    _ last: LessonReview?,
    of session: Session,
    id: String
  ) -> [String] {
    let truth = session.truth
    var lines = ["", heading("What happened"), ""]
    lines += item(style.paint("Cause:", .emphasis), truth.title)
    lines += paragraph(truth.explanation.truth) + paragraph(outcome(of: session, last)) + [""]
    lines += item(style.paint("The trap:", .emphasis), session.scenario.debrief.trap) + [""]
    lines.append(heading("Score \(tenths(card.score)) of 100: \(card.band.rawValue)"))
    lines += paragraph(
      "A guided play does not count as progress. It asks for few looks and for no updates, so"
        + " beliefs and communication earn only what you gave of your own accord."
    )
    if let cap = card.cap { lines += item("Capped at \(tenths(cap.limit)):", cap.reason) }
    lines += card.criteria.map { criterion in
      "  \(TextLayout.pad(criterion.criterion.rawValue, to: 16))"
        + "\(TextLayout.pad(tenths(criterion.points), to: 5, .right)) of"
        + " \(TextLayout.pad(tenths(criterion.weight), to: 4, .right))"
    }
    lines += [""]
    return lines
      + paragraph(
        "'firedrill debrief \(id)' tells it in full, 'firedrill play \(session.scenario.id)' is"
          + " the drill with everything open."
      )
  }

  private func outcome(of session: Session, _ last: LessonReview?) -> String {
    guard let declaration = session.declaration else { return "" }
    guard let cause = declaration.cause else { return "You named no cause." }
    guard cause != session.truth.id.rawValue else { return "That is what you said." }
    let pointedThere = last.flatMap { last in last.chosen.map { last.step.options[$0].isBest } }
    return pointedThere == true
      ? "You said what the evidence made likeliest, and it was not so: likely is not certain."
      : "You said something else, and what you saw did not point there."
  }

  private func tenths(_ value: Double) -> String { Digits.fixed(value, decimals: 1) }
}
