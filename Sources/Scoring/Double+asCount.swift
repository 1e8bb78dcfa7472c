import Telemetry

extension Double {
  /// A whole number for a ledger.
  var asCount: String { Digits.fixed(self, decimals: 0) }
}
