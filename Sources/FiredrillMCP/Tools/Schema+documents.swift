/// The documents that the answers of several tools hold.
extension Schema {
  static let time = Schema.object(["minute": .integer, "clock": .text])

  private static let span = Schema.object(["start": time, "end": time])

  static let place = Schema.object(["id": .text, "title": .text])

  static let line = Schema.object(["number": .integer, "time": time, "text": .text])

  static let hypotheses = Schema.object([
    "rows": .list(
      of: .object(
        ["label": .text, "id": .text, "title": .text, "prior": .number],
        optional: ["stated": .number]
      )
    )
  ])

  static let brief = Schema.object(
    [
      "title": .text, "role": .text, "page": .text, "pageTime": time,
      "background": .list(of: .text), "hypotheses": hypotheses,
      "conduct": .object(["rules": .list(of: .text)]),
    ],
    optional: ["severity": .integer]
  )

  static let menu = Schema.object([
    "actions": .list(
      of: .object([
        "number": .integer, "id": .text, "title": .text, "group": .text, "minutes": .integer,
        "availability": .word(["open", "seen", "closed"]), "opensAfter": .list(of: .integer),
      ])
    ),
    "mitigations": .list(
      of: .object([
        "number": .integer, "id": .text, "title": .text, "summary": .text, "minutes": .integer,
        "isOpen": .boolean,
      ])
    ),
    "isListed": .boolean,
  ])

  static let tables = Schema.list(
    of: .object([
      "name": .text, "title": .text,
      "fields": .list(
        of: .object(
          ["name": .text],
          optional: ["title": .text, "unit": .text, "values": .list(of: .text)]
        )
      ),
    ])
  )

  static let status = Schema.object(
    [
      "title": .text, "time": time, "minutesLeft": .integer,
      "badRate": .object(["now": .number, "atPage": .number, "usual": .number]),
      "looks": .integer,
      "controls": .list(
        of: .object(["name": .text, "value": .integer, "initial": .integer])
      ),
    ],
    optional: ["severity": .integer, "updateDue": time]
  )

  static let limits = Schema.object(
    ["stepsLeft": .integer, "answerBytes": .integer],
    optional: ["minutesLeft": .integer, "sessionBytesLeft": .integer]
  )

  /// An event, with what it showed by the kind of the event.
  static func entry(showing content: Schema) -> Schema {
    .object(
      [
        "number": .integer, "span": span, "title": .text, "content": content,
        "messages": .list(of: .object(["time": time, "from": .text, "text": .text])),
      ],
      optional: ["by": .text]
    )
  }

  /// An event in the answers of most tools: its content is an object of the kind that `content` names,
  /// which would be too long to repeat for each tool.
  static let entry = entry(showing: .document)

  private static let ruledOut = Schema.list(
    of: .object(["cause": .text, "cited": .list(of: .integer)])
  )

  /// The content of an event, an object of one of these kinds.
  static let content = Schema.kind([
    "evidence": .object([:], optional: ["evidence": evidence, "question": .integer]),
    "slice": .object(["words": .text], optional: ["figure": figure]),
    "query": .object(["statement": .text, "answer": rows]),
    "beliefs": .object([
      "beliefs": .list(of: .object(["label": .text, "probability": .number]))
    ]),
    "note": .object(["text": .text]), "mitigation": .object(["summary": .text]),
    "update": .object(["text": .text]), "wait": .object(["minutes": .integer]),
    "hint": .object(["level": .text, "text": .text]),
    "declaration": .object([
      "declaration": .object(
        [
          "cause": .text, "places": .list(of: .text), "explanation": .text,
          "cited": .list(of: .integer),
        ],
        optional: ["ruledOut": ruledOut]
      )
    ]),
    "abandoned": .object([:]),
  ])

  private static let rows = Schema.object(
    [
      "columns": .list(of: .object(["name": .text, "isNumber": .boolean])),
      "rows": .list(of: .list(of: .text)), "isCut": .boolean, "isAsShown": .boolean,
    ],
    optional: ["failure": .text]
  )

  private static let evidence = Schema.object([
    "action": .text, "title": .text, "finding": .text,
    "panels": .list(of: .object(["title": .text, "content": panel], optional: ["window": span])),
  ])

  private static let panel = Schema.kind([
    "figure": .object(["figure": figure]), "values": .object(["values": .list(of: labelled)]),
    "log": .object(["lines": .list(of: .text), "total": .integer]),
    "document": .object(["title": .text, "text": .text]), "text": .object(["text": .text]),
  ])

  private static let labelled = Schema.object(
    ["label": .text, "text": .text],
    optional: ["value": .number]
  )

