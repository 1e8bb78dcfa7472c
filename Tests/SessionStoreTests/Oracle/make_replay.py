"""Writes sample.replay.jsonl as the format's description says, with nothing of ours.

Run: python3 make_replay.py > sample.replay.jsonl
Made with Python 3.11.7 (json, hashlib).
"""

import hashlib
import json
import sys

LINES = [
    {
        "format": 1, "generator": 1, "scenario": "canary-segment-regression", "scenarioVersion": 3,
        "worldDigest": "ab" * 32, "textDigest": "cd" * 32, "difficulty": 3,
        "seed": 18446744073709551615, "mode": "drill", "rubric": 1,
    },
    {
        "event": "looked",
        "look": {"action": "compare-arms", "finding": "flat", "band": 0, "state": "none",
                 "minutes": 6, "digest": "ef" * 32},
    },
    {
        "event": "believed",
        "beliefs": [{"hypothesis": "noise", "probability": 0.30000000000000004},
                    {"hypothesis": "tokeniser", "probability": 0.7}],
    },
    {"event": "noted", "text": "p95 \u2191 in de/at \u2014 \"why?\" \\ \U0001f692\n\tsecond line"},
    {"event": "hinted", "action": "by-segment", "level": "nudge"},
    {
        "event": "declared",
        "declaration": {"cause": "tokeniser", "places": ["locale/de"], "explanation": "longer prompts",
                        "cited": [1]},
    },
    {"seal": {"events": 5, "score": {"rubric": 1, "total": 71.3, "digest": "01" * 32}}},
]

previous = b""
for value in LINES:
    own = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    previous = hashlib.sha256(previous + own).digest()
    sys.stdout.buffer.write(own[:-1] + b',"hash":"' + previous.hex().encode() + b'"}\n')
