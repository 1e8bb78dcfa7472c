/// A scorecard of an interview as sections, from which a terminal's lines, Markdown and HTML are made.
package struct CardPage: Hashable, Sendable {
  package var title: String
  package var sections: [Section]

  /// The page of a tabletop without what a debrief says already: what each person did.
  package var people: CardPage {
    CardPage(title: title, sections: Array(sections.dropFirst(TeamCard.sharedSections)))
  }

  /// A part with its heading.
  package struct Section: Hashable, Sendable {
    package var title: String
    package var blocks: [Block]
  }

  /// A piece of a section.
  package enum Block: Hashable, Sendable {
    case paragraph(String)
    /// Lines with a label each.
    case items([Item])
    case table(header: [String], rows: [[String]])
    /// The words of a candidate.
    case quote(String)
  }

  /// A text behind its label.
  package struct Item: Hashable, Sendable {
    package var label: String
    package var text: String
  }
}
