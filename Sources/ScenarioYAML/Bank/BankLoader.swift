package import Questions
package import ScenarioModel

/// Reads the question bank from its folder: one folder an area, each with up to three files.
package enum BankLoader {
  /// The bounds of a bank's file: room for a thousand questions an area.
  private static let limits = {
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
    var areas: [AreaBank] = []
    var documents: [Place: YAMLDocument] = [:]
    var diagnostics: [Diagnostic] = []
    for area in Topic.allCases {
      var bank = AreaBank(area: area)
      for part in BankPart.allCases {
        let name = "\(area.rawValue)/\(part.rawValue).yaml"
        guard let document = document(name, in: folder, &diagnostics) else { continue }
        documents[Place(area: area, part: part)] = document
        let decoded = part.shape.decode(document)
        diagnostics += decoded.diagnostics
        guard let read = decoded.value else { continue }
        if read.area != area {
          let problem = BankFileProblem.otherArea(read.area, folder: area)
          diagnostics.append(document.placing(Diagnostic(problem, at: ["area"])))
        }
        bank.questions += read.questions
        bank.map = read.map ?? bank.map
        bank.numbers += read.numbers
      }
      areas.append(bank)
    }
    let bank = QuestionBank(
      areas: areas.filter { !$0.questions.isEmpty || $0.map != nil || !$0.numbers.isEmpty }
    )
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
    guard !bank.questions.isEmpty else {
      return (nil, diagnostics + [Diagnostic(BankFileProblem.empty, file: folder.path)])
    }
    diagnostics += validate(bank).map { finding in
      let document = documents[Place(area: finding.area, part: finding.part)]
      return document?.placing(finding.diagnostic) ?? finding.diagnostic
    }
    return (diagnostics.contains { $0.severity == .error } ? nil : bank, diagnostics)
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
