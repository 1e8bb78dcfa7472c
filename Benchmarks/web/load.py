"""Puts load on the web server over loopback and prints figures: python load.py PROGRAM [SECONDS] [ROOMS].

Sends requests from many addresses of 127.0.0.0/8, since the server limits what one visitor may ask for.
The same client asks for the bare word of /healthz and, where nginx is installed, for a file as long as the
first page, so that what the client and the machine can do at all stands beside it.

Ends with 1 where a request was not answered or a live room takes more memory than its bound.
"""

import http.client
import os
import re
import selectors
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

SCENARIO = "canary-segment-regression"
# Connections, each from an address of its own; a visitor may ask 200 times a second.
CONNECTIONS = 48
# The most memory of a live room, in MB.
MOST_MEMORY = 3.0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def memory(process):
    """The resident memory of a process in MB."""
    with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


class Unserved(Exception):
    """The program does not serve, such as a build without PostgreSQL over a database."""


def serve(program, port, home, store=None):
    """Starts a server over a folder or another store, and waits until it listens."""
    environment = dict(os.environ, FIREDRILL_HOME=home)
    if store:
        environment["FIREDRILL_STORE"] = store
    server = subprocess.Popen(
        [program, "serve", "--port", str(port), "--log-level", "none"],
        env=environment,
        stdout=subprocess.PIPE,
    )
    if not server.stdout.readline():
        raise Unserved
    return server


class Connection:
    """A connection that asks for one address again and again."""

    def __init__(self, port, path, number):
        self.socket = socket.create_connection(
            ("127.0.0.1", port), source_address=(f"127.0.1.{number + 1}", 0)
        )
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
        self.send()

    def send(self):
        self.begun = time.perf_counter()
        self.answer = b""
        self.socket.sendall(self.request)

    def read(self):
        """The status once the whole answer is there, else None."""
        part = self.socket.recv(1 << 18)
        if not part:
            return 0
        self.answer += part
        head, found, body = self.answer.partition(b"\r\n\r\n")
        if not found:
            return None
        length = int(re.search(rb"(?i)content-length: *(\d+)", head).group(1))
        return int(head.split(b" ", 2)[1]) if len(body) >= length else None


def load(port, path, seconds):
    """Requests a second, milliseconds of the median and the 99th percentile, and failures."""
    selector = selectors.DefaultSelector()
    for number in range(CONNECTIONS):
        connection = Connection(port, path, number)
        selector.register(connection.socket, selectors.EVENT_READ, connection)
    times, failures = [], 0
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        for key, _ in selector.select(timeout=1):
            status = key.data.read()
            if status is None:
                continue
            times.append((time.perf_counter() - key.data.begun) * 1000)
            failures += status != 200
            if status == 0:
                selector.unregister(key.fileobj)
            else:
                key.data.send()
    took = time.perf_counter() - start
    for key in list(selector.get_map().values()):
        key.fileobj.close()
    times.sort()
    return {
        "rate": len(times) / took,
        "median": statistics.median(times),
        "p99": times[int(len(times) * 0.99)],
        "failures": failures,
    }


def ask(port, method, path, form=None, headers=None, source="127.0.2.1"):
    """An answer as status, headers and text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, source_address=(source, 0))
    body = urllib.parse.urlencode(form) if form else None
    headers = dict(headers or {})
    if form:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode()


def open_rooms(port, count):
    """Opens rooms with a candidate and a live stream each; gives the streams' connections."""
    streams = []
    for number in range(count):
        source = f"127.0.{3 + number // 200}.{number % 200 + 1}"
        form = {
            "do": "open",
            "scenario": SCENARIO,
            "minutes": "45",
            "style": "neutral",
            "interviewer": "machine",
        }
        _, _, page = ask(port, "POST", "/rooms", form, source=source)
        room, secret = re.search(r"/rooms/(\d+)/join/([0-9a-f]{64})", page).groups()
        status, headers, _ = ask(
            port, "POST", f"/rooms/{room}/join", {"link": secret}, source=source
        )
        assert status == 303, f"the candidate of room {room} cannot enter: {status}"
        cookie = {"Cookie": headers["Set-Cookie"].split(";")[0]}
        status, _, _ = ask(port, "GET", f"/rooms/{room}/candidate", headers=cookie, source=source)
        assert status == 200, f"the page of room {room} cannot be read: {status}"
        stream = http.client.HTTPConnection("127.0.0.1", port, source_address=(source, 0))
        stream.request("GET", f"/rooms/{room}/candidate/stream", headers=cookie)
        assert stream.getresponse().status == 200
        streams.append(stream)
    return streams


