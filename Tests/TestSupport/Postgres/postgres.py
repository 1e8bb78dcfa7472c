"""A PostgreSQL server of a Python driver's own, on a Unix socket in a temporary folder."""
import glob
import os
import subprocess


class Postgres:
    """The server, from when it is made until it is closed; `options` are those of the program `postgres`."""

    def __init__(self, *options):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "postgres_server.sh")
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        # The path of a socket has at most 107 bytes.
        folder = f"/tmp/firedrill-pg-{os.getpid()}"
        self.address = f"postgres://firedrill@/postgres?host={folder}"
        self.script = subprocess.Popen(
            ["bash", script, folder, programs, *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.await_word("ready")

    def await_word(self, word):
        for line in self.script.stdout:
            if line.strip() == word:
                return
        raise AssertionError("the PostgreSQL server does not start")

    def tell(self, command, word):
        self.script.stdin.write(f"{command}\n")
        self.script.stdin.flush()
        self.await_word(word)

    def stop(self):
        self.tell("stop", "stopped")

    def start(self):
        self.tell("start", "ready")

    def close(self):
        self.script.stdin.close()
        self.script.wait()
