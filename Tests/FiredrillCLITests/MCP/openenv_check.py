"""Plays an episode of the OpenEnv environment by OpenEnv's own client over a server of its own.

Usage: openenv_check.py FOLDER PROGRAM SCENARIOS; prints one JSON object with what was seen.
"""

import json
import os
import socket
import sys
import threading

import uvicorn

folder, program, scenarios = sys.argv[1:]
sys.path.insert(0, folder)
os.environ |= {"FIREDRILL_PROGRAM": program, "FIREDRILL_SCENARIOS": scenarios}
import firedrill_openenv as firedrill  # noqa: E402

# The socket is bound before the server starts, so a client that connects early waits for it.
listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]
server = uvicorn.Server(uvicorn.Config(firedrill.app, log_level="critical"))
thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
thread.start()

seen = {"early": []}
try:
    with firedrill.FiredrillEnv(base_url=f"http://127.0.0.1:{port}").sync() as env:
        first = env.reset(seed=5, incident="canary").observation
        again = env.reset(seed=5, incident="canary").observation
        seen["isSame"] = first.content == again.content
        seen["tools"] = [tool["name"] for tool in first.tools]

        def step(tool, **arguments):
            result = env.step(firedrill.FiredrillAction(tool=tool, arguments=arguments))
            if not result.done:
                seen["early"].append(result.reward)
            return result

        seen["refusal"] = step("look", action="nothing").observation.content is None
        look = step("look", action="locales").observation.content
        seen["isTruthTold"] = '"truth"' in json.dumps([first.content, look])
        verdict = {"cause": "h1", "explanation": "It is the build.", "cited": [1], "final": True}
        result = step("declare", **verdict)
        seen["reward"] = result.reward
        seen["isOver"] = result.done
        seen["total"] = result.observation.debrief["score"]["total"]
        seen["steps"] = env.state().step_count
finally:
    server.should_exit = True
    thread.join()
print(json.dumps(seen))
