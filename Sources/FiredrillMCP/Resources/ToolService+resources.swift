import Drills
import Plotting
import Reports
import ScenarioModel
import Sessions

extension ToolService {
  /// The result of `resources/read`; throws where there is nothing at the address.
  package func read(
    _ address: String,
    _ revision: ProtocolRevision
  ) async throws(ProtocolError) -> JSON {
    let asked = String(address.prefix(Self.addressLength))
    guard let place = ResourceAddress(address) else {
      throw .unknownResource(
        asked,
        revision,
        reason: "no address reads like this; 'resources/templates/list' gives those there are"
      )
    }
    do throws(ToolRefusal) {
      let texts = try await contents(of: place)
      let bytes = texts.reduce(0) { $0 + $1.utf8.count }
      try limits.check(answer: bytes, event: nil)
      try give(texts, of: place)
      return [
        "contents": .array(
          texts.map {
            [
              "uri": .string(place.text), "mimeType": .string(place.mediaType),
              "text": .string($0),
            ]
          }
        )
      ]
    } catch {
      throw .unknownResource(asked, revision, reason: "\(error)")
    }
  }

  /// The longest address that an error repeats.
  ///
  /// Unit: characters.
  private static let addressLength = 200

  func contents(of place: ResourceAddress) async throws(ToolRefusal) -> [String] {
    let call = ContinuousClock.now
    let texts = try await contentsAtOnce(of: place)
    if place != .incidents { await limits.keepPace(since: call) }
    return texts
  }

  private func contentsAtOnce(of place: ResourceAddress) async throws(ToolRefusal) -> [String] {
    switch place {
    case .incidents: return [try Self.text(IncidentsDocument(try listed()))]
    case .page(let session, let page):
      let play = try await play(session)
      try checkBytes(play)
      return [try play.text(of: page)]
    case .evidence(let session, let event, let form):
      let play = try await play(session)
      try checkBytes(play)
      return try play.texts(of: event, as: form)
    }
  }

  /// A document as it is printed for programs.
  fileprivate static func text(_ document: some Encodable) throws(ToolRefusal) -> String {
    do {
      return try JSONText.encode(document)
    } catch {
      preconditionFailure("a document of Reports cannot be coded: \(error)")
    }
  }
}

extension Play {
  /// A page of the session as JSON.
  fileprivate func text(of page: ResourceAddress.Page) throws(ToolRefusal) -> String {
    switch page {
    case .brief:
      try ToolService.text(
        try ToolRefusal.staged { () throws(StagingError) in try BriefReport(session) }
      )
    case .menu: try ToolService.text(MenuReport(session))
    case .hypotheses: try ToolService.text(HypothesesReport(session))
    case .places: try ToolService.text(PlacesReport(session.scenario))
    case .fields: try ToolService.text(FieldsReport(session.scenario))
    case .tables:
      try ToolService.text(
        try ToolRefusal.wrap { () throws(DrillError) in try session.tableDefinitions(of: "") }
      )
    case .status:
      try ToolService.text(
        try ToolRefusal.staged { () throws(StagingError) in try StatusReport(session) }
      )
    case .timeline: try ToolService.text(TimelineReport(session))
    case .notes: try ToolService.text(TimelineReport(notesOf: session))
    }
  }

  /// The evidence of an event in a form; at least one text.
  fileprivate func texts(
    of event: Int,
    as form: ResourceAddress.Form
  ) throws(ToolRefusal) -> [String] {
    let entry = try entry(event)
    let available = ResourceAddress.evidence(of: entry, in: handle)
    guard available.contains(.evidence(session: handle, event: event, form)) else {
      throw .noForm(form.rawValue, others: available.map(\.text))
    }
    return switch form {
    case .json: [try ToolService.text(entry)]
    case .csv: entry.figures.map(\.values.csv)
    case .svg: [entry.drawing(title: entry.title)]
    case .txt: entry.texts
    }
  }
}

extension EntryReport {
  fileprivate var texts: [String] {
    if case .evidence(let document?, _) = content { document.texts } else { [] }
  }
}
