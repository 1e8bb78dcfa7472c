import TextAnalysis

/// The words that fill the slots of an update.
enum UpdateCues {
  static let impact = phrases(
    """
    impact, affected, affects, hurt, harmed, users see, customers see, users get, customers get, \
    failing, fails, failed, failure, errors, wrong, worse, degraded, degradation, drop, dropped, \
    fell, down, slow, slower, outage, complaints, complain, unresolved, lost, losing, cut, \
    truncated, leaked, leaking, sent to, unnamed recipients, bad answers, no harm, cannot, \
    broken, below target, missing, against, instead of, usual is, behind, too many, more than usual
    """
  )

  static let scope = phrases(
    """
    scope, only, limited to, confined to, all users, all customers, everyone, everywhere, every \
    user, so far in, across, in one, percent of, % of, share of, other languages, others are \
    fine, others fine, not affected, unaffected, rest is, elsewhere, a few, subset
    """
  )

  static let belief = phrases(
    """
    likely, unlikely, suspect, suspected, we think, i think, believe, belief, probably, \
    probable, seems, appears, looks like, points to, cause, hypothesis, confident, confidence, \
    sure, certain, do not know, don't know, not known, unknown, unclear, leading theory, theory, \
    confirmed, ruled out, it is the, it was the, because of, due to, is open, are open, all open, \
    still open, is not clear
    """
  )

  static let nextStep = phrases(
    """
    next step, next we, we will, i will, we'll, i'll, going to, will be, now checking, checking, \
    looking into, investigating, working on, we look, paused, pausing, stopped, stopping, rolled \
    back, rolling back, we roll back, draining, drained, routing, routed, disabled, disabling, \
    blocked, blocking, held, holding, mitigated, mitigating, contained, containing, monitoring, \
    watching, plan, verifying, testing, switched, switching, restoring
    """
  )

  static let hearing = phrases(
    """
    next update, next news, next word, next message, next report, update in, update at, update \
    by, update again, updates in, updates every, update every, hear again, hear from, news in, \
    news at, news by, write again, report back, report again, back in, back at, back with, more \
    in, more at, more by, again in, again at
    """
  )

  static let units: Set<String> = [
    "minutes", "minute", "min", "mins", "hour", "hours", "h", "past", "o'clock",
  ]

  /// Phrases separated by commas.
  private static func phrases(_ list: String) -> [Phrase] {
    list.split(separator: ", ").map { Phrase(String($0)) }
  }
}
