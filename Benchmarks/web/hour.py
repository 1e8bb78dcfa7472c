"""Measures whether an hour of use leaves a server larger: python hour.py PROGRAM [ROOMS].

So many interviews are held at any time, each by a host, a candidate and an observer, with an act every 50 s.
After 45 minutes their people leave, and others open a room. The minutes are simulated: acts follow one another
as fast as they are answered. Rooms begin one after the other over the first 45 minutes, and the hour after three more
is measured, when the server keeps as many empty rooms and timers as it ever does. A request has a timer of five real
minutes, so a run must take longer: with 120 rooms it takes some ten minutes.

Ends with 1 where an act failed or where the memory at the end of the hour is more than a twentieth over that at its
beginning.
"""

import asyncio
import itertools
import statistics
import sys
import tempfile

from load import free_port, memory, serve
from rooms import Room

PROGRAM = sys.argv[1]
ROOMS = int(sys.argv[2]) if len(sys.argv) > 2 else 120
# Simulated minutes, of a step, of an interview, before the hour that is measured, and of that.
STEP, INTERVIEW, BEFORE, HOUR = 5, 45, 225, 60
ACTS_A_STEP = 6
MOST_GROWTH = 1.05


async def held(room, acts):
    for _ in range(acts):
        await room.act()


async def use(server, port):
    failures, sizes, acts = [], [], 0
    number = itertools.count()
    life = INTERVIEW // STEP
    places = [None] * ROOMS
    for step in range((BEFORE + HOUR) // STEP):
        for place in range(ROOMS):
            if step < place % life or (step - place) % life:
                continue
            if places[place]:
                places[place].close()
            places[place] = Room([port], next(number), failures)
            await places[place].open()
        rooms = [room for room in places if room]
        # A few at a time, as acts of a minute come.
        for first in range(0, len(rooms), 8):
            await asyncio.gather(*(held(room, ACTS_A_STEP) for room in rooms[first : first + 8]))
        acts += ACTS_A_STEP * len(rooms)
        sizes.append(memory(server))
    for room in places:
        room.close()
    return failures, sizes[BEFORE // STEP :], acts, next(number)


def main():
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        server = serve(PROGRAM, port, home)
        try:
            failures, sizes, acts, opened = asyncio.run(use(server, port))
        finally:
            server.terminate()
            server.wait()
    quarter = len(sizes) // 4
    first, last = statistics.mean(sizes[:quarter]), statistics.mean(sizes[-quarter:])
    print(f"{ROOMS} interviews at a time, {opened} in all, {acts:,} acts, {len(failures)} failures")
    print(f"MB after every {STEP} minutes of the hour: {', '.join(f'{size:.0f}' for size in sizes)}")
    print(f"first quarter {first:.1f} MB, last quarter {last:.1f} MB, {100 * (last / first - 1):+.1f} %")
    for failure in failures[:5]:
        print(f"  {failure}")
    return 1 if failures or last > first * MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
