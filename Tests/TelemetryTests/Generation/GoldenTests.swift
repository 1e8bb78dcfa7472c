import Testing

@testable import Telemetry

/// Digests of the rows of one small world; stored sessions replay only as long as these hold.
///
/// A change here is a new generator version: it must be meant, and said in the changelog.
@Test func `the rows of a small world are the same on every machine`() throws {
  let world = World(
    try CompiledWorld(model: .everything, effects: Effect.canaryFault),
    seed: 0xf1e2_d11a,
    attempt: 3
  )
  let model = world.compiled.model
  let requests = try world.rows(
    of: "requests",
    in: MinuteRange(from: -120, to: 60),
    fields: model.fieldNames("requests"),
    timeline: .rollout
  )
  let documents = try world.rows(
    of: "documents",
    in: MinuteRange(from: 0, to: 1),
    fields: model.fieldNames("documents"),
    timeline: Timeline()
  )
  #expect(requests.count == 57_756)
  #expect(RowDigest(requests).value == 8_831_415_088_306_719_899)
  #expect(RowDigest(documents).value == 4_447_356_311_876_781_233)
}

/// One column of each family, so that a change shows which.
@Test(arguments: DistributionFamily.allCases)
func `the variates of a family are the same on every machine`(family: DistributionFamily) throws {
  let parameters: [Parameter] =
    family == .uniform
    ? [2, 9]
    : [0.7, 3].prefix(
      family.parameters.count
    ).map { Parameter(.constant($0)) }
  let model = WorldModel.drawing(
    [.number(Distribution(family: family, parameters: parameters))],
    count: 4000
  )
  let rows = try World(try CompiledWorld(model: model), seed: 1).rows(
    of: "draws",
    in: MinuteRange(from: 0, to: 1),
    fields: ["value0"],
    timeline: Timeline()
  )
  let golden: [DistributionFamily: UInt64] = [
    .constant: 10_178_996_143_971_471_141,
    .uniform: 13_302_171_581_973_158_573,
    .normal: 13_715_567_868_851_996_209,
    .lognormal: 14_130_779_162_543_773_841,
    .exponential: 1_876_196_633_715_092_040,
    .gamma: 2_154_657_412_771_505_707,
    .beta: 12_116_497_265_725_012_515,
    .poisson: 8_840_680_299_455_649_256,
  ]
  #expect(RowDigest(rows).value == golden[family])
}
