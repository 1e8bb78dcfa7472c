internal import Telemetry

extension ScenarioShapes {
  /// A number, a control times a factor, or a number that the seed draws between two bounds.
  static let quantity: Shape<Quantity> = named("quantity", kinds: [.number, .knob, .object]) {
    either(
      "a number, {control: name} or {between: [a, b]}",
      finiteNumber.map(Quantity.constant),
      object("A number that differs in time or by world.", drawnQuantity) { $0 }
    )
  }

  private static let finiteNumber = number(-1e12...1e12)

  private static let controlKey = variant(
    "control",
    columnName(ControlName.self),
    "The control whose value is taken.",
    ParameterForm.control
  )
  private static let betweenKey = variant(
    "between",
    pair("a list of two numbers, [low, high]", finiteNumber, finiteNumber),
    "The bounds between which the seed draws a number, once a world."
  ) { ParameterForm.quantity(.between($0, $1)) }
  private static let times = optional(
    "times",
    finiteNumber,
    "The factor of the control's value; 1 where absent."
  )

  private static let drawnQuantity = group(
    exactlyOne(of: controlKey, betweenKey),
    times
  ) { form, times in
    form.quantity(times: times)
  }
  .requiring("times", beside: "control")

  /// A number of a generator: a quantity, or a quantity and what changes it.
  static let parameter: Shape<Parameter> = named("parameter", kinds: [.number, .knob, .object]) {
    either(
      "a number or a parameter such as {base: 3, adjust: [...]}",
      finiteNumber.map { Parameter(.constant($0)) },
      object(
        "A number with what changes it.",
        group(
          exactlyOne(
            of: controlKey,
            betweenKey,
            variant(
              "base",
              quantity,
              "The number before anything changes it.",
              ParameterForm.quantity
            )
          ),
          times,
          defaulted(
            "adjust",
            list(of: adjustment, count: 0...50),
            to: [],
            "Changes, in this order."
          )
        ) { form, times, adjustments in
          Parameter(form.quantity(times: times), adjustments: adjustments)
        }
        .requiring("times", beside: "control")
        .requiring("adjust", beside: "base")
      ) { $0 }
    )
  }

  /// A change of a parameter for some rows, some of the time.
  static let adjustment: Shape<Adjustment> = named("adjustment") {
    object("A change of a parameter for some rows, some of the time.", adjustmentKeys) { $0 }
  }

  /// The keys of an adjustment, which effects have too.
  static let adjustmentKeys = group(
    optional("where", predicate, "The rows that are changed; all where absent."),
    timingKeys,
    exactlyOne(
      of: variant("set", quantity, "The new value.", Change.set),
      variant("scale", quantity, "The factor.", Change.scale),
      variant("shift", quantity, "What is added.", Change.shift),
      variant("scale_by", scaleByField, "A factor that depends on a field."),
      variant("follow", follow, "A curve that the value follows along a field.")
    )
  ) { rows, timing, change in
    Adjustment(rows: rows ?? .always, timing: timing, change: change)
  }

  private static let timingKeys = group(
    optional("while", controlCondition, "When it is in force; always where absent."),
    optional(
      "from",
      quantity,
      "Minutes after the page, or after the condition came true, at which it starts."
    ),
    optional("duration", number(moreThan: 0, atMost: 1e6), "Minutes after which it ends."),
    defaulted("ramp", number(0...1e6), to: 0, "Minutes from nothing to full strength."),
    optional("half_life", number(moreThan: 0, atMost: 1e6), "Minutes in which it halves.")
  ) { condition, from, duration, ramp, halfLife in
    Timing(
      condition: condition,
      from: from,
      duration: duration,
      ramp: ramp,
      halfLife: halfLife
    )
  }

  private static let scaleByField = object(
    "Multiplies by the field over a reference, to a power.",
    required("field", columnName(FieldName.self), "A number field drawn before."),
    required("reference", finiteNumber, "The value at which the factor is 1."),
    required("power", number(-20...20), "The exponent.")
  ) { Change.scaleByField($0, reference: $1, power: $2) }

  private static let follow = object(
    "Follows a piecewise linear curve, flat beyond its ends.",
    required("field", columnName(FieldName.self), "A number field drawn before."),
    required(
      "points",
      list(
        of: pair("a list of two numbers, [x, y]", finiteNumber, finiteNumber)
          .map { CurvePoint(x: $0, y: $1) },
        count: 1...200
      ),
      "Points [x, y], x rising."
    )
  ) { Change.follow($0, $1) }

  /// An effect on the world; its id is made of where it stands.
  static func effect(tag: EffectTag) -> Shape<@Sendable (String) -> Effect> {
    object(
      "A change that a cause or a mitigation makes to the world.",
      required(
        "on",
        text(matching: .effectTarget, atMost: 200),
        "What is changed: table.field.parameter, or table.rate for traffic."
      ),
      adjustmentKeys,
      defaulted(
        "tag",
        word(of: EffectTag.self),
        to: .string(tag.rawValue),
        "Whether it is what went wrong; the healthy twin lacks the faults."
      )
    ) { target, adjustment, tag in
      { id in
        let (table, rest) = TextPattern.afterName(target[...]) ?? (target[...], "")
        let (field, parameter) =
          TextPattern.afterName(rest).map { ($0.name, $0.rest) } ?? ("", rest)
        return Effect(
          id: id,
          table: TableName(String(table)),
          field: field.isEmpty ? nil : FieldName(String(field)),
          parameter: ParameterName(String(parameter)),
          adjustment: adjustment,
          tag: tag
        )
      }
    }
  }

  /// The effects of a place in the file, which gives them their ids.
  static func effects(tag: EffectTag) -> Shape<@Sendable (String) -> [Effect]> {
    list(of: effect(tag: tag), count: 0...200).map { makers in
      { place in makers.enumerated().map { index, make in make("\(place)/\(index)") } }
    }
  }
}

/// The kind of a parameter, which its first key names.
private enum ParameterForm: Sendable {
  case control(ControlName)
  case quantity(Quantity)

  func quantity(times: Double?) -> Quantity {
    switch self {
    case .control(let name): .control(name, times: times ?? 1)
    case .quantity(let quantity): quantity
    }
  }
}
