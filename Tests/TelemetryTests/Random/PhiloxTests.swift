import Testing

@testable import Telemetry

@Test(arguments: PhiloxKnownAnswers.all.indices)
func `Philox gives the blocks of another implementation`(index: Int) {
  let answer = PhiloxKnownAnswers.all[index]
  let block = Philox.block(answer.low, answer.high, key: answer.key)
  #expect([block.0, block.1] == answer.block)
}

/// Counter, key and block of the known-answer file that came with the paper's code (Random123).
@Test func `Philox gives the published known answers`() {
  let ones = UInt64.max
  let zero = Philox.block(0, 0, key: 0)
  #expect(zero == (0xca00_a045_9843_d731, 0x66c2_4222_c9a8_45b5))
  let full = Philox.block(ones, ones, key: ones)
  #expect(full == (0x65b0_21d6_0cd8_310f, 0x4d02_f322_2f86_df20))
  let pi = Philox.block(
    0x243f_6a88_85a3_08d3,
    0x1319_8a2e_0370_7344,
    key: 0xa409_3822_299f_31d0
  )
  #expect(pi == (0x0a5e_742c_2997_341c, 0xb0f8_83d3_8000_de5d))
}

/// The test vectors of the FNV specification and of SplitMix64 (seed 1234567).
@Test func `hashes give their published values`() {
  #expect(Mixing.hash("") == 0xcbf2_9ce4_8422_2325)
  #expect(Mixing.hash("a") == 0xaf63_dc4c_8601_ec8c)
  #expect(Mixing.hash("foobar") == 0x8594_4171_f739_67e8)
  #expect(Mixing.split(1_234_567, at: 0) == 6_457_827_717_110_365_317)
  #expect(Mixing.split(1_234_567, at: 1) == 3_203_168_211_198_807_973)
}

@Test func `unit numbers stay strictly between 0 and 1`() {
  for word in [UInt64.min, 1, 1 << 63, .max] {
    for unit in [Unit.open(word), Unit.lower24(word)] {
      #expect(unit > 0 && unit < 1)
    }
  }
  #expect(Unit.open(0) == 0x1p-53)
  #expect(Unit.open(.max) == 1 - 0x1p-53)
}

@Test func `a probability of 0 never and of 1 always happens`() {
  #expect(!(Unit.step(0) < Unit.threshold(0)))
  #expect(Unit.step(.max) < Unit.threshold(1))
  #expect(Unit.threshold(-3) == 0)
  #expect(Unit.threshold(7) == Unit.steps)
}

@Test func `neighbouring positions share a block and take a word each`() {
  let block = Philox.block(21, 77 << 16, key: 5)
  let even = DrawSource(key: 5, position: 42, stream: 77 << 16)
  let odd = DrawSource(key: 5, position: 43, stream: 77 << 16)
  #expect(even.sharedWord() == block.0)
  #expect(odd.sharedWord() == block.1)
}

@Test func `tabulated normals are the exact quantiles to 2e-8`() {
  var greatest = 0.0
  for index in 0..<400_000 {
    // Half of the words at random, half reaching down to the deepest tails.
    var word = Mixing.split(1, at: UInt64(index))
    if index & 1 == 1 { word = word &>> (1 + UInt64(index / 2) % 52) }
    let tail = (Double((word & (1 << 63 - 1)) >> 11) + 0.5) * 0x1p-53
    let exact = -Elementary.normalQuantile(tail)
    let signed = word >> 63 == 1 ? -exact : exact
    greatest = max(greatest, (NormalTable.variate(word) - signed).magnitude)
  }
  #expect(greatest < 2e-8)
}

/// The quick test must refuse wherever the exact test of Marsaglia and Tsang would.
@Test(arguments: [1, 1.01, 1.5, 2.2, 5, 17.2, 100, 4000, 1e6])
func `the gamma's quick test lies under its exact one`(shape: Double) {
  let gamma = GammaDraw(shape: shape)
  for step in 1..<20_000 {
    let root = Double(step) / 4000
    let x = (root - 1) / gamma.c
    let cube = root * root * root
    let exact = Elementary.exp(0.5 * x * x + gamma.d * (1 - cube + Elementary.log(cube)))
    #expect(1 - gamma.squeeze * x * x * x * x <= exact + 1e-9)
  }
}
