extension Scenario {
  /// The stages of an interview: those the scenario gives, or else ones that fit any incident.
  package var ladder: [InterviewStage] { interview.isEmpty ? Self.commonLadder : interview }

  /// First reaction, scope, rivals, evidence, cause, mitigation and prevention.
  private static let commonLadder = [
    stage(
      "first-reaction",
      clue: "The page is in front of you. Nobody has touched anything yet.",
      probe: "What do you do in the first five minutes, and what do you ask before you act?",
      signals: [
        signal(
          "impact",
          "who is hurt and how badly",
          [["impact", "affected", "users", "customers", "how many", "severity", "blast radius"]],
          "Who is hurt by this, and how would you know how badly?"
        ),
        signal(
          "recent-change",
          "what changed lately",
          [["changed", "change", "deploy", "release", "rollout", "timeline", "started", "onset"]],
          "What in the hours before the page would you want to know?"
        ),
        signal(
          "stop-the-bleeding",
          "reversible containment first",
          [["contain", "pause", "hold", "freeze", "stop", "roll back", "rollback", "disable"]],
          "Is there anything you would do before you understand it?"
        ),
      ],
      hints: (
        "What do the next five minutes cost users if you only read?",
        "Think of impact, of recent changes, and of what can be undone at once.",
        "Ask who is affected since when, list what changed before the onset, and hold anything that"
          + " is still rolling out, because holding can be undone."
      ),
      answer:
        "First the size: who is affected, since when, against which baseline. Then what changed"
        + " before the onset. If something is still rolling out I hold it, since that is reversible"
        + " and buys time, and I tell people what I know and when they hear again."
    ),
    stage(
      "scope",
      clue: "The number on the page is an average.",
      probe: "How do you find out where it goes wrong and where it does not?",
      signals: [
        signal(
          "segments",
          "breaking it down by segments",
          [["segment", "break down", "slice", "by region", "by version", "dimension", "per"]],
          "Which cuts of the data would you make first, and why those?"
        ),
        signal(
          "baseline",
          "a baseline or a control",
          [["baseline", "control", "compared", "compare", "before", "last week", "against"]],
          "What would you compare these numbers with?"
        ),
        signal(
          "sample",
          "how many observations stand behind a number",
          [["sample", "how many", "confidence", "noise", "significant", "small", "interval"]],
          "How would you know that such a difference is not chance?"
        ),
      ],
      hints: (
        "Could an average hide the place?",
        "Cut by what differs between requests, and compare each cut with a control.",
        "Break the metric down by segment and by version, compare with the time before and with an"
          + " untouched control, and look at how many requests stand behind each cell."
      ),
      answer:
        "I break the metric down by the dimensions along which the system differs, each against"
        + " a control and the time before, and look at the counts: with many cuts some small one"
        + " looks bad by chance."
    ),
    stage(
      "rivals",
      clue: "A colleague says the cause is obvious.",
      probe:
        "Which causes do you keep in play, and which observation would tell two of them apart?",
      signals: [
        signal(
          "several",
          "more than one cause in play",
          [
            ["hypotheses", "hypothesis", "alternatively", "either", "another", "other cause", "or"]
          ],
          "What else could produce the same page?"
        ),
        signal(
          "discriminating",
          "a test that tells them apart",
          [
            [
              "tell apart", "distinguish", "rule out", "would expect", "predict", "if it",
              "whereas",
            ]
          ],
          "Which single look would make you drop one of them?"
        ),
        signal(
          "nothing-wrong",
          "the harmless explanation",
          [
            ["noise", "chance", "seasonal", "mix", "harmless", "nothing", "measurement", "logging"]
          ],
          "How would it look if nothing were broken?"
        ),
      ],
      hints: (
        "What else would make the same graph?",
        "Name two causes that predict different things in one table.",
        "Keep the change, the environment and a harmless shift in play, and choose the look on which"
          + " they disagree."
      ),
      answer: "At least three: the change, something beside it, and a harmless shift or a fault of"
        + " measurement. I choose the look on which they disagree most for its minutes."
    ),
    stage(
      "evidence",
      clue: "You have seen some evidence by now.",
      probe: "What does the most telling piece say, in numbers, and what does it not say?",
      signals: [
        Signal(
          concept: Concept(
            id: "number",
            title: "a number from the evidence",
            weight: 1,
            hypotheses: [],
            phrases: [],
            number: .seen
          ),
          followUp: "Can you give me the numbers?"
        ),
        signal(
          "limits",
          "what it does not show",
          [["does not", "doesn't", "cannot", "not yet", "still", "could also", "only"]],
          "What would the same table look like under another cause?"
        ),
      ],
      hints: (
        "Which figure moved you most?",
        "Give the figure, the figure it is compared with, and how many requests stand behind it.",
        "Say the rate in the bad slice, the rate in its control, the counts, and which causes are left."
      ),
      answer: "I give the rate in the affected slice beside its control with the counts, say which"
        + " cause that makes unlikely, and say what it leaves open."
    ),
    stage(
      "cause",
      clue: "People wait for a cause.",
      probe: "What do you think it is, how sure are you, and what would change your mind?",
      signals: [
        signal(
          "confidence",
          "a stated confidence",
          [["sure", "confident", "likely", "probability", "percent", "chance", "certain"]],
          "How sure are you?"
        ),
        signal(
          "ruled-out",
          "what was ruled out",
          [["rule out", "ruled out", "excluded", "not the", "unlikely", "against"]],
          "What did you rule out, and by what?",
          habit: .exclusions
        ),
        signal(
          "mind-changer",
          "what would change it",
          [["change my mind", "would change", "unless", "if i saw", "wrong if", "expect to see"]],
          "What would make you give it up?"
        ),
      ],
      hints: (
        "How sure, and against what?",
        "Say a probability, the rival it left behind, and the observation that would overturn it.",
        "Give the cause with a probability, name the rival and the evidence against it, and the one"
          + " observation that would make you change your mind."
      ),
      answer: "I name the cause with a probability, the evidence that separates it from the closest"
        + " rival, and the observation that would make me drop it."
    ),
    stage(
      "mitigation",
      clue: "There are several ways to act.",
      probe:
        "What do you do now, what does it cost if you are wrong, and how do you know it worked?",
      signals: [
        signal(
          "trade-off",
          "the cost of acting and of waiting",
          [["cost", "risk", "trade off", "tradeoff", "if wrong", "worse", "loss", "price"]],
          "What does that cost if you are wrong?",
          habit: .tradeOffs
        ),
        signal(
          "reversible",
          "whether it can be undone",
          [["reversible", "undo", "roll back", "rollback", "revert", "back out"]],
          "How do you get back?"
        ),
        signal(
          "verify",
          "checking that it worked",
          [["verify", "check", "watch", "confirm", "recover", "recovers", "measure", "monitor"]],
          "How do you know that it worked?"
        ),
      ],
      hints: (
        "What if you are wrong?",
        "Weigh harm while waiting against harm of a wrong change, and say how you check.",
        "Take the reversible step first, act on the cause once its evidence outweighs the loss if"
          + " wrong, and watch the same metric against its control afterwards."
      ),
      answer:
        "I compare what waiting costs with what a wrong change costs, prefer the step that can be"
        + " undone, and watch the same metric in the affected slice against its control."
    ),
    stage(
      "prevention",
      clue: "It is over; tomorrow you write it up.",
      probe: "What do you tell stakeholders, and what would have caught this earlier?",
      signals: [
        signal(
          "audience",
          "impact in their words",
          [["stakeholders", "customers", "support", "impact", "users", "update", "leadership"]],
          "What do you tell the people who do not read dashboards?"
        ),
        signal(
          "detection",
          "a check that would have caught it",
          [["alert", "monitor", "test", "check", "gate", "eval", "guard", "review"]],
          "Which check would have caught it, and where would it sit?"
        ),
        signal(
          "owner",
          "who does it by when",
          [
            ["owner", "own", "by", "follow up", "deadline", "action item", "ticket", "responsible"]
          ],
          "Who does that, and by when?"
        ),
      ],
      hints: (
        "Who needs to know what?",
        "Impact and next step for stakeholders; one check with an owner for the system.",
        "Tell them who was hurt, for how long and what follows; add one check at the place where the"
          + " fault entered, with an owner and a date."
      ),
      answer:
        "Stakeholders hear who was hurt, for how long, what was done and when they hear again."
        + " The check goes where the fault entered, by segment, with an owner and a date."
    ),
  ]

  private static func stage(
    _ id: String,
    clue: String,
    probe: String,
    signals: [Signal],
    hints: (nudge: String, pointer: String, nearAnswer: String),
    answer: String
  ) -> InterviewStage {
    InterviewStage(
      id: StageID(id),
      clue: clue,
      reveals: [],
      probe: probe,
      minutes: 4,
      signals: signals,
      redFlags: [],
      hints: StageHints(nudge: hints.nudge, pointer: hints.pointer, nearAnswer: hints.nearAnswer),
      modelAnswer: answer
    )
  }

  private static func signal(
    _ id: String,
    _ title: String,
    _ phrases: [[String]],
    _ followUp: String,
    habit: CommunicationHabit? = nil
  ) -> Signal {
    let concept = Concept(id: id, title: title, weight: 1, hypotheses: [], phrases: phrases)
    return Signal(concept: concept, followUp: followUp, habit: habit)
  }
}
