extension ScenarioTemplate {
  /// The part of the template with the frame: what happens, to whom, in which system.
  static let frame = #"""
    # A small incident, complete and playable. Change it piece by piece and run
    # 'firedrill check' after each; Scenarios/README.md walks through it.
    # yaml-language-server: $schema=../schema.json
    format: 1
    id: small-incident
    version: 1
    title: Fewer answers are accepted where the rollout has come
    topic: production
    difficulty: 1

    # What the page says: the symptom, never a cause.
    brief:
      role: >-
        You are on call for Quill, an assistant that answers questions about bookings. You can look at its
        telemetry, change what it serves, and write to those who wait for news.
      page: >-
        Users of the new arm accept {new.value|percent} of answers over the last 45 minutes
        ({new.n|count} reported), target 85 %.
      background:
        - >-
          A new wording of what the assistant is told has served 30 % of users, the new arm, since two
          hours before the page. Unless somebody stops it, it goes to everyone 40 minutes after the page.
        - >-
          Two regions, north and south, serve both arms. A user votes on nearly every answer; an answer
          counts as accepted when the vote says so.

    # The page is true in every world that is dealt, whatever the cause.
    alert:
      window: [-45, 0]
      measures:
        new: {aggregate: {share: {accepted: true}}, of: {where: {arm: new}}}
      when: {new.value: {below: 0.835}, new.n: {above: 100}}

    # Minutes over which harm is counted, and what changes the meaning of a look.
    horizon: 120
    regimes:
      bands: [0, 40, 80]
      states:
        - {id: gone, when: {rolled_back: 1}}
        - {id: moved, when: {south_drained: 1}}
        - {id: held, when: {held: 1}}
        - {id: as-paged}

    # The system: one row an answer. Order matters: a field may depend on those above it.
    world:
      first_minute: -240
      page_time: "10:30"
      tables:
        requests:
          title: answers
          rows: {arrivals: {per_minute: 90, noise: 0.04}}
          fields:
            user: {title: user, entity: 20000}
            arm:
              title: arm
              assignment:
                of: user
                salt: small-incident
                shares: {new: {base: 0, adjust: [{from: -120, set: {control: new_percent, times: 0.01}}]}}
                rest: old
            region:
              title: region
              category:
                north: {base: 0.6, adjust: [{while: {south_drained: 1}, set: 1}]}
                south: {base: 0.4, adjust: [{while: {south_drained: 1}, set: 0}]}
            question: {title: kind of question, category: {short: 0.75, long: 0.25}}
            latency_ms: {title: latency, unit: ms, lognormal: {median: 1400, sigma: 0.4}}
            truly_accepted:
              title: accepted in truth
              hidden: true
              flag:
                base: 0.88
                adjust:
                  - {where: {question: long}, scale: 0.88}
            accepted:
              title: accepted
              flag: {base: 0, adjust: [{where: {truly_accepted: true}, set: 1}]}
              missing: {base: 0.06, adjust: [{while: {votes_repaired: 1}, set: 0.02}]}
            read: {title: chosen for reading, hidden: true, flag: 0.1}
          logs:
            - {where: {accepted: {missing: true}}, level: warn, component: votes, message: "no vote for an answer of arm {arm}", fields: [question]}
            - {where: {accepted: false}, level: info, component: quill, message: "answer not accepted", fields: [arm, region, question, latency_ms]}

    # What hurts people, row by row; 'observed' is what somebody on call can count.
    harm:
      weights:
        - {title: answers not accepted, where: {truly_accepted: false}, weight: 1}
        - {title: voted down, where: {accepted: false, not: {accepted: {missing: true}}}, weight: 0, observed: true}
      unit: 150
      noise: 30
      critical: 1500

    places:
      prompt: the new instruction
      south: the southern region
      votes: the recording of votes
      users: what users ask
    families:
      release: the release
      serving: serving
      measurement: measurement
      outside: something outside Quill
      nothing: nothing is wrong
    """#
}
