package import ScenarioModel

/// A part of an area's bank; each is a file of its own.
package enum BankPart: String, Hashable, Sendable, CaseIterable {
  case questions, map, numbers
}

/// A diagnostic about a value in one part of an area's bank.
package struct BankFinding: Hashable, Sendable {
  package var area: Topic
  package var part: BankPart
  package var diagnostic: Diagnostic

  init(_ problem: BankProblem, in area: Topic, _ part: BankPart, at path: Diagnostic.Path) {
    self.area = area
    self.part = part
    diagnostic = Diagnostic(problem, at: path)
  }
}

/// A fault of the meaning of a bank.
enum BankProblem: DiagnosticProblem {
  case repeatedID(QuestionID, first: Topic)
  case notFound
  case found(quote: String)
  case modelAnswerLacks(String)
  case modelAnswerRaises(flag: String, quote: String)
  case modelAnswerLength(words: Int)
  case unevenOption(characters: Int, mean: Int)
  case tellingOption(String)
  case refutedByQuotation(option: String)
  case unknownQuestion(QuestionID)
  case unknownIncident(ScenarioID)
  case otherResult(computed: String, given: String)
  case missingGivens([String])
  case notTwenty(Int)

  var message: String {
    switch self {
    case .repeatedID(let id, let first):
      "the id '\(id)' is taken already, in \(first.rawValue); every question needs its own"
    case .notFound:
      "this example is not read as what it stands under; add its phrase or mend it"
    case .found(let quote):
      "this counter-example is read as what it stands under, by '\(quote)'; narrow the phrases"
    case .modelAnswerLacks(let title):
      "the model answer is not read as saying '\(title)'; say it in one sentence or two in a row"
    case .modelAnswerRaises(let flag, let quote):
      "the model answer raises the red flag '\(flag)', by '\(quote)'"
    case .modelAnswerLength(let words): "a model answer has 80 to 160 words, this one \(words)"
    case .unevenOption(let characters, let mean):
      "options are of like length: this one has \(characters) characters, the mean is \(mean),"
        + " and 25 % more or less is allowed"
    case .tellingOption(let words): "'\(words)' tells an option from the others; write another"
    case .refutedByQuotation(let option):
      "who repeats the option '\(option.prefix(60))' is credited with knowing why this one is wrong;"
        + " narrow the phrases"
    case .unknownQuestion(let id): "there is no question '\(id)' in the bank"
    case .unknownIncident(let id): "there is no scenario '\(id)'"
    case .otherResult(let computed, let given):
      "the formula gives \(computed), not \(given)"
    case .missingGivens(let names):
      "the formula gives no number of these; it needs \(names.joined(separator: ", "))"
    case .notTwenty(let count): "the bank marks \(count) questions with 'twenty', not 20"
    }
  }

  var severity: Diagnostic.Severity {
    switch self {
    case .modelAnswerLength, .notTwenty, .refutedByQuotation: .warning
    case .repeatedID, .notFound, .found, .modelAnswerLacks, .modelAnswerRaises, .unevenOption,
      .tellingOption, .unknownQuestion, .unknownIncident, .otherResult,
      .missingGivens:
      .error
    }
  }
}
