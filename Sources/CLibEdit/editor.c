// For wcwidth.
#define _GNU_SOURCE
#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "terminal.h"

/// Lines that the history keeps.
enum { history_size = 1000 };

/// Keys that the editor's reader handles itself.
enum { key_interrupt = 3, key_suspend = 26, key_escape = 27, key_quit = 28 };

/// The joiner of emoji (U+200D) and the sign that stands for it while a line is edited (U+2040).
///
/// Terminals draw joined emoji as one or as several, so where the cursor is could not be known; with the
/// sign between them they stay apart. A tie that was typed comes back as a joiner.
enum { joiner = 0x200D, tie = 0x2040 };

static wchar_t shown(wchar_t scalar) { return scalar == joiner ? tie : scalar; }

/// Bracketed paste (xterm control sequences, "Bracketed Paste Mode").
static const char paste_mode_on[] = "\033[?2004h";
static const char paste_mode_off[] = "\033[?2004l";

struct fd_editor {
  EditLine *line;
  HistoryW *history;
  FILE *streams[2];
  int input;
  size_t limit;
  /// Characters handed to libedit since the line began.
  size_t taken;
  /// The byte that ended a malformed character, which is read next; -1 for none.
  int pending;
  fd_read_result result;
  wchar_t *prompt;
  fd_completer completer;
  fd_helper helper;
  void *context;
  /// Asked now and then while nothing is typed; ends the wait for a line.
  fd_waker waker;
  /// Asked as often for the prompt, so that a clock in it goes on.
  fd_prompter prompter;
  void *waker_context;
};

static fd_editor *owner(EditLine *line) {
  fd_editor *editor = NULL;
  el_get(line, EL_CLIENTDATA, &editor);
  return editor;
}

// MARK: Prompt

static void show(fd_editor *editor, const char *text) {
  fputs(text, editor->streams[1]);
  fflush(editor->streams[1]);
}

/// Draws the prompt again where it has changed; nothing may have been typed behind it.
static void renew_prompt(fd_editor *editor) {
  char *text = editor->prompter ? editor->prompter(editor->waker_context) : NULL;
  wchar_t *prompt = text ? fd_widened(text) : NULL;
  free(text);
  if (!prompt) return;
  bool has_changed = !editor->prompt || wcscmp(prompt, editor->prompt) != 0;
  if (has_changed) {
    free(editor->prompt);
    editor->prompt = prompt;
    // libedit takes the cursor to be at the row's start when it draws anew.
    show(editor, "\r\033[K");
    el_set(editor->line, EL_REFRESH);
  } else {
    free(prompt);
  }
}

// MARK: Resizing

/// Columns of a text; what stands between \1 and \1 takes none, as in a prompt of libedit.
static size_t columns_of(const wchar_t *text, size_t count) {
  size_t columns = 0;
  bool is_hidden = false;
  for (size_t index = 0; index < count && text[index]; index++) {
    if (text[index] == L'\1') {
      is_hidden = !is_hidden;
    } else if (!is_hidden) {
      int width = wcwidth(text[index]);
      columns += width > 0 ? (size_t)width : 0;
    }
  }
  return columns;
}

/// Draws prompt and line once for the new width, over what the old width left.
///
/// Terminals wrap their rows anew before they tell of it, so the line begins as many rows above the
/// cursor as the text before it fills at the new width.
static void redraw_resized(fd_editor *editor) {
  const LineInfoW *info = el_wline(editor->line);
  size_t before = editor->prompt ? columns_of(editor->prompt, wcslen(editor->prompt)) : 0;
  before += columns_of(info->buffer, (size_t)(info->cursor - info->buffer));
  int columns = 0, rows = 0;
  FILE *output = editor->streams[1];
  if (fd_terminal_size(fileno(output), &columns, &rows) && before / (size_t)columns > 0) {
    fprintf(output, "\033[%zuA", before / (size_t)columns);
  }
  show(editor, "\r\033[J");
  el_resize(editor->line);
  el_set(editor->line, EL_REFRESH);
}

// MARK: Keys

