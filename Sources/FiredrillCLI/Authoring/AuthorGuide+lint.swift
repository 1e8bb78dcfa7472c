extension AuthorGuide {
  /// Explains the output of `check`, `preview` and `simulate`.
  static let lint = """
    ## Reading what `check` says

    Each diagnostic has its file, line and column, the text, and where it can the nearest valid name.
    Errors end the command with status 1; warnings do not.

    | it says | it means, and what to do |
    | --- | --- |
    | `this gives hypothesis … away` | a word that only one cause's title has stands in the page or brief; reword either |
    | `there are 7 actions; with fewer than 10 luck decides` | add looks that tell causes apart, not looks that show the same again |
    | `action … says nothing of what it tells apart` | write its `purpose` |
    | `the alert came true in none of …` | the page cannot be true under that cause: strengthen its effect or lower the bar |
    | `variant … is dealt under no hypothesis` | give it odds under `artifacts` of a hypothesis, or drop it |
    | `proved: 68 situations …` | the chart was explored whole: every state, transition, action and mitigation is met, a verdict is always possible, invariants hold |
    | `harm: hold lowers it under …` | six worlds with and without the change, with the standard error; `expects` says what should come out |

    Once `calibration.bin` is there (`firedrill calibrate --ship`), the evidence itself is judged:

    | it says | it means, and what to do |
    | --- | --- |
    | `tells no two hypotheses apart` | under 0.02 bits for any pair: sharpen its findings, or keep it as a red herring on purpose and make it cheap |
    | `no evidence tells … and … apart` | two causes leave the same rows: give one an effect of its own, or a look that sees it |
    | `is believed to 80 % in only …` | with everything seen the truth still hides: larger effects, more rows, or one more look |
    | `came out in no simulated world` | a finding's condition never holds: move its threshold between the causes, by `preview` |
    | `alone gives … of the answer away` | one look settles all: take something out of it, or make two of it |
    | `does not mean one thing in band …` | a look's meaning changes within a time band: split the band or fix the window |
    | `the calibration has … but simulation shows …` | the world changed since: calibrate anew |

    `preview` shows for each look how often each finding comes out under each cause, and ranks looks by
    what they tell a minute. A threshold is right where the columns differ: near 100 % under one cause,
    near 0 under its rivals, the rest honest doubt. `simulate` lets reference players play: the expert
    should reach 90, one who looks at everything stay under 70, one who guesses under 25. A truth under
    which the expert does badly has key findings that its world seldom shows, or looks too dear.

    Prose (titles, texts, purposes, hints, the interview, the debrief) may change at any time. What
    decides what happens has a digest of its own; change it and the calibration no longer fits.

    """

  /// Explains how knobs set the difficulty of a scenario, from 1 to 4.
  static let knobs = """
    ## Difficulty by knobs

    A scenario can be played at difficulties 1 to 4; `difficulty` names its own. Under `knobs` each name
    has four numbers, one for each difficulty, and any number of the world's part may be `{knob: NAME}`:

    ```yaml
    difficulty: 2
    knobs:
      gap-low: [0.46, 0.52, 0.58, 0.64]
    # … and in a hypothesis:
    #   set: {between: [{knob: gap-low}, 0.7]}
    ```

    Turn effect sizes, traffic, noise and drifts with them, so that difficulty 1 is plain and 4 is hard
    and still can be found out. Looks, changes, documents and paragraphs of the background may say
    `from_difficulty: 3` to be there from that difficulty on: decoys that cost time. What other parts
    name must be there at every difficulty at which those parts are; `check` looks at all of them.
    `firedrill calibrate NAME --ship --all-levels` measures each.

    """

  /// Explains how to write the questions of an interview.
  static let ladders = """
    ## Interview ladders

    `interview` is a list of stages. Each tells a `clue`, may reveal the evidence of looks, asks a
    `probe`, and lists the `signals` of a good answer, each with groups of phrases: of every group one
    phrase must be said, in any form of the word, and not denied. `follow_up` asks for a signal that is
    missing. The three `hints` go from a question to nearly the answer and cost points.

    - Six to eight stages in the order of a good interviewer: first reaction, containment, scope,
      rivals, reading one piece of evidence, cause and confidence, the change and its risk, what to tell
      people and how to prevent it.
    - The clue and the probe must fit any truth. Evidence that is revealed differs by itself; ask what it
      rules out, not what it shows.
    - A signal is a thought, not a word: give three to six phrases by which people say it, and try them
      on an answer of your own and on one that is weak.
    - The model answer says how to decide, with the numbers of the debrief.

    """
}
