/// Edits lines from random keys at a pseudo-terminal, to be built with sanitizers.
///
/// usage: edit_lines SEED LINES. Prints how many lines ended in which way; a sanitizer ends it where
/// memory is misused. Keys are drawn from letters, controls, sequences of terminals, bytes that are no
/// text, pastes and changes of the window's size.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <pty.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "CLibEdit.h"

static const char *const pieces[] = {
    "a",        "note x ",    " ",         "é",         "日本",     "👩‍👩‍👧",     "e\xCC\x81", "\x01",
    "\x05",     "\x0B",       "\x15",      "\x17",      "\x7F",     "\x08",     "\t",        "?",
    "\x1B[A",   "\x1B[B",     "\x1B[C",    "\x1B[D",    "\x1B[H",   "\x1B[F",   "\x1B[3~",   "\x1B[5~",
    "\x1B[15~", "\x1B[1;5C",  "\x1B[1;3D", "\x1BOP",    "\x1B",     "\x1B[",    "\x1B]11;",  "\x07",
    "\x1BP1+r", "\x1B\\",     "\x1B[?6c",  "\x1B[200~", "\x1B[201~", "\n",      "\xFF",      "\xC3",
    "\xE2\x82", "\xF0\x9F",   "\x80",      "\xC0\xAF",  "\x12",     "\x19",     "\x14",      "\x16",
    "\x03",     "0123456789", "\xF4\x90\x80\x80",
};

static uint64_t state;

/// SplitMix64; source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
static uint64_t next(void) {
  uint64_t z = (state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static int keyboard, terminal;
static atomic_bool is_over;
static atomic_long finished;

/// Waits until another line is edited, or a moment where the Return was taken for something else.
///
/// What is typed between two lines meets the terminal's usual mode, which holds 4,096 bytes alone.
static void wait_for_line(long before) {
  for (int tries = 0; tries < 40 && !is_over; tries++) {
    struct termios mode;
    bool is_edited = tcgetattr(terminal, &mode) == 0 && !(mode.c_lflag & ICANON);
    if (finished > before && is_edited) return;
    usleep(100);
  }
}

/// Types until all lines were read; every few pieces Return ends a line.
static void *type(void *unused) {
  (void)unused;
  while (!is_over) {
    uint64_t draw = next();
    if (draw % 9 == 0) {
      long before = finished;
      if (write(keyboard, "\r", 1) < 0) break;
      wait_for_line(before);
      continue;
    }
    const char *piece = pieces[(draw >> 8) % (sizeof pieces / sizeof *pieces)];
    if (draw % 97 == 1) {
      struct winsize size = {.ws_row = 24, .ws_col = (unsigned short)(1 + (draw >> 20) % 120)};
      ioctl(keyboard, TIOCSWINSZ, &size);
      kill(getpid(), SIGWINCH);
    }
    if (write(keyboard, piece, strlen(piece)) < 0 && errno != EAGAIN) break;
  }
  return NULL;
}

/// Throws away what the editor draws, so that it never waits.
static void *watch(void *unused) {
  (void)unused;
  char bytes[4096];
  while (read(keyboard, bytes, sizeof bytes) > 0) {
  }
  return NULL;
}

static void complete(void *context, const char *before, fd_completion *completion) {
  (void)context;
  size_t length = strlen(before);
  completion->deleted = length > 0 && (before[length - 1] & 0x80) == 0 ? 1 : 0;
  completion->inserted = strdup("look ");
  completion->listing = length % 3 == 0 ? strdup("look  locales") : NULL;
}

static char *help(void *context, const char *before) {
  (void)context;
  return *before ? NULL : strdup("help");
}

int main(int count, char **words) {
  state = count > 1 ? strtoull(words[1], NULL, 10) : 1;
  long lines = count > 2 ? strtol(words[2], NULL, 10) : 1000;
  setenv("TERM", "xterm-256color", 1);
  struct winsize size = {.ws_row = 24, .ws_col = 80};
  if (openpty(&keyboard, &terminal, NULL, NULL, &size) != 0) {
    fprintf(stderr, "no pseudo-terminal; nothing was tried\n");
    return 0;
  }
  fd_signals_install();
  fd_editor *editor = fd_editor_open(terminal, terminal, 400);
  if (!editor) return 1;
  pthread_t typist, watcher;
  pthread_create(&watcher, NULL, watch, NULL);
  pthread_create(&typist, NULL, type, NULL);
  long ends[FD_READ_FAILED + 1] = {0};
  for (long number = 0; number < lines; number++) {
    char *line = NULL;
    const char *prompt = number % 2 ? "\1\033[1m\1> \1\033[0m\1" : "\xFF 14:50 日本> ";
    fd_read_result result = fd_editor_read(editor, prompt, complete, help, NULL, &line);
    ends[result] += 1;
    if (line && number % 5 == 0) fd_editor_remember(editor, line);
    free(line);
    finished += 1;
  }
  is_over = true;
  printf("lines %ld, interrupted %ld, taken back %ld, ended %ld, too long %ld, failed %ld\n",
         ends[FD_READ_LINE], ends[FD_READ_INTERRUPTED], ends[FD_READ_TAKEN_BACK], ends[FD_READ_END],
         ends[FD_READ_TOO_LONG], ends[FD_READ_FAILED]);
  fd_editor_close(editor);
  fflush(stdout);
  _exit(ends[FD_READ_FAILED] > 0);
}
