#include "CWebAssets.h"

// `#embed` compiles a file of 30 kB in milliseconds; SwiftPM's `.embedInCode` takes seconds.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style[] = {
#embed "Assets/style.css"
};

static const unsigned char script[] = {
#embed "Assets/firedrill.js"
};

static const unsigned char icon[] = {
#embed "Assets/icon.svg"
};

FiredrillAsset firedrill_web_style(void) { return (FiredrillAsset){style, sizeof style}; }

FiredrillAsset firedrill_web_script(void) { return (FiredrillAsset){script, sizeof script}; }

FiredrillAsset firedrill_web_icon(void) { return (FiredrillAsset){icon, sizeof icon}; }
