/// A scorecard of an interview as sections, whatever it is written in.
struct CardPage: Hashable {
  var title: String
  var sections: [Section]

  /// A part with its heading.
  struct Section: Hashable {
    var title: String
    var blocks: [Block]
  }

  /// A piece of a section.
  enum Block: Hashable {
    case paragraph(String)
    /// Lines with a label each.
    case items([Item])
    case table(header: [String], rows: [[String]])
    /// Text quoted word for word from a participant.
    case quote(String)
  }

  /// A text behind its label.
  struct Item: Hashable {
    var label: String
    var text: String
  }
}
