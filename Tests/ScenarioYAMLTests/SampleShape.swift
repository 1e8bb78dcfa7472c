import ScenarioYAML

/// A small format that uses every kind of shape, for the tests of shapes and schemas.
struct Sample: Hashable, Sendable {
  var id: String
  var title: String
  var level: Int
  var prior: Double
  var isShown: Bool
  var topic: Topic
  var latency: Distribution
  var change: Change?
  var guardRule: GuardRule?
  var shares: [MapEntry<String, Double>]
  var tags: [String]
  var reading: [String]
  var pace: Pace

  enum Topic: String, CaseIterable { case retrieval, agents, evaluation }

  enum Distribution: Hashable, Sendable {
    case constant(Double)
    case lognormal(median: Double, sigma: Double)
    case beta(a: Double, b: Double)
  }

  enum Change: Hashable, Sendable {
    case set(Double)
    case scale(Double)
  }

  indirect enum GuardRule: Hashable, Sendable {
    case all([GuardRule])
    case not(GuardRule)
    case inState(String)
  }

  struct Pace: Hashable, Sendable {
    var from: Int
    var ramp: Int
  }
}

extension Sample: ShapeVocabulary {
  static let lognormal = object(
    "A lognormal distribution.",
    required("median", number(moreThan: 0), "The median."),
    defaulted("sigma", number(moreThan: 0, atMost: 5), to: 0.5, "Standard deviation of the log."),
    build: Distribution.lognormal
  )

  static let beta = object(
    "A beta distribution.",
    required("a", number(moreThan: 0), "Weight of the upper end."),
    required("b", number(moreThan: 0), "Weight of the lower end."),
    build: Distribution.beta
  )

  static let distribution = either(
    "a number or a distribution",
    number().map(Distribution.constant),
    exactlyOne(
      "A distribution by name.",
      of: variant("lognormal", lognormal, "Skewed to the right."),
      variant("beta", beta, "Between 0 and 1.")
    )
  )

  static let guardRule: Shape<GuardRule> = named("guard", kinds: [.text, .object]) {
    either(
      "a state or a rule",
      identifier.map(GuardRule.inState),
      exactlyOne(
        "A condition on the chart.",
        of: variant("all", list(of: guardRule, count: 1...4), "All hold.", GuardRule.all),
        variant("not", guardRule, "It does not hold.", GuardRule.not)
      )
    )
  }

  static let shape = object(
    "A sample.",
    required("id", identifier, "Its name."),
    required("title", text(3...40), "What people call it."),
    defaulted("level", integer(1...5), to: 3, "How hard it is."),
    required("prior", number(0...1), "How likely it is."),
    defaulted("shown", boolean, to: true, "Whether it is shown."),
    required("topic", word(of: Topic.self), "What it is about."),
    required("latency", distribution, "How long it takes."),
    atMostOne(
      of: variant("set", number(), "The new value.", Change.set),
      variant("scale", number(atLeast: 0), "The factor.", Change.scale)
    ),
    optional("when", guardRule, "When it counts."),
    defaulted(
      "shares",
      map(of: identifier, to: number(0...1), count: 1...4),
      to: ["all": 1],
      "Share by segment."
    ),
    defaulted("tags", uniqueList(of: identifier, count: 0...3), to: [], "Words."),
    defaulted("reading", list(of: relativePath, count: 0...3), to: [], "Files."),
    group(
      defaulted("from", integer(0...100), to: 0, "First minute."),
      defaulted("ramp", integer(0...60), to: 0, "Minutes to full strength."),
      build: Pace.init
    ),
    build: Sample.init
  )

  static let yaml = """
    id: canary-1
    title: A canary
    level: 4
    prior: 0.25
    shown: false
    topic: agents
    latency: {lognormal: {median: 120}}
    scale: 1.5
    when:
      all:
        - not: rolled-back
        - canary
    shares:
      mobile: 0.6
      web: 0.4
    tags: [fast, b-2]
    reading: [notes/deploy.md]
    from: 10

    """

  static let value = Sample(
    id: "canary-1",
    title: "A canary",
    level: 4,
    prior: 0.25,
    isShown: false,
    topic: .agents,
    latency: .lognormal(median: 120, sigma: 0.5),
    change: .scale(1.5),
    guardRule: .all([.not(.inState("rolled-back")), .inState("canary")]),
    shares: [MapEntry(key: "mobile", value: 0.6), MapEntry(key: "web", value: 0.4)],
    tags: ["fast", "b-2"],
    reading: ["notes/deploy.md"],
    pace: Pace(from: 10, ramp: 0)
  )

  /// The sample with one text replaced by another.
  static func yaml(replacing old: String, by new: String) -> String {
    let parts = yaml.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    precondition(parts.count == 2, "'\(old)' is not in the sample")
    return parts[0] + new + parts[1]
  }

  /// What decoding a text as a sample reports, one line each: `3:8: error: …`.
  static func problems(of text: String) -> [String] {
    shape.decode(YAMLDocument(text: text, file: "s.yaml")).diagnostics.map(brief)
  }
}
