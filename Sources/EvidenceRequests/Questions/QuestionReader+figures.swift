import Telemetry

extension QuestionReader {
  private static let percentiles = ["p50", "p90", "p95", "p99"]
  private static let numericWords = [
    "average": "mean", "mean": "mean", "median": "p50", "typical": "p50", "total": "sum",
    "sum": "sum", "tail": "p95", "spread": "sd", "deviation": "sd",
  ]

  mutating func readFigure() {
    for index in tokens.indices where !isUsed[index] {
      let word = tokens[index].text
      if Self.percentiles.contains(word) {
        set(.numeric(word: word), index..<index + 1)
      } else if let number = tokens[index].number, ["th", "percentile"].contains(text(index + 1)),
        Self.percentiles.contains("p\(Int(number))")
      {
        let end = text(index + 1) == "percentile" || text(index + 2) != "percentile" ? 2 : 3
        set(.numeric(word: "p\(Int(number))"), index..<index + end)
      } else if let numeric = Self.numericWords[word] {
        set(.numeric(word: numeric), index..<index + 1)
        if word == "deviation", text(index - 1) == "standard" { use(index - 1..<index) }
      } else if word == "how", text(index + 1) == "many" {
        set(.howMany, index..<index + 2)
      } else if word == "how", text(index + 1) == "often" {
        set(.share, index..<index + 2)
      } else if ["count", "counts", "number"].contains(word) {
        set(.howMany, index..<index + 1)
      } else if [
        "share", "rate", "rates", "fraction", "percentage", "percent", "%", "proportion", "portion",
        "ratio", "shares", "part",
      ].contains(word) {
        set(.share, index..<index + 1)
      } else if ["traffic", "throughput", "volume", "qps", "rps", "load"].contains(word) {
        set(.perMinute, index..<index + 1)
      } else if ["unique", "distinct"].contains(word) {
        set(.distinct, index..<index + 1)
      } else if ["missing", "unrecorded", "absent", "null", "lacking"].contains(word) {
        set(.missing, index..<index + 1)
      }
    }
  }

  /// The first figure that is named counts; "missing" and "unique" say more than "how many".
  mutating func set(_ new: Figure, _ place: Range<Int>) {
    use(place)
    switch (figure, new) {
    case (nil, _), (.howMany, .missing), (.howMany, .distinct), (.share, .missing): figure = new
    case (.howMany, .numeric), (.share, .numeric): figure = new
    default: return
    }
  }
}
