"""An OpenEnv environment in which an agent is on call for one of Firedrill's incidents.

    PYTHONPATH=Integrations/openenv uvicorn firedrill_openenv:app --port 8000

`FiredrillEnv(base_url=…)` is its client. The reward is 0 until the session is over and then the score
from 0 to 1, because anything earlier would tell the truth. The variables FIREDRILL_PROGRAM and
FIREDRILL_SCENARIOS name the program and the folder of scenarios.
"""

import os
import secrets
import sys
from pathlib import Path
from typing import Any

from openenv.core.client_types import StepResult
from openenv.core.env_client import EnvClient
from openenv.core.env_server import Action, Environment, Observation, State, create_app
from pydantic import Field

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "common"))
from firedrill_client import SEEDS, Answer, Episode, score  # noqa: E402

MAX_STEPS = 100


class FiredrillAction(Action):
    """A call of one tool of `firedrill mcp`; the session's handle is filled in."""

    tool: str = Field(description="The name of a tool, such as 'look'.")
    arguments: dict[str, Any] = Field(default_factory=dict, description="The tool's arguments.")


class FiredrillObservation(Observation):
    """The answer of a tool: a text and, unless the call was refused, structured content."""

    text: str = ""
    content: dict[str, Any] | None = None
    tools: list[dict[str, Any]] = Field(default_factory=list, description="The tools, after a reset.")
    debrief: dict[str, Any] | None = Field(default=None, description="Truth and score, at the end.")


class FiredrillState(State):
    """What is known of an episode beside its steps."""

    incident: str = ""
    is_over: bool = False


class FiredrillEnvironment(Environment[FiredrillAction, FiredrillObservation, FiredrillState]):
    """One session an episode; the seed of `reset` deals the world."""

    SUPPORTS_CONCURRENT_SESSIONS = True

    def __init__(self, program: str | None = None, scenarios: str | None = None):
        super().__init__()
        self.program = program or os.environ.get("FIREDRILL_PROGRAM", "firedrill")
        self.scenarios = scenarios
        self.episode: Episode | None = None
        self._state = FiredrillState()

    def reset(
        self,
        seed: int | None = None,
        episode_id: str | None = None,
        incident: str = "canary-segment-regression",
        difficulty: int | None = None,
        mode: str = "drill",
        max_steps: int = MAX_STEPS,
        **_: Any,
    ) -> FiredrillObservation:
        self.close()
        self.episode = Episode(
            incident,
            secrets.randbelow(SEEDS) if seed is None else seed,
            difficulty,
            mode,
            max_steps,
            self.program,
            self.scenarios,
        )
        identifier = episode_id or secrets.token_hex(8)
        self._state = FiredrillState(episode_id=identifier, incident=incident)
        self.limit = 4 * max_steps
        return self.observation(self.episode.opened, tools=self.episode.tools(), reward=0.0)

    def step(
        self, action: FiredrillAction, timeout_s: float | None = None, **_: Any
    ) -> FiredrillObservation:
        if self.episode is None or self.episode.is_over:
            return self.observation(Answer("The episode is over; reset it.", None), done=True)
        self._state.step_count += 1
        answer = self.episode.act(action.tool, **action.arguments)
        self._state.is_over = self.episode.is_over
        if self.episode.is_over:
            debrief = self.episode.debrief()
            return self.observation(answer, debrief=debrief, reward=score(debrief), done=True)
        return self.observation(answer, reward=0.0, done=self._state.step_count >= self.limit)

    @staticmethod
    def observation(answer: Answer, **more: Any) -> FiredrillObservation:
        return FiredrillObservation(text=answer.text, content=answer.content, **more)

    @property
    def state(self) -> FiredrillState:
        return self._state

    def close(self) -> None:
        if self.episode is not None:
            self.episode.close()
        self.episode = None


class FiredrillEnv(EnvClient[FiredrillAction, FiredrillObservation, FiredrillState]):
    """The typed client of a server of this environment."""

    def _step_payload(self, action: FiredrillAction) -> dict[str, Any]:
        return action.model_dump()

    def _parse_result(self, payload: dict[str, Any]) -> StepResult[FiredrillObservation]:
        reward, done = payload.get("reward"), payload.get("done", False)
        observation = FiredrillObservation(**payload["observation"] | {"reward": reward, "done": done})
        return StepResult(observation=observation, reward=reward, done=done)

    def _parse_state(self, payload: dict[str, Any]) -> FiredrillState:
        return FiredrillState(**payload)


app = create_app(
    FiredrillEnvironment,
    FiredrillAction,
    FiredrillObservation,
    env_name="firedrill",
    max_concurrent_envs=8,
)
