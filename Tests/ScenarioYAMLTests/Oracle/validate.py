"""Says which instances a JSON Schema accepts, by the reference implementation in Python.

Standard input: {"schema": …, "instances": […]}. Standard output: one line of "1" and "0" per
instance. Exit code 3 where the library is missing. Written against jsonschema 4.26.0.
"""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(3)

job = json.load(sys.stdin)
Draft202012Validator.check_schema(job["schema"])
validator = Draft202012Validator(job["schema"])
print("".join("1" if validator.is_valid(instance) else "0" for instance in job["instances"]))
