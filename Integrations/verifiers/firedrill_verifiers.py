"""A verifiers taskset in which a model is on call for Firedrill's incidents, with tools and many turns.

    PYTHONPATH=Integrations/verifiers vf-eval firedrill_verifiers --env.agent.harness.id null \
      --env.agent.runtime.type subprocess --model MODEL

A task is an incident and a seed, which deals the world. Each rollout has a tool server of its own that
plays one session of `firedrill mcp`; `debrief` is kept from the model. The reward is the session's
score from 0 to 1, and 0 without a final verdict. Use a harness whose program cannot read files, such as
`null`: the session's folder holds the seed while it is played.
"""

import inspect
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Callable

import verifiers.v1 as vf
from pydantic import Field

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent / "common"))
# Tool servers are processes in other folders that import this module anew.
os.environ["PYTHONPATH"] = f"{FOLDER}:{os.environ.get('PYTHONPATH', '')}"
from firedrill_client import Episode  # noqa: E402

__all__ = ["FiredrillTaskset"]

INCIDENTS = [
    "canary-segment-regression",
    "catastrophic-forgetting",
    "eval-distribution-mismatch",
    "tool-poisoning",
]
PROMPT = """\
You are on call for a production system. Call 'brief' first: it shows the page, the causes and the menu.
Look at evidence that tells causes apart, contain harm early where that is cheap to undo, state beliefs
when they are due, send updates to stakeholders. When the evidence is enough, call 'declare' with
'final'; that ends the session, and its explanation is scored, too."""
TYPES = {"string": str, "integer": int, "number": float, "boolean": bool, "array": list, "object": dict}


class FiredrillState(vf.State):
    """What the tool server tells the reward once the session is over."""

    is_over: bool = False
    score: float = 0.0


class FiredrillData(vf.TaskData):
    """The world of a task."""

    incident: str
    seed: int
    difficulty: int | None
    max_steps: int
    program: str
    scenarios: str | None


class FiredrillToolset(vf.Toolset[vf.ToolsetConfig, FiredrillState]):
    """The tools of one session, with the session's handle filled in."""

    TOOL_PREFIX = None

    async def setup_task(self, task: FiredrillData) -> None:
        self.episode = Episode(
            task.incident,
            task.seed,
            task.difficulty,
            max_steps=task.max_steps,
            program=task.program,
            scenarios=task.scenarios,
        )
        self._exit_stack.callback(self.episode.close)

    def register(self, mcp: Any) -> None:
        mcp.add_tool(self.brief, name="brief", description="The page, the causes and the menu. Free.")
        for tool in self.episode.tools():
            if tool["name"] != "debrief":
                mcp.add_tool(
                    self._with_state(self.caller(tool)),
                    name=tool["name"],
                    description=tool["description"],
                )

    def brief(self) -> str:
        return self.episode.opened.text

    def caller(self, tool: dict[str, Any]) -> Callable[..., str]:
        """A function that calls a tool, with the parameters that its schema names."""

        def call(**arguments: Any) -> str:
            given = {name: value for name, value in arguments.items() if value is not None}
            answer = self.episode.act(tool["name"], **given)
            if self.episode.is_over and not self.state.is_over:
                self.state.score = self.episode.score()
                self.state.is_over = True
            return answer.text

        schema = tool["inputSchema"]
        parameters = []
        for name, field in schema["properties"].items():
            described = Field(description=field.get("description"))
            kind = TYPES[field["type"]]
            is_needed = name in schema["required"]
            parameters.append(
                inspect.Parameter(
                    name,
                    inspect.Parameter.KEYWORD_ONLY,
                    default=inspect.Parameter.empty if is_needed else None,
                    annotation=Annotated[kind if is_needed else kind | None, described],
                )
            )
        call.__name__ = tool["name"]
        call.__signature__ = inspect.Signature(parameters, return_annotation=str)
        return call


class FiredrillTask(vf.Task[FiredrillData, FiredrillState, vf.TaskConfig]):
    """One session: its tools, its end and its reward."""

    @classmethod
    def toolsets(cls, config: vf.TaskConfig) -> list[vf.Toolset]:
        return [FiredrillToolset(vf.ToolsetConfig())]

    @vf.stop
    async def is_over(self, trace: vf.Trace) -> bool:
        return trace.state.is_over

    @vf.reward
    async def sealed_score(self, trace: vf.Trace) -> float:
        return trace.state.score


class FiredrillConfig(vf.TasksetConfig):
    """Incidents × seeds, and where the program and its scenarios are."""

    incidents: list[str] = INCIDENTS
    seeds: int = 5
    first_seed: int = 0
    difficulty: int | None = None
    max_steps: int = 100
    program: str = "firedrill"
    scenarios: str | None = None


class FiredrillTaskset(vf.Taskset[FiredrillTask, FiredrillConfig]):
    """The worlds of the configuration."""

    def load(self) -> Iterator[FiredrillTask]:
        config = self.config
        for incident in config.incidents:
            for seed in range(config.first_seed, config.first_seed + config.seeds):
                data = FiredrillData(
                    name=f"{incident}#{seed}",
                    prompt=PROMPT,
                    incident=incident,
                    seed=seed,
                    difficulty=config.difficulty,
                    max_steps=config.max_steps,
                    program=config.program,
                    scenarios=config.scenarios,
                )
                yield FiredrillTask(data, config.task)


if __name__ == "__main__":
    FiredrillToolset.run()
