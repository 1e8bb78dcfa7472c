import Drills
import Reports
import Sessions

extension Site {
  /// The form that opens a room.
  var opening: HTML {
    let scenarios = ((try? listedScenarios()) ?? []).html { scenario in
      "<option value=\"\(scenario.id)\">\(scenario.title)</option>"
    }
    let lengths = InterviewSetting.lengths.html { minutes in
      "<option\(" selected", if: minutes == 30)>\(minutes)</option>"
    }
    let styles = InterviewStyle.allCases.html { style in
      "<option\(" selected", if: style == .neutral)>\(style.rawValue)</option>"
    }
    return """
      <form method="post" action="\(Address.rooms)" class="start"><input type="hidden" name="do" value="open">
      <p><label for="scenario">Incident</label> <select id="scenario" name="scenario">\(scenarios)</select></p>
      <fieldset><legend>Who interviews?</legend>
      \(hosting)<label class="choice"><input type="radio" name="interviewer" value="machine"\
      \(" checked", if: !identity.mayHost)><span><b>The program.</b> You are the candidate.</span></label>\
      </fieldset>
      <p><label for="minutes">Minutes</label> <select id="minutes" name="minutes">\(lengths)</select>
      <label for="style">Manner</label> <select id="style" name="style">\(styles)</select></p>
      <p><label for="label">A label, such as the candidate's name</label> \
      <input id="label" name="label" maxlength="60"></p>
      <p><label><input type="checkbox" name="observer"> A link for an observer, too</label></p>
      <p><button class="primary">Open the room</button></p></form>
      """
  }

  /// The choice that a person interviews, for those who may.
  private var hosting: HTML {
    guard identity.mayHost else { return .none }
    return """
      <label class="choice"><input type="radio" name="interviewer" value="host" checked><span><b>A person.</b> \
      You get a link for the interviewer and one for the candidate.</span></label>

      """
  }

  /// The interview that a form describes.
  func interview(_ form: FormFields) throws -> (Opening, InterviewSetting) {
    guard let name = form["scenario"],
      let listed = try listedScenarios().first(where: { $0.id == name })
    else { throw WebFailure.noSuchIncident(form["scenario"] ?? "") }
    guard let minutes = form.number("minutes"),
      let style = form["style"].flatMap(InterviewStyle.init),
      let interviewer = form["interviewer"].flatMap(InterviewSetting.Interviewer.init)
    else { throw WebFailure.malformed }
    let setting = InterviewSetting(style: style, minutes: minutes, interviewer: interviewer)
    let opening = Opening(
      folder: listed.folder,
      label: String((form["label"] ?? "").prefix(60)),
      kind: .interview(setting)
    )
    return (opening, setting)
  }

  /// The interview of a room once more, on the same world, for a candidate who does not know it.
  func interviewAgain(_ form: FormFields) throws -> (Opening, InterviewSetting) {
    guard let number = form.number("room") else { throw WebFailure.malformed }
    let session = try sessions.load(SessionID(rawValue: number))
    guard let setting = session.interviewSetting, setting.interviewer == .host,
      let listed = try listedScenarios().first(where: { $0.id == session.header.scenario })
    else { throw WebFailure.malformed }
    let opening = Opening(
      folder: listed.folder,
      difficulty: session.header.difficulty,
      seed: session.header.seed,
      label: String((form["label"] ?? "").prefix(60)),
      kind: .interview(setting),
      isSeedKnown: false
    )
    return (opening, setting)
  }

  func openInterview(
    _ opening: (Opening, InterviewSetting),
    _ request: WebRequest
  ) throws -> (SessionID, InterviewSetting.Interviewer) {
    let interviewer = opening.1.interviewer
    guard interviewer == .machine || identity.mayHost else { throw WebFailure.hostsOnly }
    let (_, id) = try sessions.open(opening.0)
    try sessions.openRoom(for: id)
    audit(.roomOpened, request, session: id)
    return (id, interviewer)
  }
}
