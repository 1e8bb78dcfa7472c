/// How often two raters said yes and no to the same questions.
struct Agreement {
  var both = 0
  var first = 0
  var second = 0
  var neither = 0

  mutating func count(first isFirst: Bool, second isSecond: Bool) {
    switch (isFirst, isSecond) {
    case (true, true): both += 1
    case (true, false): first += 1
    case (false, true): second += 1
    case (false, false): neither += 1
    }
  }

  /// Cohen's κ: agreement beyond that of two raters who say yes as often without looking.
  var kappa: Double {
    let total = Double(both + first + second + neither)
    let observed = Double(both + neither) / total
    let firstYes = Double(both + first) / total
    let secondYes = Double(both + second) / total
    let byChance = firstYes * secondYes + (1 - firstYes) * (1 - secondYes)
    return (observed - byChance) / (1 - byChance)
  }
}
