"""Prints how Firedrill's figures stand to its peers' in one log of Benchmarks/run."""
import re
import sys

log = open(sys.argv[1], encoding="utf-8").read()


def figure(pattern):
    found = re.search(pattern, log, re.MULTILINE)
    return float(found.group(1)) if found else None


def ratio(what, ours, theirs, slower_is_more=False):
    if not ours or not theirs:
        print(f"{what}: not measured in this run")
        return
    print(f"{what}: {theirs / ours if slower_is_more else ours / theirs:,.1f} ×")


print("\n== ours against peers in this run; more is faster ==")
events = figure(r"by token: .* at best, (\d+) median")
for peer in ["sismic", "transitions", "python-statemachine"]:
    ratio(f"events/s, median, to {peer}", events, figure(rf"^{peer} .* (\d+) ev/s"))
ratio("rows/s on one core, to numpy", figure(r"^R1, one core: .* = ([\d.]+) M"),
      figure(r"^draw: .* = ([\d.]+) M"))
ratio("grouped query, to pandas", figure(r"^query, three .* in ([\d.]+) s"),
      figure(r"^query: ([\d.]+) s"), slower_is_more=True)
ratio("CSV rows/s, to printf in C", figure(r"^csv, requests.csv: .* = ([\d.]+) M"),
      figure(r"^printf in C, CSV: .* = ([\d.]+) M"))
ratio("SQLite load, to sqlite3 .import", figure(r"^SQLite load: .* in ([\d.]+) s"),
      figure(r"^([\d.]+) s and [\d.]+ s of the system"), slower_is_more=True)
