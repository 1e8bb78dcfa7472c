#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static volatile sig_atomic_t is_interrupted;
static volatile sig_atomic_t is_resized;
static volatile sig_atomic_t reporting_depth;
static volatile sig_atomic_t is_guarded;
static volatile sig_atomic_t guarded_descriptor;
static struct termios guarded_mode;
static const char *guarded_farewell;

/// A pipe that wakes the waiting thread, whichever thread a signal was delivered to.
static int wake_pipe[2] = {-1, -1};

// MARK: Guard of the terminal's mode

void fd_guard_begin(int descriptor, const struct termios *mode, const char *farewell) {
  is_guarded = 0;
  guarded_farewell = farewell;
  guarded_mode = *mode;
  guarded_descriptor = descriptor;
  is_guarded = 1;
}

void fd_guard_end(void) { is_guarded = 0; }

/// Safe in a handler: tcsetattr and write are async-signal-safe (POSIX.1-2017 §2.4.3).
static void restore_mode(void) {
  if (is_guarded) {
    is_guarded = 0;
    ssize_t written = write(guarded_descriptor, guarded_farewell, strlen(guarded_farewell));
    (void)written;
    tcsetattr(guarded_descriptor, TCSANOW, &guarded_mode);
  }
}

// MARK: Handlers

static void wake(void) {
  int saved = errno;
  if (wake_pipe[1] >= 0) {
    ssize_t written = write(wake_pipe[1], "", 1);
    (void)written;
  }
  errno = saved;
}

static void on_interrupt(int signal_number) {
  (void)signal_number;
  if (reporting_depth > 0) {
    is_interrupted = 1;
    wake();
    return;
  }
  restore_mode();
  _exit(130);
}

static void on_end(int signal_number) {
  restore_mode();
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

/// Ctrl-\ ends the program without the crash report of the Swift runtime, which asks for keys.
static void on_quit(int signal_number) {
  restore_mode();
  _exit(128 + signal_number);
}

static void on_resize(int signal_number) {
  (void)signal_number;
  is_resized = 1;
  wake();
}

static void handle(int signal_number, void (*handler)(int)) {
  struct sigaction former;
  if (sigaction(signal_number, NULL, &former) == 0 && former.sa_handler == SIG_IGN) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
}

/// Fills standard descriptors that were closed, so that no later open takes their numbers.
///
/// All are opened for reading: standard input is at its end, writing fails with EBADF as before.
static void fill_standard_descriptors(void) {
  for (int descriptor = 0; descriptor <= 2; descriptor++) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    int opened = open("/dev/null", O_RDONLY);
    if (opened >= 0 && opened != descriptor) close(opened);
  }
}

void fd_signals_install(void) {
  fill_standard_descriptors();
  if (wake_pipe[0] < 0 && pipe(wake_pipe) == 0) {
    for (int end = 0; end < 2; end++) {
      fcntl(wake_pipe[end], F_SETFL, O_NONBLOCK);
      fcntl(wake_pipe[end], F_SETFD, FD_CLOEXEC);
    }
  }
  signal(SIGPIPE, SIG_IGN);
  handle(SIGINT, on_interrupt);
  handle(SIGTERM, on_end);
  handle(SIGHUP, on_end);
  handle(SIGQUIT, on_quit);
  handle(SIGWINCH, on_resize);
}

// MARK: Interrupts as values

void fd_interrupts_begin(void) {
  if (reporting_depth == 0) is_interrupted = 0;
  reporting_depth = reporting_depth + 1;
}

void fd_interrupts_end(void) { reporting_depth = reporting_depth - 1; }

bool fd_interrupts_take(void) {
  if (!is_interrupted) return false;
  is_interrupted = 0;
  return true;
}

static void drain_wakes(void) {
  char bytes[64];
  while (wake_pipe[0] >= 0 && read(wake_pipe[0], bytes, sizeof bytes) > 0) {
  }
}

fd_wait_result fd_wait_for_input(int descriptor, int timeout_ms) {
  if (descriptor < 0) {
    errno = EBADF;
    return FD_WAIT_FAILED;
  }
  for (;;) {
    drain_wakes();
    if (fd_interrupts_take()) return FD_WAIT_INTERRUPTED;
    if (is_resized) {
      is_resized = 0;
      return FD_WAIT_RESIZED;
    }
    struct pollfd watched[2] = {{descriptor, POLLIN, 0}, {wake_pipe[0], POLLIN, 0}};
    int ready = poll(watched, 2, timeout_ms);
    if (ready < 0 && errno != EINTR) return FD_WAIT_FAILED;
    if (ready == 0) return FD_WAIT_TIMEOUT;
    if (ready > 0 && watched[1].revents == 0) {
      if (watched[0].revents & POLLNVAL) {
        errno = EBADF;
        return FD_WAIT_FAILED;
      }
      if (watched[0].revents) return FD_WAIT_READY;
    }
  }
}

// MARK: Raw mode

bool fd_terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

bool fd_raw_begin(int descriptor) {
  struct termios mode;
  if (tcgetattr(descriptor, &mode) != 0) return false;
  fd_guard_begin(descriptor, &mode, "");
  mode.c_lflag &= (tcflag_t) ~(ICANON | ECHO | IEXTEN);
  mode.c_iflag &= (tcflag_t) ~(IXON | ICRNL | INLCR | ISTRIP);
  // Ctrl-C and Ctrl-Z are keys; Ctrl-\ ends the program as it always does.
  mode.c_cc[VINTR] = _POSIX_VDISABLE;
  mode.c_cc[VSUSP] = _POSIX_VDISABLE;
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  if (tcsetattr(descriptor, TCSADRAIN, &mode) == 0) return true;
  fd_guard_end();
  return false;
}

void fd_raw_end(void) { restore_mode(); }

void fd_raw_suspend(int descriptor) {
  fd_raw_end();
  raise(SIGTSTP);
  fd_raw_begin(descriptor);
}
