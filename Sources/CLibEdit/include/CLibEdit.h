/// What Swift cannot say itself about a terminal: libedit's variadic calls, and signal handlers.
///
/// Text crosses this border as UTF-8 in both directions, whatever the locale. State of handlers is
/// kept here in `sig_atomic_t`, so Swift holds no global that a handler writes.
#ifndef FIREDRILL_CLIBEDIT_H
#define FIREDRILL_CLIBEDIT_H

#include <stdbool.h>
#include <stddef.h>

// MARK: Signals

/// Installs the program's handlers; to be called once, before threads start.
///
/// SIGINT ends the program with status 130 unless it is being reported, SIGTERM and SIGHUP end it as
/// they always do, all of them after the terminal's mode has been put back. SIGPIPE is ignored, so
/// that a write to a closed pipe fails with EPIPE. A signal ignored from outside stays ignored.
void fd_signals_install(void);

/// From here on SIGINT is noted instead of ending the program; calls nest.
void fd_interrupts_begin(void);
/// Ends what `fd_interrupts_begin` began.
void fd_interrupts_end(void);
/// Whether SIGINT was noted since the last call.
bool fd_interrupts_take(void);

/// What ended a wait for input.
typedef enum {
  FD_WAIT_READY,
  FD_WAIT_TIMEOUT,
  FD_WAIT_INTERRUPTED,
  FD_WAIT_RESIZED,
  FD_WAIT_FAILED
} fd_wait_result;

/// Waits until a descriptor can be read, a reported SIGINT or a change of the window's size.
///
/// A negative timeout (milliseconds) waits for ever. FD_WAIT_FAILED leaves the reason in errno.
fd_wait_result fd_wait_for_input(int descriptor, int timeout_ms);

// MARK: Terminal mode

/// Columns and rows of the terminal behind a descriptor; false where there is none.
bool fd_terminal_size(int descriptor, int *columns, int *rows);

/// Switches a terminal to single keys without echo; of those that send signals only Ctrl-\ still does.
///
/// The former mode is put back by `fd_raw_end`, and by the handlers of signals that end the program.
bool fd_raw_begin(int descriptor);
/// Puts the former mode back.
void fd_raw_end(void);
/// Puts the former mode back, stops the process as Ctrl-Z does, and switches again on resumption.
void fd_raw_suspend(int descriptor);

// MARK: Line editing

/// An editor of lines on a terminal, with its history.
typedef struct fd_editor fd_editor;

/// How reading a line ended.
typedef enum {
  FD_READ_LINE,
  FD_READ_INTERRUPTED,
  /// Ctrl-C took back a line that had been begun.
  FD_READ_TAKEN_BACK,
  FD_READ_END,
  FD_READ_TOO_LONG,
  FD_READ_WOKEN,
  FD_READ_FAILED
} fd_read_result;

/// What to do with the word before the cursor. Texts are allocated by malloc and given away.
typedef struct {
  /// Characters (scalars) before the cursor that are taken out.
  int deleted;
  /// Text put in at the cursor, or NULL.
  char *inserted;
  /// Lines shown below the line being edited, or NULL.
  char *listing;
} fd_completion;

/// Fills in a completion for the text before the cursor.
typedef void (*fd_completer)(void *context, const char *before, fd_completion *completion);

/// Gives the help that `?` asks for behind a text, or NULL where it is a character like any other.
///
/// Lines are allocated by malloc and given away.
typedef char *(*fd_helper)(void *context, const char *before);

/// Opens an editor on two descriptors of a terminal, or gives NULL where it cannot work.
///
/// A line may have at most `limit` characters.
fd_editor *fd_editor_open(int input, int output, size_t limit);
/// Closes the editor; the descriptors stay open.
void fd_editor_close(fd_editor *editor);
/// Reads one line, without its end. The line is allocated by malloc and given away. Only what was
/// pasted has line ends in it.
///
/// Stretches of the prompt between two bytes of value 1 take no columns (colours).
fd_read_result fd_editor_read(fd_editor *editor, const char *prompt, fd_completer completer,
                              fd_helper helper, void *context, char **line);
/// Asks whether somebody who waits for a line should be woken.
typedef bool (*fd_waker)(void *context);
/// Gives the prompt as it is by now. It is allocated by malloc and given away.
typedef char *(*fd_prompter)(void *context);
/// How often a waker and a prompter are asked.
enum { fd_wake_milliseconds = 200 };
/// From here on a line that nobody has begun ends with FD_READ_WOKEN when the waker says so; NULL
/// asks nobody. Meanwhile the prompter renews the prompt, which must fit into one row.
void fd_editor_wake(fd_editor *editor, fd_waker waker, fd_prompter prompter, void *context);
/// Adds a line to the history.
void fd_editor_remember(fd_editor *editor, const char *line);

#endif
