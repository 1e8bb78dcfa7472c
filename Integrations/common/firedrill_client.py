"""A client of `firedrill mcp` over standard streams that the adapters beside this folder share.

`Connection` calls tools over two streams. `Episode` starts the program and plays one session whose
world a seed deals. Needs nothing but Python 3.10 and the program `firedrill`.
"""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from typing import Any, TextIO

META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}
SEEDS = 2**53
OPENING = ("open_session", "list_incidents")
ENDING = ("declare", "abandon")


@dataclass(frozen=True)
class Answer:
    """The answer of a tool: a text, and structured content unless the call was refused."""

    text: str
    content: dict[str, Any] | None

    @property
    def is_refused(self) -> bool:
        return self.content is None


class Connection:
    """A stateless client that writes requests to one stream and reads answers from another."""

    def __init__(self, reader: TextIO, writer: TextIO):
        self.reader = reader
        self.writer = writer
        self.count = 0

    def request(self, method: str, /, **params: Any) -> dict[str, Any]:
        """The answer to a request: an object with either 'result' or 'error'."""
        self.count += 1
        params["_meta"] = META
        message = {"jsonrpc": "2.0", "id": self.count, "method": method, "params": params}
        self.writer.write(json.dumps(message) + "\n")
        self.writer.flush()
        line = self.reader.readline()
        if not line:
            raise EOFError("firedrill ended without an answer")
        return json.loads(line)

    def call(self, tool: str, /, **arguments: Any) -> Answer:
        """The answer of a tool; an error of the protocol is a refusal, too."""
        answer = self.request("tools/call", name=str(tool), arguments=arguments)
        if "error" in answer:
            return Answer(answer["error"]["message"], None)
        result = answer["result"]
        return Answer(result["content"][0]["text"], result.get("structuredContent"))

    def tools(self) -> list[dict[str, Any]]:
        """The tools with their names, descriptions and schemas of arguments."""
        return self.request("tools/list")["result"]["tools"]


class Episode:
    """One session, in a data folder of its own that is removed with it.

    The folder holds the seed, so it is kept apart from the agent. Raises ValueError where the
    incident, the difficulty or the mode is refused.
    """

    def __init__(
        self,
        incident: str,
        seed: int,
        difficulty: int | None = None,
        mode: str = "drill",
        max_steps: int = 100,
        program: str = "firedrill",
        scenarios: str | None = None,
    ):
        self.home = tempfile.TemporaryDirectory(prefix="firedrill-")
        self.program = program
        self.variables = {"FIREDRILL_HOME": self.home.name}
        if scenarios:
            self.variables["FIREDRILL_SCENARIOS"] = scenarios
        self.arguments = ["mcp", "--seed", str(seed), "--max-steps", str(max_steps)]
        self.server = subprocess.Popen(
            [program, *self.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | self.variables,
        )
        self.connection = Connection(self.server.stdout, self.server.stdin)
        self.is_over = False
        opening = {"incident": incident, "mode": mode}
        if difficulty is not None:
            opening["difficulty"] = difficulty
        self.opened = self.connection.call("open_session", **opening)
        if self.opened.is_refused:
            self.close()
            raise ValueError(self.opened.text)
        self.session: str = self.opened.content.pop("session")

    def tools(self) -> list[dict[str, Any]]:
        """The tools that play a session, without those that open one and without its handle."""
        tools = [tool for tool in self.connection.tools() if tool["name"] not in OPENING]
        for tool in tools:
            schema = tool["inputSchema"]
            schema["properties"].pop("session", None)
            schema["required"] = [name for name in schema["required"] if name != "session"]
        return tools

    def act(self, tool: str, /, **arguments: Any) -> Answer:
        """Calls a tool on the session; a final verdict or an abandonment ends it."""
        if tool in OPENING:
            return Answer("The session is open: every other tool can be called.", None)
        answer = self.connection.call(tool, **(arguments | {"session": self.session}))
        if not answer.is_refused and tool in ENDING:
            self.is_over = bool(answer.content.get("over"))
        return answer

    def debrief(self) -> dict[str, Any]:
        """The truth and the score, which only a session that is over gives."""
        answer = self.connection.call("debrief", session=self.session)
        if answer.is_refused:
            raise ValueError(answer.text)
        return answer.content

    def score(self) -> float:
        """The score from 0 to 1; 0 before a final verdict, because anything else would tell the truth."""
        return score(self.debrief()) if self.is_over else 0.0

    def close(self) -> None:
        """Ends the program and removes the data folder."""
        self.server.stdin.close()
        self.server.stdout.close()
        self.server.wait()
        self.home.cleanup()


def score(debrief: dict[str, Any]) -> float:
    """The score of a debrief, from 0 to 1; a session without a verdict has none, which is 0."""
    return debrief["score"]["total"] / 100 if debrief.get("score") else 0.0
