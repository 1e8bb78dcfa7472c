"""An agent for the tests of the arena: python3 agent.py WAY

The way is one of those below; 'play' looks, mitigates and declares, the others do what agents should
not. It speaks the stateless revision of the Model Context Protocol over its own standard streams.
"""

import glob
import json
import os
import sys
import time

META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}
count = 0


def call(tool, **arguments):
    """Calls a tool and gives its structured content; None where it was refused."""
    global count
    count += 1
    params = {"name": tool, "arguments": arguments, "_meta": META}
    message = {"jsonrpc": "2.0", "id": count, "method": "tools/call", "params": params}
    print(json.dumps(message), flush=True)
    line = sys.stdin.readline()
    if not line:
        sys.exit(3)
    return json.loads(line)["result"].get("structuredContent")


def use(tokens):
    """Tells how many tokens were used so far; nobody answers that."""
    message = {
        "jsonrpc": "2.0",
        "method": "notifications/firedrill/usage",
        "params": {"tokens": tokens},
    }
    print(json.dumps(message), flush=True)


def play():
    use(1200)
    opened = call("open_session", incident="whatever")
    session = opened["session"]
    assert session == os.environ["FIREDRILL_SESSION"]
    looks = [row["id"] for row in opened["menu"]["actions"] if row["availability"] == "open"]
    for action in looks[:3]:
        call("look", session=session, action=action)
    causes = [row["label"] for row in opened["brief"]["hypotheses"]["rows"]]
    call("believe", session=session, beliefs={cause: 1 for cause in causes})
    call("update", session=session, text="We are looking; next update in 20 minutes.")
    call("declare", session=session, cause=causes[0], explanation="It seems so.", final=True)
    assert call("debrief", session=session)["score"] is not None


def say(line):
    """Writes a command of a play and gives the lines that answer it."""
    if line:
        print(line, flush=True)
    lines = []
    while (answer := sys.stdin.readline()) and answer != ">\n":
        lines.append(answer.rstrip("\n"))
    return lines


def lines():
    """What 'play' does, in lines."""
    assert "FIREDRILL_SESSION" not in os.environ
    opening = say("")
    print("# tokens 1200", flush=True)
    start = opening.index("Looks:") + 1
    looks = [line.split()[1].rstrip(":") for line in opening[start : opening.index("Mitigations:")]]
    causes = [line.split()[0] for line in opening if line.startswith("h") and "(prior" in line]
    assert say("nonsense")[0].startswith("Not done: ")
    assert say("debrief")[0].startswith("Not done: "), "the truth before the end"
    for action in looks[:3]:
        assert "Finding: " in "\n".join(say(f"look {action}"))
    say("believe " + " ".join(f"{cause}=1" for cause in causes))
    say("update We are looking; next update in 20 minutes.")
    assert say("status") and say("menu") and say("evidence") and say("evidence 1") and say("fields")
    verdict = f"declare {causes[0]} because It seems so."
    assert "'!' at its end makes it final" in "\n".join(say(verdict))
    say(verdict + " !")
    assert any(line.startswith("Score ") for line in say("debrief"))


def crash():
    call("note", session=os.environ["FIREDRILL_SESSION"], text="about to crash")
    sys.exit(7)


def silent():
    time.sleep(600)


def half():
    print('{"jsonrpc": "2.0", "id": 1, "met', end="", flush=True)
    time.sleep(600)


def endless():
    while True:
        call("note", session=os.environ["FIREDRILL_SESSION"], text="on and on")


def garbage():
    for _ in range(100):
        print("not JSON at all", flush=True)
        sys.stdin.readline()


def daemon():
    """Leaves a program of a group of its own behind, which holds the output open."""
    if os.fork() == 0:
        os.setsid()
        time.sleep(20)
        os._exit(0)


def snoop():
    """Looks for the store of the arena; ends with 9 where a file holds it."""
    call("note", session=os.environ["FIREDRILL_SESSION"], text="searching")
    places = {os.path.realpath(link) for link in glob.glob(f"/proc/{os.getppid()}/fd/*")}
    places |= set(glob.glob(os.environ["HOME"] + "/**/*.sqlite*", recursive=True))
    for place in places:
        if os.path.isfile(place):
            with open(place, "rb") as file:
                if b"SQLite format 3" in file.read(16):
                    sys.exit(9)


def closed():
    os.close(1)
    time.sleep(600)


def abandon():
    call("abandon", session=os.environ["FIREDRILL_SESSION"])


globals()[sys.argv[1]]()
