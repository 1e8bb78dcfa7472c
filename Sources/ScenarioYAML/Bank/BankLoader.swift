package import Questions
package import ScenarioModel

/// Reads the question bank from its folder: one folder an area, each with up to three files.
package enum BankLoader {
  /// The bounds of a bank's file: room for a thousand questions an area.
  static let limits = {
    var limits = YAMLLimits()
    limits.bytes = 8 << 20
    limits.nodes = 1_000_000
    return limits
  }()

  /// Reads the bank of a folder and says all that is wrong with it, file by file.
  ///
  /// An area without a folder is left out; a bank without any question is an error. `validate` checks
  /// the meaning of a bank whose form is right; the loader adds line and column to what it finds.
  package static func load(
    folder path: String,
    validate: (QuestionBank) -> [BankFinding] = { _ in [] }
  ) -> (bank: QuestionBank?, diagnostics: [Diagnostic]) {
    do throws(FileProblem) {
      return load(try ScenarioFolder(path), validate: validate)
    } catch {
      return (nil, [Diagnostic(error, file: path)])
    }
  }

  /// Reads the bank of a folder that was found already, on the disk or in memory.
  package static func load(
    _ folder: ScenarioFolder,
    validate: (QuestionBank) -> [BankFinding] = { _ in [] }
  ) -> (bank: QuestionBank?, diagnostics: [Diagnostic]) {
    let read = parts(of: folder)
    guard let bank = read.bank else { return (nil, read.problems(of: folder)) }
    let diagnostics =
      read.diagnostics
      + validate(bank).map { finding in
        let document = read.documents[Place(area: finding.area, part: finding.part)]
        return document?.placing(finding.diagnostic) ?? finding.diagnostic
      }
    return (diagnostics.contains { $0.severity == .error } ? nil : bank, diagnostics)
  }

  /// Reads the bank of files that were read already.
  package static func load(
    _ source: BankSource
  ) -> (bank: QuestionBank?, diagnostics: [Diagnostic]) { load(source.folder) }

  /// Reads a bank and says of each question where it lies in its file.
  package static func index(
    _ source: BankSource
  ) -> (index: QuestionIndex?, diagnostics: [Diagnostic]) {
    let read = parts(of: source.folder)
    guard let bank = read.bank else {
      return (nil, read.problems(of: source.folder))
    }
    let areas = bank.areas.map { part in
      let document = read.documents[Place(area: part.area, part: .questions)]
      let found = document?.itemPlaces(of: "questions")
      let places = found?.count == part.questions.count ? found : nil
      // A byte order mark is no part of the document's text.
      let file = source.bytes(of: BankSource.name(of: .questions, in: part.area))
      let skipped = file.count - (document?.source.text.utf8.count ?? 0)
      let entries = part.questions.enumerated().map { number, question in
        let place = places.map { $0[number].lowerBound + skipped..<$0[number].upperBound + skipped }
        return QuestionIndex.Entry(question, place: place)
      }
      return QuestionIndex.Area(area: part.area, entries: entries)
    }
    return (QuestionIndex(areas: areas), read.diagnostics)
  }

  /// Reads one question alone; `nil` unless what lies at its place is the question of the entry.
  ///
  /// Complexity: that of the question, however large the bank.
  package static func question(
    _ entry: QuestionIndex.Entry,
    from source: BankSource
  ) -> Question? {
    guard let place = entry.place, let part = source.question(at: place, in: entry.area),
      let bank = load(part.folder).bank, bank.questions.count == 1,
      let question = bank.questions.first,
      QuestionIndex.Entry(question, place: place) == entry
    else { return nil }
    return question
  }

  /// Reads the map and the numbers of one area alone.
  package static func sheets(
    of area: Topic,
    from source: BankSource
  ) -> (sheets: AreaBank?, diagnostics: [Diagnostic]) {
    let read = parts(of: source.sheets(of: area).folder)
    let isSound = !read.diagnostics.contains { $0.severity == .error }
    return (isSound ? read.areas.first { $0.area == area } : nil, read.diagnostics)
  }

  /// The parts of a bank that its files hold, and all that is wrong with their form.
  private struct Parts {
    var areas: [AreaBank] = []
    var documents: [Place: YAMLDocument] = [:]
    var diagnostics: [Diagnostic] = []

    /// The bank; `nil` where a file has errors and where there is no question.
    var bank: QuestionBank? {
      guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
      let bank = QuestionBank(
        areas: areas.filter { !$0.questions.isEmpty || $0.map != nil || !$0.numbers.isEmpty }
      )
      return bank.questions.isEmpty ? nil : bank
    }

    /// The diagnostics of a folder that gave no bank.
    func problems(of folder: ScenarioFolder) -> [Diagnostic] {
      diagnostics.contains { $0.severity == .error }
        ? diagnostics : diagnostics + [Diagnostic(BankFileProblem.empty, file: folder.path)]
    }
  }

  private static func parts(of folder: ScenarioFolder) -> Parts {
    var parts = Parts()
    for area in Topic.allCases {
      var bank = AreaBank(area: area)
      for part in BankPart.allCases {
        let name = BankSource.name(of: part, in: area)
        guard let document = document(name, in: folder, &parts.diagnostics) else { continue }
        parts.documents[Place(area: area, part: part)] = document
        let decoded = part.shape.decode(document)
        parts.diagnostics += decoded.diagnostics
        guard let read = decoded.value else { continue }
        if read.area != area {
          let problem = BankFileProblem.otherArea(read.area, folder: area)
          parts.diagnostics.append(document.placing(Diagnostic(problem, at: ["area"])))
        }
        bank.questions += read.questions
        bank.map = read.map ?? bank.map
        bank.numbers += read.numbers
      }
      parts.areas.append(bank)
    }
    return parts
  }

  private struct Place: Hashable {
    var area: Topic
    var part: BankPart
  }

  /// The parsed file; `nil` where there is none, or where it cannot be read, which is then reported.
  private static func document(
    _ name: String,
    in folder: ScenarioFolder,
    _ diagnostics: inout [Diagnostic]
  ) -> YAMLDocument? {
    let document = YAMLDocument.reading(name, in: folder, limits: limits)
    guard document.root == nil else { return document }
    if !document.diagnostics.contains(where: { $0.kind == .missing }) {
      diagnostics += document.diagnostics
    }
    return nil
  }
}

extension BankPart {
  fileprivate var shape: Shape<AreaBank> {
    switch self {
    case .questions: QuestionShapes.questions
    case .map: QuestionShapes.map
    case .numbers: QuestionShapes.numbers
    }
  }
}

/// A fault of the bank's files that no JSON Schema can express.
private enum BankFileProblem: DiagnosticProblem {
  case empty
  case otherArea(Topic, folder: Topic)

  var message: String {
    switch self {
    case .empty:
      "there is no question here; expected folders such as retrieval with a questions.yaml"
    case .otherArea(let area, let folder):
      "the area '\(area.rawValue)' differs from the name of the folder, '\(folder.rawValue)'"
    }
  }
}

/// The JSON Schema of the bank's files, as published in `Questions/schema.json`.
package enum BankSchema {
  /// The schema (2020-12) as a file holds it: one of the three files of an area.
  package static var text: String {
    let file = Shape<AreaBank>(kinds: .object) { writer in
      [
        .init(
          "oneOf",
          .array(
            BankPart.allCases.map { .object($0.shape.schema(&writer)) }
          )
        )
      ]
    } decode: { _, _ in
      nil
    }
    return file.schemaDocument(title: "Firedrill question bank, format 1").prettyPrinted
  }
}
