import FlyingFox
import FlyingSocks
import Foundation

extension HTTPResponse {
  /// The headers of every answer, of which the dictionary is made once.
  private static let usual = {
    var headers = HTTPHeaders()
    for (name, value) in Gate.headers { headers[HTTPHeader(name)] = value }
    return headers
  }()

  /// Puts an answer on the wire.
  init(_ response: WebResponse) {
    var headers = Self.usual
    for (name, value) in response.headers { headers[HTTPHeader(name)] = value }
    let status = HTTPStatusCode(response.status.rawValue, phrase: response.status.phrase)
    switch response.body {
    case .bytes(let bytes, let type):
      headers[.contentType] = type
      self.init(statusCode: status, headers: headers, body: Data(bytes))
    case .page(let page):
      headers[.contentType] = "text/html; charset=utf-8"
      self.init(statusCode: status, headers: headers, body: Data(page.html.text.utf8))
    case .events(let events):
      headers[.contentType] = "text/event-stream"
      let body = HTTPBodySequence(from: EventBytes(events: events))
      self.init(statusCode: status, headers: headers, body: body)
    }
  }
}

/// The bytes of a stream of events, an event at a time.
private struct EventBytes: AsyncBufferedSequence, Sendable {
  typealias Element = UInt8

  let events: AsyncStream<ServerEvent>

  func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    fileprivate var events: AsyncStream<ServerEvent>.Iterator
    private var rest: [UInt8] = []

    fileprivate init(events: AsyncStream<ServerEvent>.Iterator) { self.events = events }

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      if rest.isEmpty {
        guard let event = await events.next(isolation: #isolation) else { return nil }
        rest = event.wire
      }
      let part = Array(rest.prefix(count))
      rest.removeFirst(part.count)
      return part
    }
  }
}
