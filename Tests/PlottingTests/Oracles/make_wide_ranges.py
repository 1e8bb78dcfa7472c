"""Writes Sources/Plotting/DisplayWidth+wideRanges.swift from EastAsianWidth.txt.

Usage: python3 make_wide_ranges.py /usr/share/unicode/EastAsianWidth.txt > .../DisplayWidth+wideRanges.swift
The file comes from Debian's package unicode-data (15.0.0-1). Classes W and F are two columns wide.
"""

import re
import sys

lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
version = re.search(r"EastAsianWidth-([0-9.]+)\.txt", lines[0]).group(1)
found = []
for line in lines:
    fields = [f.strip() for f in line.split("#")[0].split(";")]
    if len(fields) == 2 and fields[1] in ("W", "F"):
        first, _, last = fields[0].partition("..")
        found.append((int(first, 16), int(last or first, 16)))
merged = []
for first, last in sorted(found):
    if merged and first <= merged[-1][1] + 1:
        merged[-1][1] = max(last, merged[-1][1])
    else:
        merged.append([first, last])

print(f"""extension DisplayWidth {{
  /// Scalars that take two columns, as disjoint ranges in rising order.
  ///
  /// Source: classes W and F of EastAsianWidth.txt, Unicode {version}; made by
  /// `Tests/PlottingTests/Oracles/make_wide_ranges.py`.
  static let wideRanges: [ClosedRange<UInt32>] = [""")
row = "   "
for first, last in merged:
    item = f" 0x{first:04X}...0x{last:04X},"
    if len(row) + len(item) > 100:
        print(row)
        row = "   "
    row += item
print(row)
print("  ]\n}")
