import ScenarioModel
package import Sessions

extension CommandWriter {
  /// The line that brings about a recorded event; `nil` for what nobody types.
  ///
  /// Beliefs are written as recorded, as probabilities; what the candidate answers or asks for is
  /// their own words.
  package func line(for event: SessionEvent) -> String? {
    switch event.origin {
    case .slice(let words): line(.slice, words)
    case .command(.interview(let event)): line(for: event.turn)
    case .command(let command): line(for: command)
    }
  }

  /// The line of a turn as its candidate or host types it; `nil` for a turn that the program takes.
  func line(for turn: InterviewTurn) -> String? {
    switch turn {
    case .opened, .seated, .timedOut, .hintOffered, .allowed: nil
    case .clued(let stage): line(for: HostRequest.clue(stage))
    case .revealed(let look): line(for: HostRequest.reveal(ActionID(look.action)))
    case .injected(let text): line(for: HostRequest.say(text))
    case .asked(let question): line(for: question)
    case .requested(let words, _): line(for: InterviewRequest.evidence(words))
    case .answered(let text): line(for: InterviewRequest.answer(text))
    case .passed: line(for: InterviewRequest.skip)
    case .hintGiven: line(for: InterviewRequest.hint)
    case .ticked(let stage, let signal, let isHeard):
      line(for: HostRequest.tick(stage: stage, signal: signal, isHeard: isHeard))
    case .overridden(let stage, let signal, let isHeard, let reason):
      line(
        for: HostRequest.override(stage: stage, signal: signal, isHeard: isHeard, reason: reason)
      )
    case .remarked(let text): line(for: HostRequest.remark(text))
    case .paused: line(for: HostRequest.pause)
    case .unpaused: line(for: HostRequest.go)
    case .closed: line(for: HostRequest.close)
    }
  }

  private func line(for question: InterviewQuestion) -> String? {
    switch question {
    case .probe(let stage): line(for: HostRequest.ask(stage))
    case .followUp(let stage, let signal):
      line(for: HostRequest.followUp(stage: stage, signal: signal))
    case .challenge: nil
    case .beliefs: line(for: HostRequest.beliefs)
    case .verdict: line(for: HostRequest.verdict)
    }
  }

  /// The line of a candidate's request.
  package func line(for request: InterviewRequest) -> String {
    switch request {
    case .command(let command): "/\(command)"
    case .evidence(let words): "/\(line(.show, words))"
    case .answer(let text): text
    case .hint: line(.hint)
    case .skip: line(.skip)
    case .help: line(.help)
    case .quit: line(.quit)
    case .nothing: ""
    }
  }

  /// The line of a host's request.
  package func line(for request: HostRequest) -> String {
    switch request {
    case .next: line(.next)
    case .clue(let stage): line(.clue, stage)
    case .ask(let stage): line(.ask, stage)
    case .beliefs: line(.ask, HostParser.beliefs)
    case .verdict: line(.ask, HostParser.verdict)
    case .reveal(let action): line(.reveal, action.rawValue)
    case .evidence: line(.reveal)
    case .say(let text): line(.say, text)
    case .followUp(let stage, let signal): line(.follow, "\(stage).\(signal)")
    case .hint: line(.hint)
    case .tick(let stage, let signal, let isHeard):
      line(isHeard ? .tick : .cross, "\(stage).\(signal)")
    case .override(let stage, let signal, let isHeard, let reason):
      line(
        .override,
        "\(stage).\(signal)",
        isHeard ? HostParser.yes : HostParser.no,
        "because \(reason)"
      )
    case .remark(let text): line(.remark, text)
    case .pause: line(.pause)
    case .go: line(.go)
    case .said(let text): line(.said, text)
    case .sheet(let stage): line(.sheet, stage ?? "")
    case .status: line(.state)
    case .help: line(.help)
    case .quit: line(.quit)
    case .close: line(.close)
    case .nothing: ""
    case .candidate(let command): command
    }
  }
}
