/// The answer to a request.
struct WebResponse: Sendable {
  var status: WebStatus
  /// Headers beside the type, the length and those that every answer has.
  var headers: [(name: String, value: String)] = []
  var body: Body

  /// The content of an answer.
  enum Body: Sendable {
    case bytes([UInt8], type: String)
    case page(WebPage)
    /// Events as they happen, until the stream ends or the client leaves.
    case events(AsyncStream<ServerEvent>)
  }

  /// A page.
  static func page(_ page: WebPage, status: WebStatus = .ok) -> WebResponse {
    WebResponse(
      status: status,
      // A page shows a moment of a session; the back button must ask again.
      headers: [("Cache-Control", "no-store")],
      body: .page(page)
    )
  }

  /// The same answer, which the back button shows again without sending its form twice.
  ///
  /// Its forms carry the number of an event, so an old one does nothing.
  var keptInHistory: WebResponse {
    var response = self
    response.headers = headers.map { $0.name == "Cache-Control" ? ($0.name, "no-cache") : $0 }
    return response
  }

  /// Sends the browser on to another address of this program with `GET`.
  static func seeOther(
    _ address: String,
    _ headers: [(name: String, value: String)] = []
  ) -> WebResponse {
    WebResponse(
      status: .seeOther,
      headers: [("Location", address), ("Cache-Control", "no-store")] + headers,
      body: .bytes([], type: "text/plain; charset=utf-8")
    )
  }

  /// A text that is not a page.
  static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> WebResponse {
    WebResponse(
      status: .ok,
      headers: [("Cache-Control", "no-store")],
      body: .bytes(Array(text.utf8), type: type)
    )
  }

  /// A file that the browser saves under a name of letters, digits, dots and hyphens.
  static func file(_ bytes: [UInt8], named name: String, type: String) -> WebResponse {
    WebResponse(
      status: .ok,
      headers: [
        ("Content-Disposition", "attachment; filename=\"\(name)\""), ("Cache-Control", "no-store"),
      ],
      body: .bytes(bytes, type: type)
    )
  }
}

/// A status of HTTP.
///
/// Source: RFC 9110 §15.
enum WebStatus: Int, Hashable, Sendable {
  case ok = 200
  case created = 201
  case accepted = 202
  case noContent = 204
  case seeOther = 303
  case notModified = 304
  case badRequest = 400
  case unauthorized = 401
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case conflict = 409
  case preconditionFailed = 412
  case contentTooLarge = 413
  case unsupportedMedia = 415
  case misdirected = 421
  case unprocessable = 422
  case tooMany = 429
  case failed = 500
  case unavailable = 503

  var phrase: String {
    switch self {
    case .ok: "OK"
    case .created: "Created"
    case .accepted: "Accepted"
    case .noContent: "No Content"
    case .seeOther: "See Other"
    case .notModified: "Not Modified"
    case .badRequest: "Bad Request"
    case .unauthorized: "Unauthorized"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .conflict: "Conflict"
    case .preconditionFailed: "Precondition Failed"
    case .contentTooLarge: "Content Too Large"
    case .unsupportedMedia: "Unsupported Media Type"
    case .misdirected: "Misdirected Request"
    case .unprocessable: "Unprocessable Content"
    case .tooMany: "Too Many Requests"
    case .failed: "Internal Server Error"
    case .unavailable: "Service Unavailable"
    }
  }
}

/// One event of a stream.
///
/// Source: WHATWG HTML §9.2, server-sent events.
struct ServerEvent: Hashable, Sendable {
  /// The number that a client gives back when it reconnects; `nil` for what need not be repeated.
  ///
  /// An event without a number and a kind is a sign of life that no page notices.
  var id: Int?
  /// The kind of the event; `nil` for the kind that a page listens to unless it says otherwise.
  var kind: String?
  /// One line of data.
  var data: String

  /// The bytes of the event on the wire.
  var wire: [UInt8] {
    let head = (id.map { "id: \($0)\n" } ?? "") + (kind.map { "event: \($0)\n" } ?? "")
    return Array("\(head)\(head.isEmpty ? ":" : "data:") \(data)\n\n".utf8)
  }
}
