extension AuthorGuide {
  /// Explains what a scenario is and how to make it.
  static let opening = """
    # Writing scenarios

    A scenario is a folder with a `scenario.yaml` and the documents that it shows. It describes a
    simulated system, several causes that could each be the truth of a session, and what a player can
    look at, change and say. Nothing is drawn by hand: every chart, figure and log line is computed from
    simulated rows, and how much a look tells is measured by simulation.

    This file is written by `firedrill guide > Scenarios/README.md`; a test keeps it so.

    ## From nothing to a scenario

        firedrill new slow-index --in Scenarios      # a small one that passes its check
        firedrill check --watch Scenarios/slow-index # says what is wrong whenever you save
        firedrill preview slow-index                 # what each look shows under each cause
        firedrill preview slow-index --truth chance  # one world as a player would see it
        firedrill play slow-index --guided           # four choices at a time, each explained
        firedrill calibrate slow-index --ship        # measures what the evidence tells
        firedrill check slow-index                   # with the lint of that measurement
        firedrill simulate slow-index --seeds 50     # do good players score well, and others not?
        firedrill graph slow-index                   # the chart as a picture

    Point your editor at `Scenarios/schema.json` and it completes and checks keys; a comment at the head
    of the template does so for editors with a YAML language server.

    Work in this order: the symptom; five to eight causes that could all produce it, one of them
    harmless; the effect of each on the rows; looks that tell pairs of causes apart; changes that help
    under one cause and hurt under another; and last the texts.

    Three rules make a scenario fair:

    1. **No text gives a truth away.** Title, page, background, titles of looks, hints and interview
       read the same whatever was dealt; `check` warns of shared words. Evidence differs by itself.
    2. **Every cause can be found.** With all evidence the truth should come out in nine worlds of ten;
       the lint says where it does not.
    3. **No look gives everything.** Good looks tell two or three causes apart and cost minutes.

    A sentence of `purpose` for each look says what it tells apart, in words that fit any truth: what
    this outcome would point at and what that one. Guided plays show it.

    """
}
