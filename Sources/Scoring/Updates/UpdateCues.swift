import TextAnalysis

/// The words that fill the slots of an update.
enum UpdateCues {
  static let impact = phrases(
    """
    impact, affected, affects, hurt, harmed, users see, customers see, users get, customers get, \
    failing, fails, failed, failure, errors, wrong, worse, degraded, degradation, drop, dropped, \
    fell, down, slow, slower, outage, complaints, complain, unresolved, lost, losing, cut, \
    rejected, rejections, truncated, leaked, leaking, sent to, unnamed recipients, bad answers, no harm, cannot, \
    broken, below target, missing, against, instead of, usual is, behind, too many, more than usual, \
    extra recipient, less, fewer, outdated, half-finished, without a solution, without an answer, \
    unhappy, above the limit, above the agreed limit, limit is, rate, in the name of, no one was \
    harmed, nobody was hurt, nobody is hurt, were good, are good, was fine, gone missing, severity, \
    went to people, they did not name, receive, went up, goes up, is up, are up, up by, more \
    expensive, wait longer, waits longer, waiting longer, waits more, give up, gives up, sluggish, \
    slowly, late, half answers, reached people, reach people, strangers, empty, astray, freeze, hangs, \
    time out, timing out, crash, crashes, stuck, worst, vs, normal is, normally, norm, poor, too long, \
    a long time, burning, crawl, third parties, not entitled
    """
  )

  /// Words that tell of harm by themselves; they are quoted rather than others, such as "usual is".
  static let plainImpact = phrases(
    """
    impact, affected, affects, hurt, harmed, users see, customers see, users get, customers get, \
    failing, fails, failed, failure, errors, wrong, worse, degraded, dropped, outage, complaints, \
    complain, rejected, rejections, truncated, leaked, cannot, broken, bad answers, slower, unhappy, \
    went to people, time out, crash, stuck
    """
  )

  static let scope = phrases(
    """
    scope, only, limited to, confined to, all users, all customers, everyone, everywhere, every \
    user, so far in, across, in one, percent of, % of, share of, other languages, others are \
    fine, others fine, not affected, unaffected, rest is, elsewhere, a few, subset, \
    others normal, look normal, spared, hardly, is clean, are clean, flat, the same in, than the \
    others, concerns, hardest, untouched, not noticed, clean, west is, half of the traffic, roughly one in, a fifth of, \
    a third of, a quarter of, half of, both arms, both models, both rings, both versions, both, ones \
    on, nobody else, none of the, mostly, mainly, most of, some of
    """
  )

  /// Words that tell the extent by themselves; they are quoted rather than others, such as "only".
  static let plainScope = phrases(
    """
    scope, limited to, confined to, all users, all customers, everyone, everywhere, every \
    user, other languages, others are fine, others fine, not affected, unaffected, elsewhere, subset, \
    half of the, a fifth of, a third of, a quarter of, both arms, both models, both rings, \
    both versions, nobody else, mostly, mainly
    """
  )

  /// Words with which one says oneself how sure one is; they are quoted rather than others.
  static let statedBelief = phrases(
    """
    likely, unlikely, suspect, suspected, we think, i think, we believe, i believe, belief, probably, \
    confident, confidence, % sure, best guess, leading theory
    """
  )

  static let belief = phrases(
    """
    likely, unlikely, suspect, suspected, we think, i think, believe, belief, probably, \
    probable, seems, appears, looks like, points to, cause, hypothesis, confident, confidence, \
    sure, certain, do not know, don't know, not known, unknown, unclear, leading theory, theory, \
    is confirmed, are confirmed, was confirmed, ruled out, it is the, it was the, because of, due to, is open, are open, all open, \
    still open, is not clear, \
    best guess, guess, lean towards, could be, may be, might be, may well, too early to tell, not \
    sure, isn't clear, we believe, no idea, reason is, all clear, by chance, chance, open until, \
    cause open, nothing is wrong, nothing wrong, working on the assumption, differs, turned out, \
    presumably, my bet, our bet, i bet, in my view, in our view, i'd say, we'd say, to blame, since \
    then, my money, points at, pointing to, pointing at, smells like, feels like, culprit, \
    explanation, explains, explained by, the reason, possible, convinced, off the table, off the list, \
    exclude, excluded, is not it, remains to be verified, our assessment, present assessment, \
    more than one of them, money is on, money's on, fits best, in doubt
    """
  )

  static let nextStep = phrases(
    """
    next step, next we, we will, i will, we'll, i'll, going to, will be, now checking, checking, \
    looking into, investigating, working on, we look, paused, pausing, stopped, stopping, rolled \
    back, rolling back, we roll back, draining, drained, routing, routed, disabled, disabling, \
    blocked, blocking, held, holding, mitigated, mitigating, contained, containing, monitoring, \
    watching, plan, verifying, testing, switched, switching, restoring, \
    freeze, freezing, frozen, on hold, revert, reverting, taking it out, taken out, take out, keep, \
    switch, pin, pinned, pinning, rotate, rotating, digging, comparing, drain, rebuild, rebuilding, \
    is set to, closing, close this, decide, looking at, rolling out, stop, please do not, \
    investigate, on it, reset, resetting, roll back, pause, route, as we speak, from now, going back \
    in, we took, i took, we moved, i moved, moving, back to the old, we put, i put
    """
  )

