import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// People on the real server, added by the real command, through the real socket.
struct PeopleProgramTests {
  /// A browser with cookies of its own, which follows redirections.
  private struct Browser {
    let address: String
    let session = URLSession(configuration: .ephemeral)
    var headers: [String: String] = [:]

    func send(
      _ path: String,
      _ form: String? = nil
    ) async throws -> (status: Int, text: String) {
      var request = URLRequest(url: try #require(URL(string: address + path)))
      request.httpMethod = form == nil ? "GET" : "POST"
      request.httpBody = form.map { Data($0.utf8) }
      for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
      let (data, response) = try await session.data(for: request)
      let status = (response as? HTTPURLResponse)?.statusCode ?? 0
      return (status, String(decoding: data, as: UTF8.self))
    }
  }

  @Test func `two people play beside each other, and one is exported and erased`() async throws {
    let program = try ServedProgram()
    var secrets: [String] = []
    let served = try await program.serve { address in
      let (ada, bo) = (Browser(address: address), Browser(address: address))
      #expect(try await ada.send("/").status == 200)
      for (name, browser) in [("Ada", ada), ("Bo", bo)] {
        let added = try program.run(["people", "add", name, "--server", address])
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.errors == "audit person-added person=\"\(name)\"\n")
        let link = try #require(added.output.firstMatch(of: /(\S+\/sign-in\/([0-9a-f]{64}))\n/))
        secrets.append(String(link.2))
        #expect(try await browser.send("/").status == 403)
        let path = String(link.1.dropFirst(address.count))
        #expect(try await browser.send(path).text.contains("<b>\(name)</b>"))
        let home = try await browser.send(path, "")
        #expect(home.status == 200 && home.text.contains("href=\"/account\">\(name)</a>"))
        #expect(try await Browser(address: address).send(path, "").status == 403)
      }
      let begun = try await ada.send("/incidents/\(TestedSite.scenario)", "mode=drill&label=adas")
      #expect(begun.text.contains("data-drill=\"0\""))
      #expect(try await bo.send("/sessions/1").status == 404)
      #expect(try await bo.send("/sessions/1/act", "do=abandon&after=0").status == 404)
      #expect(try await !bo.send("/history").text.contains("adas"))
      #expect(try await ada.send("/history").text.contains("adas"))
      #expect(try await Browser(address: address).send("/sessions/1").status == 403)

      let open = try program.run(["people", "export", "ada", "--out", "open"])
      #expect(open.output.hasPrefix("Session 1 is open and left out;"), "\(open.errors)")
      _ = try await ada.send("/sessions/1/act", "do=abandon&after=0")
      let export = try program.run(["people", "export", "Ada", "--out", "ada"])
      #expect(export.output == "wrote 2 files about Ada to ada\n", "\(export.errors)")
      #expect(export.errors == "audit exported person=\"Ada\"\n")
      let replay = try program.run(["replay", "ada/session-1.jsonl", "--all"])
      #expect(replay.status == 0, "\(replay.errors)")

      let removed = try program.run(["people", "remove", "Ada", "--yes"])
      #expect(removed.output.hasPrefix("Ada is erased, with 1 session, "), "\(removed.errors)")
      #expect(try await ada.send("/history").status == 403)
      #expect(try await bo.send("/history").status == 200)
      #expect(try program.run(["history", "--json"]).output.contains("[\n\n]"))
    }
    #expect(served.errors.contains("audit signed-in person=\"Ada\" address=127.0.0.1\n"))
    #expect(served.errors.contains("audit sign-in-refused address=127.0.0.1\n"))
    #expect(served.errors.contains("POST /sign-in/… 303"))
    #expect(secrets.count == 2)
    for secret in secrets { #expect(!served.errors.contains(secret)) }
  }

  @Test func `a header is taken from the trusted proxy alone`() async throws {
    let program = try ServedProgram()
    let name = ["X-Forwarded-User": "Ada"]
    let trusted = ["--trust-header", "X-Forwarded-User", "--trusted-proxy"]
    try await program.serve(with: trusted + ["127.0.0.1"]) { address in
      let ada = Browser(address: address, headers: name)
      let account = try await ada.send("/account")
      #expect(account.text.contains("<h1>Ada</h1>"))
      let nobody = try await Browser(address: address).send("/")
      #expect(nobody.status == 403)
      let twice = Browser(address: address, headers: ["X-Forwarded-User": "Ada, Bo"])
      let refused = try await twice.send("/")
      #expect(refused.status == 400)
    }
    try await program.serve(with: trusted + ["10.9.8.7"]) { address in
      let ada = Browser(address: address, headers: name)
      let answer = try await ada.send("/account")
      #expect(answer.status == 400 && answer.text.contains("trusted proxy alone"))
    }
    let listed = try program.run(["people", "list"])
    #expect(listed.output.hasPrefix("Ada, since "))
  }

  @Test(arguments: [
    ["--trust-header", "X-User"], ["--trusted-proxy", "proxy.example.org"],
    ["--trust-header", "Cookie", "--trusted-proxy", "127.0.0.1"],
    ["--trust-header", "X-User", "--trusted-proxy", "proxy.example.org"],
  ])
  func `a proxy that makes no sense is refused`(options: [String]) throws {
    let ended = try ServedProgram().run(["serve"] + options)
    #expect(ended.status == 64, "\(ended.errors)")
  }
}
