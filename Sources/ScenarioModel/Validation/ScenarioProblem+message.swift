import Statecharts
import Telemetry

extension ScenarioProblem: DiagnosticProblem {
  package var message: String {
    switch self {
    case .unknown(let noun, let name, let known):
      "there is no \(noun.rawValue) '\(name)'" + others(than: name, known, "; there are")
    case .unknownFigure(let reference, let known):
      "measure '\(reference.measure)' has no figure '\(reference.key)'"
        + others(than: reference.key, known, "; it has")
    case .duplicate(let noun, let name):
      "there are two of the \(noun.plural) called '\(name)'; rename one"
    case .malformed(let noun, let name):
      "'\(name)' cannot be the name of \(noun.phrase); use \(noun.allowedCharacters)"
    case .unused(let noun, let name): "\(noun.rawValue) '\(name)' is never used"
    case .outOfRange(let quantity, let value, let bound):
      "the \(quantity.rawValue) is \(value.asWritten); it must be \(bound.phrase)"
    case .notRising(let quantity, let value, let before):
      "\(value.asWritten) follows \(before.asWritten), but each \(quantity.rawValue) must be above the"
        + " one before"
    case .count(let noun, let count, let bound):
      "there \(count == 1 ? "is 1 \(noun.rawValue)" : "are \(count) \(noun.plural)");"
        + " the number must be \(bound.phrase)"
    case .few(let noun, let count, let advised):
      "there \(count == 1 ? "is 1 \(noun.rawValue)" : "are \(count) \(noun.plural)");"
        + " with fewer than \(advised) luck decides"
    case .priorSum(let sum): "the priors sum to \(sum); they must sum to 1"
    case .noWeight: "no weight is above 0"
    case .empty(let part): "\(part.rawValue) is empty"
    case .holdsTooEarly(let noun, let name):
      "\(noun.rawValue) '\(name)' has no condition, so what follows is never reached;"
        + " only the last one goes without"
    case .lastHasCondition(let noun, let name):
      "\(noun.rawValue) '\(name)' is the last and has a condition; what if it does not hold?"
    case .valueOutsideRange(let name, let value, let range):
      "'\(name)' is compared with \(value), but stays within"
        + " \(range.lowerBound)…\(range.upperBound)"
    case .artifactInAlert(let artifact):
      "the alert depends on artifact '\(artifact)'; it can depend on figures only"
    case .chart(let problem, _): problem.description
    case .world(let kind): kind.message
    case .question(let error): error.message
    case .unboundedVariable(let name):
      "variable '\(name)' has no range, so nobody can tell which values the world must obey"
    case .variableWithoutControl(let name):
      "variable '\(name)' of the chart is no control of the world"
    case .controlStartsElsewhere(let name, let control, let variable):
      "control '\(name)' starts at \(control), the chart's variable at \(variable)"
    case .unhandledMitigation(let id):
      "no transition of the chart waits for 'mitigate.\(id)', so it would change nothing"
    case .neverHappens(let event, let known):
      "nothing ever sends an event '\(event)'"
        + others(than: event.rawValue, known, "; there are")
    case .windowMissing: "rows are read over no window; say which minutes"
    case .windowEmpty(let window):
      "the window from \(window.from) to \(window.to) is empty; it must end after it starts"
    case .windowOutside(let window, let allowed):
      "the window from \(window.from) to \(window.to) leaves the simulated minutes"
        + " \(allowed.from) to \(allowed.to)"
    case .readsFuture(let end, let earliest):
      "the window ends at minute \(end), but one can look at minute \(earliest) already"
    case .tooManyBuckets(let count, let limit):
      "the window has \(count) buckets; at most \(limit) are allowed. Use longer buckets"
    case .groupFields(let count, let needed):
      "this panel needs \(needed) fields to group by and has \(count)"
    case .withoutLogs(let table): "table '\(table)' writes no log lines"
    case .placeholder(let fault): fault.message
    case .variantNeverDealt(let variant, let artifact):
      "variant '\(variant)' of artifact '\(artifact)' is dealt under no hypothesis"
    case .needsItself(let id): "action '\(id)' needs itself"
    case .neverAvailable(let id):
      "action '\(id)' can never be chosen: what it needs can itself only be done after it"
    case .withoutPurpose(let id):
      "action '\(id)' says nothing of what it tells apart; a guided play shows that as 'purpose'"
    case .stepWithoutMembers(let step): "nothing in this scenario is a step '\(step.word)'"
    case .titleStandsOut(let hypothesis, let length, let usual):
      "the title of '\(hypothesis)' has \(length) characters where \(usual) are usual here; a title that"
        + " stands out looks chosen"
    case .priorStandsOut(let hypothesis, let prior, let even):
      "the prior of '\(hypothesis)' is \(prior.asWritten), far from the even"
        + " \(Digits.fixed(even, decimals: 2)); say why in 'prior_because', or players learn to bet"
    case .lengthStandsOut(let noun, let name, let length, let usual):
      "the title of \(noun.rawValue) '\(name)' has \(length) characters where \(usual) are usual here;"
        + " a title that stands out looks chosen"
    case .combinesHarmless(let id):
      "'\(id)' changes nothing in the world, so with it there is still one cause; combine causes that"
        + " have effects"
    case .combinesSame(let other): "'\(other)' combines the same causes already"
    case .orderTells(let noun, let inOrder):
      "the order of the \(noun.plural) may tell what belongs together; list them so: "
        + inOrder.joined(separator: ", ")
    case .variantTooRare(let variant, let artifact, let hypotheses):
      "variant '\(variant)' of artifact '\(artifact)' is dealt in fewer than"
        + " \(Digits.percent(ScenarioCheck.leastChance, decimals: 0)) of the worlds of"
        + " \(quotedList(hypotheses.map(\.rawValue))), so it rules them out; give it odds there, or a"
        + " reason in 'impossible_because'"
    case .judges(let finding, let action, let words):
      "the sentence of finding '\(finding)' of action '\(action)' judges: \(quotedList(words));"
        + " give the figures and leave their judgement to the player"
    case .setTwice(let knob, let owner):
      "the knob '\(knob)' is set by the parameter '\(owner)' already; one of them must leave it"
    case .stepTooLong(let step, let span):
      "the step of \(step.asWritten) is longer than the range of \(span.asWritten)"
    case .knobOutsideRange(let knob, let number, let low, let high):
      "the knob '\(knob)' is \(number.asWritten) here, outside the range from \(low.asWritten) to"
        + " \(high.asWritten) of the parameter that sets it"
    case .givesAway(let hypothesis, let words):
      "this gives hypothesis '\(hypothesis)' away: \(quotedList(words)) also"
        + " \(words.count == 1 ? "stands" : "stand") in its title"
    }
  }
}

