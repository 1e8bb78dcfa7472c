#ifndef FIREDRILL_WEB_ASSETS_H
#define FIREDRILL_WEB_ASSETS_H

#include <stddef.h>

/// A file of the pages that is part of the program; it is never freed.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} FiredrillAsset;

/// The style sheet of every page.
FiredrillAsset firedrill_web_style(void);

/// The module of JavaScript that every page loads and none needs.
FiredrillAsset firedrill_web_script(void);

/// The icon of the pages, in SVG.
FiredrillAsset firedrill_web_icon(void);

#endif
