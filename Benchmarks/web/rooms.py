"""Measures interview rooms with three browsers each: python rooms.py PROGRAM [ROOMS,...] [SECONDS] [RATE] [STORES].

Every room has a host, a candidate and an observer, each with a stream, as pages in browsers have. The host
sends messages, the candidate asks for things and types; RATE is the messages and requests of one room in a
second, and a room types twice as often. Acts are spread evenly, whatever becomes of earlier ones. Like a
browser, each side loads its page anew where its stream tells of an event. STORES are some of sqlite-1,
sqlite-2, postgres-1 and postgres-2: the store and the number of servers. Of two servers one has the hosts,
the other the candidates and observers.

Ends with 1 where an act failed or was told to fewer people than it should be.
"""

import asyncio
import collections
import glob
import os
import re
import signal
import sys
import tempfile
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../Tests/TestSupport/Postgres"))
from postgres import Postgres
from load import Unserved, ask, free_port, memory, serve

PROGRAM = sys.argv[1]
COUNTS = [int(count) for count in (sys.argv[2] if len(sys.argv) > 2 else "10,50,500").split(",")]
SECONDS = float(sys.argv[3]) if len(sys.argv) > 3 else 20.0
RATE = float(sys.argv[4]) if len(sys.argv) > 4 else 0.1
STORES = (sys.argv[5] if len(sys.argv) > 5 else "sqlite-1,sqlite-2,postgres-1,postgres-2").split(",")
SCENARIO = "canary-segment-regression"
PLACES = ("host", "candidate", "observer")
# The time after which an act that was not told counts as lost; unit: s.
PATIENCE = 10


# Tasks that nobody waits for; the event loop alone would let them be collected while they run.
RUNNING = set()


def spawn(work):
    task = asyncio.create_task(work)
    RUNNING.add(task)
    task.add_done_callback(RUNNING.discard)


