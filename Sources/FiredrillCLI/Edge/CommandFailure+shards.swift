import Arena
import Drills

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
    case .otherRun(let path):
      self.init(
        "\(path) holds a run of another agent, other scenarios, seeds, trials or limits, or of"
          + " another version; name another file",
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
    }
  }
}
