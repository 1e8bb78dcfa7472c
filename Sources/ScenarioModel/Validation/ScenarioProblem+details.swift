import Statecharts
import Telemetry

extension ScenarioProblem {
  package var expected: String? {
    switch self {
    case .outOfRange(_, _, let bound), .count(_, _, let bound): bound.phrase
    case .few(_, _, let advised): "at least \(advised)"
    case .notRising(_, _, let before): "above \(before.asWritten)"
    case .priorSum: "1"
    case .valueOutsideRange(_, _, let range): "\(range.lowerBound)…\(range.upperBound)"
    case .windowOutside(_, let allowed): "\(allowed.from) to \(allowed.to)"
    case .readsFuture(_, let earliest): "at most \(earliest)"
    case .tooManyBuckets(_, let limit): "at most \(limit)"
    case .groupFields(_, let needed): "\(needed)"
    case .stepTooLong(_, let span): "at most \(span.asWritten)"
    case .knobOutsideRange(_, _, let low, let high): "\(low.asWritten) to \(high.asWritten)"
    case .controlStartsElsewhere(_, _, let variable): "\(variable)"
    case .unknown, .unknownFigure, .duplicate, .malformed, .unused, .noWeight, .empty,
      .holdsTooEarly, .lastHasCondition, .artifactInAlert, .chart, .world, .question,
      .unboundedVariable, .variableWithoutControl, .unhandledMitigation, .neverHappens,
      .windowMissing, .windowEmpty, .withoutLogs, .placeholder, .variantNeverDealt, .needsItself,
      .neverAvailable, .withoutPurpose, .stepWithoutMembers, .givesAway, .titleStandsOut,
      .priorStandsOut, .lengthStandsOut, .orderTells, .variantTooRare, .judges, .setTwice,
      .combinesHarmless, .combinesSame:
      nil
    }
  }

  package var found: String? {
    switch self {
    case .unknown(_, let name, _), .duplicate(_, let name), .malformed(_, let name),
      .unused(_, let name), .holdsTooEarly(_, let name), .lastHasCondition(_, let name):
      name
    case .unknownFigure(let reference, _): reference.key
    case .outOfRange(_, let value, _), .notRising(_, let value, _): value.asWritten
    case .count(_, let count, _), .few(_, let count, _), .tooManyBuckets(let count, _),
      .groupFields(let count, _):
      "\(count)"
    case .priorSum(let sum): "\(sum)"
    case .valueOutsideRange(_, let value, _): "\(value)"
    case .controlStartsElsewhere(_, let control, _): "\(control)"
    case .windowEmpty(let window), .windowOutside(let window, _): "\(window.from) to \(window.to)"
    case .readsFuture(let end, _): "\(end)"
    case .neverHappens(let event, _): event.rawValue
    case .needsItself(let id), .neverAvailable(let id), .withoutPurpose(let id): id.rawValue
    case .givesAway(_, let words): words.joined(separator: ", ")
    case .titleStandsOut(_, let length, _), .lengthStandsOut(_, _, let length, _): "\(length)"
    case .judges(_, _, let words): words.joined(separator: ", ")
    case .priorStandsOut(_, let prior, _): prior.asWritten
    case .setTwice(let knob, _): knob
    case .combinesHarmless(let id), .combinesSame(let id): id.rawValue
    case .stepTooLong(let step, _): step.asWritten
    case .knobOutsideRange(_, let number, _, _): number.asWritten
    case .noWeight, .empty, .artifactInAlert, .chart, .world, .question, .unboundedVariable,
      .variableWithoutControl, .unhandledMitigation, .windowMissing, .withoutLogs, .placeholder,
      .variantNeverDealt, .stepWithoutMembers, .orderTells, .variantTooRare:
      nil
    }
  }

  package var suggestion: String? {
    switch self {
    case .unknown(_, let name, let known): NearestName.among(known, to: name).first
    case .unknownFigure(let reference, let known):
      NearestName.among(known, to: reference.key).first
    case .neverHappens(let event, let known): NearestName.among(known, to: event.rawValue).first
    case .chart(.unknownState(let id), let known):
      NearestName.among(known, to: id.rawValue).first
    case .chart(.unknownVariable(let name), let known):
      NearestName.among(known, to: name.rawValue).first
    case .world(let kind): kind.suggestion
    case .question(let error): error.suggestions.first
    case .placeholder(let fault): fault.suggestion
    case .duplicate, .malformed, .unused, .outOfRange, .notRising, .count, .few, .priorSum,
      .noWeight, .empty, .holdsTooEarly, .lastHasCondition, .valueOutsideRange, .artifactInAlert,
      .chart, .unboundedVariable, .variableWithoutControl, .controlStartsElsewhere,
      .unhandledMitigation, .windowMissing, .windowEmpty, .windowOutside, .readsFuture,
      .tooManyBuckets, .groupFields, .withoutLogs, .variantNeverDealt, .needsItself,
      .neverAvailable, .withoutPurpose, .stepWithoutMembers, .givesAway, .titleStandsOut,
      .priorStandsOut, .lengthStandsOut, .orderTells, .variantTooRare, .judges, .setTwice,
      .stepTooLong, .knobOutsideRange, .combinesHarmless, .combinesSame:
      nil
    }
  }

  package var severity: Diagnostic.Severity {
    switch self {
    case .unused, .few, .neverHappens, .variantNeverDealt, .stepWithoutMembers, .givesAway,
      .withoutPurpose, .titleStandsOut, .priorStandsOut, .lengthStandsOut, .orderTells,
      .variantTooRare, .judges:
      .warning
    case .chart(let problem, _):
      switch problem.severity {
      case .error: .error
      case .warning: .warning
      }
    case .unknown, .unknownFigure, .duplicate, .malformed, .outOfRange, .notRising, .count,
      .priorSum, .noWeight, .empty, .holdsTooEarly, .lastHasCondition, .valueOutsideRange,
      .artifactInAlert, .world, .question, .unboundedVariable, .variableWithoutControl,
      .controlStartsElsewhere, .unhandledMitigation, .windowMissing, .windowEmpty,
      .windowOutside, .readsFuture, .tooManyBuckets, .groupFields, .withoutLogs, .placeholder,
      .needsItself, .neverAvailable, .setTwice, .stepTooLong, .knobOutsideRange,
      .combinesHarmless, .combinesSame:
      .error
    }
  }
}