class Web:
    """The requests of one visitor to one server, over connections that are kept."""

    def __init__(self, port, source, cookie):
        self.port, self.source, self.cookie = port, source, cookie
        self.idle = []

    async def connect(self):
        return await asyncio.open_connection("127.0.0.1", self.port, local_addr=(self.source, 0))

    def head(self, method, path, body=b""):
        form = "Content-Type: application/x-www-form-urlencoded\r\n" if body else ""
        return (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n"
            f"{form}Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body

    async def request(self, method, path, form=None):
        """The status and text of an answer."""
        reader, writer = self.idle.pop() if self.idle else await self.connect()
        body = urllib.parse.urlencode(form).encode() if form else b""
        writer.write(self.head(method, path, body))
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(re.search(r"(?i)content-length: *(\d+)", head).group(1))
        text = await reader.readexactly(length)
        self.idle.append((reader, writer))
        return int(head.split(" ", 2)[1]), text.decode()


class Side:
    """One person in a room, with a page and its stream."""

    def __init__(self, room, place, web):
        self.room, self.place, self.web = room, place, web
        self.path = f"/rooms/{room.number}/{place}"
        # The moments at which the stream told of events and of typing, and at which pages were there.
        self.told, self.typed, self.shown = {}, [], {}
        self.loading = False

    async def open(self):
        """Loads the page and begins to listen."""
        status, page = await self.web.request("GET", self.path)
        assert status == 200, f"{self.path}: {status}"
        self.mark = int((re.search(r'name="after" value="(\d+)"', page) or [0, 0])[1])
        self.known = int(re.search(r'data-room="(\d+)"', page)[1])
        reader, writer = await self.web.connect()
        writer.write(self.web.head("GET", f"{self.path}/stream?after={self.known}"))
        await reader.readuntil(b"\r\n\r\n")
        self.stream = writer
        self.task = asyncio.create_task(self.listen(reader, writer))

    async def listen(self, reader, writer):
        kind = None
        while line := await reader.readline():
            if line.startswith(b"event:"):
                kind = line[6:].strip()
            elif line.startswith(b"data:"):
                now = time.perf_counter()
                if kind == b"typed":
                    self.typed.append(now)
                elif kind is None:
                    self.known = int(line[5:])
                    self.told[self.known] = now
                    spawn(self.load())
            elif line == b"\n":
                kind = None
        writer.close()

    def close(self):
        """Closes the page with its stream."""
        self.task.cancel()
        self.stream.close()
        for _, writer in self.web.idle:
            writer.close()

    async def load(self):
        """Loads the page anew; one that is being loaded is loaded once more afterwards."""
        if self.loading:
            return
        self.loading = True
        while True:
            known = self.known
            status, _ = await self.web.request("GET", self.path)
            now = time.perf_counter()
            if status != 200:
                self.room.failures.append(f"{self.path}: {status}")
            for number in range(known, 0, -1):
                if number in self.shown:
                    break
                self.shown[number] = now
            if known == self.known:
                break
        self.loading = False


class Room:
    """A room whose sides act and wait for what the others are told."""

    def __init__(self, ports, index, failures):
        self.failures = failures
        self.source = f"127.{10 + index // 200}.{index % 200}.1"
        form = {
            "do": "open", "scenario": SCENARIO, "minutes": "45", "style": "neutral",
            "interviewer": "host", "observer": "on",
        }
        status, _, page = ask(ports[0], "POST", "/rooms", form, source=self.source)
        assert status == 200, f"a room cannot be opened: {status} {page}"
        links = re.findall(r"/rooms/(\d+)/join/([0-9a-f]{64})", page)
        self.number = links[0][0]
        self.sides = {}
        for _, secret in dict.fromkeys(links):
            self.enter(ports, secret)
        assert set(self.sides) == set(PLACES), f"room {self.number} has {sorted(self.sides)}"
        self.acts = 0

    def enter(self, ports, secret):
        path = f"/rooms/{self.number}/join"
        status, headers, _ = ask(
            ports[0], "POST", path, {"link": secret, "typing": "on"}, source=self.source
        )
        assert status == 303, f"{path}: {status}"
        place = headers["Location"].split("/")[-1]
        port = ports[0] if place == "host" else ports[-1]
        web = Web(port, self.source, headers["Set-Cookie"].split(";")[0])
        self.sides[place] = Side(self, place, web)

    async def open(self):
        for side in self.sides.values():
            await side.open()

    def close(self):
        """Has everybody leave."""
        for side in self.sides.values():
            side.close()

    async def act(self):
        """Sends a message or a request in turn; gives the seconds until the other side was told and shown it,
        or nothing where it failed.
        """
        self.acts += 1
        actor, other = ("host", "candidate") if self.acts % 2 else ("candidate", "host")
        side, reader = self.sides[actor], self.sides[other]
        form = {"after": str(side.mark)}
        if actor == "host":
            form |= {"do": "say", "text": f"message {self.acts} from the host."}
        else:
            form |= {"do": "ask", "words": f"weather {self.acts} in Paris"}
        before = reader.known
        start = time.perf_counter()
        status, page = await side.web.request("POST", f"{side.path}/act", form)
        # A request that nobody can meet is noted and refused.
        if status != (303 if actor == "host" else 422):
            self.failures.append(f"room {self.number}, act {self.acts}: {status}")
            return None
        side.mark += 1
        if status == 303:
            spawn(side.web.request("GET", side.path))
        for times in (reader.told, reader.shown):
            while before + 1 not in times:
                if time.perf_counter() - start > PATIENCE:
                    self.failures.append(f"room {self.number}, act {self.acts}: never told")
                    return None
                await asyncio.sleep(0.005)
        return reader.told[before + 1] - start, reader.shown[before + 1] - start

    async def type(self):
        """Sends what the candidate types; gives the seconds until the host was told."""
        candidate, host = self.sides["candidate"], self.sides["host"]
        before = len(host.typed)
        start = time.perf_counter()
        text = f"First I compare the canary with the control, {start}."
        status, _ = await candidate.web.request("POST", f"{candidate.path}/typing", {"text": text})
        if status != 200:
            self.failures.append(f"room {self.number}, typing: {status}")
            return None
        while len(host.typed) == before:
            if time.perf_counter() - start > PATIENCE:
                self.failures.append(f"room {self.number}: typing is never told")
                return None
            await asyncio.sleep(0.005)
        return host.typed[before] - start


async def steadily(rooms, rate, seconds, work):
    """Has rooms in turn do something at a rate, each once at a time; gives what came of it."""
    tasks, busy = [], collections.defaultdict(asyncio.Lock)

    async def one(room):
        async with busy[room]:
            return await work(room)

    start = time.perf_counter()
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0, start + number / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(one(rooms[number % len(rooms)])))
    results = await asyncio.gather(*tasks)
    return [result for result in results if result is not None], time.perf_counter() - start


