"""Compares what an arena costs with what its sessions cost by themselves.

Run: python3 arena.py FIREDRILL ARENA_BENCHMARK [SESSIONS]; 200 sessions where the number is left out. Run it
from the repository. A script plays canary-segment-regression through 'firedrill arena', eight agents at a
time, by lines and by messages, and through 'arena-benchmark' in one process without agents, protocol, texts
and files. Prints sessions a second, and the processor time of a session for the arena, for its agents, and
for the session by itself; the cost is that of one agent at a time. Ends with 1 where the arena costs more than the goal allows.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

FIREDRILL, BENCHMARK = (os.path.abspath(word) for word in sys.argv[1:3])
SESSIONS = int(sys.argv[3]) if len(sys.argv) > 3 else 200
# Agents at a time: for sessions a second, and for the cost, which cores that share their caches would raise.
PARALLEL, ALONE = 8, 1
SCENARIO = "canary-segment-regression"
# The arena may cost a tenth more than its sessions do.
GOAL = 1.1

UPDATE = "Japanese conversations on the canary end early; we look at the pools; next update in 20 minutes."
VERDICT = "Build 25.3 ends Japanese answers on the canary early."
LINES = ["look arms", "look locales", "look pools", "believe h1=60 h2=30", "mitigate pause-rollout",
         f"update {UPDATE}", f"declare h1 because {VERDICT} !"]
CALLS = [("look", {"action": "arms"}), ("look", {"action": "locales"}), ("look", {"action": "pools"}),
         ("believe", {"beliefs": {"h1": 60, "h2": 30}}), ("mitigate", {"mitigation": "pause-rollout"}),
         ("update", {"text": UPDATE}), ("declare", {"cause": "h1", "explanation": VERDICT, "final": True})]
META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {}}


def agent(folder, form):
    """Writes an agent that sends its script and reads what comes; it thinks nothing."""
    path = os.path.join(folder, f"{form}.sh")
    if form == "lines":
        script = "\n".join(LINES)
        command = "cat \"$0.txt\""
    else:
        messages = [{"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": {
            "name": tool, "arguments": {"session": "HANDLE", **arguments}, "_meta": META}}
            for number, (tool, arguments) in enumerate(CALLS)]
        script = "\n".join(json.dumps(message) for message in messages)
        command = "sed \"s/HANDLE/$FIREDRILL_SESSION/\" \"$0.txt\""
    with open(f"{path}.txt", "w", encoding="utf-8") as file:
        file.write(script + "\n")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\n{command}\nexec cat >/dev/null\n")
    os.chmod(path, 0o700)
    return path


def cost(command, environment):
    """Runs a command; gives its wall time, its own processor time and that of its children (s)."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as lines, tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(command, env=environment, stdout=lines, stderr=errors)
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        wall = time.perf_counter() - started
        lines.seek(0)
        errors.seek(0)
        output, trouble = lines.read().decode(), errors.read().decode()
    # The process has ended and was not waited for, so that its times can be told from its children's.
    with open(f"/proc/{child.pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    user, system, children_user, children_system = (int(field) for field in fields[11:15])
    tick = os.sysconf("SC_CLK_TCK")
    assert child.wait() == 0, trouble
    return wall, (user + system) / tick, (children_user + children_system) / tick, output


def main():
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, FIREDRILL_HOME=os.path.join(folder, "home"))
        script = os.path.join(folder, "script")
        with open(script, "w", encoding="utf-8") as file:
            file.write("\n".join(LINES))
        _, alone, _, output = cost([BENCHMARK, SCENARIO, str(SESSIONS), script], environment)
        print(f"by itself, one process: {1000 * alone / SESSIONS:.1f} ms of processor time a session"
              f" ({output.strip()})")
        worst = 0
        for form in ["lines", "messages"]:
            runs = {}
            for parallel in [PARALLEL, ALONE]:
                results = os.path.join(folder, f"{form}-{parallel}.jsonl")
                command = [FIREDRILL, "arena", "--agent", agent(folder, form), "--scenarios", SCENARIO,
                           "--seeds", str(SESSIONS), "--parallel", str(parallel), "--alone", "--out", results]
                runs[parallel] = cost(command + (["--lines"] if form == "lines" else []), environment)
            wall = runs[PARALLEL][0]
            _, own, agents, _ = runs[ALONE]
            with open(results, encoding="utf-8") as file:
                played = [json.loads(line) for line in file][1:]
            assert len(played) == SESSIONS and all(result["outcome"] == "declared" for result in played)
            score = sum(result["score"] for result in played) / SESSIONS
            worst = max(worst, own / alone)
            print(f"arena by {form}: {SESSIONS / wall:.1f} sessions/s, {1000 * own / SESSIONS:.1f} ms of"
                  f" processor time a session, {own / alone:.2f} × by itself; agents"
                  f" {1000 * agents / SESSIONS:.1f} ms more (mean score {score:.1f})")
        print(f"goal: at most {GOAL} ×; {'met' if worst <= GOAL else 'missed'}")
        return worst <= GOAL


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
