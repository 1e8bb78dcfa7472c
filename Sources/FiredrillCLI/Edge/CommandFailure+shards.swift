import Arena
import Drills
import Reports

extension CommandFailure {
  /// The sentence and exit code for partial results that cannot be put together.
  init(_ error: ShardError) {
    switch error {
    case .unreadable(let path): self.init("\(path) cannot be read", code: .noInput)
    case .notAPart(let path):
      self.init(
        "\(path) is no partial result; '--shard K/N --out FILE' of simulate, calibrate or arena"
          + " writes one",
        code: .dataError
      )
    case .badLine(let path, let line):
      self.init("\(path):\(line): this is no result", code: .dataError)
    case .otherWork(let path, let first):
      self.init(
        "\(path) is a part of other work than \(first): another scenario, difficulty, number of"
          + " worlds or parts, or another version",
        code: .dataError
      )
    case .doubled(let shard, let paths):
      self.init(
        "part \(shard) is there \(paths.count) times: \(paths.sorted().joined(separator: ", "))",
        code: .dataError
      )
    case .missing(let shards):
      let shown = shards.prefix(10).map(\.description).joined(separator: ", ")
      let more = shards.count > 10 ? ", … (\(shards.count) in all)" : ""
      self.init(
        "these parts are missing: \(shown)\(more); name their files, too",
        code: .dataError
      )
    case .incomplete(let path, let shard):
      self.init(
        "\(path) does not hold exactly the results of part \(shard); run that part to its end",
        code: .dataError
      )
    case .otherScenario(let name):
      self.init(
        "the scenario '\(name)' here is not the one of the partial results, or this is another"
          + " version of firedrill",
        code: .dataError
      )
    case .unwritable(let path, let reason):
      self.init("\(path) cannot be written: \(reason)", code: .cannotCreate)
    }
  }

  /// The sentence and exit code for an arena that cannot run or go on.
  init(_ error: ArenaError) {
    switch error {
    case .notResults(let path):
      self.init("\(path) is no result file of an arena; name another", code: .dataError)
    case .otherRun(let path, let differences):
      self.init(
        "\(path) holds another run: \(Self.text(differences, "there", "here")); name another file",
        code: .dataError
      )
    case .otherPart(let path, let first, let differences):
      self.init(
        "\(path) is a part of another run than \(first):"
          + " \(Self.text(differences, "there", "in the first"))",
        code: .dataError
      )
    case .oldForm(let path, let version):
      self.init(
        "\(path) is a result file of version \(version), which does not say by which rubric and limits"
          + " its sessions were played, so nothing can be added to it; play it anew into another"
          + " file",
        code: .dataError
      )
    case .unknownForm(let path, let version):
      self.init(
        "\(path) is a result file of version \(version), and this program knows them up to"
          + " \(ArenaHeader.currentVersion); read it with the version of firedrill that wrote it",
        code: .dataError
      )
    case .badLine(let path, let line):
      self.init("\(path):\(line): this is no result", code: .dataError)
    case .unreadable(let path): self.init("\(path) cannot be read", code: .noInput)
    case .unwritable(let path, let reason):
      self.init("\(path) cannot be written: \(reason)", code: .cannotCreate)
    case .secret(.unreadable, let path): self.init("\(path) cannot be read", code: .noInput)
    case .secret(.isOpen, let path):
      self.init(
        "\(path) can be read by others than its owner; 'chmod 600' it, or make a new secret",
        code: .usage
      )
    case .secret(.isShort, let path):
      self.init(
        "\(path) holds fewer than \(WorldSeeds.leastSecret) bytes, which can be guessed; for"
          + " example 'head -c 32 /dev/urandom' makes a secret",
        code: .usage
      )
    case .nothingInCommon:
      self.init(
        "the two files have no world in common; play both agents on the same scenarios and secret",
        code: .dataError
      )
    case .otherMeasure(let differences):
      self.init(
        "the two files cannot be compared:"
          + " \(Self.text(differences, "in the first", "in the second"));"
          + " play both agents by one version on the same scenarios",
        code: .dataError
      )
    case .otherReferences(let differences):
      self.init(
        "the reference players cannot stand beside these results:"
          + " \(Self.text(differences, "there", "here")); --alone leaves them out",
        code: .dataError
      )
    }
  }

  /// Differences in words, such as "rubric 8 there and 9 here".
  private static func text(
    _ differences: [ArenaHeader.Difference],
    _ first: String,
    _ second: String
  ) -> String {
    differences.map { "\($0.setting.name) \($0.first) \(first) and \($0.second) \(second)" }
      .joined(separator: ", ")
  }
}

extension ArenaHeader.Setting {
  /// The setting before its value.
  fileprivate var name: String {
    switch self {
    case .program: "version"
    case .agent: "agent"
    case .form: "form of play"
    case .rubric: "rubric"
    case .generator: "simulator"
    case .scenarios: "scenarios"
    case .worldDigest: "digest of the scenarios"
    case .textDigest: "digest of the scenarios' texts"
    case .seeds: "--seeds"
    case .trials: "--trials"
    case .worlds: "worlds"
    case .shard: "part"
    case .steps: "--max-steps"
    case .minutes: "--max-minutes"
    case .seconds: "--seconds"
    case .answerBytes: "--max-answer-bytes"
    case .sessionBytes: "--max-session-bytes"
    }
  }
}