def show(name, figures, note=""):
    print(
        f"{name:34} {figures['rate']:8,.0f} requests/s  median {figures['median']:6.1f} ms"
        f"  p99 {figures['p99']:6.1f} ms  failures {figures['failures']}{note}"
    )
    return figures["failures"]


def with_nginx(size, seconds):
    """The same load on nginx with a file of a size."""
    with tempfile.TemporaryDirectory() as folder:
        # Its workers may be another user.
        os.chmod(folder, 0o755)
        port = free_port()
        with open(f"{folder}/page.html", "wb") as page:
            page.write(b"x" * size)
        with open(f"{folder}/nginx.conf", "w", encoding="utf-8") as conf:
            conf.write(
                f"daemon off; pid {folder}/pid; error_log stderr; worker_processes 2;"
                "events {} http { access_log off; keepalive_requests 1000000;"
                f" server {{ listen 127.0.0.1:{port}; root {folder}; }} }}"
            )
        nginx = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf"])
        time.sleep(0.5)
        try:
            return load(port, "/page.html", seconds)
        finally:
            nginx.terminate()
            nginx.wait()


def main(program, seconds=6.0, rooms=200):
    failures = 0
    with tempfile.TemporaryDirectory() as home:
        port = free_port()
        server = serve(program, port, home)
        try:
            first = ask(port, "GET", "/")[2]
            _, headers, _ = ask(port, "POST", f"/incidents/{SCENARIO}", {"mode": "drill"})
            drill = headers["Location"]
            print(f"first page {len(first) / 1000:.1f} kB")
            failures += show("/healthz, the bare word", load(port, "/healthz", seconds))
            failures += show("/style.css, a file of the program", load(port, "/style.css", seconds))
            failures += show("/lab, a page", load(port, "/lab", seconds))
            failures += show("a drill before its first look", load(port, drill, seconds))
            form = {"do": "look", "after": "0", "action": "pools"}
            start = time.perf_counter()
            ask(port, "POST", f"{drill}/act", form)
            print(f"a look by form: {(time.perf_counter() - start) * 1000:.0f} ms")
            failures += show("a drill with its evidence", load(port, drill, seconds))
            turned = []
            for value in range(20):
                start = time.perf_counter()
                path = f"/lab/{SCENARIO}/results?cause=bad-pool&p-pool-c-limit={value * 0.05:.2f}"
                failures += ask(port, "GET", path)[0] != 200
                turned.append((time.perf_counter() - start) * 1000)
            print(
                f"a turned number of the lab: median {statistics.median(turned[1:]):.0f} ms,"
                f" at most {max(turned[1:]):.0f} ms, the first {turned[0]:.0f} ms"
            )
            before = memory(server)
            start = time.perf_counter()
            streams = open_rooms(port, rooms)
            took = time.perf_counter() - start
            room = (memory(server) - before) / max(1, rooms)
            print(
                f"{len(streams)} live rooms, {took:.1f} s to open them,"
                f" {room:.2f} MB a room, {memory(server):.0f} MB in all"
            )
            failures += show("a page beside the live rooms", load(port, "/lab", seconds))
            later = (memory(server) - before) / max(1, rooms)
            print(f"afterwards {later:.2f} MB a room")
            for stream in streams:
                stream.close()
            if room > MOST_MEMORY:
                print(f"a room takes more than {MOST_MEMORY} MB")
                failures += 1
        finally:
            server.terminate()
            server.wait()
    if shutil.which("nginx"):
        show("nginx, a file as long as the page", with_nginx(len(first.encode()), seconds))
    else:
        print("nginx is not installed, so nothing of it stands beside this")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(float, sys.argv[2:3]), *map(int, sys.argv[3:4])))
