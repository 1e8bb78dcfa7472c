import CommandLanguage
import Drills
import Reports
import ScenarioModel
import Sessions

extension Site {
  /// Does what a form of the candidate's page says.
  func candidateActs(
    _ form: FormFields,
    _ seat: RoomSeat,
    in room: InterviewRoom
  ) async throws -> WebResponse {
    guard let mark = form.number("after"), mark >= 0 else { throw WebFailure.malformed }
    let view = try await room.view(for: .candidate)
    do {
      if let notice = try await carryOut(form, after: mark, view, in: room) {
        return .page(try await page(of: seat, in: room, notice: .question(notice)))
      }
      return .seeOther(Address.room(room.id.rawValue, .seat(.candidate, .page)).path)
    } catch {
      return try await refused(error, form, seat, in: room, view.session)
    }
  }

  /// The page again after a form that did nothing, with the reason and all that was typed.
  func refused(
    _ error: any Error,
    _ form: FormFields,
    _ seat: RoomSeat,
    in room: InterviewRoom,
    _ session: Session
  ) async throws -> WebResponse {
    let failure = WebFailure(error, in: session)
    guard failure.isSaidBesideForm else { throw failure }
    return .page(
      try await page(of: seat, in: room, given: form, notice: .problem(failure.description)),
      status: failure.status
    )
  }

  /// Carries a form out; gives a question where it is not sure what was meant.
  private func carryOut(
    _ form: FormFields,
    after mark: Int,
    _ view: RoomView,
    in room: InterviewRoom
  ) async throws -> HTML? {
    switch form["do"] {
    case "answer":
      guard let text = form["text"], text.contains(where: { !$0.isWhitespace }) else {
        throw WebFailure.refused("Nothing was said. Take your time, or skip the question.")
      }
      let words = text.replacing("\r\n", with: "\n")
      try await room.answer(words, to: form.number("question") ?? 0, after: mark)
    case "pass": try await room.take(.passed, as: .candidate, after: mark)
    case "hint": try await room.takeHint(after: mark)
    case "typing": try await room.allow(.typing, form["allow"] == "yes")
    case "ask": return try await ask(form["words"] ?? "", after: mark, view, in: room)
    case "look", "mitigate", "update", "believe", "slice":
      guard let act = form["do"].flatMap(Act.init) else { throw WebFailure.malformed }
      try await room.perform(try FormReader(view.session).command(act, form), after: mark)
    default: throw WebFailure.malformed
    }
    return nil
  }

  /// Gives the evidence that a line asks for; where that is not sure, it is said back first.
  private func ask(
    _ line: String,
    after mark: Int,
    _ view: RoomView,
    in room: InterviewRoom
  ) async throws -> HTML? {
    switch try await understood(line, after: mark, view, in: room) {
    case .command(.look(let action)):
      try await note(line, [action], after: mark, in: room)
      try await room.perform(.look(action), after: mark + 1)
    case .command(let command):
      guard command.isOfIncident else {
        throw WebFailure.refused("That is no request for evidence and no step in the incident.")
      }
      try await room.perform(command, after: mark)
    case .confirm(let command):
      _ = try view.session.decide(command)
      guard case .look(let action) = command else {
        return CandidatePage(view: view).agreement(on: command)
      }
      try await note(line, [action], after: mark, in: room)
      return CandidatePage(view: try await room.view(for: .candidate)).agreement(on: command)
    case .choose(let actions):
      try await note(line, actions, after: mark, in: room)
      return CandidatePage(view: try await room.view(for: .candidate)).choice(among: actions)
    case .sql:
      throw WebFailure.refused("Ask for it in your own words; there is no SQL in an interview.")
    case .show: throw WebFailure.refused("That is on this page already.")
    case .declare, .quit, .draw:
      throw WebFailure.refused("Your verdict has a page of its own, below the question.")
    case .nothing: throw WebFailure.refused("Write what you would like to see.")
    }
    return nil
  }

  /// The request of a line; one that nobody can meet is noted, because it was said.
  private func understood(
    _ line: String,
    after mark: Int,
    _ view: RoomView,
    in room: InterviewRoom
  ) async throws -> SessionRequest {
    do {
      return try CommandParser(session: view.session).ask(line)
    } catch {
      if error.isUnmetRequest { try await note(line, [], after: mark, in: room) }
      throw error
    }
  }

  private func note(
    _ words: String,
    _ actions: [ActionID],
    after mark: Int,
    in room: InterviewRoom
  ) async throws {
    let turn = InterviewTurn.requested(words, actions: actions.map(\.rawValue))
    try await room.take(turn, as: .candidate, after: mark)
  }

  /// The candidate's verdict: the form, what was heard in it, and on a yes the end.
  func verdict(_ request: WebRequest, in room: InterviewRoom) async throws -> WebResponse {
    let view = try await room.view(for: .candidate)
    return try await verdict(
      request,
      in: view.session,
      at: .room(room.id.rawValue, .candidate),
      mark: view.mark,
      on: CandidatePage(view: view)
    ) { try await room.perform(.declare($0), after: $1) }
  }

  /// The verdict of somebody in a room: the form, what was heard in it, and on a yes the end.
  func verdict(
    _ request: WebRequest,
    in session: Session,
    at place: PagePlace,
    mark: Int,
    on room: CandidatePage? = nil,
    declaring declare: (Declaration, Int) async throws -> Void
  ) async throws -> WebResponse {
    let back = place.page
    guard !session.isOver else { return .seeOther(back.path) }
    let form = request.form
    var page = VerdictPage(
      session: session,
      address: place.verdict,
      back: back,
      mark: mark,
      given: form
    )
    page.navigation = .none
    if let room { (page.status, page.marks) = (room.status(isHeading: false), room.marks) }
    guard request.method == .post else { return .page(page.form) }
    guard let mark = form.number("after") else { throw WebFailure.malformed }
    do {
      let declaration = try FormReader(session).declaration(form)
      switch form["do"] {
      case "final":
        try await declare(declaration, mark)
        return .seeOther(back.path)
      case "review":
        _ = try session.decide(.declare(declaration))
        return .page(
          page.review(
            declaration,
            VerdictReport(declaration, in: session.scenario),
            try HearingReport(declaration, in: session)
          )
        )
      case "edit": return .page(page.form)
      default: throw WebFailure.malformed
      }
    } catch {
      let failure = WebFailure(error, in: session)
      page.problem = failure.description
      return .page(page.form, status: failure.status)
    }
  }
}

extension SessionCommand {
  /// Whether a candidate may type the command where evidence is asked for.
  fileprivate var isOfIncident: Bool {
    switch self {
    case .look, .slice, .mitigate, .update, .wait, .believe: true
    default: false
    }
  }
}

extension CandidatePage {
  /// The command that a line was understood as, with a button that does it.
  func agreement(on command: SessionCommand) -> HTML {
    let question: HTML = "<p>\(SaidBackReport(command, in: view.session).text)</p>"
    guard let agreement = Agreement(command) else { return question }
    return question
      + form("\(agreement.act.rawValue)", agreement.content(orElse: address(.page)))
  }

  /// The actions that a line could mean, to choose from.
  func choice(among actions: [ActionID]) -> HTML {
    let rows = CandidatesReport(actions, in: view.session.scenario).candidates.html { row in
      """
      <li><button class="choice" name="action" value="\(row.id)"><span>\(row.title)</span>\
      <span class="cost">\(row.minutes) min</span></button></li>
      """
    }
    return "<p>Which of these do you mean?</p>\(form("look", "<ul class=\"choices\">\(rows)</ul>"))"
  }
}
