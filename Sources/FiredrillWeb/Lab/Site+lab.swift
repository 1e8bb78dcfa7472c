import Drills
import Foundation
import Reports
import ScenarioModel

extension Site {
  /// Answers a request for a page of the lab; no number of it is kept.
  func respond(to request: WebRequest, at address: LabAddress) async throws -> WebResponse {
    guard request.method == .get else { throw WebFailure.notFound }
    switch address {
    case .all: return .page(try labs())
    case .scenario(let name): return try await lab(name, request.query)
    case .results(let name): return try await labResults(name, request.query)
    case .quiz(let name): return try await quiz(name, request.query)
    }
  }

  private func labs() throws -> WebPage {
    WebPage(
      title: "Lab",
      content: """
        <p class="lead">Configure a failure and watch it break: choose a cause, turn its numbers, mitigate \
        at a minute you choose. The same system without the fault runs beside it in grey.</p>
        <ul class="cards">\(try listedScenarios().html { scenario in
          """
          <li class="card"><a href="\(LabAddress.scenario(scenario.id))">\(scenario.title)</a>
          <p class="facts"><span>\(scenario.topic)</span><span>\(scenario.hypotheses) causes</span></p>
          <p><a href="\(LabAddress.quiz(scenario.id))">Quiz: which cause is it?</a></p></li>
          """
        })</ul>
        <p class="faint">The lab tells causes, so it spoils an incident that you have not played yet. \
        Nothing of it counts as progress.</p>
        """
    )
  }

  private func lab(_ name: String, _ query: FormFields) async throws -> WebResponse {
    let folder = try labFolder(name)
    if let refusal = notNow(query, to: LabAddress.scenario(name)) { return refusal }
    do {
      let setting = try LabForm.setting(query)
      let report = try await services.lab.report(setting, in: folder)
      let scenario = try services.lab.scenario(in: folder, difficulty: setting.difficulty)
      // A plan may ask for the lab; where nothing can be kept, the lab works all the same.
      try? sessions.keepLab(of: name)
      return .page(LabPage(scenario: scenario, report: report, looks: setting.looks).page)
    } catch {
      let failure = WebFailure(error)
      guard case .refused(let sentence) = failure else { throw failure }
      // The scenario as it is written stands below the reason.
      let report = try await services.lab.report(LabSetting(), in: folder)
      var page = LabPage(scenario: try services.lab.scenario(in: folder), report: report, looks: [])
      page.problem = sentence
      return .page(page.page, status: failure.status)
    }
  }

  /// The page that asks back before a lab is opened in the last hours; one that is open goes on, and without
  /// a store there is no date to ask for.
  private func notNow(_ query: FormFields, to address: LabAddress) -> WebResponse? {
    guard query.fields.isEmpty, let hours = try? sessions.lastHours() else { return nil }
    return notNow(hours, link: "\(address.path)?anyway=yes")
  }

  private func labResults(_ name: String, _ query: FormFields) async throws -> WebResponse {
    let folder = try labFolder(name)
    let setting = try LabForm.setting(query)
    let window = query[LabForm.window].map { String($0.prefix(40)) }
    let report: LabReport
    do throws(DrillError) {
      report = try await services.lab.report(setting, in: folder, window: window)
    } catch {
      guard case .lab(.overtaken) = error else { throw error }
      // Requests may arrive in another order than they were sent in; the page asks again.
      return WebResponse(
        status: .noContent,
        headers: [("Cache-Control", "no-store")],
        body: .bytes([], type: "text/html; charset=utf-8")
      )
    }
    let results = LabResultsView(report: report).html
    return .text(results.text, type: "text/html; charset=utf-8")
  }

  private func quiz(_ name: String, _ query: FormFields) async throws -> WebResponse {
    let folder = try labFolder(name)
    if let refusal = notNow(query, to: LabAddress.quiz(name)) { return refusal }
    guard let number = query["n"].flatMap({ UInt64($0) }) else {
      // A small number makes an address that can be read out.
      let dealt = services.environment.randomSeed() % 100_000
      return .seeOther("\(LabAddress.quiz(name).path)?n=\(dealt)")
    }
    let setting = try LabForm.setting(query)
    // Who only wants to see evidence has not answered yet.
    let guess = query["see"] == nil ? query["guess"].flatMap { $0.isEmpty ? nil : $0 } : nil
    let report = try await services.lab.quiz(number, setting, guess: guess, in: folder)
    let scenario = try services.lab.scenario(in: folder, difficulty: setting.difficulty)
    return .page(LabQuizPage(scenario: scenario, report: report, looks: setting.looks).page)
  }

  /// The folder of a scenario of exactly a name.
  private func labFolder(_ name: String) throws -> String {
    let found = try services.catalog.folders().first { folder in
      URL(fileURLWithPath: folder).lastPathComponent == name
    }
    guard let found else { throw WebFailure.noSuchIncident(name) }
    return found
  }
}
