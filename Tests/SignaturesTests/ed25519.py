"""Makes and checks signatures of Ed25519 with the package `cryptography`, for tests of ours.

Run: python3 ed25519.py. It reads JSON lines of hexadecimal texts and writes one line for each:
{"sign": SEED, "message": M} gives {"key": K, "value": S}; {"verify": S, "message": M, "key": K} gives
true or false.
"""

import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

for line in sys.stdin:
    asked = json.loads(line)
    message = bytes.fromhex(asked["message"])
    if "sign" in asked:
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(asked["sign"]))
        answer = {
            "key": key.public_key().public_bytes_raw().hex(),
            "value": key.sign(message).hex(),
        }
    else:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(asked["key"]))
        try:
            key.verify(bytes.fromhex(asked["verify"]), message)
            answer = True
        except InvalidSignature:
            answer = False
    print(json.dumps(answer))