  private static let unit = Schema.object(["symbol": .text, "isRatio": .boolean])

  private static let figure = Schema.kind([
    "lineChart": lineChart, "bars": bars, "histogram": histogram, "heatmap": heatmap,
    "intervals": intervals, "waterfall": waterfall, "table": dataTable,
  ])

  private static let lineChart = Schema.object([
    "title": .text, "xLabel": .text, "minutes": .list(of: .number), "unit": unit,
    "series": .list(
      of: .object(
        ["name": .text, "values": .list(of: .numberOrNull)],
        optional: ["paletteIndex": .integer, "isReference": .boolean]
      )
    ),
    "marks": .list(of: .object(["minute": .number, "label": .text])),
    "levels": .list(of: .object(["value": .number, "label": .text])),
  ])

  private static let bars = Schema.object([
    "title": .text, "unit": unit,
    "bars": .list(
      of: .object(["label": .text], optional: ["value": .number, "n": .integer])
    ),
  ])

  private static let histogram = Schema.object([
    "title": .text, "unit": unit,
    "bins": .list(of: .object(["low": .number, "high": .number, "count": .integer])),
  ])

  private static let heatmap = Schema.object(
    [
      "title": .text, "unit": unit, "rows": .list(of: .text), "columns": .list(of: .text),
      "cells": .list(of: .list(of: .numberOrNull)),
    ],
    optional: ["counts": .list(of: .list(of: .integer))]
  )

  private static let intervals = Schema.object(
    [
      "title": .text, "unit": unit,
      "rows": .list(
        of: .object(
          ["label": .text],
          optional: ["estimate": .number, "low": .number, "high": .number, "n": .integer]
        )
      ),
    ],
    optional: ["reference": .number]
  )

  private static let waterfall = Schema.object([
    "title": .text,
    "spans": .list(
      of: .object([
        "name": .text, "depth": .integer, "start": .number, "duration": .number,
        "isFailed": .boolean,
      ])
    ),
  ])

  private static let dataTable = Schema.object([
    "title": .text, "rows": .list(of: .list(of: .text)),
    "columns": .list(
      of: .object(["name": .text, "unit": unit, "alignment": .word(["left", "right", "centre"])])
    ),
  ])

  static let verdict = Schema.object(
    ["places": .list(of: .text), "cited": .list(of: .integer), "explanation": .text],
    optional: ["label": .text, "cause": .text, "ruledOut": ruledOut]
  )

  static let hearing = Schema.object(
    [
      "heard": .list(of: .object(["title": .text, "quote": .text])),
      "missing": .list(of: .object(["concept": .text, "title": .text])),
    ],
    optional: ["notRead": .text]
  )
}

/// The documents of a debrief.
extension Schema {
  static let score = Schema.object(
    [
      "rubric": .integer, "total": .number, "band": .text,
      "criteria": .list(
        of: .object([
          "name": .text, "points": .number, "weight": .number,
          "ledger": .list(
            of: .object([
              "events": .list(of: .integer), "text": .text, "points": .number,
              "possible": .number,
            ])
          ),
        ])
      ),
      "flags": .list(
        of: .object(["name": .text, "events": .list(of: .integer), "text": .text])
      ),
    ],
    optional: ["truth": .text, "cap": .number]
  )

  static let path = Schema.list(
    of: .object(
      ["event": .integer, "start": .integer, "end": .integer, "title": .text],
      optional: ["gain": .number]
    )
  )

  static let beliefs = Schema.list(
    of: .object(
      ["event": .integer, "minute": .integer, "evidence": .list(of: .number)],
      optional: ["stated": .list(of: .number)]
    )
  )

  static let checkpoints = Schema.list(
    of: .object([
      "event": .integer, "isStated": .boolean,
      "causes": .list(
        of: .object(["hypothesis": .text, "evidence": .number], optional: ["stated": .number])
      ),
    ])
  )

  private static let course = Schema.list(of: .object(["minute": .integer, "harm": .number]))

  static let harm = Schema.object([
    "session": course, "reference": course, "unattended": course,
  ])

  static let rivals = Schema.list(
    of: .object(
      ["hypothesis": .text, "posterior": .number, "tempting": .text, "ruledOutBy": .text],
      optional: [
        "evidence": .object(["event": .integer, "title": .text, "ratio": .number]),
        "missedAction": .text,
      ]
    )
  )

  static let training = Schema.list(
    of: .object(["criterion": .text, "figure": .number, "text": .text])
  )

  static let reading = Schema.list(of: .object(["title": .text, "source": .text]))
}
