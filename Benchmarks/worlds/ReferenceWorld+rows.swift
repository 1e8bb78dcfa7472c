import Telemetry

extension WorldModel {
  /// R1 with parameters that must look at each row: quality falls with latency and `ok` follows it.
  static var referenceByRow: WorldModel {
    var model = referenceR1
    model.effects = [
      Effect(
        id: "slow",
        table: "requests",
        field: "quality",
        parameter: "mean",
        adjustment: Adjustment(
          rows: .compares("latency_ms", .above, 900),
          change: .shift(.constant(-0.1))
        ),
        tag: .benign
      ),
      Effect(
        id: "long",
        table: "requests",
        field: "output_tokens",
        parameter: "mean",
        adjustment: Adjustment(
          change: .scaleByField("input_tokens", reference: 500, power: 0.5)
        ),
        tag: .benign
      ),
      Effect(
        id: "bad",
        table: "requests",
        field: "ok",
        parameter: "probability",
        adjustment: Adjustment(
          change: .follow("quality", [CurvePoint(x: 0.3, y: 0.5), CurvePoint(x: 0.8, y: 0.995)])
        ),
        tag: .benign
      ),
    ]
    return model
  }
}
