import TextAnalysis

/// Words that people who run such systems use for the same thing.
struct Thesaurus: Sendable {
  private let table: [String: Set<String>]

  /// Reads groups of words, one group a line.
  private init(_ groups: String) {
    var table: [String: Set<String>] = [:]
    for line in groups.split(separator: "\n") {
      let stems = Set(line.split(separator: " ").map { PorterStem.stem(String($0)) })
      for stem in stems { table[stem, default: []].formUnion(stems.subtracting([stem])) }
    }
    self.table = table
  }

  /// The other words of the groups that a word is in; empty where it is in none.
  func akin(to stem: String) -> Set<String> { table[stem] ?? [] }

  /// Whether a stem is in a group.
  func knows(_ stem: String) -> Bool { table[stem] != nil }

  /// Words for evidence.
  static let evidence = Thesaurus(
    """
    language locale
    region cluster zone datacentre site
    overall aggregate total everything entire whole
    recent latest newest fresh last now current new
    customer user people client account
    version build release
    arm variant bucket
    log journal
    change diff deploy deployment modify edit update alter
    document page passage article
    mail letter email message
    human hand manual person labeller annotator rater people
    label annotate grade rate
    evaluation gate suite benchmark exam offline
    duplicate copy leakage leak contamination contaminated uncontaminated overlap decontaminate memorise
    kind type category class
    topic subject area theme
    slice segment breakdown split group
    timeline trend history plot graph chart
    compare against comparison difference gap
    tokenizer tokenise token tokeniser
    quantise quantisation rounding bits compress
    watch monitor verify observe
    talk call phone speak interview contact
    replay rerun repeat
    fail bad wrong broken failure
    error failure malformed invalid
    lose missing absent drop without
    gap missing
    mix distribution composition population share
    escalation agent
    latency slow speed fast performance
    position rank order
    stale outdated old aged
    rule policy regulation
    calibration calibrate reliability
    significance significant interval confidence
    assign assignment allocation randomise bucket split
    traffic request query question
    answer response output reply
    device mobile desktop phone platform
    complaint complain ticket feedback
    vendor provider supplier third
    training trained tuning train learn
    hyperparameter parameter configuration setting
    weight checkpoint
    production live online serving real
    cache caching
    search retrieval
    relevance quality
    score metric measure
    incident outage downtime
    begin start onset began
    remove drop exclude leave
    input prompt
    long length short
    recover recovery fix
    random deterministic determinism sampling temperature
    industry trade sector business
    recipient destination addressee
    template format
    hit affected impacted hurt
    index ingestion ingest
    invocation call
    """
  )

  /// Words for what is done to a system.
  static let mitigations = Thesaurus(
    """
    freeze pause stop hold halt suspend keep
    rollback revert undo restore reset
    drain empty evict
    route send switch divert redirect move shift steer
    promote release ramp launch
    resume continue unpause
    restart reboot bounce recycle
    rotate revoke renew invalidate replace
    pin lock
    disconnect disable remove block cut unplug
    rebuild reindex refresh recreate
    preserve snapshot save secure
    declare raise
    rollout ramp deployment launch
    user customer account traffic everyone everybody
    assign reassign reshuffle rehash randomise
    accept admit allow
    shorten cap limit
    template format
    fallback backup
    mail letter email message
    """
  )
}
