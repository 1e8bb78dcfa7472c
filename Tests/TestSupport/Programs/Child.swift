import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A process that was started with descriptors of its own.
final class Child {
  #if canImport(Glibc)
    /// POSIX_SPAWN_SETSID of glibc's spawn.h, which Swift does not import.
    private static let newSession: Int32 = 0x80
  #else
    private static let newSession = POSIX_SPAWN_SETSID
  #endif

  private let process: pid_t
  private var ended: Int32?

  /// What its standard input, output and errors are.
  enum Descriptors {
    /// One for each of the three.
    case given([Int32])
    /// A terminal by its path; it becomes the one that controls the process.
    case terminal(String)
  }

  /// No process could be started.
  struct Unstartable: Error {
    var errorNumber: Int32
  }

  /// Starts a program in a folder, by a shell that becomes the program.
  init(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    folder: String,
    _ descriptors: Descriptors
  ) throws {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    switch descriptors {
    case .given(let descriptors):
      for (given, number) in zip(descriptors, Int32(0)...) {
        posix_spawn_file_actions_adddup2(&actions, given, number)
      }
    case .terminal(let path):
      flags |= Self.newSession
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      for number in Int32(1)...2 { posix_spawn_file_actions_adddup2(&actions, 0, number) }
    }
    // A shell starts jobs in the background with ignored signals, and a pool's threads block them.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder]
    let words = (shell + [program] + arguments).map { strdup($0) }
    let variables = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let result = posix_spawn(
      &process,
      shell[0],
      &actions,
      &attributes,
      words + [nil],
      variables + [nil]
    )
    guard result == 0 else {
      throw Unstartable(errorNumber: result)
    }
    self.process = process
  }

  func send(_ signal: Int32) { if ended == nil { kill(process, signal) } }

  /// Waits for the end; the exit status, or the signal that ended it as a negative number.
  func wait() -> Int32 {
    if let ended { return ended }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    let result = signal == 0 ? (status >> 8) & 0xFF : -signal
    ended = result
    return result
  }

  deinit {
    send(SIGKILL)
    _ = wait()
  }
}
