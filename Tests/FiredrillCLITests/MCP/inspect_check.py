"""Lets Inspect's mock model play two samples of the Inspect task: one to its verdict, one not.

Usage: inspect_check.py FOLDER PROGRAM SCENARIOS; prints one JSON object with what was seen.
"""

import json
import re
import sys
import tempfile

from inspect_ai import eval as evaluate
from inspect_ai.model import ModelOutput, ModelUsage, get_model

folder, program, scenarios = sys.argv[1:]
sys.path.insert(0, folder)
from firedrill_inspect import firedrill  # noqa: E402

CALLS = [
    ("look", {"action": "locales"}),
    ("look", {"action": "nothing"}),
    ("believe", {"beliefs": {"h1": 1, "h6": 3}}),
    ("mitigate", {"mitigation": "pause-rollout"}),
    ("update", {"text": "Rollout paused; Japanese answers are cut; next update in 20 minutes."}),
    (
        "declare",
        {
            "cause": "h6",
            "explanation": "The build cuts Japanese answers, 8 points fewer are resolved.",
            "cited": [1],
            "final": True,
        },
    ),
]


def run(calls):
    """The log of one sample whose model makes the calls and then only talks."""
    shown = []

    def output(messages, tools, *_):
        shown[:] = [message.text for message in messages]
        if len(seen) < len(calls):
            tool, arguments = calls[len(seen)]
            session = re.search(r"session is ([0-9a-f-]{36})", messages[0].text)[1]
            seen.append([tool.name for tool in tools])
            reply = ModelOutput.for_tool_call("mockllm", tool, arguments | {"session": session})
        else:
            reply = ModelOutput.from_content("mockllm", "That is all.")
        # Without these figures the mock would count tokens by a file from the network.
        reply.usage = ModelUsage()
        return reply

    seen = []
    given = {"incidents": "canary", "seeds": 1, "first_seed": 5, "max_steps": 8}
    with tempfile.TemporaryDirectory() as logs:
        log = evaluate(
            firedrill(program=program, scenarios=scenarios, **given),
            model=get_model("mockllm/model", custom_outputs=output, memoize=False),
            display="none",
            log_dir=logs,
        )[0]
        assert log.status == "success", log.error and log.error.message
        # Samples are read from the log when they are first asked for.
        return log.samples[0], seen[0], shown


declared, tools, shown = run(CALLS)
talked, _, _ = run(CALLS[:1])
print(
    json.dumps(
        {
            "tools": tools,
            "score": declared.scores["sealed_score"].value,
            "total": declared.store["debrief"]["score"]["total"],
            "isTruthShown": declared.store["debrief"]["truth"] in "\n".join(shown)
            or "Score " in "\n".join(shown),
            "talked": talked.scores["sealed_score"].value,
            "messages": len(declared.messages),
        }
    )
)
