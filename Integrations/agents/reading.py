"""Rules by which the two simple agents read evidence: words that a cause and a finding share, and figures.

The rules know no incident. A finding speaks for the causes whose words it shares as far as its figures
are significant, and against them where they are not; a cause in whose words nothing is wrong gets the
opposite. It is a floor to measure other agents against, not a way to diagnose.
"""

import math
import re
from typing import Any

STOP = set(
    "a an and are as at by for from has have he in is it its more of on or so than that the their them they "
    "this to was what when where which who with without not often comes how long"
    .split()
)
NOTHING = re.compile(r"nothing is wrong|by chance|small sample|are sound")
P_VALUE = re.compile(r"p ([=<]) (\d\.\d+)")
INTERVAL = re.compile(r"from ([+-]?\d+\.\d+) points? to ([+-]?\d+\.\d+) points?")
BOUNDS = re.compile(r"interval ([+-]?\d+\.\d+) points? to ([+-]?\d+\.\d+) points?")


def words(text: str) -> set[str]:
    """The beginnings of the words of a text that carry meaning."""
    found = re.findall(r"[a-z]+(?:-?[0-9.]+)?|[a-z]\b", text.lower())
    return {word[:6] for word in found if word not in STOP}


def strength(finding: str) -> float:
    """How clearly a finding shows a difference, from -1 (there is none) to 1 (there is one)."""
    marks = []
    for sign, value in P_VALUE.findall(finding):
        p = float(value)
        marks.append(1.0 if sign == "<" or p < 0.01 else 0.4 if p < 0.05 else -0.7)
    for low, high in INTERVAL.findall(finding) + BOUNDS.findall(finding):
        marks.append(0.8 if float(low) * float(high) > 0 else -0.5)
    if re.search(r"\b(no|none|same|0\.0 %)\b", finding, re.IGNORECASE):
        marks.append(-0.5)
    return max(marks, key=abs) if marks else 0.2


class Reading:
    """What an agent believes of the causes of an incident and has read so far."""

    def __init__(self, opened: dict[str, Any]):
        rows = opened["brief"]["hypotheses"]["rows"]
        self.titles = {row["label"]: row["title"] for row in rows}
        self.weights = {row["label"]: row["prior"] for row in rows}
        self.words = {label: words(title) for label, title in self.titles.items()}
        self.calm = {label for label, title in self.titles.items() if NOTHING.search(title.lower())}
        self.events: dict[str, list[int]] = {label: [] for label in self.titles}
        self.findings: dict[int, str] = {}

    def shares(self, text: str) -> dict[str, float]:
        """Each cause with the weight of the words that it shares with the text; rare words count more."""
        found = words(text)
        every = list(self.words.values())
        rare = {word: 1 / sum(word in other for other in every) for other in every for word in other}
        return {
            label: sum(rare[word] for word in own & found) / math.sqrt(len(own) or 1)
            for label, own in self.words.items()
        }

    def read(self, title: str, finding: str, event: int) -> None:
        """Moves the weights by a finding and keeps it as evidence for the causes it speaks of."""
        clear = strength(finding)
        self.findings[event] = finding
        for label, share in self.shares(f"{title} {finding}").items():
            if label in self.calm:
                self.weights[label] *= math.exp(-0.35 * clear)
            elif share > 0:
                self.weights[label] *= math.exp(1.2 * clear * min(share, 1))
                self.events[label].append(event)

    def beliefs(self) -> dict[str, float]:
        """The weights, scaled to 1 and kept away from certainty, which these rules do not earn."""
        total = sum(self.weights.values())
        return {label: 0.05 + 0.6 * weight / total for label, weight in self.weights.items()}

    def ranked(self) -> list[str]:
        """The causes, the likeliest first."""
        return sorted(self.weights, key=lambda label: (-self.weights[label], label))

    def change(self, title: str) -> float:
        """How much a look may move beliefs: the doubt about the causes of which its title speaks."""
        total = sum(self.weights.values())
        doubt = 0.0
        for label, share in self.shares(title).items():
            p = self.weights[label] / total
            doubt += min(share, 1) * p * (1 - p)
        return doubt + 0.01

    def verdict(self, places: list[dict[str, str]]) -> dict[str, Any]:
        """The arguments of 'declare' for the likeliest cause, with what speaks for it and what was ruled out."""
        cause, *others = self.ranked()
        named = [(len(words(place["title"]) & self.words[cause]), place["id"]) for place in places]
        best = max(named, default=(0, ""))
        ruled = [label for label in reversed(others) if self.events[label]][:3]
        cited = self.events[cause][-3:]
        seen = " ".join(self.findings[event] for event in cited)
        out = "; ".join(f"{self.titles[label]} ({self.findings[self.events[label][-1]]})" for label in ruled)
        return {
            "cause": cause,
            "places": [best[1]] if best[0] else [],
            "cited": cited,
            "ruled_out": [{"cause": label, "events": self.events[label][-2:]} for label in ruled],
            "explanation": f"{self.titles[cause]}. {seen} Ruled out: {out}.",
        }
