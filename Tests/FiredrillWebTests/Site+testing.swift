import Drills
import Foundation
import ScenarioModel
import Sessions
import Synchronization
import TestSupport
import Testing

@testable import FiredrillWeb

/// Pages over a store of their own, asked as a browser would.
struct TestedSite: Sendable {
  let site: Site
  let folder: TemporaryFolder
  let log = Log()

  /// The shipped scenarios, which are read once for all tests.
  private static let catalog = ScenarioCatalog([Repository.scenarios])

  /// The scenario that most tests play.
  static let scenario = "canary-segment-regression"

  init(
    in folder: TemporaryFolder? = nil,
    seed: UInt64 = 7,
    owner: LinkSecret? = nil,
    proxy: TrustedProxy? = nil
  ) throws {
    let folder = try folder ?? TemporaryFolder()
    self.folder = folder
    let services = DrillServices(
      DrillEnvironment(
        dataFolder: folder.url,
        cacheFolder: folder.url.appending(path: "cache"),
        scenarioFolders: [Repository.scenarios],
        bankFolders: [Repository.questions],
        now: { 1_800_000_000 },
        randomSeed: { seed }
      ),
      catalog: Self.catalog
    )
    site = try Site(
      services,
      gate: Gate(host: "127.0.0.1", port: 8080),
      access: Access(owner: owner, proxy: proxy),
      log: { [log] in log.add($0) },
      audit: { [log] in log.add($0.description) }
    )
  }

  /// The headers of a browser that shows a page of this program.
  static let headers = [
    "host": "127.0.0.1:8080", "origin": "http://127.0.0.1:8080", "sec-fetch-site": "same-origin",
  ]

  /// What a browser gets for an address such as `/sessions/1?e=2`.
  func get(
    _ address: String,
    headers: [String: String] = Self.headers,
    from visitor: String = ""
  ) async -> Answer {
    let parts = address.split(separator: "#")[0].split(separator: "?", maxSplits: 1)
    let path = parts[0].utf8.split(separator: UInt8(ascii: "/"))
      .compactMap { PercentCoding.decoded(Array($0)[...]) }
    let query = parts.count > 1 ? FormFields(decoding: parts[1].utf8) : FormFields()
    return Answer(
      await site.respond(
        to: WebRequest(
          .get,
          path: path,
          query: query ?? FormFields(),
          headers: headers,
          visitor: visitor
        )
      )
    )
  }

  /// What a browser gets for a form that it sends.
  func post(
    _ address: String,
    _ form: FormFields,
    headers: [String: String] = Self.headers
  ) async -> Answer {
    let path = address.split(separator: "/").map(String.init)
    return Answer(
      await site.respond(to: WebRequest(.post, path: path, headers: headers, form: form))
    )
  }

  /// Starts a session and gives its address.
  func start(_ mode: String = "drill", scenario: String = Self.scenario) async throws -> String {
    let answer = await post("/incidents/\(scenario)", ["mode": mode])
    return try #require(answer.location)
  }

  /// Sends a form of the drill page.
  func act(_ address: String, _ act: String, after: Int, _ fields: FormFields = [:]) async -> Answer
  {
    var form = FormFields(["do": act, "after": "\(after)"])
    for field in fields.fields { form.add(field.name, field.value) }
    return await post(address + "/act", form)
  }

  /// The room of an interview that pages have open.
  func interview(_ id: SessionID) async throws -> InterviewRoom {
    guard case .interview(let room) = try await site.openRooms.room(id) else {
      throw WebFailure.noSuchSession(id.rawValue)
    }
    return room
  }

  /// The session of an address, read anew from the store.
  func stored(_ address: String) throws -> Session {
    let number = try #require(address.split(separator: "/").last.flatMap { Int($0) })
    return try site.sessions.load(SessionID(rawValue: number))
  }
}

/// An answer as a browser sees it.
struct Answer: Sendable {
  let status: WebStatus
  let text: String
  let location: String?
  let headers: [String: String]

  init(_ response: WebResponse) {
    status = response.status
    headers = Dictionary(response.headers.map { ($0.name, $0.value) }) { first, _ in first }
    location = headers["Location"]
    switch response.body {
    case .bytes(let bytes, _): text = String(decoding: bytes, as: UTF8.self)
    case .page(let page): text = page.html.text
    case .events: text = ""
    }
  }
}

extension FormFields: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, String)...) {
    self.init([:] as KeyValuePairs<String, String>)
    for (name, value) in elements { add(name, value) }
  }
}

/// The lines of a log.
final class Log: Sendable {
  private let kept = Mutex<[String]>([])

  var lines: [String] { kept.withLock { $0 } }

  func add(_ line: String) { kept.withLock { $0.append(line) } }
}
