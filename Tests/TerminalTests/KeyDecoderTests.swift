import Terminal
import Testing

struct KeyDecoderTests {
  @Test(arguments: [
    ("a é", [KeyPress.character("a"), .character(" "), .character("é")]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
    ("\u{1B}OA\u{1B}OF", [.up, .end]),
    ("\u{1B}[1;5C\u{1B}[5~\u{1B}[6~\u{1B}[3~", [.right, .pageUp, .pageDown, .delete]),
    ("\u{1B}[1~\u{1B}[4~\u{1B}[H\u{1B}[F", [.home, .end, .home, .end]),
    ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
    ("\u{3}\u{4}", [.interrupted, .endOfInput]), ("\u{1B}\u{1B}q", [.escape, .character("q")]),
    ("\u{1B}[99;99;99Xq", [.character("q")]), ("日👍", [.character("日"), .character("👍")]),
  ])
  func `bytes become keys`(_ text: String, _ keys: [KeyPress]) {
    var decoder = KeyDecoder()
    #expect(text.utf8.compactMap { decoder.feed($0) } == keys)
  }

  @Test func `a lone escape is a key after a pause`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(0x1B) == nil)
    #expect(decoder.isWaiting)
    #expect(decoder.pause() == .escape)
    #expect(!decoder.isWaiting)
    #expect(decoder.pause() == nil)
  }

  @Test func `any bytes leave the decoder able to go on`() {
    var state: UInt32 = 1
    var decoder = KeyDecoder()
    for _ in 0..<20_000 {
      state = state &* 1_664_525 &+ 1_013_904_223
      _ = decoder.feed(UInt8(truncatingIfNeeded: state >> 24))
    }
    _ = decoder.pause()
    #expect(decoder.feed(UInt8(ascii: "q")) == .character("q"))
  }
}

struct CompletionStepTests {
  @Test(arguments: [
    ("", ["one"], CompletionStep.replace(deleting: 0, inserting: "one ")),
    ("cite e", ["ev-1", "other"], .replace(deleting: 1, inserting: "ev-1 ")),
    ("e", ["ev-1", "ev-2"], .replace(deleting: 1, inserting: "ev-")),
    ("ev-", ["ev-2", "ev-1", "ev-2"], .list(["ev-1", "ev-2"])), ("x", ["ev-1"], .nothing),
    ("EV", ["ev-1"], .replace(deleting: 2, inserting: "ev-1 ")), ("a ", [], .nothing),
    ("é", ["éa", "éb"], .list(["éa", "éb"])),
  ])
  func `Tab completes, shows a choice or does nothing`(
    _ before: String,
    _ candidates: [String],
    _ step: CompletionStep
  ) {
    #expect(CompletionStep(before: before, candidates: candidates) == step)
  }
}
