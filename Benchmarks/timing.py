"""Measures whether the time that answers take tells a program what the truth is.

Run: python3 timing.py FIREDRILL [SCENARIO WORLDS]; canary-segment-regression and 200 worlds where they are left
out. Needs SciPy and Linux. Plays the same calls in each world through 'firedrill mcp' and measures each call by
the processor time of the server, to the nanosecond and without the noise of a network or of other work: more
than anybody sees from outside. For each call the times are compared between the truths by the test of Kruskal
and Wallis, and pairs of truths by that of Mann and Whitney, as the chance that a call under the one takes longer
than under the other (0.5: nothing is told). Last it is tried to guess the truth by all times of the calls after
the opening together. Ends with 1 where that is right more often than the goal allows.
"""

import glob
import itertools
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile

META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {}}
OPENING = "open_session"
# Times may guess so much more of the truths than naming the commonest does.
GOAL = 0.1


def spent(process):
    """The processor time of all threads of a process; unit: ns."""
    total = 0
    for path in glob.glob(f"/proc/{process}/task/*/schedstat"):
        try:
            with open(path, encoding="ascii") as file:
                total += int(file.read().split()[0])
        except OSError:
            pass  # The thread has ended.
    return total


def play(program, scenario, seed, home):
    """Makes the same calls in the world of a seed; gives the truth and the cost of each call (ns)."""
    server = subprocess.Popen(
        [program, "mcp", "--seed", str(seed)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=dict(os.environ, FIREDRILL_HOME=home))
    costs = {}

    def call(name, tool, **arguments):
        before = spent(server.pid)
        message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
                   "params": {"name": tool, "arguments": arguments, "_meta": META}}
        server.stdin.write(json.dumps(message) + "\n")
        server.stdin.flush()
        answer = json.loads(server.stdout.readline())["result"]
        costs[name] = spent(server.pid) - before
        return answer.get("structuredContent") or {}

    # The first session reads files and fills caches.
    call(OPENING, "open_session", incident=scenario)
    opened = call(OPENING, "open_session", incident=scenario)
    session = {"session": opened["session"]}
    menu = call("menu", "menu", **session)
    call("status", "status", **session)
    call("note", "note", text="the same note", **session)
    looks = [row["id"] for row in menu["menu"]["actions"] if row["availability"] == "open"][:4]
    for action in looks:
        call(f"look {action}", "look", action=action, **session)
    call("sql", "sql", statement="SELECT count(*) FROM " + menu["sqlTables"][0], **session)
    call("hint", "hint", **session)
    call("wait", "wait", minutes=5, **session)
    call("declare", "declare", cause="h1", explanation="It seems so.", **session)
    measured = dict(costs)
    call("end", "abandon", **session)
    truth = call("end", "debrief", **session)["truth"]
    server.stdin.close()
    server.wait()
    server.stdout.close()
    return truth, measured


def guesses(rows, truths):
    """The share of truths that the nearest mean of the other worlds gets right, on standardised times."""
    names = sorted(rows[0])
    columns = {name: [math.log(max(1, row[name])) for row in rows] for name in names}
    points = list(zip(*(
        [(value - statistics.mean(columns[name])) / (statistics.stdev(columns[name]) or 1)
         for value in columns[name]] for name in names)))
    right = 0
    for index, (point, truth) in enumerate(zip(points, truths)):
        best = None
        for guess in sorted(set(truths)):
            others = [points[other] for other in range(len(points))
                      if other != index and truths[other] == guess]
            if not others:
                continue
            centre = [statistics.mean(axis) for axis in zip(*others)]
            distance = math.dist(point, centre)
            best = min(best or (distance, guess), (distance, guess))
        right += best[1] == truth
    return right / len(points)


def main(program, scenario, worlds):
    from scipy import stats

    with tempfile.TemporaryDirectory() as home:
        played = [play(program, scenario, seed, home) for seed in range(1, worlds + 1)]
    truths, rows = [truth for truth, _ in played], [costs for _, costs in played]
    kinds = sorted(set(truths))
    pairs = list(itertools.combinations(kinds, 2))
    print(f"{scenario}: {len(rows)} worlds, {len(kinds)} truths; processor time of each call")
    print("call                            median ms   Kruskal-Wallis p   farthest pair: chance, p")
    leaks = []
    for name in rows[0]:
        groups = {kind: [row[name] for row, truth in zip(rows, truths) if truth == kind] for kind in kinds}
        _, p = stats.kruskal(*groups.values())
        farthest = (0.5, 1.0, "")
        for one, other in pairs:
            first, second = groups[one], groups[other]
            statistic, pair = stats.mannwhitneyu(first, second)
            chance = statistic / (len(first) * len(second))
            if abs(chance - 0.5) > abs(farthest[0] - 0.5):
                ratio = statistics.median(first) / statistics.median(second)
                farthest = (chance, min(1.0, pair * len(pairs)), f"{one} over {other}, {ratio - 1:+.1%}")
        median = statistics.median(row[name] for row in rows) / 1e6
        print(f"{name[:30]:30} {median:10.2f}   {min(1.0, p * len(rows[0])):16.2g}"
              f"   {farthest[0]:.2f}, {farthest[1]:.2g} ({farthest[2]})")
        if farthest[1] < 0.01:
            leaks.append(name)
    usual = max(truths.count(kind) for kind in kinds) / len(truths)
    later = [{name: cost for name, cost in row.items() if name != OPENING} for row in rows]
    shares = [guesses(later, truths), guesses([{OPENING: row[OPENING]} for row in rows], truths)]
    print(f"truths guessed by the times after the opening: {shares[0]:.0%}, by that of the opening:"
          f" {shares[1]:.0%}; the commonest is {usual:.0%}")
    print("p is multiplied by the number of comparisons; calls that tell some pair of truths apart: "
          + (", ".join(leaks) or "none"))
    return max(shares) <= usual + GOAL


if __name__ == "__main__":
    name = sys.argv[2] if len(sys.argv) > 2 else "canary-segment-regression"
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    sys.exit(0 if main(os.path.abspath(sys.argv[1]), name, count) else 1)
