#include "CAuthoringTexts.h"

// `#embed` compiles a file of 30 kB in milliseconds; SwiftPM's `.embedInCode` writes it as an array
// of numbers, which takes the Swift compiler five seconds and ten in a release build.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char scenario[] = {
#embed "Texts/scenario.yaml"
};

static const unsigned char guide[] = {
#embed "Texts/guide.md"
};

FiredrillText firedrill_scenario_template(void) {
  return (FiredrillText){scenario, sizeof scenario};
}

FiredrillText firedrill_author_guide(void) {
  return (FiredrillText){guide, sizeof guide};
}
