internal import ScenarioModel

extension ScenarioShapes {
  /// One step of an interview.
  static let interviewStage = object(
    "One step of an interview; all of it must fit any truth.",
    required("id", identifier(StageID.self), "Its name."),
    required("clue", prose, "What the interviewer tells before the question."),
    defaulted(
      "reveals",
      list(of: identifier(ActionID.self), count: 0...5),
      to: [],
      "Actions whose evidence is shown with the clue."
    ),
    required("probe", line(1...500), "The question."),
    defaulted("minutes", integer(1...60), to: 5, "Real minutes in which an answer is expected."),
    required("signals", list(of: signal, count: 1...20), "What a good answer contains."),
    defaulted(
      "red_flags",
      list(of: redFlag, count: 0...10),
      to: [],
      "What an answer should not contain."
    ),
    required("hints", stageHints, "Help towards an answer."),
    required("model_answer", prose, "A strong answer.")
  ) { id, clue, reveals, probe, minutes, signals, redFlags, hints, modelAnswer in
    InterviewStage(
      id: id,
      clue: clue,
      reveals: reveals,
      probe: probe,
      minutes: minutes,
      signals: signals,
      redFlags: redFlags,
      hints: hints,
      modelAnswer: modelAnswer
    )
  }

  private static let signal = object(
    "Something that a good answer contains.",
    conceptKeys,
    optional("follow_up", line(1...300), "The question that asks for it where it is missing."),
    optional(
      "habit",
      word(of: CommunicationHabit.self),
      "The habit of communication that an answer with it shows, on the scorecard too."
    )
  ) { Signal(concept: $0, followUp: $1, habit: $2) }

  static let redFlag = object(
    "Something in an answer that an interviewer marks down.",
    required("id", identifier, "Its name."),
    required("title", title, "What the scorecard calls it."),
    required("phrases", phraseGroups, "Groups of phrases; one of each group must appear."),
    examples
  ) { RedFlag(id: $0, title: $1, phrases: $2, examples: $3) }

  private static let stageHints = object(
    "Three steps of help, from a question to nearly the answer.",
    required("nudge", line(1...300), "A question that points to it."),
    required("pointer", line(1...300), "The class of evidence or thought that is missing."),
    required("near_answer", line(1...500), "Nearly the answer.")
  ) { StageHints(nudge: $0, pointer: $1, nearAnswer: $2) }
}