/// One byte; 0 at the end of input, -1 on failure, -2 where SIGINT came first, -3 where woken.
static int read_byte(fd_editor *editor, unsigned char *byte, bool is_first) {
  for (;;) {
    bool can_wake = is_first && editor->waker && editor->taken == 0;
    if (can_wake && editor->waker(editor->waker_context)) return -3;
    if (editor->pending >= 0) {
      *byte = (unsigned char)editor->pending;
      editor->pending = -1;
      return 1;
    }
    switch (fd_wait_for_input(editor->input, can_wake ? fd_wake_milliseconds : -1)) {
      case FD_WAIT_INTERRUPTED:
        return -2;
      case FD_WAIT_RESIZED:
        redraw_resized(editor);
        continue;
      case FD_WAIT_FAILED:
        return -1;
      case FD_WAIT_TIMEOUT:
        renew_prompt(editor);
        continue;
      case FD_WAIT_READY:
        break;
    }
    ssize_t count = read(editor->input, byte, 1);
    if (count >= 0) return (int)count;
    if (errno == EIO) return 0;
    if (errno != EINTR && errno != EAGAIN) return -1;
  }
}

/// One scalar in UTF-8, with the results of `read_byte`.
static int read_scalar(fd_editor *editor, wchar_t *scalar) {
  unsigned char bytes[5] = {0};
  int status = read_byte(editor, &bytes[0], true);
  if (status <= 0) return status;
  int more = bytes[0] >= 0xF5 ? 0 : bytes[0] >= 0xF0 ? 3 : bytes[0] >= 0xE0 ? 2 : bytes[0] >= 0xC2;
  for (int index = 1; index <= more; index++) {
    status = read_byte(editor, &bytes[index], false);
    if (status <= 0) return status;
    if ((bytes[index] & 0xC0) != 0x80) {
      editor->pending = bytes[index];
      bytes[index] = 0;
      break;
    }
  }
  wchar_t *wide = fd_widened((const char *)bytes);
  if (!wide) return -1;
  *scalar = wide[0];
  free(wide);
  return 1;
}

static void suspend(fd_editor *editor) {
  show(editor, paste_mode_off);
  el_set(editor->line, EL_PREP_TERM, 0);
  raise(SIGTSTP);
  el_set(editor->line, EL_PREP_TERM, 1);
  show(editor, paste_mode_on);
  el_resize(editor->line);
  el_set(editor->line, EL_REFRESH);
}

/// Ends the line as Return would, so that libedit leaves the cursor below it.
static int end_line(fd_editor *editor, fd_read_result result, wchar_t *key) {
  editor->result = result;
  *key = L'\n';
  return 1;
}

/// SIGINT interrupts whatever was typed; Ctrl-C takes back a line that was begun, as in a shell.
static int interrupt(fd_editor *editor, wchar_t *key, bool is_signal) {
  const LineInfoW *info = el_wline(editor->line);
  bool is_begun = info->lastchar > info->buffer;
  fputs("^C", editor->streams[1]);
  return end_line(editor, is_begun && !is_signal ? FD_READ_TAKEN_BACK : FD_READ_INTERRUPTED, key);
}

static int is_line_end(wchar_t key) { return key == L'\n' || key == L'\r'; }

/// Hands libedit its next key; libedit's own reader knows neither our signals nor the limit.
static int read_key(EditLine *line, wchar_t *key) {
  fd_editor *editor = owner(line);
  for (;;) {
    int status = read_scalar(editor, key);
    if (status == -2 || (status == 1 && *key == key_interrupt)) {
      return interrupt(editor, key, status == -2);
    }
    if (status == -3) return end_line(editor, FD_READ_WOKEN, key);
    if (status == 0) editor->result = FD_READ_END;
    if (status <= 0) return status;
    // The handler puts the terminal's mode back and ends the program.
    if (*key == key_quit) raise(SIGQUIT);
    *key = shown(*key);
    if (*key == key_suspend) {
      suspend(editor);
    } else if (editor->taken >= editor->limit && !is_line_end(*key)) {
      editor->result = FD_READ_TOO_LONG;
    } else if (editor->result == FD_READ_TOO_LONG) {
      return end_line(editor, FD_READ_TOO_LONG, key);
    } else {
      editor->taken += 1;
      return 1;
    }
  }
}

// MARK: Pasting

