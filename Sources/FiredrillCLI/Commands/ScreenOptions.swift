import ArgumentParser

/// Options that set how an interactive command uses the screen.
struct ScreenOptions: ParsableArguments {
  @Flag(
    help:
      "For screen readers: nothing is redrawn or drawn, figures are read out. Or FIREDRILL_PLAIN=1."
  )
  var plain = false

  /// The program's environment with these options applied.
  var environment: CommandEnvironment { CommandEnvironment(isPlain: plain) }

  /// The options again, for a command that this one starts.
  var arguments: [String] { plain ? ["--plain"] : [] }
}
