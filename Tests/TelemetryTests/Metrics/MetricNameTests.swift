import Telemetry
import Testing

struct MetricNameTests {
  @Test(arguments: [
    ("gen_ai.server.request.duration", "ms", "gen_ai_server_request_duration_seconds"),
    ("kiosk.wait_seconds", "s", "kiosk_wait_seconds"),
    ("gen_ai.client.token.usage", "tokens", "gen_ai_client_token_usage_tokens"),
    ("kiosk.payload", "KiB", "kiosk_payload_bytes"), ("kiosk.load", "%", "kiosk_load_ratio"),
  ])
  func `a family's name ends in its base unit`(name: String, unit: String, family: String) {
    #expect(MetricName.family(name, unit: FieldUnit(unit)?.base) == family)
  }

  @Test(arguments: [
    ("ms", 1500, 1.5), ("min", 2, 120), ("KiB", 2, 2048), ("%", 12, 0.12), ("tokens", 7, 7),
    ("us", 3, 3e-6), ("MB", 1, 1e6),
  ])
  func `numbers are converted to base units`(unit: String, number: Double, expected: Double) {
    #expect(FieldUnit(unit)?.inBase(number) == expected)
  }

  @Test(arguments: ["req/s", "", "Tokens", "a b", "_x", "x_"])
  func `a unit that cannot end a name is none`(unit: String) {
    #expect(FieldUnit(unit) == nil)
  }

  @Test(arguments: ["a.total", "x_count", "wait.ms", "kiosk.kb"])
  func `endings that formats add or that are no base units are named`(name: String) {
    #expect(MetricName.forbiddenEnd(of: name) != nil)
  }

  @Test(arguments: ["kiosk.answers", "gen_ai.client.token.usage", "a1"])
  func `good names are let pass`(name: String) {
    #expect(MetricName.isWellFormed(name))
    #expect(MetricName.forbiddenEnd(of: name) == nil)
  }

  @Test(arguments: ["", "A", "a..b", ".a", "a.", "1a", "a-b", "a_"])
  func `malformed names are told`(name: String) {
    #expect(!MetricName.isWellFormed(name))
  }

  @Test func `standard bounds are those of the conventions`() {
    #expect(
      FieldUnit.Base.seconds.standardBounds
        == [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]
    )
    #expect(FieldUnit.Base.other("tokens").standardBounds.last == 67_108_864)
    #expect(FieldUnit.Base.ratio.standardBounds.first == 0.1)
  }
}
