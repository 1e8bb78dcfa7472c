import ArgumentParser

/// How an interactive command uses the screen.
struct ScreenOptions: ParsableArguments {
  @Flag(
    help:
      "For screen readers: nothing is redrawn or drawn, figures are read out. Or FIREDRILL_PLAIN=1."
  )
  var plain = false

  /// What is found around the program, with these options.
  var environment: CommandEnvironment { CommandEnvironment(isPlain: plain) }

  /// The options again, for a command that this one starts.
  var arguments: [String] { plain ? ["--plain"] : [] }
}
