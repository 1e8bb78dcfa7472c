import Drills
import Foundation
import TestSupport
import Testing

@testable import FiredrillWeb

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The pages through a real socket of a program of its own.
struct WebServerTests {
  private static func request(
    _ address: String,
    body: Data? = nil,
    headers: [String: String] = [:]
  ) async throws -> (status: Int, headers: [AnyHashable: Any], text: String) {
    var request = URLRequest(url: try #require(URL(string: address)))
    request.timeoutInterval = 600
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
    let program = try ServedProgram()
    let ended = try await program.serve { address in
      let health = try await Self.request(address + "/healthz")
      #expect(health.status == 200)
      #expect(health.text == "ok\n")
      for (name, value) in Gate.headers { #expect(health.headers[name] as? String == value) }
      #expect(try await Self.request(address + "/%2e%2e/etc/passwd").status == 404)
      #expect(try await Self.request(address + "/%ff").status == 400)
      let incident = "\(address)/incidents/\(TestedSite.scenario)"
      let drill = Data("mode=drill".utf8)
      let foreign = ["Origin": "http://evil.example"]
      #expect(try await Self.request(incident, body: drill, headers: foreign).status == 403)
      let started = try await Self.request(incident, body: drill)
      #expect(started.status == 200)
      #expect(started.text.contains("data-drill=\"0\""))
    }
    #expect(ended.errors.split(separator: "\n").contains { $0.contains("GET /healthz 200 ") })
  }

  @Test func `a form that is too large is read to its end and refused`() async throws {
    let program = try ServedProgram()
    try await program.serve { address in
      // A reader that left the first request unread would take this for a second one.
      let hidden = "GET /incidents/\(TestedSite.scenario) HTTP/1.1\r\nHost: evil\r\n\r\n"
      for size in [64 << 10, 1 << 20, 3 << 20] {
        let body = Data((String(repeating: "a", count: size) + hidden).utf8)
        let answer = try await Self.request(address + "/sessions/1/act", body: body)
        #expect(answer.status == 413)
        #expect(try await Self.request(address + "/healthz").text == "ok\n")
      }
    }
  }

  @Test func `a port that is taken is named`() async throws {
    let program = try ServedProgram()
    try await program.serve { address in
      let port = String(address.split(separator: ":").last ?? "")
      let second = try ServedProgram().run(["serve", "--port", port])
      #expect(second.errors.contains("another program listens"))
      #expect(second.status == 73)
    }
  }

  private static func server(host: String = "127.0.0.1", port: Int = 8080, url: String? = nil)
    throws -> WebServer
  {
    let folder = try TemporaryFolder()
    let services = DrillServices(
      DrillEnvironment(
        dataFolder: folder.url,
        cacheFolder: folder.url.appending(path: "cache"),
        scenarioFolders: [Repository.scenarios],
        now: { 1_800_000_000 },
        randomSeed: { 7 }
      )
    )
    return try WebServer(services, host: host, port: port, url: url, version: "1") { _, _ in }
  }

  @Test(arguments: ["0.0.0.0", "192.168.1.2", "::"])
  func `an address that others can reach has an owner`(host: String) throws {
    let secret = try #require(try Self.server(host: host).address.split(separator: "/").last)
    #expect(LinkSecret(String(secret)) != nil)
    #expect(try Self.server().address == "http://127.0.0.1:8080/")
  }

  @Test(arguments: ["drills.example.org", "ftp://drills.example.org", "https://a/b", "https://"])
  func `an address of a proxy that is none is refused`(url: String) {
    #expect(throws: WebServerError.badURL(url)) { try Self.server(url: url) }
  }

  @Test(arguments: ["not.an.address", "", "300.1.1.1", "[::1]", "127.0.0.1 "])
  func `a host that is no address is refused`(host: String) {
    #expect(throws: WebServerError.badHost(host)) { try Self.server(host: host) }
  }

  @Test(arguments: [0, -1, 65_536])
  func `a port that does not exist is refused`(port: Int) {
    #expect(throws: WebServerError.noSuchPort(port)) { try Self.server(port: port) }
  }
}
