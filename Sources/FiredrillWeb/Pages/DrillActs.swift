import Coaching
import CommandLanguage
import Drills
import Reports
import ScenarioModel
import Sessions
import Telemetry

extension Site {
  /// Does what a form of the drill page says and shows what came of it.
  ///
  /// A form that was made before the session's last event does nothing, unless it is the one that the
  /// last event came from.
  func act(_ form: FormFields, in room: SessionRoom) async throws -> WebResponse {
    guard let act = form["do"].flatMap(Act.init), let after = form.number("after"), after >= 0
    else { throw WebFailure.malformed }
    let session = try await room.session()
    guard !session.isOver else {
      return .seeOther(Address.session(room.id.rawValue, .drill).path)
    }
    do {
      return try await carryOut(act, form, after: after, session, in: room)
    } catch {
      let failure = WebFailure(error, in: session)
      switch failure {
      case .refused, .outdated, .broken: return try await drill(room, after: form, failure)
      case .wrongHost, .wrongOrigin, .notFound, .otherMethod, .noSuchSession, .noSuchIncident,
        .tooLarge, .malformed, .over, .stillOpen, .interview, .ownersOnly, .room, .tooOften,
        .lockedOut, .signInNeeded, .wrongSignIn, .untrustedHeader, .badName, .hostsOnly, .away:
        throw failure
      }
    }
  }

  private func carryOut(
    _ act: Act,
    _ form: FormFields,
    after: Int,
    _ session: Session,
    in room: SessionRoom
  ) async throws -> WebResponse {
    if session.header.mode == .guided {
      return try await guided(act, form, after: after, session, in: room)
    }
    switch act {
    case .ask: return try await ask(form, after: after, session, in: room)
    case .look, .mitigate, .believe, .update, .wait, .hint, .note, .slice, .cite, .abandon:
      let command = try FormReader(session).command(act, form)
      return shown(try await room.perform(command, after: after), form, in: room)
    case .sql:
      let statement = form["statement"] ?? ""
      guard statement.contains(where: { !$0.isWhitespace }) else {
        throw WebFailure.refused("Write a question first, such as SELECT count(*) FROM requests.")
      }
      return shown(try await room.ask(statement, after: after), form, in: room)
    case .choose: throw WebFailure.malformed
    }
  }

  /// Does what a line says; where that is not sure, it is said back first.
  private func ask(
    _ form: FormFields,
    after: Int,
    _ session: Session,
    in room: SessionRoom
  ) async throws -> WebResponse {
    let line = form["words"] ?? ""
    switch try CommandParser(session: session).ask(line) {
    case .command(let command):
      return shown(try await room.perform(command, after: after), form, in: room)
    case .sql(let statement):
      return shown(try await room.ask(statement, after: after), form, in: room)
    case .confirm(let command):
      _ = try session.decide(command)
      let state = try await DrillState(room, event: form.number("e"))
      var page = DrillPage(state: state, given: form)
      page.notice = .question(page.agreement(on: command))
      return .page(page.page)
    case .choose(let actions):
      let state = try await DrillState(room, event: form.number("e"))
      var page = DrillPage(state: state, given: form)
      page.notice = .question(page.choice(among: actions))
      return .page(page.page)
    case .show(let target): return .seeOther(address(of: target, in: room))
    case .declare, .quit:
      return .seeOther(Address.session(room.id.rawValue, .verdict).path)
    case .draw(let number, _):
      return .seeOther(Address.session(room.id.rawValue, .drawing(event: number, figure: 1)).path)
    case .nothing: throw WebFailure.refused("Write what you would like to see or do.")
    }
  }

  /// The part of the drill page that answers to a page of the terminal.
  private func address(of target: SessionPage, in room: SessionRoom) -> String {
    let drill = Address.session(room.id.rawValue, .drill).path
    switch target {
    case .brief: return "\(drill)?e=0#evidence"
    case .menu, .help: return "\(drill)#do"
    case .mitigations: return "\(drill)#mitigate"
    case .hypotheses: return "\(drill)#beliefs"
    case .status: return "\(drill)#status"
    case .timeline, .notes, .evidenceList: return "\(drill)#timeline"
    case .fields, .tables, .schema: return "\(drill)#question"
    case .evidence(let number): return "\(drill)?e=\(number)#evidence"
    }
  }

  /// The answer to a form that did something: the page with what the event showed in the middle.
  func shown(_ entry: SessionEntry, _ form: FormFields, in room: SessionRoom) -> WebResponse {
    if entry.event.endsSession {
      return .seeOther(Address.session(room.id.rawValue, .drill).path)
    }
    var query = FormFields()
    if entry.event.showsEvidence || form["e"] == nil {
      query.add("e", "\(entry.number)")
    } else {
      query.add("e", form["e"] ?? "")
    }
    for pin in form.all("pin") { query.add("pin", pin) }
    let target = entry.event.showsEvidence ? "evidence" : "status"
    return .seeOther(
      Address.session(room.id.rawValue, .drill).path + "?\(query.encoded)#\(target)"
    )
  }

  private func guided(
    _ act: Act,
    _ form: FormFields,
    after: Int,
    _ session: Session,
    in room: SessionRoom
  ) async throws -> WebResponse {
    if act == .believe {
      let command = try FormReader(session).command(act, form)
      return shown(try await room.perform(command, after: after), form, in: room)
    }
    guard act == .choose, let number = form.number("choice") else {
      throw WebFailure.refused("In a guided play you choose among the answers shown.")
    }
    guard after == session.entries.count else { throw WebFailure.outdated }
    let lesson = try await room.lesson(in: session)
    guard let step = lesson.step, number >= 1, number <= step.choiceCount else {
      throw WebFailure.outdated
    }
    if step.isUpdate(number) {
      let words = (form["news"] ?? "").trimmed
      let text = words.isEmpty ? lesson.updateText : words
      return shown(try await room.perform(.update(text), after: after), form, in: room)
    }
    let command: SessionCommand
    switch step.options[number - 1].choice {
    case .look(let id): command = .look(id)
    case .wait(let minutes): command = .wait(minutes: minutes)
    case .mitigate(let id): command = .mitigate(id)
    case .declare(let cause):
      let words = (form["because"] ?? "").trimmed
      let text = words.isEmpty ? lesson.explanation(of: cause) : words
      return try review(lesson.declaration(of: cause, because: text), session, form, in: room)
    }
    return shown(try await room.perform(command, after: after), form, in: room)
  }
}

extension DrillPage {
  /// The command that a line was understood as, with a button that does it.
  func agreement(on command: SessionCommand) -> HTML {
    let question: HTML = "<p>\(SaidBackReport(command, in: state.session).text)</p>"
    guard let agreement = Agreement(command) else { return question }
    return question + form(agreement.act, agreement.content(orElse: state.place.page))
  }

  /// The actions that a line could mean, to choose from.
  func choice(among actions: [ActionID]) -> HTML {
    let rows = CandidatesReport(actions, in: state.scenario).candidates.html { row in
      """
      <li><button class="choice" name="action" value="\(row.id)"><span>\(row.title)</span>\
      <span class="cost">\(row.minutes) min</span></button></li>
      """
    }
    return "<p>Which of these do you mean?</p>\(form(.look, "<ul class=\"choices\">\(rows)</ul>"))"
  }
}
