/// Blocks of Philox 2x64-10, made by `philox.py` with randomgen 2.5.1 and numpy 2.4.6.
enum PhiloxKnownAnswers {
  /// A counter, a key and the block they give.
  struct Answer: Sendable {
    var low: UInt64
    var high: UInt64
    var key: UInt64
    var block: [UInt64]
  }

  static let all: [Answer] = [
    Answer(
      low: 0x0,
      high: 0x0,
      key: 0x0,
      block: [0xca00a0459843d731, 0x66c24222c9a845b5]
    ),
    Answer(
      low: 0xf2dab0aed2ac6fd0,
      high: 0x4fd42fa03fcd72a8,
      key: 0x6c5f1f45de787047,
      block: [0x96a4370bebe2194f, 0xe12b483dbad0629d]
    ),
    Answer(
      low: 0xd3e4513345ee6d22,
      high: 0x68c1464c41ca3ac9,
      key: 0x8cb22c02a4d1fa28,
      block: [0x49ce51c0169e82ea, 0x138163ef27a13a7d]
    ),
    Answer(
      low: 0x70e1d3215f30261,
      high: 0xc0e63c2edd973233,
      key: 0x89c3c29ad67f9ca2,
      block: [0x46925b4601fc5393, 0x2e1b1ffbe3dba6cd]
    ),
    Answer(
      low: 0x54694c3ad14a9947,
      high: 0xc9d676a873e2d508,
      key: 0x4d9e2d241fb91944,
      block: [0x87a33b4c2edb5592, 0xdde9d45b6529f52e]
    ),
    Answer(
      low: 0x7418700c1fda0c2d,
      high: 0x22508e81fa16820a,
      key: 0x673269a56220b55c,
      block: [0xed672cf0b71cff4, 0x3b4abe9a3c86026d]
    ),
    Answer(
      low: 0x3415a484e7642554,
      high: 0x4326f7928093fdeb,
      key: 0xc017e631051316f1,
      block: [0xad2c63b28287e194, 0x94ecba9c8bea271d]
    ),
    Answer(
      low: 0x47c8de4d0fe09744,
      high: 0x7c3579c77f8cfc75,
      key: 0xfb1197d71defa64b,
      block: [0x25b0b072caa2598d, 0xb058489aeb1cf24b]
    ),
    Answer(
      low: 0xf62f2a74bfc534fe,
      high: 0xb98bd564179423dc,
      key: 0x8a8dd7dc4b0ba108,
      block: [0xed81e43905e9dfaa, 0x30fc1c8215de498c]
    ),
    Answer(
      low: 0x46e25789ecc847b8,
      high: 0x29207d73b9d2f218,
      key: 0xf84d082952945000,
      block: [0x6edd83295398c17a, 0xcc76674f55bd9850]
    ),
    Answer(
      low: 0x841d12216bce592c,
      high: 0x1da95e684afffcd7,
      key: 0x9f9d064d6cb28f42,
      block: [0xab70cde40d264bba, 0x23bbed792fc24c85]
    ),
    Answer(
      low: 0xc6d4b45f74a21d9f,
      high: 0x9cedc8ca5ce3d0d4,
      key: 0xead405bac5d58cb1,
      block: [0xa857514e6f0aa491, 0x7b307e7cfc05206d]
    ),
  ]
}
