import Foundation
package import ScenarioModel
package import Scoring

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A judge of explanations behind an OpenAI-compatible HTTP interface.
///
/// ExplanationJudging owns the talk with such a service: prompt, schema, limits, and what of an answer is
/// believed. It is asked only when the user names an address. A verdict counts where two requests, with
/// the concepts in opposite orders, agree and its quote stands in the explanation; everywhere else the
/// offline verdict stays.
package struct HTTPJudge: Sendable {
  private let address: URL
  private let model: String
  private let key: String?
  private let seconds: Int

  /// The host asked, with its port where the address names one.
  package var host: String {
    (address.host ?? "") + (address.port.map { ":\($0)" } ?? "")
  }

  /// Seconds that one request may take.
  package static let usualSeconds = 30

  /// The largest answer that is read, in bytes.
  private static let answerLimit = 1 << 20

  /// A judge at a base address such as `http://localhost:8080/v1`; throws where it is no http address.
  package init(
    address text: String,
    model: String,
    key: String? = nil,
    seconds: Int = usualSeconds
  ) throws(JudgeError) {
    guard let url = URL(string: text), let scheme = url.scheme, url.host != nil,
      ["http", "https"].contains(scheme.lowercased())
    else { throw .badAddress(text) }
    address = url.appending(path: "chat/completions")
    self.model = model
    self.key = key
    self.seconds = seconds
  }

  /// The offline grade with the verdicts that the judge gave twice alike.
  package func review(
    _ offline: ExplanationGrade,
    concepts: [Concept],
    explanation: String
  ) async throws(JudgeError) -> ExplanationGrade {
    guard offline.setAside == nil else { return offline }
    let asked = concepts.filter { concept in
      offline.verdicts.contains { $0.concept == concept.id }
    }
    let forward = try await verdicts(asked, explanation)
    let backward = try await verdicts(asked.reversed(), explanation)
    var grade = offline
    for index in grade.verdicts.indices {
      let id = grade.verdicts[index].concept
      guard let first = forward[id], let second = backward[id], first.verdict == second.verdict,
        let verdict = ConceptVerdict.Verdict(rawValue: first.verdict),
        verdict == .absent || Self.contains(explanation, first.quote)
      else { continue }
      grade.verdicts[index].verdict = verdict
      grade.verdicts[index].quote = first.quote
    }
    return grade
  }

  private func verdicts(
    _ concepts: [Concept],
    _ explanation: String
  ) async throws(JudgeError) -> [String: JudgeReply.Entry] {
    let data = try await answer(to: request(concepts, explanation))
    let reply = try Self.reply(in: data)
    var entries: [String: JudgeReply.Entry] = [:]
    for entry in reply.verdicts {
      guard concepts.contains(where: { $0.id == entry.concept }) else {
        throw .outOfRange("a concept '\(entry.concept.prefix(40))'")
      }
      guard JudgeReply.Word(rawValue: entry.verdict) != nil else {
        throw .outOfRange("a verdict '\(entry.verdict.prefix(40))'")
      }
      entries[entry.concept] = entry
    }
    return entries
  }

  private func request(_ concepts: [Concept], _ explanation: String) throws(JudgeError)
    -> URLRequest
  {
    let body = ChatRequest(
      model: model,
      messages: JudgePrompt.messages(concepts, explanation: explanation),
      responseFormat: .init(
        jsonSchema: .init(schema: VerdictSchema(concepts: concepts.map(\.id)))
      )
    )
    var request = URLRequest(url: address)
    request.httpMethod = "POST"
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do {
      request.httpBody = try encoder.encode(body)
    } catch {
      throw .unreadable("the explanation cannot be written as JSON")
    }
    return request
  }

  private func answer(to request: URLRequest) async throws(JudgeError) -> Data {
    switch await BoundedReply.of(request, seconds: seconds, limit: Self.answerLimit) {
    case .success(let data, status: 200?), .success(let data, status: nil): return data
    case .success(_, let status?): throw .status(status)
    case .late: throw .timedOut(seconds: seconds)
    case .tooLong: throw .unreadable("more than \(Self.answerLimit) bytes, which is the most")
    case .failure(let reason): throw .unreachable(reason)
    }
  }

  private static func reply(in data: Data) throws(JudgeError) -> JudgeReply {
    let decoder = JSONDecoder()
    guard let response = try? decoder.decode(ChatResponse.self, from: data) else {
      let start = String(decoding: data.prefix(40), as: UTF8.self)
      throw .unreadable("it begins with '\(start.filter { !$0.isNewline })'")
    }
    guard let content = response.choices.first?.message.content,
      let reply = try? decoder.decode(JudgeReply.self, from: Data(content.utf8))
    else { throw .unreadable("the message holds no list of verdicts") }
    return reply
  }

  /// Whether a quote stands in the explanation, whatever the white space.
  private static func contains(_ explanation: String, _ quote: String) -> Bool {
    func folded(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
    let quote = folded(quote)
    return !quote.isEmpty && folded(explanation).contains(quote)
  }
}
