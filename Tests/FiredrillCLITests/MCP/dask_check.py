"""Divides an arena on a Dask cluster of four workers of which one is killed, and then a simulation.

Usage: dask_check.py FOLDER PROGRAM SCENARIOS AGENT; prints one JSON object with what was seen.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import dask
from distributed import Client, LocalCluster, as_completed

folder, program, scenarios, agent = sys.argv[1:]
sys.path.insert(0, folder)
# Workers import the driver anew, and the program that they start reads Firedrill's variables.
os.environ |= {"PYTHONPATH": folder, "FIREDRILL_SCENARIOS": scenarios}
import firedrill_dask as firedrill  # noqa: E402

SHARDS = 5
command = ["arena", "--agent", f"python3 {agent} play", "--scenarios", "canary", "--seeds", "5"]
command += ["--alone", "--parallel", "1"]
simulation = ["simulate", "canary", "--players", "expert,idle", "--seeds", "4"]


def kill_one(client, pids):
    """Kills a worker that has a shard in its hands, as a lack of memory would; its address."""
    busy = {address for address, tasks in client.processing().items() if tasks}
    victim = sorted(busy)[0]
    os.kill(pids[victim], signal.SIGKILL)
    return victim


def run(client, here):
    """Runs the arena's shards, kills a worker after the first result, and merges; whether it was lost."""
    pids = client.run(os.getpid)
    futures = firedrill.submit(client, program, command, SHARDS)
    victim = None
    for _ in as_completed(futures):
        victim = victim or kill_one(client, pids)
    firedrill.merge(program, command, client.gather(futures), here / "divided")
    return victim is not None and pids[victim] not in client.run(os.getpid).values()


def main():
    """Nothing runs when workers import this script, for they start from it anew."""
    dask.config.set({"distributed.scheduler.allowed-failures": firedrill.LOSSES})
    settings = {"n_workers": 4, "threads_per_worker": 1, "dashboard_address": None}
    settings["silence_logs"] = logging.CRITICAL
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        os.environ["FIREDRILL_HOME"] = name
        with LocalCluster(**settings) as cluster, Client(cluster) as client:
            is_lost = run(client, here)
            firedrill.drive(client, program, simulation, 2, here / "simulated")
        quiet = {"check": True, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        subprocess.run([program, *command, "--out", str(here / "whole")], **quiet)
        whole = subprocess.run([program, *simulation, "--json"], **quiet).stdout
        seen = {
            "isLost": is_lost,
            "sessions": len((here / "whole").read_bytes().splitlines()) - 1,
            "isSame": (here / "divided").read_bytes() == (here / "whole").read_bytes(),
            "isSameSimulation": (here / "simulated").read_bytes() == whole,
        }
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
