import Diagnosis
import ScenarioModel
package import Scoring
package import Sessions
import Telemetry

/// Writes what a tabletop came to: the team's score, and for each person what they did and what it was
/// worth.
package struct TeamCard {
  private let session: Session
  private let scorecard: Scorecard
  private let people: [PersonAccount]

  /// The card of a tabletop that is over, with its score and its people's accounts.
  package init(_ session: Session, _ scorecard: Scorecard, _ people: [PersonAccount]) {
    self.session = session
    self.scorecard = scorecard
    self.people = people
  }

  /// How a person's score is made, in one sentence.
  package static let rule =
    "A person's score is 100 × the plain mean of their own figures below; a part in which they did"
    + " nothing that can be judged is left out."

  /// The sections at the beginning that a debrief has, too: the team's score and the truth.
  static let sharedSections = 2

  package var page: CardPage {
    CardPage(
      title: "Tabletop: \(session.scenario.title)",
      sections: [team, truth, overview] + people.map(section)
    )
  }

  private var team: CardPage.Section {
    CardPage.Section(
      title: "The team: \(scorecard.score.tenths) of 100",
      blocks: [
        .paragraph(
          "It is scored as any drill: one session, one clock. Suggestions, votes and people's own"
            + " beliefs change nothing of it."
        ),
        .table(
          header: ["criterion", "points", "of"],
          rows: scorecard.criteria.map {
            [$0.criterion.rawValue, $0.points.tenths, $0.weight.tenths]
          }
        ),
      ]
    )
  }

  private var truth: CardPage.Section {
    CardPage.Section(
      title: "What was true",
      blocks: [.paragraph(session.truth.title), .paragraph(session.truth.explanation.truth)]
    )
  }

  private var overview: CardPage.Section {
    CardPage.Section(
      title: "Each person",
      blocks: [
        .paragraph(Self.rule),
        .table(
          header: ["person", "score", "figures"],
          rows: people.map { person in
            [
              "\(person.name), \(person.role.rawValue)", person.score.map(\.tenths) ?? "–",
              "\(person.figures.count)",
            ]
          }
        ),
        .items(PersonPart.allCases.map { CardPage.Item(label: $0.rawValue, text: $0.rule) }),
      ]
    )
  }

  private func section(_ person: PersonAccount) -> CardPage.Section {
    var blocks: [CardPage.Block] = []
    if person.figures.isEmpty {
      blocks.append(.paragraph("Nothing that can be judged."))
    } else {
      blocks.append(
        .table(
          header: ["figure", "value", "judged"],
          rows: person.figures.map {
            [$0.part.rawValue, Digits.fixed($0.value, decimals: 3), "\($0.count)"]
          }
        )
      )
    }
    let items =
      person.suggestions.map(item) + person.acts.map(item) + person.votes.map(item)
      + person.beliefs.map(item) + person.updates.map(item)
    if !items.isEmpty { blocks.append(.items(items)) }
    let score = person.score.map { "\($0.tenths) of 100" } ?? "not scored"
    return CardPage.Section(
      title: "\(person.name) (\(person.role.rawValue)): \(score)",
      blocks: blocks
    )
  }

  private func item(_ account: SuggestionAccount) -> CardPage.Item {
    let suggestion = account.suggestion
    let summary = session.scenario.summary(of: suggestion.proposal)
    let votes =
      suggestion.votes.isEmpty
      ? "" : "; \(suggestion.votesFor.count) for, \(suggestion.votesAgainst.count) against"
    let end: String
    switch suggestion.state {
    case .open: end = "not taken"
    case .taken(let event): end = "taken in [\(event)]"
    case .dropped(let name):
      end = name == suggestion.by ? "taken back, counts for nothing" : "dropped by \(name)"
    }
    return CardPage.Item(
      label: "[\(suggestion.number)] suggested",
      text: "\(summary.shortened): \(end)\(votes). \(account.worth.text)"
    )
  }

  private func item(_ account: ActAccount) -> CardPage.Item {
    CardPage.Item(
      label: "[\(account.entry.number)] did",
      text: "\(session.scenario.summary(of: account.entry.event).shortened). \(account.worth.text)"
    )
  }

  private func item(_ account: VoteAccount) -> CardPage.Item {
    let end =
      account.isBorneOut.map { $0 ? "the evidence bears it out" : "the evidence is against it" }
      ?? "not judged"
    return CardPage.Item(
      label: "[\(account.suggestion.number)] voted",
      text: "\(account.isFor ? "for" : "against")"
        + " '\(session.scenario.summary(of: account.suggestion.proposal).shortened)': \(end)"
    )
  }

  private func item(_ account: BeliefAccount) -> CardPage.Item {
    CardPage.Item(
      label: "[\(account.event)] believed",
      text: "\(Digits.fixed(account.divergence, decimals: 2)) bits from the evidence: credit"
        + " \(Digits.fixed(account.credit, decimals: 3)); \(Digits.percent(account.truth, decimals: 0))"
        + " for the truth: closeness \(Digits.fixed(account.brier, decimals: 3)), log score"
        + " \(account.truth > 0 ? Digits.fixed(account.logScore, decimals: 2) : "−∞") bits"
    )
  }

  private func item(_ account: UpdateAccount) -> CardPage.Item {
    let late = account.delay > 0 ? ", \(account.delay) min late (half)" : ""
    return CardPage.Item(
      label: "[\(account.event)] update",
      text: "\(Digits.fixed(account.value, decimals: 3))\(late): \(account.reading.account)"
    )
  }
}

