private import CLibEdit

/// The handling of signals by this program.
package enum Signals {
  /// Installs the handlers; to be called once, first thing in the program.
  ///
  /// Ctrl-C ends the program with status 130 unless a prompt or `reportingInterrupts` reports it.
  /// SIGTERM and SIGHUP end it as usual. All put the terminal's mode back first. SIGPIPE is ignored:
  /// writing to a closed pipe is `OutputError.closed`.
  package static func install() {
    fd_signals_install()
  }

  /// Runs work that Ctrl-C must not interrupt, and returns whether Ctrl-C was pressed meanwhile.
  package static func reportingInterrupts<Result>(
    _ work: () throws -> Result
  ) rethrows -> (result: Result, wasInterrupted: Bool) {
    fd_interrupts_begin()
    defer { fd_interrupts_end() }
    let result = try work()
    return (result, fd_interrupts_take())
  }
}
