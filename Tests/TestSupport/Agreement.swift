/// How often two raters said yes and no to the same questions.
package struct Agreement: Sendable {
  package var both: Int
  package var first: Int
  package var second: Int
  package var neither: Int

  package init(both: Int = 0, first: Int = 0, second: Int = 0, neither: Int = 0) {
    self.both = both
    self.first = first
    self.second = second
    self.neither = neither
  }

  package mutating func count(first isFirst: Bool, second isSecond: Bool) {
    switch (isFirst, isSecond) {
    case (true, true): both += 1
    case (true, false): first += 1
    case (false, true): second += 1
    case (false, false): neither += 1
    }
  }

  /// Cohen's κ: agreement beyond that of two raters who say yes as often without looking.
  package var kappa: Double {
    let total = Double(both + first + second + neither)
    let observed = Double(both + neither) / total
    let firstYes = Double(both + first) / total
    let secondYes = Double(both + second) / total
    let byChance = firstYes * secondYes + (1 - firstYes) * (1 - secondYes)
    return (observed - byChance) / (1 - byChance)
  }
}
