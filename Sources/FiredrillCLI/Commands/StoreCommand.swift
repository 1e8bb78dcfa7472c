import ArgumentParser
import Drills
import Terminal

/// Works on whole stores of sessions.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Copy the sessions of one store into another, such as a PostgreSQL database.",
    discussion: """
      For example: firedrill store copy ~/.local/share/firedrill postgres:///drills
                   firedrill store copy postgres://me@db.example.org/drills backup
      A store is the folder of a data directory or the address of a database. With
      $FIREDRILL_STORE set to one, all commands use it; 'firedrill serve --store'
      serves it. Give a password in ~/.pgpass rather than in the address.
      """,
    subcommands: [StoreCopyCommand.self]
  )
}

/// Copies the sessions of one store into another.
struct StoreCopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copy the sessions of one store into another, checking every chain of hashes.",
    discussion: """
      For example: firedrill store copy ~/.local/share/firedrill postgres:///drills
      Sessions keep their numbers wherever these are free. Those that are there
      already are left as they are, so a copy can be repeated. A damaged session is
      named and left out; then the exit status is 1. People keep their sessions;
      rooms, sign-in links and tokens stay behind.
      """
  )

  @Argument(help: "The store to copy from: a folder, or postgres://user@host/name.")
  var from: String

  @Argument(help: "The store to copy to, which is made where it is missing.")
  var to: String

  func run() throws {
    let copying = try StoreCopying(from: from, to: to, CommandEnvironment().services.environment)
    var counts = (copied: 0, present: 0, damaged: 0)
    let output = OutputWriter.standardOutput
    try copying.run { step in
      switch step {
      case .people(let count): try output.writeLine("People who are there now: \(count).")
      case .copied(let id, let copy):
        counts.copied += 1
        guard id != copy else { return }
        try output.writeLine("Session \(id) is session \(copy) there.")
      case .present: counts.present += 1
      case .damaged(let id, let reason):
        counts.damaged += 1
        try output.writeLine("Session \(id) is left out: \(reason).")
      case .history(let count): try output.writeLine("Answers and other events copied: \(count).")
      case .otherHistory:
        try output.writeLine("Answers are left out: the other store has some of its own.")
      }
    }
    try output.writeLine(
      "Sessions copied: \(counts.copied); there before: \(counts.present);"
        + " left out: \(counts.damaged)."
    )
    guard counts.damaged == 0 else { throw CommandFailure("", code: .failedCheck) }
  }
}
