import Drills
import Reports
import ScenarioModel
import Sessions

extension Site {
  /// The page on which a session of a scenario is started.
  func incident(_ name: String) throws -> WebPage {
    let listed = try listedScenario(name)
    return WebPage(title: listed.title, content: try startForm(listed, FormFields(), problem: nil))
  }

  /// The scenario of exactly a name: an address never becomes a path of the file system.
  private func listedScenario(_ name: String) throws -> ListedScenario {
    guard let found = try listedScenarios().first(where: { $0.id == name }) else {
      throw WebFailure.noSuchIncident(name)
    }
    return found
  }

  private func startForm(
    _ listed: ListedScenario,
    _ given: FormFields,
    problem: WebFailure?
  ) throws -> HTML {
    let scenario = try services.catalog.outline(folder: listed.folder)
    let difficulty = given.number("difficulty") ?? listed.difficulty
    let mode = given["mode"] ?? "drill"
    func choice(_ value: String, _ name: HTML, _ text: HTML) -> HTML {
      """
      <label class="choice"><input type="radio" name="mode" value="\(value)"\
      \(" checked", if: value == mode)><span><b>\(name)</b> \(text)</span></label>
      """
    }
    return """
      \(problem.map { "<p class=\"alert\" role=\"alert\">\($0.description)</p>" })
      <p class="facts"><span>\(listed.topic)</span><span>\(listed.hypotheses) possible causes</span>\
      <span>\(listed.actions) pieces of evidence</span>\
      <span>counted for \(scenario.horizonMinutes) simulated min</span></p>
      <p>\(scenario.brief.role)</p>
      <form method="post" action="\(.incident(listed.id))" class="start">
      <fieldset><legend>How do you want to play it?</legend>
      \(choice("guided", "Guided.", "Four choices at a time, each explained afterwards. Best for the first time."))
      \(choice("drill", "Drill.", "A list of all evidence and mitigations; you decide the order. Scored."))
      \(choice("open", "Open.", "No list: ask for evidence in your own words, as in a real incident. Scored."))
      </fieldset>
      <p><label for="difficulty">Difficulty</label>
      <select id="difficulty" name="difficulty">\(listed.levels.html { level in
        """
        <option value="\(level)"\(" selected", if: level == difficulty)>\(level)\
        \(level == listed.difficulty ? " (as written)" : .none)</option>
        """
      })</select></p>
      <details><summary>Name and seed</summary>
      <p><label for="label">A name for this session, such as who plays</label>
      <input id="label" name="label" maxlength="60" value="\(given["label"] ?? "")"></p>
      <p><label for="seed">Seed: the same number deals the same world; it then does not count as \
      progress</label>
      <input id="seed" name="seed" inputmode="numeric" pattern="[0-9]*" value="\(given["seed"] ?? "")"></p>
      </details>
      <p><button class="primary">Start</button></p>
      </form>
      """
  }

  /// Starts a session and shows it; a second click finds the one that the first started.
  func start(_ name: String, _ form: FormFields) async throws -> WebResponse {
    let listed = try listedScenario(name)
    if let refusal = try notNow(form, to: Address.incident(listed.id).path) { return refusal }
    do {
      let id = try await open(listed, form)
      return .seeOther(Address.session(id.rawValue, .drill).path)
    } catch {
      let failure = WebFailure(error)
      return .page(
        WebPage(title: listed.title, content: try startForm(listed, form, problem: failure)),
        status: failure.status
      )
    }
  }

  private func open(_ listed: ListedScenario, _ form: FormFields) async throws -> SessionID {
    let kind: Opening.Kind
    let mode: SessionMode
    switch form["mode"] {
    case "guided": (kind, mode) = (.guided, .guided)
    case "open": (kind, mode) = (.open, .open)
    case "drill", nil: (kind, mode) = (.drill, .drill)
    default: throw WebFailure.malformed
    }
    let difficulty = form.number("difficulty") ?? listed.difficulty
    let label = String((form["label"] ?? "").prefix(60))
    let seed: UInt64?
    switch form["seed"] ?? "" {
    case "": seed = nil
    case let text:
      guard let number = UInt64(text) else {
        throw WebFailure.refused("The seed must be a whole number, such as 7.")
      }
      seed = number
    }
    let untouched = try sessions.openSessions().first {
      $0.events == 0 && $0.scenario == listed.id && $0.difficulty == difficulty
        && $0.mode == mode.rawValue && $0.label == label && $0.known != .seed
    }
    if seed == nil, let untouched { return untouched.id }
    let (session, id) = try sessions.open(
      Opening(
        folder: listed.folder,
        difficulty: difficulty,
        seed: seed,
        label: label,
        kind: kind
      )
    )
    _ = await rooms.enter(session, id)
    return id
  }
}
