/// What the parts of this target share.
#ifndef FIREDRILL_TERMINAL_H
#define FIREDRILL_TERMINAL_H

#include <termios.h>

#include "CLibEdit.h"

/// From here on, a signal that ends the program puts this mode back first.
///
/// `farewell` is written to the terminal as well, to end modes that termios does not know.
void fd_guard_begin(int descriptor, const struct termios *mode, const char *farewell);
/// The mode has been put back by other means.
void fd_guard_end(void);

/// A text in wide characters, allocated by malloc; what is not UTF-8 becomes U+FFFD.
wchar_t *fd_widened(const char *text);
/// `count` wide characters in UTF-8, allocated by malloc.
char *fd_narrowed(const wchar_t *text, size_t count);

#endif
