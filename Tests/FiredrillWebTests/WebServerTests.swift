import Drills
import Foundation
import TestSupport
import Testing

@testable import FiredrillWeb

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The pages through a real socket.
struct WebServerTests {
  /// Serves on a free port while some work is done.
  private static func serving(
    _ work: @escaping @Sendable (WebServer, Int, Log) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let log = Log()
    let port = Int.random(in: 20_000..<60_000)
    let server = try WebServer(services(folder), host: "127.0.0.1", port: port) { line in
      log.add(line)
    }
    let (ready, isReady) = AsyncStream<Void>.makeStream()
    let (stopped, stop) = AsyncStream<Void>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await server.run(
          isReady: { isReady.yield() },
          until: { for await _ in stopped { break } }
        )
      }
      group.addTask {
        for await _ in ready { break }
        defer { stop.yield() }
        try await work(server, port, log)
      }
      try await group.waitForAll()
    }
    withExtendedLifetime(folder) {}
  }

  private static func services(_ folder: TemporaryFolder) -> DrillServices {
    DrillServices(
      DrillEnvironment(
        dataFolder: folder.url,
        cacheFolder: folder.url.appending(path: "cache"),
        scenarioFolders: [Repository.scenarios],
        now: { 1_800_000_000 },
        randomSeed: { 7 }
      )
    )
  }

  private static func request(
    _ port: Int,
    _ path: String,
    body: Data? = nil,
    headers: [String: String] = [:]
  ) async throws -> (status: Int, headers: [AnyHashable: Any], text: String) {
    var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
    if let body {
      request.httpMethod = "POST"
      request.httpBody = body
    }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    return (answer.statusCode, answer.allHeaderFields, String(decoding: data, as: UTF8.self))
  }

  @Test func `pages, refusals and the log go through a socket`() async throws {
    try await Self.serving { server, port, log in
      let health = try await Self.request(port, "/healthz")
      #expect(health.status == 200)
      #expect(health.text == "ok\n")
      for (name, value) in Gate.headers { #expect(health.headers[name] as? String == value) }
      #expect(try await Self.request(port, "/%2e%2e/etc/passwd").status == 404)
      #expect(try await Self.request(port, "/%ff").status == 400)
      #expect(
        try await Self.request(
          port,
          "/incidents/\(TestedSite.scenario)",
          body: Data("mode=drill".utf8),
          headers: ["Origin": "http://evil.example"]
        ).status == 403
      )
      let started = try await Self.request(
        port,
        "/incidents/\(TestedSite.scenario)",
        body: Data("mode=drill".utf8)
      )
      #expect(started.status == 200)
      #expect(started.text.contains("data-drill=\"0\""))
      #expect(log.lines.contains { $0.hasPrefix("GET /healthz 200 ") })
      #expect(server.address == "http://127.0.0.1:\(port)/")
    }
  }

  @Test func `a form that is too large is read to its end and refused`() async throws {
    try await Self.serving { _, port, _ in
      // What would be read as a second request if the first were left unread.
      let hidden = "GET /incidents/\(TestedSite.scenario) HTTP/1.1\r\nHost: evil\r\n\r\n"
      for size in [64 << 10, 1 << 20, 3 << 20] {
        let body = Data((String(repeating: "a", count: size) + hidden).utf8)
        let answer = try await Self.request(port, "/sessions/1/act", body: body)
        #expect(answer.status == 413)
        #expect(try await Self.request(port, "/healthz").text == "ok\n")
      }
    }
  }

  @Test func `a port that is taken is named`() async throws {
    try await Self.serving { _, port, _ in
      let folder = try TemporaryFolder()
      let second = try WebServer(Self.services(folder), host: "127.0.0.1", port: port) { _ in }
      let failure = await #expect(throws: WebServerError.self) {
        try await second.run(isReady: {}, until: {})
      }
      #expect(failure?.description.contains("another program listens") == true)
    }
  }

  @Test(arguments: ["0.0.0.0", "192.168.1.2", "::"])
  func `an address that others can reach has an owner`(host: String) throws {
    let folder = try TemporaryFolder()
    let server = try WebServer(Self.services(folder), host: host, port: 8080) { _ in }
    let secret = try #require(server.address.split(separator: "/").last)
    #expect(LinkSecret(String(secret)) != nil)
    let open = try WebServer(Self.services(folder), host: "127.0.0.1", port: 8080) { _ in }
    #expect(open.address == "http://127.0.0.1:8080/")
  }

  @Test(arguments: ["drills.example.org", "ftp://drills.example.org", "https://a/b", "https://"])
  func `an address of a proxy that is none is refused`(url: String) throws {
    let folder = try TemporaryFolder()
    #expect(throws: WebServerError.badURL(url)) {
      try WebServer(Self.services(folder), host: "127.0.0.1", port: 8080, url: url) { _ in }
    }
  }

  @Test(arguments: [0, -1, 65_536])
  func `a port that does not exist is refused`(port: Int) throws {
    let folder = try TemporaryFolder()
    #expect(throws: WebServerError.noSuchPort(port)) {
      try WebServer(Self.services(folder), host: "127.0.0.1", port: port) { _ in }
    }
  }
}
