"""An Inspect task in which a model is on call for Firedrill's incidents.

    PYTHONPATH=Integrations/inspect inspect eval firedrill_inspect.py --model PROVIDER/MODEL

A sample is an incident and a seed, which deals the world. The model gets the tools of `firedrill mcp`
over Inspect's own client; `debrief` is kept from it, and nothing else holds the truth before the
session's end. The score is the session's, from 0 to 1; a session without a final verdict scores 0.
"""

import os
import sys
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.agent import AgentState, as_solver, react
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import Generate, Solver, TaskState, solver
from inspect_ai.tool import mcp_server_stdio, mcp_tools
from inspect_ai.util import store

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "common"))
from firedrill_client import Episode, score  # noqa: E402

INCIDENTS = (
    "canary-segment-regression",
    "catastrophic-forgetting",
    "eval-distribution-mismatch",
    "tool-poisoning",
)
PROMPT = """\
You are on call for a production system. Your session is {session}: give it as 'session' to every tool.
Look at evidence that tells causes apart, contain harm early where that is cheap to undo, state beliefs
when they are due, send updates to stakeholders. When the evidence is enough, call 'declare' with
'final'; that ends your work, and its explanation is scored, too.

{text}
"""


@solver
def on_call(
    program: str, scenarios: str | None, difficulty: int | None, max_steps: int
) -> Solver:
    """Opens a session in a folder of its own and lets a model play it to its verdict."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        episode = Episode(
            state.metadata["incident"],
            state.metadata["seed"],
            difficulty,
            max_steps=max_steps,
            program=program,
            scenarios=scenarios,
        )
        try:
            names = [tool["name"] for tool in episode.tools() if tool["name"] != "debrief"]
            server = mcp_server_stdio(
                command=program, args=episode.arguments, env=dict(os.environ) | episode.variables
            )
            state.messages[-1].text = PROMPT.format(session=episode.session, text=episode.opened.text)

            async def goes_on(_: AgentState) -> bool | str:
                """Whether the session is open; a model that calls no tool is told how to end it."""
                if episode.connection.call("status", session=episode.session).content["over"]:
                    return False
                return "Your session is open; 'declare' with 'final' ends it."

            player = react(
                prompt=None,
                tools=[mcp_tools(server, tools=names)],
                submit=False,
                on_continue=goes_on,
            )
            state = await as_solver(player)(state, generate)
            debrief = episode.connection.call("debrief", session=episode.session).content
            # The debrief stands in the log after the last message, where no model reads it.
            store().set("debrief", debrief)
        finally:
            episode.close()
        return state

    return solve


@scorer(metrics=[mean(), stderr()])
def sealed_score() -> Scorer:
    """The score of the session, with its criteria; 0 without a final verdict."""

    async def measure(state: TaskState, target: Target) -> Score:
        debrief = state.store.get("debrief")
        if not debrief or not debrief.get("score"):
            return Score(value=0.0, explanation="no final verdict")
        return Score(
            value=score(debrief),
            answer=debrief["score"].get("declared"),
            metadata={"score": debrief["score"]},
        )

    return measure


@task
def firedrill(
    incidents: str = ",".join(INCIDENTS),
    seeds: int = 5,
    first_seed: int = 0,
    difficulty: int | None = None,
    max_steps: int = 100,
    program: str = "firedrill",
    scenarios: str | None = None,
) -> Task:
    """Incidents × seeds; 'incidents' are names, separated by commas."""
    samples = [
        Sample(
            id=f"{incident}-{seed}",
            input="on call",
            metadata={"incident": incident, "seed": seed},
        )
        for incident in incidents.split(",")
        for seed in range(first_seed, first_seed + seeds)
    ]
    return Task(
        dataset=MemoryDataset(samples, name="firedrill"),
        solver=on_call(program, scenarios, difficulty, max_steps),
        scorer=sealed_score(),
        message_limit=4 * max_steps,
    )