  /// Words that tell of a step by themselves; they are quoted rather than others, such as "plan".
  static let plainStep = phrases(
    """
    next step, next we, we will, i will, we'll, i'll, now checking, looking into, investigating, \
    working on, paused, pausing, is stopped, are stopped, stays stopped, we stopped, i stopped, \
    rolled back, rolling back, we roll back, draining, drained, is disabled, are disabled, disabling, \
    is held, are held, stays held, stay held, on hold, frozen, freezing, mitigating, contained, \
    containing, monitoring, verifying, comparing, digging, reverting, reverted, pinned, pinning, \
    restoring, rebuilding, taking it out, taken out, close this, closing, we took, i took, we moved, \
    i moved, we put, i put, back to the old
    """
  )

  /// Words that begin a step under a heading or in a telegram: "next: the label agency".
  static let stepHeadings: Set<String> = ["next", "nxt", "then", "doing", "todo", "plan"]

  /// Words in "-ing" that begin a part of a text and name no deed of the team.
  static let noDeeds: Set<String> = [
    "during", "nothing", "everything", "something", "anything", "morning", "evening", "according",
    "regarding", "including", "being", "missing", "concerning", "depending", "following", "having",
    "starting", "failing", "hanging", "losing", "getting", "waiting", "seeing", "thinking", "going",
    "considering", "assuming", "nothing's", "running",
  ]

  /// Stems of participles that say what was done to the system: "m7 pulled", "step cancelled".
  static let deeds = stems(
    """
    cancelled, canceled, pulled, withdrawn, reverted, disconnected, frozen, pinned, unplugged, \
    locked, quarantined, disabled, blocked, paused, stopped, switched, restored, rolled, rebuilt, \
    rotated, drained, reset, isolated, removed, replayed, taken
    """
  )

  /// Words that stand between the name of a time and the time: "next from me at 15:00".
  static let linking: Set<String> = [
    "at", "in", "from", "me", "us", "by", "around", "about", "is", "one", "word", "here", "on",
    "ca",
  ]

  /// Words with which an event stands for a time: "when it has finished".
  static let whenDone: Set<String> = ["when", "once", "after", "as"]

  /// Stems of words for people who meet the harm.
  static let people = stems(
    "user, customer, people, ppl, shopper, owner, workshop, employee, client, caller, buyer, patient"
  )

  /// Words beside which people meet harm: what they do not get, and what they get instead.
  static let suffering: Set<String> = [
    "don't", "dont", "can't", "cant", "cannot", "not", "never", "aren't", "isn't", "won't", "wont",
    "didn't", "nothing", "get", "gets", "got", "wait", "waits", "see", "sees", "lose", "loses",
    "pay", "search", "promised",
  ]

  /// Words with which a clause says that people meet none.
  static let wellness: Set<String> = [
    "fine", "ok", "okay", "normal", "unaffected", "clean", "noticed", "touched", "alike",
  ]

  /// Words with which a clause asks what others say.
  static let asking: Set<String> = ["whether", "if"]

  /// Stems of words for news alone; they are quoted rather than the further ones.
  static let plainTelling = stems(
    """
    update, updates, news, message, report, word, hear, write, mail, post, inform, status, summary, \
    communication
    """
  )

  /// Stems of words for being told something.
  static let telling = stems(
    """
    update, updates, news, note, mail, message, report, word, hear, write, call, post, posted, ping, \
    speak, talk, back, touch, info, inform, tell, know, status, summary, brief, decide, more, shout, \
    communication, result, say, confirm
    """
  )

  /// Words that put a telling into the future.
  static let future: Set<String> = [
    "next", "again", "every", "each", "will", "i'll", "we'll", "you'll", "that's", "expect",
    "another", "back", "hourly", "keep", "let", "more", "report", "until", "by", "within", "soon",
  ]

  /// Words of the past, beside which a time is that of something that happened.
  static let past: Set<String> = ["had", "was", "were", "since", "went", "began", "came"]

  /// Stems of verbs beside which "back" tells nothing.
  static let bringing = stems("roll, put, move, bring, switch, take, set")

  /// Stems of words for those who are hit.
  static let hit = stems(
    "user, customer, account, conversation, practice, shop, traffic, people, request, delivery, vote"
  )

  /// Subjects of what the team does.
  static let doers: Set<String> = [
    "i", "we", "team", "engineers", "i'm", "we're", "i've", "we've", "i'll", "we'll",
  ]

  /// Stems of verbs of thinking, which are no steps.
  static let thinking = stems(
    """
    think, believe, suspect, know, guess, assume, suppose, see, have, be, need, expect, feel, sure, \
    exclude, doubt, conclude, lose, hope, mean, agree
    """
  )

  /// Names of the slots, which fill none by themselves.
  static let headings: Set<String> = [
    "impact", "scope", "belief", "beliefs", "cause", "hypothesis", "next", "step", "steps",
    "action",
    "actions", "update", "status",
  ]

  /// Words under a heading that say that there is nothing under it.
  static let blanks: Set<String> = ["unknown", "none", "tbd", "na", "n/a", "unclear", "pending"]

  /// The stems of words separated by commas.
  private static func stems(_ list: String) -> Set<String> {
    Set(phrases(list).flatMap(\.stems))
  }

  /// Phrases separated by commas.
  private static func phrases(_ list: String) -> [Phrase] {
    list.split(separator: ", ").map { Phrase(String($0)) }
  }
}