/// Reads the sequence after ESC; tells whether it is the end of a paste.
static bool is_paste_end(fd_editor *editor) {
  static const char rest[] = "[201~";
  for (const char *expected = rest; *expected; expected++) {
    wchar_t key;
    if (read_scalar(editor, &key) != 1 || key != (wchar_t)*expected) return false;
  }
  return true;
}

/// Adds a pasted character to a text that grows; false where memory or the line's limit ends.
static bool collect(fd_editor *editor, wchar_t key, wchar_t **text, size_t *count, size_t *room) {
  if (editor->taken >= editor->limit) return false;
  if (*count + 1 >= *room) {
    size_t larger = *room * 2 + 256;
    wchar_t *grown = realloc(*text, larger * sizeof *grown);
    if (!grown) return false;
    *text = grown;
    *room = larger;
  }
  (*text)[(*count)++] = key == L'\t' ? L' ' : shown(key);
  (*text)[*count] = 0;
  editor->taken += 1;
  return true;
}

/// Takes all of a pasted text and puts it in at once: it is one text however many lines it has, and
/// redrawing after every character would take minutes for a long one.
///
/// Line ends stay in it; those at its end are left out, so that Return sends what was pasted.
static unsigned char paste(EditLine *line, int key_of_call) {
  (void)key_of_call;
  fd_editor *editor = owner(line);
  wchar_t *text = NULL;
  size_t count = 0, room = 0;
  bool was_return = false;
  for (;;) {
    wchar_t key;
    int status = read_scalar(editor, &key);
    bool is_second = status == 1 && was_return && key == L'\n';
    was_return = status == 1 && key == L'\r';
    if (is_second) continue;
    if (status == -2 || (status == 1 && key == key_interrupt)) {
      editor->result = status == -2 ? FD_READ_INTERRUPTED : FD_READ_TAKEN_BACK;
      break;
    }
    if (status <= 0 || (key == key_escape && is_paste_end(editor))) break;
    if (key == L'\r') key = L'\n';
    bool is_control = (key < 0x20 && key != L'\t' && key != L'\n') || (key >= 0x7F && key < 0xA0);
    if (!is_control && !collect(editor, key, &text, &count, &room)) {
      editor->result = FD_READ_TOO_LONG;
    }
  }
  while (count > 0 && is_line_end(text[count - 1])) text[--count] = 0;
  if (count > 0 && editor->result == FD_READ_LINE) el_winsertstr(line, text);
  free(text);
  if (editor->result != FD_READ_LINE) el_wpush(line, L"\n");
  return CC_REFRESH;
}

// MARK: Keys without a meaning

/// Swallows the rest of what a terminal says about itself: up to BEL or ESC \ where it is a text, up
/// to a letter where it is a report.
static unsigned char swallow(EditLine *line, int key_of_call) {
  fd_editor *editor = owner(line);
  bool is_text = key_of_call == L']' || key_of_call == L'P';
  wchar_t key, last = 0;
  for (int count = 0; count < 4096 && read_scalar(editor, &key) == 1; count++) {
    if (is_text && (key == L'\a' || (last == key_escape && key == L'\\'))) break;
    if (!is_text && key >= 0x40 && key <= 0x7E) break;
    last = key;
  }
  return CC_NORM;
}

static void ignore(EditLine *line, const char *sequence) {
  el_set(line, EL_BIND, sequence, "ed-ignore", NULL);
}

/// Function, page and modified keys do nothing, instead of leaving the end of their sequence.
///
/// Source: XTerm Control Sequences, "PC-Style Function Keys" and "VT220-Style Function Keys".
static void ignore_keys(EditLine *line) {
  char sequence[32];
  for (int number = 2; number <= 34; number++) {
    bool has_meaning = number == 3 || number == 4 || number == 7 || number == 8;
    snprintf(sequence, sizeof sequence, "\\e[%d~", number);
    if (!has_meaning) ignore(line, sequence);
    for (int modifier = 2; modifier <= 8; modifier++) {
      snprintf(sequence, sizeof sequence, "\\e[%d;%d~", number, modifier);
      ignore(line, sequence);
    }
  }
  for (const char *key = "ABCDHFPQRS"; *key; key++) {
    for (int modifier = 2; modifier <= 8; modifier++) {
      snprintf(sequence, sizeof sequence, "\\e[1;%d%c", modifier, *key);
      ignore(line, sequence);
    }
  }
  for (const char *key = "PQRSIMXjklmnopqrstuvwxyz"; *key; key++) {
    snprintf(sequence, sizeof sequence, "\\eO%c", *key);
    ignore(line, sequence);
  }
  for (const char *key = "ZIOE"; *key; key++) {
    snprintf(sequence, sizeof sequence, "\\e[%c", *key);
    ignore(line, sequence);
  }
}

