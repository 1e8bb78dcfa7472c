extension AuthorGuide {
  /// Explains each part of the template, in the template's order.
  static let steps: [(title: String, text: String)] = [
    (
      "1. Head",
      """
      The id is the folder's name. The title names the symptom and no cause. `topic` and `difficulty`
      sort the list of scenarios.
      """
    ),
    (
      "2. Brief",
      """
      The page may show figures of the alert: `{new.value|percent}` is the figure `value` of the measure
      `new`. The background says what a new colleague would be told, and what happens by itself.
      """
    ),
    (
      "3. Alert",
      """
      A world is drawn again until this condition holds, whatever the cause, so the page never tells a
      harmless world from a fault. Under the harmless cause it must hold by luck now and then: one world
      in ten or twenty is enough.
      """
    ),
    (
      "4. Horizon and regimes",
      """
      Harm is counted to the horizon. Time bands and mitigation states say when a look means the same:
      split a band where what a look shows changes, by a timer of the chart for example. The first state
      whose condition holds is the one; the last has none.
      """
    ),
    (
      "5. World",
      """
      One row is one answer. Fields are drawn in order and may depend on those above: here a hidden
      field holds whether the user was content, and the visible one whether a vote says so. `adjust`
      changes a number for some rows (`where`), by the state of the incident (`while`) or from a minute
      on (`from`). The variables of the chart are the controls of the world.
      """
    ),
    (
      "6. Harm, places, families",
      """
      Weights count what hurts. `unit` is the harm that costs all points where there was nothing to
      avert, `noise` what comes and goes by itself, `critical` what caps a score. `check` prints measured
      changes of harm; take orders of magnitude from there. Places and families are what a verdict can
      name, and what earns part of the points.
      """
    ),
    (
      "7. Documents",
      """
      A document has versions, and each cause has odds for them: an honest document points at a cause
      more often than not, and sometimes misleads. Longer ones lie in files beside the scenario
      (`{file: artifacts/log.md}`).
      """
    ),
    (
      "8. Hypotheses",
      """
      Priors sum to 1. An effect names `table.field.parameter`, the rows, the onset and the change;
      `between` lets each world draw its own strength. Effects tagged `benign` hurt nobody and stay in
      the healthy twin. Key findings are those without which this cause is not established.
      """
    ),
    (
      "9. Chart",
      """
      The incident over time, as a statechart: states, timers in minutes, transitions on what the player
      does (`mitigate.ID`, `look.ID`, `update`). Variables have bounds and are what the world reads. `say`
      sends a message to the player.
      """
    ),
    (
      "10. Looks",
      """
      A look computes measures over a window, shows panels, and comes to the first finding whose condition
      holds. Put thresholds where `preview` shows the causes apart. `needs` opens a look after another;
      `kind: verify` watches what a change did. A window ends at the latest at the earliest minute at
      which the look can end.
      """
    ),
    (
      "11. Changes",
      """
      A containment limits harm whatever the cause. A targeted change is worth it from the probability
      loss ÷ (loss + benefit) on; acting earlier costs points. Let tempting wrong ones do harm in the
      rows. `expects` is proved by `check`.
      """
    ),
    (
      "12. Rules",
      """
      Pairs of what belongs before what, with weights and the reason that the score tells. Deadlines of
      updates in minutes. Checkpoints are the numbers of looks after which beliefs are asked for.
      """
    ),
    (
      "13. Rubric",
      """
      Concepts of the explanation: of every group one phrase must be said and not denied. `number: seen`
      asks for a figure that the player was shown.
      """
    ),
    (
      "14. Interview",
      "Stages of a mock interview; see below."
    ),
    (
      "15. Debrief",
      """
      The trap, prevention, numbers worth knowing and reading with sources. It is the same for every
      truth; what happened is told by the hypothesis.
      """
    ),
  ]
}
