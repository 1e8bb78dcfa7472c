#!/usr/bin/env python3
"""Makes PhiloxKnownAnswers.swift: blocks of Philox 2x64-10 as PyPI's randomgen computes them.

Needs randomgen (2.5.1 was used) and numpy. Usage: python3 philox.py > PhiloxKnownAnswers.swift
"""
import numpy
import randomgen

print("/// Blocks of Philox 2x64-10, made by `philox.py` with randomgen "
      f"{randomgen.__version__} and numpy {numpy.__version__}.")
print("enum PhiloxKnownAnswers {")
print("  /// A counter, a key and the block they give.")
print("  struct Answer: Sendable {")
print("    var low: UInt64\n    var high: UInt64\n    var key: UInt64\n    var block: [UInt64]\n  }\n")
print("  static let all: [Answer] = [")
state = numpy.random.Generator(numpy.random.PCG64(1))
for index in range(12):
    low, high, key = (int(state.integers(0, 2**64 - 2, dtype=numpy.uint64)) for _ in range(3))
    if index == 0:
        low, high, key = 0, 0, 0
    # randomgen steps the counter before it makes a block
    before = ((high << 64 | low) - 1) % 2**128
    generator = randomgen.Philox(key=key, counter=before, number=2, width=64)
    block = [int(word) for word in generator.random_raw(2)]
    print(f"    Answer(\n      low: {low:#x}, high: {high:#x}, key: {key:#x},\n"
          f"      block: [{block[0]:#x}, {block[1]:#x}]),")
print("  ]\n}")
