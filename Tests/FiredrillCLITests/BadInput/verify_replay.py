"""Checks and makes signed replay files by the description of their format, with nothing of ours.

Run: python3 verify_replay.py check FILE, which prints the fingerprint of the key that signed it and ends
with 1 where hashes or signature do not fit; sign FILE KEY.pem, which prints the file signed with the
private key; make KEY.pem, which makes a private key; or read KEY.pem, which prints its fingerprint.
"""

import hashlib
import json
import sys

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)


def chain(lines):
    """The hash of the last line; each line's own hash must fit."""
    head = b""
    for line in lines:
        own, end = line[:-75], line[-75:]
        head = hashlib.sha256(head + own + b"}").digest()
        assert end == b',"hash":"' + head.hex().encode() + b'"}', "a hash does not fit"
    return head


def message(head):
    return b"firedrill replay signature 1\n" + head


def fingerprint(key):
    return hashlib.sha256(key).hexdigest()[:32]


def read(path):
    return serialization.load_pem_private_key(open(path, "rb").read(), None)


def replay(path):
    lines = open(path, "rb").read().split(b"\n")
    assert lines.pop() == b"", "the last line has no end"
    return lines


if sys.argv[1] == "make":
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    with open(sys.argv[2], "wb") as file:
        file.write(Ed25519PrivateKey.generate().private_bytes(*form))
elif sys.argv[1] == "read":
    print(fingerprint(read(sys.argv[2]).public_key().public_bytes_raw()))
elif sys.argv[1] == "check":
    lines = replay(sys.argv[2])
    chain(lines)
    assert "seal" in json.loads(lines[-2]), "the signature does not follow the seal"
    signature = json.loads(lines[-1])["signature"]
    assert signature["algorithm"] == "ed25519"
    key = bytes.fromhex(signature["key"])
    Ed25519PublicKey.from_public_bytes(key).verify(
        bytes.fromhex(signature["value"]), message(chain(lines[:-1]))
    )
    print(fingerprint(key))
else:
    private = read(sys.argv[3])
    lines = replay(sys.argv[2])
    head = chain(lines)
    key = private.public_key().public_bytes_raw()
    own = json.dumps(
        {"signature": {"algorithm": "ed25519", "key": key.hex(),
                       "value": private.sign(message(head)).hex()}},
        separators=(",", ":"),
    ).encode()
    last = hashlib.sha256(head + own).hexdigest().encode()
    sys.stdout.buffer.write(b"\n".join(lines) + b"\n" + own[:-1] + b',"hash":"' + last + b'"}\n')
    print(fingerprint(key), file=sys.stderr)
