extension ScenarioTemplate {
  /// The part of the template with documents, causes and the chart.
  static let causes = #"""
    # Documents; which version a player finds depends on the cause, by these odds.
    artifacts:
      change-log:
        title: Operations log of the morning
        variants:
          quiet: {text: "08:30 the new instruction went to 30 % of users. Nothing else was changed."}
          network: {text: "08:30 the new instruction went to 30 % of users. 08:55 southern traffic was moved to another network path."}
          consumer: {text: "08:30 the new instruction went to 30 % of users. 08:40 the consumer of votes was updated."}
      support:
        title: Answer of the support desk
        variants:
          ordinary: {text: "A normal morning. Nothing stands out."}
          slow: {text: "Some people say that they wait long for an answer."}
          partial: {text: "Some people say that answers miss half of what they asked."}

    # Each can be the truth of a session. 'fault' effects harm users; 'benign' ones do not.
    hypotheses:
      bad-prompt:
        title: The reworded instruction fails on long questions
        prior: 0.24
        family: release
        places: [prompt]
        effects:
          - {on: requests.truly_accepted.probability, where: {arm: new, question: long}, set: {between: [0.48, 0.58]}}
        artifacts:
          change-log: {quiet: 6, network: 2, consumer: 2}
          support: {partial: 5, ordinary: 4, slow: 1}
        key_findings:
          - {action: kinds, findings: [long], weight: 2}
          - {action: arms, findings: [behind], weight: 1}
        explanation:
          truth: The new instruction asks for brevity, and answers to long questions left out half.
          tempting: What is new is the first to be suspected.
          ruled_out_by: Long questions do as well with the new instruction as with the old one.
      slow-south:
        title: Servers in the south keep people waiting
        prior: 0.22
        family: serving
        places: [south]
        effects:
          - {on: requests.latency_ms.median, where: {region: south}, from: -100, scale: {between: [2.6, 3.2]}}
          - {on: requests.truly_accepted.probability, where: {region: south}, from: -100, scale: {between: [0.78, 0.84]}}
        artifacts:
          change-log: {network: 5, quiet: 4, consumer: 1}
          support: {slow: 5, ordinary: 4, partial: 1}
        key_findings:
          - {action: regions, findings: [south], weight: 2}
          - {action: old-arm, findings: [fell], weight: 1}
        explanation:
          truth: A longer network path made southern answers slow in both arms, and people gave up on them.
          tempting: The page speaks of one arm only, so one looks at the arm.
          ruled_out_by: South and north accept alike, and neither is slow.
      lost-votes:
        title: Favourable votes are dropped on their way
        prior: 0.2
        family: measurement
        places: [votes]
        effects:
          - {on: requests.accepted.missing, where: {arm: new, truly_accepted: true}, while: {votes_repaired: 0}, set: {between: [0.4, 0.5]}, tag: benign}
        artifacts:
          change-log: {consumer: 5, quiet: 4, network: 1}
          support: {ordinary: 8, partial: 1, slow: 1}
        key_findings:
          - {action: missing-votes, findings: [lost], weight: 2}
          - {action: read-answers, findings: [fine], weight: 1}
        explanation:
          truth: The consumer of votes dropped favourable votes of the new arm. Users were content.
          tempting: A falling rate reads like falling quality.
          ruled_out_by: As many answers of the new arm have a vote as of the old one.
      harder-questions:
        title: People ask harder things than yesterday
        prior: 0.18
        family: outside
        places: [users]
        effects:
          - {on: requests.question.long, from: -90, set: {between: [1.3, 1.7]}, tag: benign}
        artifacts:
          change-log: {quiet: 7, network: 2, consumer: 1}
          support: {ordinary: 6, partial: 3, slow: 1}
        key_findings:
          - {action: mix, findings: [longer], weight: 2}
          - {action: same-mix, findings: [level], weight: 1}
        explanation:
          truth: A change of timetable made people ask long questions, which are accepted less on any day.
          tempting: It looks like a fault that began some time before the page.
          ruled_out_by: The share of long questions is what it was in the early morning.
      chance:
        title: Nothing is wrong; the rate fell by luck
        prior: 0.16
        family: nothing
        artifacts:
          change-log: {quiet: 7, network: 2, consumer: 1}
          support: {ordinary: 8, partial: 1, slow: 1}
        key_findings:
          - {action: fresh, findings: [level], weight: 2}
          - {action: arms, findings: [level], weight: 1}
        explanation:
          truth: A rate that is watched all day falls below its target now and then. New votes were as good as ever.
          tempting: A page asks for a cause.
          ruled_out_by: The rate is low in votes cast after the page as well.

    # The incident over time. Variables are the controls that the world reads.
    chart:
      variables:
        new_percent: {initial: 30, range: [0, 100]}
        held: {initial: 0, range: [0, 1]}
        rolled_back: {initial: 0, range: [0, 1]}
        south_drained: {initial: 0, range: [0, 1]}
        votes_repaired: {initial: 0, range: [0, 1]}
      parallel:
        rollout:
          initial: at-thirty
          states:
            at-thirty:
              transitions:
                - {on: mitigate.hold, to: holding}
                - {on: mitigate.roll-back, to: gone}
                - {after: 40, to: full}
            full:
              entry: [{set: {new_percent: 100}}, {say: promoted}]
              transitions: [{on: mitigate.roll-back, to: gone}]
            holding:
              entry: [{set: {held: 1}}]
              transitions: [{on: mitigate.roll-back, to: gone}]
            gone:
              entry: [{set: {new_percent: 0}}, {set: {rolled_back: 1}}]
        repairs:
          initial: watching
          states:
            watching:
              transitions:
                - {on: mitigate.drain-south, when: {south_drained: 0}, do: [{set: {south_drained: 1}}]}
                - {on: mitigate.repair-votes, when: {votes_repaired: 0}, do: [{set: {votes_repaired: 1}}]}
        people:
          initial: waiting
          states:
            waiting:
              transitions:
                - {on: update, to: told}
                - {after: 15, to: asking}
            asking:
              entry: [{say: asks}]
              transitions: [{on: update, to: told}]
            told: {}
    messages:
      asks: {from: Product, text: "Do we have to worry about the page? The rollout goes on by itself."}
      promoted: {from: rollout, text: "The new instruction now serves everyone."}
    """#
}