// MARK: Help

/// Shows help below a line that asks for it, or puts the key in as any other.
static unsigned char help(EditLine *line, int key) {
  fd_editor *editor = owner(line);
  const LineInfoW *info = el_wline(line);
  char *before = fd_narrowed(info->buffer, (size_t)(info->lastchar - info->buffer));
  char *listing = NULL;
  if (before && editor->helper) listing = editor->helper(editor->context, before);
  free(before);
  if (listing) {
    fprintf(editor->streams[1], "\r\n%s\r\n", listing);
    free(listing);
    return CC_REDISPLAY;
  }
  wchar_t text[2] = {(wchar_t)key, 0};
  return el_winsertstr(line, text) == 0 ? CC_REFRESH : CC_ERROR;
}

// MARK: Completion

static unsigned char complete(EditLine *line, int key) {
  (void)key;
  fd_editor *editor = owner(line);
  if (!editor->completer) return CC_ERROR;
  const LineInfoW *info = el_wline(line);
  char *before = fd_narrowed(info->buffer, (size_t)(info->cursor - info->buffer));
  if (!before) return CC_ERROR;
  fd_completion completion = {0, NULL, NULL};
  editor->completer(editor->context, before, &completion);
  unsigned char outcome = CC_ERROR;
  if (completion.inserted) {
    wchar_t *wide = fd_widened(completion.inserted);
    if (completion.deleted > 0) el_deletestr(line, completion.deleted);
    if (wide && el_winsertstr(line, wide) == 0) outcome = CC_REFRESH;
    free(wide);
  }
  if (completion.listing) {
    fprintf(editor->streams[1], "\r\n%s\r\n", completion.listing);
    outcome = CC_REDISPLAY;
  }
  free(completion.inserted);
  free(completion.listing);
  free(before);
  return outcome;
}

// MARK: Life

static wchar_t *prompt_of(EditLine *line) {
  static wchar_t none[1] = {0};
  fd_editor *editor = owner(line);
  return editor->prompt ? editor->prompt : none;
}

/// libedit asks the locale which characters can be shown and how wide they are.
static void choose_locale(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "UTF-8");
}

static FILE *stream(int descriptor, const char *mode) {
  int copy = dup(descriptor);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (!file) close(copy);
  return file;
}

static void bind_keys(EditLine *line) {
  el_set(line, EL_EDITOR, "emacs");
  el_set(line, EL_SIGNAL, 0);
  el_set(line, EL_SETTY, "-d", "-isig", "-icrnl", "-inlcr", NULL);
  el_set(line, EL_ADDFN, "firedrill-complete", "Complete the word before the cursor", complete);
  el_set(line, EL_BIND, "^I", "firedrill-complete", NULL);
  el_set(line, EL_ADDFN, "firedrill-paste", "Take pasted text", paste);
  el_set(line, EL_BIND, "\\e[200~", "firedrill-paste", NULL);
  el_set(line, EL_ADDFN, "firedrill-help", "Show help on an empty line or after a command", help);
  el_set(line, EL_BIND, "?", "firedrill-help", NULL);
  el_set(line, EL_BIND, "^R", "em-inc-search-prev", NULL);
  ignore_keys(line);
  el_set(line, EL_ADDFN, "firedrill-swallow", "Swallow a terminal's reply", swallow);
  el_set(line, EL_BIND, "\\e]", "firedrill-swallow", NULL);
  el_set(line, EL_BIND, "\\eP", "firedrill-swallow", NULL);
  el_set(line, EL_BIND, "\\e[?", "firedrill-swallow", NULL);
  el_set(line, EL_BIND, "\\e[>", "firedrill-swallow", NULL);
  el_set(line, EL_BIND, "\\e[1~", "ed-move-to-beg", NULL);
  el_set(line, EL_BIND, "\\e[7~", "ed-move-to-beg", NULL);
  el_set(line, EL_BIND, "\\e[4~", "ed-move-to-end", NULL);
  el_set(line, EL_BIND, "\\e[8~", "ed-move-to-end", NULL);
  el_set(line, EL_BIND, "\\e[3~", "ed-delete-next-char", NULL);
  el_set(line, EL_BIND, "\\e[1;5C", "em-next-word", NULL);
  el_set(line, EL_BIND, "\\e[1;5D", "ed-prev-word", NULL);
  el_source(line, NULL);
}

