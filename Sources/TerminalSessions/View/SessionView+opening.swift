import Sessions

extension SessionView {
  /// The page and the causes, and what the entries from a position on showed.
  ///
  /// A new session ends with its introduction; one that goes on, named `name`, has its course so far
  /// before the entries.
  func opening(
    of session: Session,
    as name: String,
    isNew: Bool,
    introduction: [String],
    from start: Int
  ) throws -> [String] {
    let page = try brief(of: session) + hypotheses(of: session) + [""]
    let shown = try session.entries.dropFirst(start).flatMap { try entry($0, of: session) }
    guard !isNew else { return page + shown + introduction }
    return page + ["\(name) goes on. So far:"] + timeline(of: session) + shown
  }
}