/// Lists what there is instead, unless one of it is near enough to be suggested.
private func others(than name: String, _ known: [String], _ lead: String) -> String {
  guard !known.isEmpty, NearestName.among(known, to: name).isEmpty else { return "" }
  return "\(lead) \(NameList.brief(known))"
}

/// Names in quotes with commas and a last "and".
private func quotedList(_ names: [String]) -> String {
  NameList.joined(names.map { "'\($0)'" }, last: "and")
}

extension Double {
  /// The number as an author would write it: whole ones without a point.
  var asWritten: String { Int(exactly: self).map { "\($0)" } ?? "\(self)" }
}

extension Step {
  /// The word by which a file names it.
  var word: String {
    switch self {
    case .action(let id): id.rawValue
    case .mitigation(let id): id.rawValue
    case .contain: "contain"
    case .targeted: "targeted"
    case .verify: "verify"
    case .update: "update"
    case .declare: "declare"
    }
  }
}

extension QueryError {
  /// The description as a diagnostic's message: in lower case, without a final period or advice on
  /// names that are near.
  fileprivate var message: String {
    switch self {
    case .unknownTable(let name, let known):
      "there is no table '\(name)'"
        + others(than: name.rawValue, known.map(\.rawValue), "; there are")
    case .unknownField(let name, let table, let known):
      "table '\(table)' has no field '\(name)'"
        + others(than: name.rawValue, known.map(\.rawValue), "; it has")
    case .unknownValue(let value, let field, let known):
      "field '\(field)' has no value '\(value)'" + others(than: value, known, "; it has")
    case .hiddenField, .wrongKind, .quantileOutOfRange, .bucketTooShort, .withoutTime,
      .tooManyGroups, .tooManyCells, .boundNotFinite, .outcomeNotSupported, .expectedShare,
      .reservedValue, .effectOutOfRange, .valuesDiffer:
      lowered
    }
  }

  private var lowered: String {
    let text = description
    let body = text.dropFirst().dropLast(text.hasSuffix(".") ? 1 : 0)
    return text.prefix(1).lowercased() + body
  }
}
