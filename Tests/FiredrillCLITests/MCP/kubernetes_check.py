"""Checks the Kubernetes manifests by the schemas of their kinds, strictly, and runs the job's command.

Usage: kubernetes_check.py FOLDER PROGRAM SCENARIOS AGENT; prints one JSON object with what was seen. The
command of two pods is run here with their indices, and what they wrote is merged.
"""

import copy
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import kubernetes_validate
import yaml

folder, program, scenarios, agent = sys.argv[1:]
VERSION = "1.33"
documents = list(yaml.safe_load_all((Path(folder) / "job.yaml").read_text()))
for document in documents:
    kubernetes_validate.validate(document, VERSION, strict=True)
job = documents[0]["spec"]


def is_refused(change):
    """Whether the schema refuses the job with a change, which shows that it checks at all."""
    broken = copy.deepcopy(documents[0])
    change(broken["spec"])
    try:
        kubernetes_validate.validate(broken, VERSION, strict=True)
    except kubernetes_validate.ValidationError:
        return True
    return False


container = job["template"]["spec"]["containers"][0]
variables = {entry["name"]: entry["value"] for entry in container["env"]}
with tempfile.TemporaryDirectory() as name:
    here = Path(name)
    (here / "firedrill").symlink_to(program)
    line = container["args"][0].replace("/results", name) + " --scenarios canary"
    environment = os.environ | {
        "PATH": f"{name}:{os.environ['PATH']}",
        "AGENT": f"python3 {agent} play",
        "SEEDS": "2",
        "SHARDS": "2",
        "FIREDRILL_HOME": name,
        "FIREDRILL_SCENARIOS": scenarios,
    }
    for index in range(2):
        environment["JOB_COMPLETION_INDEX"] = str(index)
        subprocess.run([*container["command"], line], env=environment, check=True, capture_output=True)
    parts = sorted(str(path) for path in here.glob("part-*.jsonl"))
    out = here / "results.jsonl"
    subprocess.run([program, "merge", *parts, "--out", str(out)], check=True, capture_output=True)
    sessions = len(out.read_text().splitlines()) - 1
print(
    json.dumps(
        {
            "kinds": [document["kind"] for document in documents],
            "isIndexed": job["completionMode"] == "Indexed",
            "completions": job["completions"],
            "shards": int(variables["SHARDS"]),
            "refused": [
                is_refused(lambda spec: spec.update(completions="eight")),
                is_refused(lambda spec: spec.update(completionModes="Indexed")),
            ],
            "parts": len(parts),
            "sessions": sessions,
        }
    )
)
