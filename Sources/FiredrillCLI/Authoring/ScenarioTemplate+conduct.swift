extension ScenarioTemplate {
  /// The part of the template with changes, rules and texts.
  static let conduct = #"""
    # What the player can change. 'contain' limits harm whatever the cause is.
    mitigations:
      hold:
        kind: contain
        title: Stop the rollout where it stands
        summary: The new instruction stays with 30 % of users.
        minutes: 2
        when: {in: at-thirty}
        expects: {lowers: [bad-prompt]}
      roll-back:
        kind: contain
        title: Take the new instruction back
        summary: Everyone gets the old instruction.
        minutes: 5
        when: {not: {in: gone}}
        expects: {lowers: [bad-prompt]}
      drain-south:
        kind: {targeted: {hypotheses: [slow-south], loss_if_wrong: 1, benefit_if_right: 2}}
        title: Serve everyone from the north
        summary: North has just enough room for all.
        minutes: 6
        when: {south_drained: 0}
        expects: {lowers: [slow-south]}
      repair-votes:
        kind: {targeted: {hypotheses: [lost-votes], loss_if_wrong: 1, benefit_if_right: 1}}
        title: Take the consumer of votes back to its last version
        summary: Votes are counted as they were yesterday.
        minutes: 6
        when: {votes_repaired: 0}

    # What good conduct means here.
    rules:
      precedence:
        - {before: [contain], after: [{action: read-answers}, {action: fresh}], weight: 1, optional: true, because: A rollout that goes on by itself is stopped before a long investigation.}
        - {before: [{action: arms}, {action: kinds}], after: [targeted], weight: 1, optional: true, because: How far it reaches comes before a change.}
        - {before: [targeted], after: [verify], weight: 1, optional: true, because: A change is watched after it was made.}
        - {before: [{action: arms}, {action: kinds}, {action: regions}], after: [declare], weight: 1, because: A verdict rests on scope.}
      first_update_by: 15
      update_every: 45
      checkpoints: [2, 4]

    # What a good explanation contains, told from the player's own words.
    rubric:
      - {id: scope, title: Says who was affected, phrases: [[new arm, both arms, south, all users, everyone, nobody]]}
      - {id: number, title: Gives a number from the evidence, number: seen}
      - {id: ruled-out, title: Says what was ruled out and how, phrases: [[ruled out, rather than, no evidence of, excluded, unlikely]]}

    # Two stages; nothing in them may give a truth away.
    interview:
      - id: first-minutes
        clue: >-
          A page says that fewer answers of one arm are accepted than the target asks, and a rollout goes on
          by itself in forty minutes.
        probe: What do you do in the first five minutes, and what do you want to know before you look deeper?
        minutes: 4
        signals:
          - {id: contain, title: Stops the rollout first, weight: 2, phrases: [[stop, hold, pause, freeze], [rollout, promotion, release]], follow_up: What happens by itself if you only look?}
          - {id: scope, title: Asks how far it reaches, phrases: [[who, which, how many, scope, both arms, everyone]], follow_up: Whom else would you compare with?}
          - {id: reversible, title: Prefers what can be taken back, phrases: [[reversible, taken back, undo, low risk, cheap]], follow_up: What makes that step safe?}
        red_flags:
          - {id: blame, title: Blames the release without a look, phrases: [[obviously, must be, certainly], [new instruction, release, prompt]]}
        hints:
          nudge: Which harm grows while you read dashboards?
          pointer: Think of what can be done without knowing the cause.
          near_answer: Stopping the rollout costs two minutes and can be undone.
        model_answer: >-
          I stop the rollout where it stands: it takes two minutes, can be taken back and limits harm whatever
          the cause is. Then I ask who is affected: both arms or one, which questions, which region, and
          whether the rate itself can be trusted. I tell product what I did and when they hear again.
      - id: tell-apart
        clue: The comparison of the two arms is on the table.
        reveals: [arms]
        probe: What does this rule out, what does it leave, and which look would you pay for next?
        minutes: 6
        signals:
          - {id: both-ways, title: Says what a gap and what no gap would mean, weight: 2, phrases: [[gap, difference, behind, alike, level], [both, everyone, only, alone, rollout]], follow_up: And if the arms had come out the other way?}
          - {id: measurement, title: Doubts the measurement, phrases: [[missing, votes, counted, logging, measurement, lost]], follow_up: Who is missing from this rate?}
          - {id: chance, title: Thinks of chance, phrases: [[chance, luck, noise, interval, sample, random]], follow_up: How often would such a page come up with nothing wrong?}
        hints:
          nudge: Which causes would leave no gap between the arms?
          pointer: Sort the causes by whether they can reach the old arm.
          near_answer: A cause in the region or in the questions reaches both arms; the instruction and the votes reach one.
        model_answer: >-
          A gap between the arms clears what reaches both, the region and the questions; no gap clears what
          came with the rollout. Either way I next look at the kinds of questions and at answers without a
          vote: five minutes each, and they tell a bad instruction from a bad count. Chance stays open until
          votes cast after the page are in.

    # What everybody should take away, whatever the truth was.
    debrief:
      trap: >-
        The page names an arm, and the release in that arm becomes the suspect. Two of the causes reach both
        arms, one is a matter of counting, and one is luck.
      prevention:
        - Alert on the difference between the arms, not on the rate of one.
        - Watch the share of answers without a vote beside the rate itself.
      numbers:
        - "With 1,200 votes and a rate of 85 %, the standard error of the rate is about 1 point."
        - "A difference between two arms has a larger error than either rate: the variances add up."
      reading:
        - {title: "Site Reliability Engineering, chapter 12: Effective Troubleshooting", source: "https://sre.google/sre-book/effective-troubleshooting/"}
        - {title: "Trustworthy Online Controlled Experiments (Kohavi, Tang, Xu 2020), chapter 21", source: "https://doi.org/10.1017/9781108653985"}
    """#
}
