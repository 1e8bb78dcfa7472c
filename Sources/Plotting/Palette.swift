/// Colours that readers with any kind of colour vision can tell apart.
///
/// Series take the palette of M. Okabe and K. Ito, "Color Universal Design" (2002, revised 2008),
/// without its black, which a dark terminal would hide. Heat rises from dark blue to yellow like
/// cividis (Nuñez, Anderton, Renslow, PLoS ONE 13(7), 2018), so lightness alone tells the order.
package enum Palette {
  /// Colours of the series before they repeat.
  static let seriesHex = [
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442",
  ]

  /// The nearest entries of xterm's colour cube to `seriesHex`; blue one step lighter, so that it
  /// reads on black.
  private static let series256 = [32, 214, 36, 175, 74, 166, 227]

  /// The nearest of the 16 colours by name: blue, yellow, green, magenta, cyan, red, bright yellow.
  private static let series16 = [94, 33, 32, 35, 36, 31, 93]

  /// Five steps of heat as backgrounds of xterm's cube, dark to light.
  private static let heat256 = [17, 60, 102, 143, 221]

  /// Five steps of heat for SVG, from cividis.
  static let heatHex = ["#00224E", "#434E6C", "#7D7C78", "#BCAF6F", "#FEE838"]

  /// The step of 0 to 4 that a heat of 0…1 belongs to.
  static func heatStep(_ heat: Double) -> Int {
    guard heat > 0 else { return 0 }
    return min(4, Int((min(heat, 1) * 5).rounded(.down)))
  }

  /// The parameters of the SGR sequence (ECMA-48 §8.3.117) for an ink, if it needs one.
  static func code(of ink: Ink, depth: ColourDepth) -> String? {
    switch depth {
    case .none: nil
    case .ansi16: code16(of: ink)
    case .ansi256: code256(of: ink)
    }
  }

  private static func code16(of ink: Ink) -> String? {
    switch ink {
    case .plain, .heat: nil
    case .emphasis: "1"
    case .faint: "2"
    case .series(let number): String(series16[wrapped(number, series16.count)])
    case .good: "36"
    case .warning: "33"
    case .bad: "31;1"
    case .bar: "7"
    }
  }

  private static func code256(of ink: Ink) -> String? {
    switch ink {
    case .plain: nil
    case .emphasis: "1"
    case .faint: "2"
    case .series(let number): "38;5;\(series256[wrapped(number, series256.count)])"
    case .good: "38;5;36"
    case .warning: "38;5;214"
    case .bad: "38;5;166;1"
    case .bar: "7"
    case .heat(let heat): heatCode(heatStep(heat))
    }
  }

  private static func heatCode(_ step: Int) -> String {
    "48;5;\(heat256[step]);38;5;\(step < 3 ? 231 : 16)"
  }

  static func wrapped(_ number: Int, _ count: Int) -> Int {
    ((number % count) + count) % count
  }
}
