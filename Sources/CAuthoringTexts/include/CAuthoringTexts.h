#ifndef FIREDRILL_AUTHORING_TEXTS_H
#define FIREDRILL_AUTHORING_TEXTS_H

#include <stddef.h>

/// A text in UTF-8 that is part of the program; it is never freed.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} FiredrillText;

/// The small scenario that `firedrill new` writes.
FiredrillText firedrill_scenario_template(void);

/// The author's guide with places for the parts that are made from other sources.
FiredrillText firedrill_author_guide(void);

#endif
