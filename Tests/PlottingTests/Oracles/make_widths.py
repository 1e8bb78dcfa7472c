"""Writes widths.txt: the width of every scalar as runs "first last width" (hexadecimal bounds).

Usage: python3 make_widths.py > widths.txt     (needs the PyPI package wcwidth 0.2.13,
the last line of releases that keeps the tables of older Unicode versions)
"""

import importlib.metadata
import sys
import wcwidth

print(f"# wcwidth {importlib.metadata.version('wcwidth')}, unicode_version='15.0.0', Python {sys.version.split()[0]}")
run = None
for code in range(0xA0, 0x110000):
    if 0xD800 <= code <= 0xDFFF:
        width = None
    else:
        width = max(0, wcwidth.wcwidth(chr(code), unicode_version="15.0.0"))
    if run and run[2] == width:
        run[1] = code
    else:
        if run and run[2] is not None:
            print(f"{run[0]:X} {run[1]:X} {run[2]}")
        run = [code, code, width]
print(f"{run[0]:X} {run[1]:X} {run[2]}")
