"""Says which instances a JSON Schema accepts, by the reference implementation in Python.

Standard input: {"schema": …, "instances": […]}. Standard output: one line of "1" and "0" per
instance. The schema itself is checked too, and each default in it against the schema it stands in.
Exit code 3 where the library is missing. Written against jsonschema 4.26.0.
"""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(3)


def check_defaults(schema, validator):
    if isinstance(schema, list):
        for item in schema:
            check_defaults(item, validator)
    elif isinstance(schema, dict):
        if "default" in schema and "description" in schema:
            validator.evolve(schema=schema).validate(schema["default"])
        for item in schema.values():
            check_defaults(item, validator)


job = json.load(sys.stdin)
Draft202012Validator.check_schema(job["schema"])
validator = Draft202012Validator(job["schema"])
check_defaults(job["schema"], validator)
print("".join("1" if validator.is_valid(instance) else "0" for instance in job["instances"]))
