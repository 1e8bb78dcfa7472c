import Foundation
import Reports

/// The address of something that can be read besides the answers of tools.
enum ResourceAddress: Hashable {
  /// The list of incidents.
  case incidents
  /// A page of a session by its handle.
  case page(session: String, Page)
  /// The evidence of an event.
  case evidence(session: String, event: Int, Form)

  /// A page that costs no simulated time.
  enum Page: String, CaseIterable {
    case brief, menu, hypotheses, places, fields, tables, status, timeline, notes
  }

  /// A form in which evidence is read.
  enum Form: String, CaseIterable {
    case json, csv, svg
    /// The documents and log lines alone.
    case txt
  }

  private static let root = "firedrill://"

  /// Reads an address; `nil` for one that nothing can have.
  init?(_ text: String) {
    guard text.hasPrefix(Self.root) else { return nil }
    let parts = text.dropFirst(Self.root.count)
      .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1 where parts[0] == "incidents": self = .incidents
    case 3 where parts[0] == "sessions":
      guard let page = Page(rawValue: parts[2]) else { return nil }
      self = .page(session: parts[1], page)
    case 4 where parts[0] == "sessions" && parts[2] == "evidence":
      let name = parts[3].split(separator: ".", omittingEmptySubsequences: false)
      guard name.count == 2, let event = Int(name[0]), let form = Form(rawValue: String(name[1]))
      else { return nil }
      self = .evidence(session: parts[1], event: event, form)
    default: return nil
    }
  }

  var text: String {
    switch self {
    case .incidents: "\(Self.root)incidents"
    case .page(let session, let page): "\(Self.root)sessions/\(session)/\(page.rawValue)"
    case .evidence(let session, let event, let form):
      "\(Self.root)sessions/\(session)/evidence/\(event).\(form.rawValue)"
    }
  }

  var mediaType: String {
    switch self {
    case .incidents, .page: "application/json"
    case .evidence(_, _, let form): form.mediaType
    }
  }

  private var name: String {
    switch self {
    case .incidents: "incidents"
    case .page(_, let page): page.rawValue
    case .evidence(_, let event, let form): "evidence-\(event).\(form.rawValue)"
    }
  }

  /// The address as a link in the answer of a tool.
  var link: JSON {
    [
      "type": "resource_link", "uri": .string(text), "name": .string(name),
      "mimeType": .string(mediaType),
    ]
  }
}

extension ResourceAddress.Form {
  var mediaType: String {
    switch self {
    case .json: "application/json"
    case .csv: "text/csv"
    case .svg: "image/svg+xml"
    case .txt: "text/plain"
    }
  }

  fileprivate var meaning: String {
    switch self {
    case .json: "The evidence of an event: charts, tables, documents and logs as JSON"
    case .csv: "The charts and tables of an event as CSV, one text each"
    case .svg: "The charts and tables of an event as a drawing"
    case .txt: "The documents and log lines of an event as plain text"
    }
  }
}

extension ResourceAddress {
  /// The result of `resources/list`; sessions are not listed, because their handles are secret.
  static let list: JSON = [
    "resources": [
      [
        "uri": .string(incidents.text), "name": "incidents", "title": "Incidents",
        "description": "The incidents that can be played", "mimeType": "application/json",
      ]
    ]
  ]

  /// The result of `resources/templates/list`.
  static let templates: JSON = {
    let pages: JSON = [
      "uriTemplate": .string("\(root)sessions/{session}/{page}"),
      "name": "page", "title": "Page of a session",
      "description": .string(
        "A page that costs no simulated time:"
          + " \(Page.allCases.map(\.rawValue).joined(separator: ", "))"
      ),
      "mimeType": "application/json",
    ]
    let evidence: [JSON] = Form.allCases.map { form in
      [
        "uriTemplate": .string("\(root)sessions/{session}/evidence/{event}.\(form.rawValue)"),
        "name": .string("evidence.\(form.rawValue)"),
        "title": .string("Evidence as \(form.rawValue.uppercased())"),
        "description": .string(form.meaning), "mimeType": .string(form.mediaType),
      ]
    }
    return ["resourceTemplates": .array([pages] + evidence)]
  }()

  /// The pages of a session.
  static func pages(of session: String) -> [ResourceAddress] {
    Page.allCases.map { .page(session: session, $0) }
  }

  /// The forms in which the evidence of an event can be read; none where it showed nothing.
  static func evidence(of entry: EntryReport, in session: String) -> [ResourceAddress] {
    var forms: [Form] = []
    switch entry.content {
    case .evidence(let document?, _):
      forms = [.json]
      if !document.figures.isEmpty { forms += [.csv, .svg] }
      if document.hasTexts { forms.append(.txt) }
    case .slice, .query: forms = [.json, .csv, .svg]
    default: break
    }
    return forms.map { .evidence(session: session, event: entry.number, $0) }
  }
}
