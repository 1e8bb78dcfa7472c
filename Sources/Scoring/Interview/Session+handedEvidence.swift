import ScenarioModel
import Sessions
import Telemetry
import TextAnalysis

extension Session {
  /// The numbers of the looks that an interviewer handed over and of which the candidate made use.
  ///
  /// Use is a citation in the verdict, also for ruling a cause out, or a figure of the finding in
  /// what was said afterwards. Complexity: the evidence of every look that was handed over.
  func handedEvidenceInUse() throws(StagingError) -> Set<Int> {
    let cited = Set(
      (declaration?.cited ?? []) + (declaration?.ruledOut ?? []).flatMap(\.cited)
    )
    var used: Set<Int> = []
    for look in looks where look.isHandedOver {
      let isQuoted = try isQuoted(look)
      if isQuoted || cited.contains(look.entry.number) { used.insert(look.entry.number) }
    }
    return used
  }

  private func isQuoted(_ look: SessionLook) throws(StagingError) -> Bool {
    guard let sentence = try sentence(of: look) else { return false }
    let seen = SeenFigures(sentences: [sentence])
    let said = entries.dropFirst(look.entry.number).compactMap(\.event.saidInInterview)
    return ([declaration?.explanation].compactMap(\.self) + said).contains {
      !seen.borneOut(in: AnalysedText($0, abbreviations: scenario.abbreviations)).isEmpty
    }
  }
}

extension SessionEvent {
  /// The candidate's words, where the event is an answer in an interview.
  fileprivate var saidInInterview: String? {
    guard case .interview(let event) = self, case .answered(let text) = event.turn else {
      return nil
    }
    return text
  }
}
