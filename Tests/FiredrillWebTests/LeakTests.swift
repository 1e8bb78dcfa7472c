import Drills
import Foundation
import Reports
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// Whether anything but evidence tells the truth before the debrief.
struct LeakTests {
  /// A page without the values of its evidence and without numbers.
  private static func masked(_ page: String) -> String {
    // Beliefs are asked for, and so stand open, where the evidence has moved them.
    let beliefs = #"id="beliefs" class="part""#
    let asked = "<p><b>The evidence has moved: say what you believe now.</b></p>"
    var text = page.replacing(beliefs + " open>", with: beliefs + ">").replacing(asked, with: "")
    for (start, end) in [
      ("<div class=\"pieces\">", "<section id=\"do\""), ("class=\"piece\">", "<section"),
      ("<p class=\"finding\">", "</p>"),
    ] {
      text = text.components(separatedBy: start).enumerated().map { index, part in
        index == 0 ? part : part.range(of: end).map { String(part[$0.lowerBound...]) } ?? ""
      }.joined(separator: start)
    }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isFigure =
        (0x30...0x39).contains(byte)
        || (bytes.last == UInt8(ascii: "#") && ".,:".utf8.contains(byte))
      if !isFigure {
        bytes.append(byte)
      } else if bytes.last != UInt8(ascii: "#") {
        bytes.append(0x23)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Plays a course of forms under a truth that is forced, and gives all that was answered.
  private static func course(_ truth: HypothesisID) async throws -> [String] {
    let site = try TestedSite()
    let address = try await site.start()
    let number = try #require(Int(address.split(separator: "/")[1]))
    let dealt = try site.stored(address)
    let forced = try Session(
      header: dealt.header,
      staging: dealt.staging,
      truth: truth,
      digest: dealt.digest
    )
    let room = await site.site.rooms.enter(forced, SessionID(rawValue: number))
    #expect(try await room.session().truth.id == truth)
    var answers: [Answer] = [await site.get(address), await site.get(address + "/verdict")]
    let forms: [(String, FormFields)] =
      dealt.availableActions.prefix(3).map { ("look", ["action": $0.id.rawValue]) } + [
        ("hint", [:]), ("believe", ["belief-h1": "1"]), ("wait", ["minutes": "5"]),
        ("mitigate", ["mitigation": dealt.availableMitigations.first?.id.rawValue ?? ""]),
        ("update", ["text": "We look into it."]), ("ask", ["words": "who is responsible"]),
        ("look", ["action": "nothing"]), ("note", ["text": "one"]),
      ]
    for (act, form) in forms {
      let last = try await room.session().entries.count
      answers.append(await site.act(address, act, after: last, form))
      answers.append(await site.get(address))
      answers.append(await site.get(address + "/replay"))
    }
    for part in ["/debrief", "/debrief.html", "/replay?at=2"] {
      answers.append(await site.get(address + part))
    }
    var stream: [String] = []
    let count = try await room.session().entries.count
    for await event in try await room.stream(after: 0, whenOver: {}) where event.id != nil {
      stream.append(event.data)
      if stream.count == count { break }
    }
    return answers.map {
      let headers = $0.headers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return "\($0.status) \(headers) \(masked($0.text))"
    } + stream
  }

  @Test func `whatever the truth is everything but evidence reads the same`() async throws {
    let scenario = try Sample.canary().scenario
    var first: [String]?
    for hypothesis in scenario.hypotheses {
      let course = try await Self.course(hypothesis.id)
      let expected = first ?? course
      first = expected
      #expect(course.count == expected.count)
      for (answer, other) in zip(course, expected) where answer != other {
        let (left, right) = Self.difference(answer, other)
        Issue.record("under '\(hypothesis.id)':\n\(left)\nbut\n\(right)")
      }
    }
    #expect((first?.count ?? 0) > 40)
  }

  /// The first place where two texts differ, with some of what follows.
  private static func difference(_ left: String, _ right: String) -> (String, String) {
    let count = zip(left, right).prefix { $0 == $1 }.count
    let start = max(0, count - 80)
    return (String(left.dropFirst(start).prefix(300)), String(right.dropFirst(start).prefix(300)))
  }

  @Test func `no page of an open session holds its seed`() async throws {
    let seed: UInt64 = 6_172_839_450_617
    let site = try TestedSite(seed: seed)
    let address = try await site.start()
    for page in ["", "/verdict", "/replay", "/debrief"] {
      #expect(!(await site.get(address + page).text.contains("\(seed)")))
    }
    for page in ["/", "/history"] { #expect(!(await site.get(page).text.contains("\(seed)"))) }
  }

  @Test func `an open session names no action`() async throws {
    let site = try TestedSite()
    let address = try await site.start("open")
    let page = await site.get(address).text
    for action in try site.stored(address).scenario.actions {
      #expect(!page.contains(("\(action.title)" as HTML).text), "\(action.title)")
      #expect(!page.contains("value=\"\(action.id)\""))
    }
  }
}
