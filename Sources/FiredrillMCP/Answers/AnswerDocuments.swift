import Reports

/// The outcome of a command that took place.
struct StepDocument: Encodable {
  var entry: EntryReport
  /// The looks that the answer to a free question counts as, because it determines their findings.
  var credited: [EntryReport] = []
  /// Whether a statement of beliefs is due now.
  var isBeliefDue: Bool
  var isOver: Bool
  var status: StatusReport

  fileprivate enum CodingKeys: String, CodingKey {
    case entry, credited, status
    case isBeliefDue = "beliefDue"
    case isOver = "over"
  }
}

/// The outcome of a request in the player's own words.
struct AskDocument: Encodable {
  var outcome: Outcome
  var step: StepDocument?
  var saidBack: SaidBackReport?
  var candidates: CandidatesReport?

  enum Outcome: String, Encodable {
    case done, confirm, choose
  }

  private enum CodingKeys: String, CodingKey {
    case outcome, saidBack, candidates
    case isOver = "over"
  }

  func encode(to encoder: any Encoder) throws {
    try step?.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(step?.isOver ?? false, forKey: .isOver)
    try container.encodeIfPresent(saidBack, forKey: .saidBack)
    try container.encodeIfPresent(candidates?.candidates, forKey: .candidates)
  }
}

/// A verdict that was said back or declared.
struct DeclareDocument: Encodable {
  var step: StepDocument?
  var verdict: VerdictReport?
  var hearing: HearingReport?

  private enum CodingKeys: String, CodingKey {
    case outcome, verdict, hearing
    case isOver = "over"
  }

  func encode(to encoder: any Encoder) throws {
    try step?.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(step == nil ? "saidBack" : "declared", forKey: .outcome)
    try container.encode(step?.isOver ?? false, forKey: .isOver)
    try container.encodeIfPresent(verdict, forKey: .verdict)
    try container.encodeIfPresent(hearing, forKey: .hearing)
  }
}

/// The incidents that can be played.
struct IncidentsDocument: Encodable {
  var incidents: [Row]

  init(_ listed: [ListedScenario]) { incidents = listed.map(Row.init) }

  /// An incident without its folder, which is none of a program's business.
  struct Row: Encodable {
    var id: String
    var title: String
    var topic: String
    var difficulty: Int
    /// The difficulties that can be asked for.
    var levels: [Int]
    var version: Int
    var hypotheses: Int
    var actions: Int

    private enum CodingKeys: String, CodingKey {
      case id, title, topic, difficulty, levels, version, hypotheses, actions
    }

    init(_ listed: ListedScenario) {
      (id, title, topic, version) = (listed.id, listed.title, listed.topic, listed.version)
      (difficulty, levels) = (listed.difficulty, listed.levels)
      (hypotheses, actions) = (listed.hypotheses, listed.actions)
    }
  }

  private enum CodingKeys: String, CodingKey { case incidents }
}

/// A session that was opened, with all that its player knows at the start.
struct OpenedDocument: Encodable {
  var session: String
  var mode: String
  var brief: BriefReport
  var menu: MenuReport
  var places: [PlacesReport.Row]
  var status: StatusReport
  var limits: LimitsDocument

  private enum CodingKeys: String, CodingKey {
    case session, mode, brief, menu, places, status, limits
  }
}

/// Everything that can be named in a session.
struct ChoicesDocument: Encodable {
  var menu: MenuReport
  var hypotheses: HypothesesReport
  var places: [PlacesReport.Row]
  /// The tables and fields of a free question.
  var tables: [FieldsReport.TableRow]
  /// The tables that SQL can read.
  var sqlTables: [String]

  private enum CodingKeys: String, CodingKey { case menu, hypotheses, places, tables, sqlTables }
}

/// The state of a session.
struct SessionStatusDocument: Encodable {
  var status: StatusReport
  var timeline: [TimelineLine]
  var isOver: Bool
  var limits: LimitsDocument

  private enum CodingKeys: String, CodingKey {
    case status, timeline, limits
    case isOver = "over"
  }
}

/// One piece of evidence again, or the list of events that showed some.
struct EvidenceAgainDocument: Encodable {
  var entry: EntryReport?
  var events: [TimelineLine]?

  private enum CodingKeys: String, CodingKey { case entry, events }
}