def spread(seconds):
    if not seconds:
        return "   none"
    times = sorted(second * 1000 for second in seconds)
    return f"{times[len(times) // 2]:6.0f} {times[min(len(times) - 1, int(len(times) * 0.99))]:6.0f}"


def processor(process):
    """The processor seconds of a process so far."""
    with open(f"/proc/{process.pid}/stat", encoding="utf-8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def quarters(sample):
    """What a sample is after each quarter of the time of the acts."""
    samples = []
    for _ in range(4):
        await asyncio.sleep(SECONDS / 4)
        samples.append(sample())
    return samples


async def measure(name, count, ports, servers):
    failures = []
    # Servers on one folder of files do not tell each other what is being typed.
    typing = 0 if name == "sqlite-2" else 2
    # The first room reads the scenario.
    first = Room(ports, count, failures)
    await first.open()
    before = sum(memory(server) for server in servers)
    start = time.perf_counter()
    rooms = []
    for index in range(count):
        rooms.append(Room(ports, index, failures))
        await rooms[-1].open()
    opening = time.perf_counter() - start
    a_room = (sum(memory(server) for server in servers) - before) / count
    used = sum(processor(server) for server in servers)
    start = time.perf_counter()
    await asyncio.sleep(3)
    idle = (sum(processor(server) for server in servers) - used) / (time.perf_counter() - start)
    used = sum(processor(server) for server in servers)
    (acts, took), (typed, _), later = await asyncio.gather(
        steadily(rooms, RATE * count, SECONDS, Room.act),
        steadily(rooms, typing * RATE * count, SECONDS, Room.type),
        quarters(lambda: (sum(memory(server) for server in servers) - before) / count),
    )
    busy = (sum(processor(server) for server in servers) - used) / took
    told = sum(len(side.told) for room in rooms for side in room.sides.values())
    print(
        f"{name:10} {count:5} {len(acts) / took:7.1f} {told / took:7.1f}  {spread([a[0] for a in acts])}"
        f"  {spread([a[1] for a in acts])}  {spread(typed)}  {a_room:7.2f}"
        f"  {idle:5.2f} {busy:5.2f}  {opening:6.1f}  {len(failures):5}",
        flush=True,
    )
    print(f"           MB a room after each quarter of the acts: {', '.join(f'{size:.2f}' for size in later)}")
    for failure in failures[:5]:
        print(f"  {failure}")
    for room in [first, *rooms]:
        room.close()
    return len(failures)


def main():
    # Whoever ends this ends its servers, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    print(
        "                  acts/s  told/s  told ms      shown ms     typed ms     MB a  processor    opening"
        "  fail-\nstore      rooms                  p50    p99    p50    p99    p50    p99    room"
        "  idle   busy       s  ures"
    )
    failures = 0
    for name in STORES:
        kind, servers = name.split("-")
        if kind == "postgres" and not glob.glob("/usr/lib/postgresql/*/bin/initdb"):
            print(f"{name}: skipped, PostgreSQL's server is not installed")
            continue
        for count in COUNTS:
            database = Postgres("-c", "fsync=on") if kind == "postgres" else None
            with tempfile.TemporaryDirectory() as home:
                ports = [free_port() for _ in range(int(servers))]
                running = []
                try:
                    for port in ports:
                        running.append(serve(PROGRAM, port, home, database and database.address))
                    failures += asyncio.run(measure(name, count, ports, running))
                except Unserved:
                    print(f"{name}: skipped, the program does not serve this store")
                    break
                finally:
                    for server in running:
                        server.terminate()
                        server.wait()
                    if database:
                        database.close()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
