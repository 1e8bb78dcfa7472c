"""Measures how the cost of commands grows with a store's sessions and with a session's events.

Run: python3 costs.py FIREDRILL [SESSIONS EVENTS]; SESSIONS and EVENTS are the largest numbers, 10,000 and
20,000 where they are left out. Prints two tables: processor time and peak memory at each size, and the
exponent: that of the time over the program's start, between the sizes of the last two powers of ten. Ends
with 1 where a goal is missed. Run it from the repository, whose recorded sessions fill the store.
"""

import hashlib
import json
import math
import os
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
MOST_SESSIONS, MOST_EVENTS = (int(word) for word in sys.argv[2:] or (10_000, 20_000))
# Goals: seconds of processor time, and megabytes of memory at the peak.
LISTS, ERASE, LONG = (0.3, 300), (1.0, 300), (5.0, 300)
REPLAYS = ["canary-expert", "tool-poisoning-shotgun", "catastrophic-forgetting-mid-level"]
missed = []


def run(home, arguments, text=""):
    """Runs a command and gives its processor time (s) and its peak memory (MB)."""
    with tempfile.TemporaryFile() as lines:
        lines.write(text.encode())
        lines.seek(0)
        child = subprocess.Popen(
            [PROGRAM, *arguments], stdin=lines, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env=dict(os.environ, FIREDRILL_HOME=home),
        )
        errors = child.stderr.read().decode()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, f"{arguments}: {errors}"
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def best(home, arguments, text="", times=3):
    runs = [run(home, arguments, text) for _ in range(times)]
    return min(seconds for seconds, _ in runs), max(megabytes for _, megabytes in runs)


def fill(home, count):
    """Fills the store of a folder with copies of recorded sessions and of one that is open."""
    for name in REPLAYS:
        run(home, ["import", f"Replays/{name}.jsonl"])
    run(home, ["play", "canary-segment-regression", "--seed", "7"], "look arms\nnote n\n")
    store = sqlite3.connect(os.path.join(home, "sessions.sqlite"))
    triggers = store.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        store.execute(f"DROP TRIGGER {name}")
    store.execute("UPDATE sessions SET known = ''")
    originals = len(REPLAYS) + 1
    columns = ("header, hash, scenario, difficulty, seed, mode, bundle, label, state, known, annotation,"
               " code")
    scores = ", ".join(name for (name,) in store.execute(
        "SELECT name FROM pragma_table_info('scores') WHERE name <> 'session_id'"))
    for copy in range(originals + 1, count + 1):
        source = copy % originals + 1
        day = f"20{20 + copy % 6:02}-{copy % 12 + 1:02}-{copy % 28 + 1:02}T10:00:00Z"
        store.execute(f"INSERT INTO sessions (id, created_at, {columns}) SELECT ?, ?, {columns} FROM"
                      " sessions WHERE id = ?", (copy, day, source))
        store.execute("INSERT INTO events SELECT ?, number, json, hash FROM events WHERE session_id = ?",
                      (copy, source))
        store.execute(f"INSERT INTO scores (session_id, {scores}) SELECT ?, {scores} FROM scores"
                      " WHERE session_id = ?", (copy, source))
    for _, statement in triggers:
        store.execute(statement)
    store.commit()
    store.close()


def chained(path, notes):
    """A replay file of so many notes and the end of the session, by the description of the format."""
    header = json.loads(open("Replays/canary-expert.jsonl", encoding="utf-8").readline())
    del header["hash"]
    lines = [header] + [{"event": "noted", "text": "n"}] * (notes - 1) + [{"event": "abandoned"}]
    head = b""
    with open(path, "wb") as file:
        for line in lines + [{"seal": {"events": notes}}]:
            own = json.dumps(line, sort_keys=True, separators=(",", ":")).encode()
            head = hashlib.sha256(head + own).digest()
            file.write(own[:-1] + b',"hash":"' + head.hex().encode() + b'"}\n')


def sizes(most):
    return [size for size in (100, 1_000, 10_000) if size <= most] + (
        [most] if most not in (100, 1_000, 10_000) else [])


def table(what, start, columns, rows):
    """Prints measured rows and notes where a goal is missed."""
    print(f"| {what} | " + " | ".join(f"{size:,}" for size in columns) + " | exponent |")
    print("| --- " * (len(columns) + 2) + "|")
    for name, (cells, goal) in rows.items():
        texts = [f"{seconds:.2f} s, {megabytes:.0f} MB" for seconds, megabytes in cells]
        print(f"| `{name}` | " + " | ".join(texts) + f" | {exponent(start, columns, cells)} |")
        if cells[-1][0] > goal[0] or cells[-1][1] > goal[1]:
            missed.append(f"{name} at {columns[-1]:,}: {texts[-1]}; the goal is {goal[0]} s, {goal[1]} MB")


def exponent(start, columns, cells):
    if 10_000 not in columns:
        return "–"
    large = columns.index(10_000)
    first, second = (cells[large - 1][0] - start, cells[large][0] - start)
    # Less than 20 ms over the start is noise.
    return f"{math.log10(second / first):.1f}" if first > 0.02 and second > first else "below noise"


def sessions():
    rows = {}
    columns = sizes(MOST_SESSIONS)
    for count in columns:
        with tempfile.TemporaryDirectory() as home:
            fill(home, count)
            run(home, ["list"])
            for name, text in [("list", ""), ("history", ""), ("progress", ""), ("", "q\n")]:
                cost = best(home, name.split(), text)
                rows.setdefault(f"firedrill {name}".strip(), ([], LISTS))[0].append(cost)
            erased = [str(number) for number in range(5, min(count, 104) + 1)]
            cost = run(home, ["erase", *erased, "--yes"])
            rows.setdefault("firedrill erase, 100 sessions", ([], ERASE))[0].append(cost)
    return columns, rows


def events():
    rows = {}
    columns = sizes(MOST_EVENTS)
    for count in columns:
        with tempfile.TemporaryDirectory() as home:
            path = os.path.join(home, "notes.jsonl")
            chained(path, count)
            for name in ["import FILE", "replay FILE --json", "replay 1 --all", "resume 2"]:
                text = ""
                if name == "resume 2":
                    lines = "note n\n" * (count - 2)
                    run(home, ["play", "canary-segment-regression", "--seed", "7"], lines)
                arguments = [path if word == "FILE" else word for word in name.split()]
                cost = best(home, arguments, text, times=1 if name == "import FILE" else 2)
                rows.setdefault(f"firedrill {name}", ([], LONG))[0].append(cost)
    return columns, rows


start = best("/nonexistent", ["--version"])[0]
print(f"Start of the program (`--version`): {start:.2f} s\n")
table("sessions in the store", start, *sessions())
print()
table("events of a session", start, *events())
for line in missed:
    print(f"over its goal: {line}")
sys.exit(bool(missed))
