"""Compares what an arena costs with what its sessions cost by themselves.

Run: python3 arena.py FIREDRILL ARENA_BENCHMARK [SESSIONS]; 200 sessions where the number is left out. Run it
from the repository on an idle machine. A script plays canary-segment-regression through 'firedrill arena',
eight agents at a time, by lines and by messages, and through 'arena-benchmark', one process a core, without
agents, protocol, texts and files. Prints sessions a second, and the processor time of a session for the
arena, for its agents, and for the session by itself. Ends with 1 where the arena plays fewer sessions a second
than the goal asks.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

FIREDRILL, BENCHMARK = (os.path.abspath(word) for word in sys.argv[1:3])
SESSIONS = int(sys.argv[3]) if len(sys.argv) > 3 else 200
# Agents at a time.
PARALLEL = 8
SCENARIO = "canary-segment-regression"
# The share of the sessions a second by themselves that an arena reaches at least.
GOAL = 0.9

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


def cost(commands, environment):
    """Runs commands at once; gives the wall time of all, their own processor time, that of their children (s),
    and what each printed."""
    started = time.perf_counter()
    runs = []
    for command in commands:
        lines, errors = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        runs.append((subprocess.Popen(command, env=environment, stdout=lines, stderr=errors), lines, errors))
    for child, _, _ in runs:
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    wall = time.perf_counter() - started
    own, children, printed = 0, 0, []
    tick = os.sysconf("SC_CLK_TCK")
    for child, lines, errors in runs:
        # The process has ended and was not waited for, so that its times can be told from its children's.
        with open(f"/proc/{child.pid}/stat", encoding="ascii") as file:
            fields = [int(field) for field in file.read().rsplit(")", 1)[1].split()[11:15]]
        own += (fields[0] + fields[1]) / tick
        children += (fields[2] + fields[3]) / tick
        lines.seek(0)
        errors.seek(0)
        assert child.wait() == 0, errors.read().decode()
        printed.append(lines.read().decode().strip())
        lines.close()
        errors.close()
    return wall, own, children, printed


def main():
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, FIREDRILL_HOME=os.path.join(folder, "home"))
        script = os.path.join(folder, "script")
        with open(script, "w", encoding="utf-8") as file:
            file.write("\n".join(LINES))
        cores = len(os.sched_getaffinity(0))
        each = SESSIONS // cores
        wall, alone, _, output = cost(
            [[BENCHMARK, SCENARIO, str(core * each), str(each), script] for core in range(cores)], environment)
        rate = each * cores / wall
        print(f"by themselves, {cores} processes: {rate:.2f} sessions/s,"
              f" {1000 * alone / (each * cores):.1f} ms of processor time a session ({'; '.join(output)})")
        worst = 1
        for form in ["lines", "messages"]:
            results = os.path.join(folder, f"{form}.jsonl")
            command = [FIREDRILL, "arena", "--agent", agent(folder, form), "--scenarios", SCENARIO,
                       "--seeds", str(SESSIONS), "--parallel", str(PARALLEL), "--alone", "--out", results]
            wall, own, agents, _ = cost([command + (["--lines"] if form == "lines" else [])], environment)
            with open(results, encoding="utf-8") as file:
                played = [json.loads(line) for line in file][1:]
            assert len(played) == SESSIONS and all(result["outcome"] == "declared" for result in played)
            score = sum(result["score"] for result in played) / SESSIONS
            worst = min(worst, SESSIONS / wall / rate)
            print(f"arena by {form}: {SESSIONS / wall:.2f} sessions/s, {SESSIONS / wall / rate:.2f} of those by"
                  f" themselves; {1000 * own / SESSIONS:.1f} ms of processor time a session, agents"
                  f" {1000 * agents / SESSIONS:.1f} ms more (mean score {score:.1f})")
        print(f"goal: at least {GOAL}; {'met' if worst >= GOAL else 'missed'}")
        return worst >= GOAL


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
