import Reports

extension EvidenceDocument {
  /// The documents and log lines, each below its title.
  var texts: [String] {
    panels.compactMap { panel in
      switch panel.content {
      case .log(let lines, let total):
        (["\(panel.title): the last \(lines.count) of \(total) lines"] + lines)
          .joined(separator: "\n")
      case .document(let title, let text): "\(title)\n\(text)"
      case .text(let text): text
      case .figure, .values: nil
      }
    }
  }

  var hasTexts: Bool { !texts.isEmpty }
}
