"""Runs Schemathesis over the interface for programs of a server; prints what it says.

Usage: schemathesis_check.py ADDRESS. A session is opened first, whose handle all requests use.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.request

# FlyingFox closes a connection whose header values are not ASCII, so none are sent.
HOOKS = """
import schemathesis


@schemathesis.hook
def filter_headers(context, headers):
    return all(f"{value}".isascii() and f"{value}".isprintable() for value in (headers or {}).values())
"""

SETTINGS = """
hooks = "hooks.py"

[parameters]
session = "{session}"
incident = "canary"

[checks.positive_data_acceptance]
expected-statuses = ["2xx", "404", "409", "412", "422"]

[checks.negative_data_rejection]
expected-statuses = ["400", "404", "405", "409", "412", "415", "422"]
"""


def post(address, body):
    request = urllib.request.Request(
        address, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def main(address):
    session = post(f"{address}/sessions", {"incident": "canary"})["session"]
    post(f"{address}/sessions/{session}/look", {"action": "arms"})
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder, "schemathesis.toml")
        settings.write_text(SETTINGS.format(session=session))
        pathlib.Path(folder, "hooks.py").write_text(HOOKS)
        # A stream does not end, and a check takes a second.
        command = [
            sys.executable, "-m", "schemathesis.cli", "--config-file", str(settings), "run",
            f"{address}/openapi.json", "--exclude-path-regex", "events$|check$",
            "--phases", "coverage,fuzzing", "--max-examples", "4", "--workers", "2",
            "--generation-deterministic", "--request-timeout", "300", "--no-color",
        ]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    print(run.stdout[-20000:], run.stderr[-2000:])
    print("no failure" if run.returncode == 0 else "failed")


main(sys.argv[1])
