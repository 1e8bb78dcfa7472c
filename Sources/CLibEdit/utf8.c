#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "terminal.h"

static const wchar_t replacement = 0xFFFD;

/// Takes one scalar off the text; malformed bytes are replaced one by one (RFC 3629 §3).
static wchar_t take_scalar(const unsigned char **text) {
  static const uint32_t least[4] = {0, 0x80, 0x800, 0x10000};
  const unsigned char *bytes = *text;
  unsigned char lead = bytes[0];
  *text = bytes + 1;
  if (lead < 0x80) return (wchar_t)lead;
  int more = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead >= 0xF5) return replacement;
  uint32_t scalar = lead & (0x3Fu >> more);
  for (int index = 1; index <= more; index++) {
    if ((bytes[index] & 0xC0) != 0x80) return replacement;
    scalar = scalar << 6 | (bytes[index] & 0x3Fu);
  }
  if (scalar < least[more] || scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000)) {
    return replacement;
  }
  *text = bytes + 1 + more;
  return (wchar_t)scalar;
}

wchar_t *fd_widened(const char *text) {
  wchar_t *wide = malloc((strlen(text) + 1) * sizeof *wide);
  if (!wide) return NULL;
  const unsigned char *rest = (const unsigned char *)text;
  size_t count = 0;
  while (*rest) wide[count++] = take_scalar(&rest);
  wide[count] = 0;
  return wide;
}

char *fd_narrowed(const wchar_t *text, size_t count) {
  char *narrow = malloc(count * 4 + 1);
  if (!narrow) return NULL;
  char *end = narrow;
  for (size_t index = 0; index < count; index++) {
    uint32_t scalar = (uint32_t)text[index];
    if (scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000)) scalar = 0xFFFD;
    if (scalar < 0x80) {
      *end++ = (char)scalar;
    } else if (scalar < 0x800) {
      *end++ = (char)(0xC0 | scalar >> 6);
      *end++ = (char)(0x80 | (scalar & 0x3F));
    } else if (scalar < 0x10000) {
      *end++ = (char)(0xE0 | scalar >> 12);
      *end++ = (char)(0x80 | (scalar >> 6 & 0x3F));
      *end++ = (char)(0x80 | (scalar & 0x3F));
    } else {
      *end++ = (char)(0xF0 | scalar >> 18);
      *end++ = (char)(0x80 | (scalar >> 12 & 0x3F));
      *end++ = (char)(0x80 | (scalar >> 6 & 0x3F));
      *end++ = (char)(0x80 | (scalar & 0x3F));
    }
  }
  *end = 0;
  return narrow;
}
