"""Reads what `firedrill simulate --json` printed and holds it against the bounds of each player.

Prints a table of mean scores, with the lowest mean of a truth in brackets, and exits with 1 where a
bound does not hold.
"""

import json
import sys

# The mean over a scenario's worlds, from and to; and the least mean under any one truth.
BOUNDS = {
    "expert": (90, 100, 80),
    "late": (80, 97, 0),
    "checklist": (0, 75, 0),
    "shotgun": (0, 70, 0),
    "skipper": (0, 60, 0),
    "random": (0, 42, 0),
    "anchored": (0, 35, 0),
    "lucky": (0, 25, 0),
    "idle": (0, 8, 0),
}


def main():
    scenarios = {}
    for name in sys.argv[1:]:
        with open(name, encoding="utf-8") as file:
            scenarios.update(json.load(file)["scenarios"])
    names = sorted(scenarios)
    worlds = {scenario["seeds"] for scenario in scenarios.values()}
    print(f"mean score (lowest mean by truth), {', '.join(map(str, sorted(worlds)))} worlds each")
    print("| player | bound | " + " | ".join(names) + " |")
    print("| --- " * (len(names) + 2) + "|")
    broken = []
    for player, (low, high, least) in BOUNDS.items():
        cells = []
        for name in names:
            figures = scenarios[name]["players"][player]
            mean, lowest = figures["mean"], min(figures["by_truth"].values())
            cells.append(f"{mean:.1f} ({lowest:.1f})")
            if not low <= mean <= high or lowest < least:
                broken.append(f"{player} in {name}: {mean:.1f} ({lowest:.1f})")
        bound = f"≥ {low}, no truth under {least}" if high == 100 else f"≤ {high}"
        if 0 < low and high < 100:
            bound = f"{low}–{high}"
        print(f"| {player} | {bound} | " + " | ".join(cells) + " |")
    for line in broken:
        print(f"does not hold: {line}")
    return 1 if broken else 0


sys.exit(main())
