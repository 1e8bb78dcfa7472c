import CommandLanguage
import Reports
import ScenarioModel
import Sessions
import Telemetry

/// Reads the forms of a session's pages as commands.
struct FormReader {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// The command of a form of the drill page; throws a sentence where a field is not filled in well.
  func command(_ act: Act, _ form: FormFields) throws -> SessionCommand {
    switch act {
    case .look:
      guard let action = form["action"] else { throw WebFailure.malformed }
      return .look(ActionID(action))
    case .mitigate:
      guard let mitigation = form["mitigation"] else { throw WebFailure.malformed }
      return .mitigate(MitigationID(mitigation))
    case .believe: return .believe(try beliefs(form))
    case .update:
      let text = UpdateSlotField.text(of: form)
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw WebFailure.refused("The update is empty: fill in at least one line.")
      }
      return .update(text)
    case .wait:
      guard let minutes = form.number("minutes") else {
        throw WebFailure.refused("Say how many minutes to wait.")
      }
      return .wait(minutes: minutes)
    case .hint: return .hint
    case .note:
      guard let text = form["text"], text.contains(where: { !$0.isWhitespace }) else {
        throw WebFailure.refused("The note is empty.")
      }
      return .note(text)
    case .slice: return try slice(form["words"] ?? "")
    case .cite:
      guard let action = form["action"] else { throw WebFailure.malformed }
      return .cite(ActionID(action), query: form.number("query"))
    case .abandon: return .abandon
    case .ask, .sql, .choose: throw WebFailure.malformed
    }
  }

  private func slice(_ words: String) throws -> SessionCommand {
    guard words.contains(where: { !$0.isWhitespace }) else {
      throw WebFailure.refused("Write a question first; the tables and fields are listed below it.")
    }
    guard case .command(let command) = try CommandParser(session: session).parse("slice \(words)")
    else { throw WebFailure.malformed }
    return command
  }

  private func beliefs(_ form: FormFields) throws -> [Belief] {
    try session.scenario.hypotheses.enumerated().map { index, hypothesis in
      let label = HypothesisLabel.text(index)
      let text = (form["belief-\(label)"] ?? "").trimmed.replacing(",", with: ".")
      let value = text.isEmpty ? 0 : Double(text)
      guard let value, value.isFinite, value >= 0, value <= 1e6 else {
        throw WebFailure.refused(
          "The belief in \(label) must be a number from 0 to 100, not '\(text)'."
        )
      }
      return Belief(hypothesis: hypothesis.id, probability: value)
    }
  }

  /// The declaration of the verdict form; throws a sentence where a field is not filled in well.
  func declaration(_ form: FormFields) throws -> Declaration {
    guard let word = form["cause"] else { throw WebFailure.refused("Choose a cause first.") }
    let cause = word == DeclarationParser.unknownCause ? nil : HypothesisID(word)
    let rivals = try session.scenario.hypotheses.enumerated().compactMap { index, hypothesis in
      guard hypothesis.id != cause, form["out-\(hypothesis.id.rawValue)"] != nil else {
        return RuledOut?.none
      }
      let text = form["by-\(hypothesis.id.rawValue)"] ?? ""
      var numbers: [Int] = []
      for word in text.split(whereSeparator: { ",[] ".contains($0) || $0.isWhitespace }) {
        guard let number = Int(word) else {
          throw WebFailure.refused(
            "The events that rule out \(HypothesisLabel.text(index)) must be numbers, not '\(word)'."
          )
        }
        numbers.append(number)
      }
      return RuledOut(cause: hypothesis.id, cited: numbers)
    }
    let explanation = (form["because"] ?? "").replacing("\r\n", with: "\n").trimmed
    guard !explanation.isEmpty else {
      throw WebFailure.refused("Explain it first: what happened, to whom, by which evidence.")
    }
    let disputes = session.scenario.rubric.compactMap { concept -> Dispute? in
      guard let words = form["said-\(concept.id)"]?.trimmed, !words.isEmpty else { return nil }
      return Dispute(concept: concept.id, words: words)
    }
    return Declaration(
      cause: cause,
      places: cause == nil ? [] : form.all("place").map { PlaceID($0) },
      ruledOut: rivals,
      explanation: explanation,
      cited: form.all("cite").compactMap { Int($0) },
      disputes: disputes
    )
  }
}
