"""Divides an arena or a simulation into shards on a Dask cluster and merges their results.

    python3 firedrill_dask.py --scheduler ADDRESS --shards 16 --out results.jsonl \
      arena --agent 'python3 agent.py' --seeds 100 --alone

Every worker needs the program `firedrill`, its scenarios and the agent. Dask gives the shard of a worker
that is lost to another one; a shard depends on nothing but its number, so it comes out the same.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import dask
from distributed import Client, Future, LocalCluster, as_completed

# How many workers may be lost under one shard before it counts as the cause.
LOSSES = 10
RETRIES = 3


def run_shard(program: str, command: list[str], number: int, count: int) -> bytes:
    """The file of one part of the work, on a worker; raises RuntimeError with the program's words."""
    with tempfile.TemporaryDirectory(prefix="firedrill-") as folder:
        path = Path(folder) / "part.jsonl"
        line = [program, *command, "--shard", f"{number}/{count}", "--out", str(path)]
        done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"shard {number}/{count}: {done.stderr.strip()[-2000:]}")
        return path.read_bytes()


def submit(client: Client, program: str, command: list[str], count: int) -> list[Future]:
    """A future for each shard; a shard that fails is tried again."""
    return [
        client.submit(run_shard, program, command, number, count, pure=False, retries=RETRIES)
        for number in range(1, count + 1)
    ]


def merge(program: str, command: list[str], parts: list[bytes], out: Path) -> None:
    """Writes what one machine would have written; a simulation gives its figures as JSON."""
    with tempfile.TemporaryDirectory(prefix="firedrill-") as folder:
        paths = [Path(folder) / f"part-{number}.jsonl" for number in range(len(parts))]
        for path, part in zip(paths, parts):
            path.write_bytes(part)
        line = [program, "merge", *map(str, paths)]
        if command[0] == "simulate":
            out.write_bytes(subprocess.run([*line, "--json"], check=True, stdout=subprocess.PIPE).stdout)
        else:
            subprocess.run([*line, "--out", str(out)], check=True, stdout=sys.stderr)


def drive(client: Client, program: str, command: list[str], count: int, out: Path) -> None:
    """Runs all shards on the cluster and merges them into a file."""
    futures = submit(client, program, command, count)
    for number, _ in enumerate(as_completed(futures, raise_errors=False), 1):
        print(f"{number} of {count} shards", file=sys.stderr)
    merge(program, command, client.gather(futures), out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--scheduler", help="the address of a cluster; one on this machine if left out")
    parser.add_argument("--workers", type=int, default=2, help="the workers of a cluster on this machine")
    parser.add_argument("--shards", type=int, default=8)
    parser.add_argument("--program", default="firedrill")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("command", nargs=argparse.REMAINDER, help="arena or simulate, with its options")
    given = parser.parse_args()
    if not given.command or given.command[0] not in ("arena", "simulate"):
        parser.error("the command is 'arena …' or 'simulate …'")
    dask.config.set({"distributed.scheduler.allowed-failures": LOSSES})
    local = {"n_workers": given.workers, "threads_per_worker": 1, "dashboard_address": None}
    with Client(given.scheduler or LocalCluster(**local)) as client:
        drive(client, given.program, given.command, given.shards, given.out)


if __name__ == "__main__":
    main()