fd_editor *fd_editor_open(int input, int output, size_t limit) {
  choose_locale();
  fd_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->input = input;
  editor->pending = -1;
  editor->limit = limit;
  editor->streams[0] = stream(input, "r");
  editor->streams[1] = stream(output, "w");
  editor->history = history_winit();
  if (editor->streams[0] && editor->streams[1] && editor->history) {
    editor->line =
        el_init("firedrill", editor->streams[0], editor->streams[1], editor->streams[1]);
  }
  if (!editor->line) {
    fd_editor_close(editor);
    return NULL;
  }
  HistEventW event;
  history_w(editor->history, &event, H_SETSIZE, history_size);
  history_w(editor->history, &event, H_SETUNIQUE, 1);
  el_set(editor->line, EL_CLIENTDATA, editor);
  el_wset(editor->line, EL_HIST, history_w, editor->history);
  el_wset(editor->line, EL_PROMPT_ESC, prompt_of, L'\1');
  el_wset(editor->line, EL_GETCFN, read_key);
  bind_keys(editor->line);
  return editor;
}

void fd_editor_close(fd_editor *editor) {
  if (!editor) return;
  if (editor->line) el_end(editor->line);
  if (editor->history) history_wend(editor->history);
  for (int index = 0; index < 2; index++) {
    if (editor->streams[index]) fclose(editor->streams[index]);
  }
  free(editor->prompt);
  free(editor);
}

// MARK: Reading

void fd_editor_wake(fd_editor *editor, fd_waker waker, fd_prompter prompter, void *context) {
  editor->waker = waker;
  editor->prompter = prompter;
  editor->waker_context = context;
}

fd_read_result fd_editor_read(fd_editor *editor, const char *prompt, fd_completer completer,
                              fd_helper helper, void *context, char **line) {
  free(editor->prompt);
  editor->prompt = fd_widened(prompt);
  editor->completer = completer;
  editor->helper = helper;
  editor->context = context;
  editor->taken = 0;
  editor->result = FD_READ_LINE;
  *line = NULL;

  struct termios mode;
  int has_mode = tcgetattr(editor->input, &mode) == 0;
  if (has_mode) fd_guard_begin(editor->input, &mode, paste_mode_off);
  show(editor, paste_mode_on);
  fd_interrupts_begin();
  int count = 0;
  const wchar_t *text = el_wgets(editor->line, &count);
  fd_interrupts_end();
  show(editor, paste_mode_off);
  if (has_mode) fd_guard_end();
  editor->completer = NULL;
  editor->helper = NULL;

  if (!text || count <= 0) {
    show(editor, "\n");
    return count < 0 ? FD_READ_FAILED : FD_READ_END;
  }
  if (editor->result != FD_READ_LINE) return editor->result;
  size_t length = (size_t)count;
  while (length > 0 && is_line_end(text[length - 1])) length -= 1;
  wchar_t *joined = malloc((length + 1) * sizeof *joined);
  if (!joined) return FD_READ_FAILED;
  for (size_t index = 0; index < length; index++) {
    joined[index] = text[index] == tie ? joiner : text[index];
  }
  *line = fd_narrowed(joined, length);
  free(joined);
  return *line ? FD_READ_LINE : FD_READ_FAILED;
}

void fd_editor_remember(fd_editor *editor, const char *line) {
  wchar_t *wide = fd_widened(line);
  if (!wide) return;
  for (wchar_t *scalar = wide; *scalar; scalar++) *scalar = shown(*scalar);
  HistEventW event;
  history_w(editor->history, &event, H_ENTER, wide);
  free(wide);
}