extension PersonPart {
  /// How the figure is made.
  fileprivate var rule: String {
    let judgement = Rubric.current.judgement
    let share = judgement.checkpointShare
    return switch self {
    case .looks:
      "the mean quality of the looks and waits that they suggested or did, each weighted by"
        + " \(Digits.fixed(judgement.scale.fixedMinutes, decimals: 0)) + its minutes, as in the ledger of the team's score"
    case .calls:
      "the share of the mitigations and verdicts they suggested or did that the evidence bore out: a"
        + " mitigation from the probability at which it pays, a verdict where its cause led and no rival"
        + " was left"
    case .votes:
      "the share of their votes that the evidence bore out; votes it says nothing of are left out"
    case .beliefs:
      "\(Digits.fixed(share, decimals: 1)) × the mean credit of their statements against the evidence at that moment +"
        + " \(Digits.fixed(1 - share, decimals: 1)) × the closeness of the last one to the truth, the terms of the team's score"
    case .updates:
      "the mean of the share that each update told of what has to be told, half where late"
    }
  }
}

extension ActWorth {
  /// The worth of it in a sentence.
  fileprivate var text: String {
    switch self {
    case .look(let look):
      let told = look.told.map { ", told \(Digits.fixed($0, decimals: 2))" } ?? ""
      let kind =
        look.isKeyFinding ? "; a key finding" : look.isIdle ? "; one cause was already clear" : ""
      return
        "Could tell \(Digits.fixed(look.expected, decimals: 2)) bits in \(look.minutes) min\(told)"
        + "\(kind): quality \(Digits.fixed(look.quality, decimals: 3))"
    case .mitigation(let held, let threshold):
      return "Worth it from \(Digits.percent(threshold, decimals: 0)), the evidence gave"
        + " \(Digits.percent(held, decimals: 0)): \(held >= threshold ? "borne out" : "too soon")"
    case .verdict(let held, let rival, let limit):
      return "The evidence gave it \(Digits.percent(held, decimals: 0)) and the likeliest rival"
        + " \(Digits.percent(rival, decimals: 0)), which must be under"
        + " \(Digits.percent(limit, decimals: 0)): \(isBorneOut == true ? "borne out" : "too soon")"
    case .unsure(let largest, let enough):
      return "The evidence gave one cause \(Digits.percent(largest, decimals: 0)); from"
        + " \(Digits.percent(enough, decimals: 0)) it is enough:"
        + " \(isBorneOut == true ? "borne out" : "there was enough")"
    case .unjudged: return "Not judged"
    }
  }
}
