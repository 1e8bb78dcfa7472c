"""Plays two rollouts of the verifiers taskset with a scripted endpoint in the place of a model.

Usage: verifiers_check.py FOLDER PROGRAM SCENARIOS; prints one JSON object with what was seen. The package's
`null` harness plays: its program asks the endpoint, which answers with calls of tools and then with words.
A stand-in for uv runs that program in this environment, which has its packages; the network is not needed.
"""

import asyncio
import json
import os
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

folder, program, scenarios = sys.argv[1:]
sys.path.insert(0, folder)
home = tempfile.TemporaryDirectory()
uv = Path(home.name) / "uv"
uv.write_text(f"#!/bin/sh\ncase $* in *--help*) echo --script;; *find*) echo {sys.executable};; esac\n")
uv.chmod(0o755)
os.environ |= {"HOME": home.name, "PATH": f"{home.name}:{os.environ['PATH']}"}
import verifiers.v1 as vf  # noqa: E402
from verifiers.v1.utils.loaders import resolve_env_config  # noqa: E402

DECLARE = {
    "cause": "h6",
    "explanation": "The build cuts Japanese answers, 8 points fewer are resolved.",
    "cited": [1],
    "final": True,
}
CALLS = [
    ("brief", {}),
    ("look", {"action": "locales"}),
    ("look", {"action": "nothing"}),
    ("believe", {"beliefs": {"h1": 1, "h6": 3}}),
    ("mitigate", {"mitigation": "pause-rollout"}),
    ("declare", DECLARE),
]


class Endpoint(BaseHTTPRequestHandler):
    """The chat endpoint, as a stream: the n-th answer of a conversation is the n-th call of the script."""

    script: list = []
    requests: list = []

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.requests.append(body)
        turn = sum(message["role"] == "assistant" for message in body["messages"])
        delta, reason = {"role": "assistant", "content": "That is all."}, "stop"
        if turn < len(self.script):
            tool, arguments = self.script[turn]
            function = {"name": tool, "arguments": json.dumps(arguments)}
            call = {"index": 0, "id": f"call-{turn}", "type": "function", "function": function}
            delta, reason = {"role": "assistant", "tool_calls": [call]}, "tool_calls"
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.event({"choices": [{"index": 0, "delta": delta, "finish_reason": None}]})
        self.event({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]})
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        self.event({"choices": [], "usage": usage})
        self.wfile.write(b"data: [DONE]\n\n")

    def event(self, part):
        chunk = {"id": "scripted", "object": "chat.completion.chunk", "created": 0, "model": "scripted"}
        self.wfile.write(b"data: " + json.dumps(chunk | part).encode() + b"\n\n")

    def log_message(self, *_):
        pass


async def rollouts(address):
    taskset = {
        "id": "firedrill_verifiers",
        "incidents": ["canary"],
        "seeds": 1,
        "first_seed": 5,
        "program": program,
        "scenarios": scenarios,
    }
    agent = {"harness": {"id": "null"}, "runtime": {"type": "subprocess"}}
    env = vf.load_environment(resolve_env_config({"taskset": taskset, "agent": agent}))
    context = vf.ModelContext(model="scripted", client=vf.EvalClientConfig(base_url=address))
    episodes = []
    async with env.serving():
        for script in (CALLS, CALLS[:2]):
            Endpoint.script = script
            [slot] = env.slots(next(iter(env.taskset)))
            episodes.append(await env.run_slot(slot, context))
    return episodes


server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
threading.Thread(target=server.serve_forever, daemon=True).start()
episodes = asyncio.run(rollouts(f"http://127.0.0.1:{server.server_port}/v1"))
server.shutdown()
for episode in episodes:
    assert episode.ok, (episode.errors, [trace.errors for trace in episode.traces])
declared, talked = (episode.traces[0] for episode in episodes)
texts = json.dumps(Endpoint.requests)
print(
    json.dumps(
        {
            "tools": [tool["function"]["name"] for tool in Endpoint.requests[0]["tools"]],
            "reward": declared.reward,
            "isOver": declared.state.is_over,
            "isTruthShown": "Score " in texts or '"truth"' in texts,
            "talked": talked.reward,
        }
    )
)
