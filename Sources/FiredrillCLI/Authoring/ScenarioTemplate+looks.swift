extension ScenarioTemplate {
  /// The part of the template with what the player can look at.
  static let looks = #"""
    # What the player can look at. The first finding whose condition holds comes out; the last needs none.
    actions:
      arms:
        title: Compare the two arms
        purpose: "It shows whether the new arm is behind the old one; a cause that reaches both leaves no gap between them."
        synonyms: [canary against control, overall comparison, new against old, a/b]
        minutes: 4
        nudge: Behind what is the new arm?
        pointer: The old arm served others in the same hour.
        window: {page: [-45, 0]}
        measures:
          gap: {compare: {left: {arm: old}, right: {arm: new}, share: {accepted: true}}}
        panels:
          - {title: Accepted by arm, lines: {by: [arm], every: 5, show: {title: accepted, share: {accepted: true}}}}
        findings:
          - {id: behind, when: {gap.difference: {below: -0.02}, gap.p: {below: 0.05}}, says: "The new arm is behind the old one: {gap.difference|points} ({gap.p|p})."}
          - {id: level, says: "The arms are much alike: {gap.difference|points} ({gap.p|p})."}
      kinds:
        title: Compare the arms within each kind of question
        purpose: "It tells a loss on one kind of question from a loss on all, and both from none."
        synonyms: [by question, segments, short and long, slices]
        minutes: 6
        nudge: Is every question hit alike?
        pointer: Compare the arms for long questions alone.
        window: {page: [-45, 0]}
        measures:
          long: {compare: {left: {arm: old}, right: {arm: new}, within: {question: long}, share: {accepted: true}}}
          short: {compare: {left: {arm: old}, right: {arm: new}, within: {question: short}, share: {accepted: true}}}
        panels:
          - {title: Accepted by question and arm, heatmap: {by: [question, arm], show: {title: accepted, share: {accepted: true}}}}
        findings:
          - {id: long, when: {long.difference: {below: -0.12}, short.difference: {above: -0.05}}, says: "Long questions lose {long.difference|points} in the new arm, short ones {short.difference|points}."}
          - {id: both, when: {short.difference: {at_most: -0.05}}, says: "Both kinds lose: long {long.difference|points}, short {short.difference|points}."}
          - {id: neither, says: "No kind stands out: long {long.difference|points}, short {short.difference|points}."}
      regions:
        title: Compare the regions
        purpose: "It tells trouble at one place of serving from trouble that follows the arm or the question."
        synonyms: [by region, north and south, where are they served, data centre]
        minutes: 5
        nudge: Where are the answers made?
        pointer: Compare south with north over both arms.
        window: {page: [-45, 0]}
        measures:
          south: {compare: {left: {region: north}, right: {region: south}, share: {accepted: true}}}
          wait: {compare: {left: {region: north}, right: {region: south}, mean: latency_ms}}
        panels:
          - title: The regions in figures
            table: {by: [region, arm], show: [{title: answers, count: true}, {title: accepted, share: {accepted: true}}, {title: p95 latency, quantile: [latency_ms, 0.95], format: ms}]}
        findings:
          - {id: south, when: {south.difference: {below: -0.08}}, says: "South accepts {south.difference|points} against north and waits {wait.difference|ms} longer."}
          - {id: even, says: "The regions are alike: {south.difference|points}, {wait.difference|ms}."}
      latency:
        title: Plot how long answers take
        purpose: "It shows whether people wait longer than in the early morning, whatever they are answered."
        synonyms: [response time, slow, p95, latency over time]
        minutes: 3
        nudge: Is it the answer, or the wait for it?
        window: {page: [-180, 0]}
        measures:
          wait: {compare: {left: {region: [north, south]}, right: {region: [north, south]}, left_window: [-180, -110], right_window: [-60, 0], mean: latency_ms}}
        panels:
          - {title: Latency by arm, lines: {by: [arm], every: 15, show: {title: p95, quantile: [latency_ms, 0.95], format: ms}}}
        findings:
          - {id: slower, when: {wait.difference: {above: 300}}, says: "Answers take {wait.difference|ms} longer than in the early morning."}
          - {id: steady, says: "Answers take about as long as in the early morning ({wait.difference|ms})."}
      old-arm:
        title: Compare the old arm before and after 100 minutes ago
        purpose: "It tells what came with the rollout from what reaches everybody: only the latter moves the old arm."
        synonyms: [did control move, baseline, before and after, old instruction over time]
        minutes: 5
        nudge: Did only the new arm change?
        window: {page: [-220, 0]}
        measures:
          old: {compare: {left: {arm: old}, right: {arm: old}, left_window: [-220, -100], right_window: [-85, 0], share: {accepted: true}}}
        panels:
          - {title: Accepted in the old arm, lines: {where: {arm: old}, every: 15, show: {title: accepted, share: {accepted: true}}}}
        findings:
          - {id: fell, when: {old.difference: {below: -0.015}, old.p: {below: 0.01}}, says: "The old arm fell too: {old.difference|points} ({old.p|p})."}
          - {id: steady, says: "The old arm is steady: {old.difference|points} ({old.p|p})."}
      mix:
        title: Check what kind of questions people ask
        purpose: "It tells other questions from other answers: more long ones lower the rate although nothing broke."
        synonyms: [traffic mix, drift, distribution of questions, what do users ask]
        minutes: 4
        nudge: Are these the questions of every day?
        window: {page: [-220, 0]}
        measures:
          then: {aggregate: {share: {question: long}}, of: {window: [-220, -100]}}
          now: {aggregate: {share: {question: long}}, of: {window: [-60, 0]}}
        panels:
          - {title: Answers by kind of question, lines: {by: [question], every: 15, show: {title: answers, per_minute: true}}}
        findings:
          - {id: longer, when: {now.value: {above: 0.35}}, says: "Long questions are {now.value|percent} now and were {then.value|percent}."}
          - {id: usual, says: "Long questions are {now.value|percent} now and were {then.value|percent}."}
      same-mix:
        title: Compare the arms at the same mix of questions
        purpose: "It asks whether a gap between the arms outlives an equal mix of questions."
        synonyms: [standardise, reweight, adjust for mix]
        minutes: 7
        needs: [mix, kinds]
        window: {page: [-45, 0]}
        measures:
          gap: {standardised: {left: {arm: old}, right: {arm: new}, over: [question], share: {accepted: true}}}
        panels:
          - title: At the same mix
            figures:
              - {label: as it is, figure: gap.crude, format: points}
              - {label: at the same mix, figure: gap.difference, format: points}
        findings:
          - {id: behind, when: {gap.difference: {below: -0.025}}, says: "At the same mix the new arm is behind by {gap.difference|points} ({gap.p|p})."}
          - {id: level, says: "At the same mix the arms are alike: {gap.difference|points} ({gap.p|p})."}
      missing-votes:
        title: Count answers without a vote
        purpose: "It tells worse answers from worse counting: where votes are missing in one arm, its rate means something else."
        synonyms: [missing data, lost events, logging, null votes]
        minutes: 4
        nudge: Who is counted in the rate?
        pointer: Compare how many answers of each arm have no vote.
        window: {page: [-45, 0]}
        measures:
          lost: {compare: {left: {arm: old}, right: {arm: new}, share: {accepted: {missing: true}}}}
        panels:
          - {title: Answers without a vote by arm, bars: {by: [arm], show: {title: no vote, missing: accepted}}}
          - {title: Messages of the vote service, log: {where: {accepted: {missing: true}}, limit: 4}}
        findings:
          - {id: lost, when: {lost.difference: {above: 0.1}}, says: "{lost.right|percent} of answers in the new arm have no vote, in the old one {lost.left|percent}."}
          - {id: even, says: "Votes are missing alike: {lost.right|percent} in the new arm, {lost.left|percent} in the old one."}
      read-answers:
        title: Have answers of the new arm read by people
        purpose: "People do not depend on votes: their reading tells whether answers are worse at all, but not why."
        synonyms: [human labels, manual review, read a sample]
        minutes: 20
        window: {page: [-45, 0]}
        measures:
          read: {aggregate: {share: {truly_accepted: true}}, of: {where: {arm: new, read: true}}}
        panels:
          - title: What readers say
            figures:
              - {label: answers read, figure: read.n, format: count}
              - {label: good, figure: read.value, format: percent}
        findings:
          - {id: fine, when: {read.value: {at_least: 0.825}}, says: "Readers find {read.value|percent} of {read.n|count} answers good."}
          - {id: poor, says: "Readers find only {read.value|percent} of {read.n|count} answers good."}
      fresh:
        title: Look at the newest votes
        purpose: "Votes cast since were not chosen by the page: a standing cause stays in them, luck does not."
        synonyms: [latest data, is it still happening, last 20 minutes, right now]
        minutes: 20
        nudge: Does it go on?
        window: {band: [0, 20]}
        measures:
          new: {aggregate: {share: {accepted: true}}, of: {where: {arm: new}}}
        panels:
          - {title: Accepted by arm since, lines: {by: [arm], every: 4, show: {title: accepted, share: {accepted: true}}}}
        findings:
          - {id: low, when: {new.value: {below: 0.825}}, says: "New votes on the new arm: {new.value|percent} of {new.n|count}."}
          - {id: level, says: "New votes on the new arm are as they should be: {new.value|percent} of {new.n|count}."}
      change-log:
        title: Read the operations log
        purpose: "It lists what else was changed; an entry is a suspect and no proof, and a quiet log rules little out."
        synonyms: [what changed, deploys, ops log]
        minutes: 2
        panels: [{title: The log, artifact: change-log}]
        findings:
          - {id: network, when: {artifact: {change-log: network}}, says: "Southern traffic was moved this morning."}
          - {id: consumer, when: {artifact: {change-log: consumer}}, says: "The consumer of votes was updated this morning."}
          - {id: quiet, says: "Nothing but the rollout."}
      support:
        kind: communicate
        title: Ask the support desk what people say
        purpose: "What people complain of tells slow answers from bad ones; no complaints speak for counting or luck."
        synonyms: [complaints, tickets, customer feedback]
        minutes: 4
        panels: [{title: The answer, artifact: support}]
        findings:
          - {id: slow, when: {artifact: {support: slow}}, says: "People wait."}
          - {id: partial, when: {artifact: {support: partial}}, says: "Answers leave things out."}
          - {id: ordinary, says: "Nothing stands out."}
      watch:
        kind: verify
        title: Watch the votes for fifteen minutes
        purpose: "It shows what a change did to people, and whether it heals without one."
        synonyms: [verify, is it fixed, monitor]
        minutes: 15
        window: {last: 15}
        measures:
          all: {aggregate: {share: {accepted: true}}}
        panels:
          - {title: Accepted, lines: {every: 3, show: {title: accepted, share: {accepted: true}}}}
        findings:
          - {id: low, when: {all.value: {below: 0.83}}, says: "Only {all.value|percent} are accepted."}
          - {id: good, says: "{all.value|percent} are accepted."}
    """#
}
