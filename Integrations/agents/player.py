"""What both simple agents do in a session of the arena: look, believe, update, mitigate and declare."""

import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "common"))
from firedrill_client import Answer, Connection  # noqa: E402
from reading import Reading, words  # noqa: E402

HOLD = re.compile(r"^(stop|freeze|hold|keep) ", re.IGNORECASE)


class Player:
    """An agent's side of one session, over its own standard streams."""

    def __init__(self):
        self.connection = Connection(sys.stdin, sys.stdout)
        opened = self.connection.call("open_session", incident="the arena's")
        self.session = opened.content["session"]
        self.page = opened.content["brief"]["page"]
        self.places = opened.content["places"]
        self.menu = opened.content["menu"]
        self.status = opened.content["status"]
        self.reading = Reading(opened.content)
        self.seen: set[str] = set()

    def act(self, tool: str, **arguments: Any) -> Answer:
        """Calls a tool on the session and keeps the status that it gives."""
        answer = self.connection.call(tool, session=self.session, **arguments)
        if not answer.is_refused:
            self.status = answer.content.get("status", self.status)
        return answer

    def look(self, action: dict[str, Any]) -> None:
        """Looks at the evidence of an action, reads its finding, and says what is due."""
        self.seen.add(action["id"])
        answer = self.act("look", action=action["id"])
        if answer.is_refused:
            return
        entry = answer.content["entry"]
        evidence = entry["content"].get("evidence", {}).get("evidence", {})
        self.reading.read(action["title"], evidence.get("finding") or "", entry["number"])
        if answer.content["beliefDue"]:
            self.believe()
        due = self.status.get("updateDue")
        if due and self.status["time"]["minute"] + 8 >= due["minute"]:
            self.update()

    def believe(self) -> None:
        """States what the reading believes of the causes."""
        self.act("believe", beliefs=self.reading.beliefs())

    def update(self) -> None:
        """Tells stakeholders impact, belief, next step and the time of the next update."""
        likeliest = self.reading.titles[self.reading.ranked()[0]]
        text = f"Impact: {self.page} We suspect: {likeliest}. We look further; next update in 45 minutes."
        self.act("update", text=text)

    def open_looks(self) -> list[dict[str, Any]]:
        """The looks that are possible now and were not taken yet."""
        self.menu = self.act("menu").content["menu"]
        return [
            action
            for action in self.menu["actions"]
            if action["availability"] == "open" and action["id"] not in self.seen
        ]

    def minutes_left(self) -> int:
        """The simulated minutes until a session can only be ended."""
        return self.status["minutesLeft"]

    def hold(self) -> None:
        """Stops what goes on by itself, where the menu has a quick mitigation that says so."""
        holds = [row for row in self.menu["mitigations"] if HOLD.match(row["title"]) and row["isOpen"]]
        for row in sorted(holds, key=lambda row: (row["minutes"], row["number"]))[:1]:
            self.act("mitigate", mitigation=row["id"])

    def mitigate(self) -> None:
        """Carries out the mitigation whose words are most like those of the likeliest cause."""
        cause = self.reading.ranked()[0]
        if cause in self.reading.calm:
            return
        own = self.reading.words[cause]
        rows = [row for row in self.menu["mitigations"] if row["isOpen"]]
        shared = [(len(own & words(row["title"])), -row["minutes"], row["id"]) for row in rows]
        best = max(shared, default=(0, 0, ""))
        if best[0] > 0:
            self.act("mitigate", mitigation=best[2])

    def declare(self) -> None:
        """States the last beliefs and declares the likeliest cause, which ends the session."""
        self.believe()
        self.act("declare", final=True, **self.reading.verdict(self.places))
