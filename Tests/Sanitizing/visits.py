"""Visits a served program from several threads at the same time: python visits.py PROGRAM.

Each thread plays a drill of its own, turns the numbers of one lab and reads the pages that go through all
sessions. Ends with 1 where an answer has another status than it should.
"""

import concurrent.futures
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../Benchmarks/web"))
from load import SCENARIO, ask, free_port, serve

VISITORS = 4
LOOKS = ("arms", "pools")
failures = []


def visit(port, number):
    def expect(status, method, path, form=None):
        answer = ask(port, method, path, form, source=f"127.0.9.{number + 1}")
        if answer[0] != status:
            failures.append(f"{method} {path}: {answer[0]}, not {status}")
        return answer[1]

    # Without a name of its own, a drill that nobody acted in yet is given to all who start one.
    form = {"mode": "drill", "label": f"Visitor {number + 1}"}
    drill = expect(303, "POST", f"/incidents/{SCENARIO}", form)["Location"]
    for event, look in enumerate(LOOKS):
        expect(303, "POST", f"{drill}/act", {"do": "look", "after": str(event), "action": look})
        expect(200, "GET", drill)
        expect(200, "GET", f"/lab/{SCENARIO}/results?cause=bad-pool&p-pool-c-limit=0.{event + number}")
    for path in ("/", "/history", "/progress", "/plan", "/numbers"):
        expect(200, "GET", path)
    return drill


def main(program):
    with tempfile.TemporaryDirectory() as home:
        port = free_port()
        server = serve(program, port, home)
        try:
            with concurrent.futures.ThreadPoolExecutor(VISITORS) as visitors:
                # What one of them raises is raised here.
                drills = set(visitors.map(lambda number: visit(port, number), range(VISITORS)))
            if len(drills) != VISITORS:
                failures.append(f"{VISITORS} visitors played {len(drills)} drills")
        finally:
            server.terminate()
        if server.wait() != 0:
            failures.append(f"the server ended with {server.returncode}")
    print(f"{VISITORS} visitors at the same time, {len(failures)} failures")
    for failure in failures:
        print(f"  {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
