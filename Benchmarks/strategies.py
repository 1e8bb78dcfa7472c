"""Plays strategies without understanding through the program, and prints what they score.

Each strategy knows what a player sees at the start: the menu, the causes with their priors, and what
findings say. None knows what a finding means. A mean over 60 fails the run.

usage: strategies.py PROGRAM [SEEDS]
"""

import concurrent.futures
import os
import re
import statistics
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
SEEDS = int(sys.argv[2]) if len(sys.argv) > 2 else 40
SCENARIOS = [
    "agent-runs-away",
    "canary-segment-regression",
    "catastrophic-forgetting",
    "eval-distribution-mismatch",
    "features-disagree",
    "quality-after-update",
    "rag-wrong-answers",
    "search-drifts",
    "slow-at-noon",
    "tool-poisoning",
]
MOST = 60.0
UPDATE = (
    "update Impact: one in five users is hit. Scope: everyone on the new version. Belief: most likely"
    " the release, 60 %. Next step: we hold it and look further. Next update in 30 minutes."
)
WORDS = (
    "because the release, the users, the pool, the cache, the judge, the index, the token and the template"
    " were compared with control; 22 % against 2 %; it is not noise and the rest was ruled out"
)


def run(scenario, seed, lines):
    """What the program prints for a script in a world."""
    with tempfile.TemporaryDirectory() as home:
        return subprocess.run(
            [PROGRAM, "play", scenario, "--seed", str(seed)],
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "FIREDRILL_HOME": home, "COLUMNS": "200"},
        ).stdout


class Start:
    """What a player can see before the first look."""

    def __init__(self, scenario):
        shown = run(scenario, 1, ["menu"])
        menu = shown[shown.rindex("Look (minutes)") :]
        looks, mitigations = menu.split("Mitigate (minutes)")
        row = re.compile(r"^ +(\d+) +(\d+)  (.+)$", re.M)
        self.looks = [(int(n), int(m)) for n, m, _ in row.findall(looks)]
        self.mitigations = [(int(n), title) for n, _, title in row.findall(mitigations)]
        causes = re.findall(r"^(h\d+)  (.+?) +(\d+)%$", shown, re.M)
        self.causes = [(label, title) for label, title, _ in causes]
        self.likeliest = max(causes, key=lambda cause: int(cause[2]))[0]
        self.hold = next(
            (n for n, title in self.mitigations if re.match("(Stop|Hold|Keep|Freeze|Pause)", title)),
            self.mitigations[0][0],
        )


def counted(start, scenario, seed, lines):
    """The cause whose title shares most words with what was found."""
    found = " ".join(re.findall(r"Finding: ((?:.+\n)+)", run(scenario, seed, lines))).lower()
    words = re.findall(r"[a-z]{4,}", found)

    def hits(cause):
        return sum(words.count(word) for word in set(re.findall(r"[a-z]{4,}", cause[1].lower())))

    return max(start.causes, key=hits)[0]


def script(strategy, start, scenario, seed):
    """The lines of a strategy in a world."""
    cheap = [f"look {n}" for n, m in sorted(start.looks, key=lambda look: look[1])[:6]]
    everything = [f"look {n}" for n, _ in start.looks]
    hold = f"mitigate {start.hold}"
    prior = f"declare {start.likeliest} at nowhere because it is likely !"
    if strategy == "wait":
        return ["wait 60"] * 3 + [prior]
    if strategy == "unknown":
        return ["declare unknown because the evidence is not enough !"]
    if strategy == "hold and the prior":
        return [hold, prior]
    if strategy == "hints":
        return ["hint"] * 6 + cheap[:3] + [prior]
    if strategy == "words of the rubric":
        return [hold, *cheap[:3], f"declare {start.likeliest} at nowhere {WORDS} !"]
    if strategy == "stuffed updates":
        return [UPDATE, "wait 30", UPDATE, "wait 30", UPDATE, "wait 30", UPDATE, prior]
    if strategy == "uniform beliefs":
        even = "believe " + " ".join(f"{label}=1" for label, _ in start.causes)
        return [line for look in cheap for line in (look, even)] + [prior]
    if strategy == "fixed beliefs":
        sure = f"believe {start.likeliest}=80 " + " ".join(
            f"{label}=3" for label, _ in start.causes if label != start.likeliest
        )
        return [line for look in cheap for line in (look, sure)] + [prior]
    if strategy == "mitigate everything":
        return [f"mitigate {n}" for n, _ in start.mitigations] + [prior]
    if strategy == "slices":
        return ["slice count", "slice count last 30", "slice count every 10"] * 4 + [prior]
    looks = cheap if strategy == "cheap looks and counting" else everything
    if strategy == "hold, eight looks, counting":
        looks = [hold, UPDATE, *everything[:8]]
    if strategy == "cite everything":
        looks = ["sql SELECT 1"] + [line.replace("look", "cite") for line in everything]
    cause = counted(start, scenario, seed, looks)
    return [*looks, f"declare {cause} at nowhere {WORDS} !"]


STRATEGIES = [
    "wait",
    "unknown",
    "hold and the prior",
    "hints",
    "words of the rubric",
    "stuffed updates",
    "uniform beliefs",
    "fixed beliefs",
    "mitigate everything",
    "slices",
    "cheap looks and counting",
    "everything and counting",
    "hold, eight looks, counting",
    "cite everything",
]


def score(strategy, start, scenario, seed):
    shown = run(scenario, seed, script(strategy, start, scenario, seed))
    found = re.findall(r"── Score (\d+\.\d) of 100", shown)
    if not found:
        raise SystemExit(f"{strategy} in {scenario}, seed {seed}: no score\n{shown[-500:]}")
    return float(found[-1])


def main():
    starts = {scenario: Start(scenario) for scenario in SCENARIOS}
    print(f"{SEEDS} worlds of each scenario, mean score")
    print(f"{'strategy':30}" + "".join(f"{scenario.split('-')[0]:>14}" for scenario in SCENARIOS))
    worst = 0.0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for strategy in STRATEGIES:
            means = []
            for scenario, start in starts.items():
                worlds = range(1, SEEDS + 1)
                play = lambda seed: score(strategy, start, scenario, seed)
                means.append(statistics.mean(pool.map(play, worlds)))
            worst = max(worst, *means)
            print(f"{strategy:30}" + "".join(f"{mean:14.1f}" for mean in means), flush=True)
    if worst > MOST:
        raise SystemExit(f"a strategy without understanding comes to {worst:.1f}; {MOST:.0f} at most")


main()
