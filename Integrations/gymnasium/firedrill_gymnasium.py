"""A Gymnasium environment in which an agent is on call for one of Firedrill's incidents.

    import gymnasium
    import firedrill_gymnasium

    env = gymnasium.make("Firedrill-v0", incident="canary")
    observation, info = env.reset(seed=3)
    observation, reward, terminated, truncated, info = env.step('{"tool": "look", "action": "arms"}')

An action is a JSON object: the name of a tool of `firedrill mcp` as "tool", and the tool's arguments
beside it; `session` is filled in. An observation is the tool's answer as JSON in ASCII. The reward is 0
until the session is over and then the score from 0 to 1, because anything earlier would tell the
truth. Needs the program `firedrill` in the PATH, or as `program`.
"""

import json
import os
import string
import subprocess
import tempfile

import gymnasium
from gymnasium import spaces

META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}
SEEDS = 2**53


class FiredrillEnv(gymnasium.Env):
    """One session an episode; the seed of `reset` deals the world."""

    metadata = {"render_modes": ["ansi"]}

    def __init__(
        self,
        incident="canary-segment-regression",
        difficulty=None,
        mode="drill",
        max_steps=100,
        program="firedrill",
        scenarios=None,
        observation_length=200_000,
        render_mode=None,
    ):
        self.opening = {"incident": incident, "mode": mode}
        if difficulty is not None:
            self.opening["difficulty"] = difficulty
        self.max_steps = max_steps
        self.program = program
        self.scenarios = scenarios
        self.render_mode = render_mode
        characters = string.printable
        self.action_space = spaces.Text(20_000, charset=characters)
        self.observation_space = spaces.Text(observation_length, charset=characters)
        self.server = None
        self.home = None

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.close()
        world = int(self.np_random.integers(SEEDS))
        # The store holds the seed, so it is kept apart from the agent and removed with the episode.
        self.home = tempfile.TemporaryDirectory(prefix="firedrill-")
        variables = dict(os.environ, FIREDRILL_HOME=self.home.name)
        if self.scenarios:
            variables["FIREDRILL_SCENARIOS"] = self.scenarios
        self.server = subprocess.Popen(
            [self.program, "mcp", "--seed", str(world), "--max-steps", str(self.max_steps)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=variables,
        )
        self.calls = self.actions = 0
        self.is_over = False
        answer = self.call("open_session", self.opening)
        if answer.get("isError"):
            raise ValueError(answer["content"][0]["text"])
        self.session = answer["structuredContent"].pop("session")
        return self.observation(answer), {}

    def step(self, action):
        if self.server is None or self.is_over:
            raise gymnasium.error.ResetNeeded("the episode is over; call reset")
        self.actions += 1
        try:
            arguments = json.loads(action)
            tool = arguments.pop("tool")
        except (ValueError, AttributeError, KeyError, TypeError):
            message = 'An action is a JSON object such as {"tool": "menu"}.'
            return self.observation(refusal(message)), 0.0, False, self.is_used_up(), {}
        if tool in ("open_session", "list_incidents"):
            message = "The session is open: every other tool can be called."
            return self.observation(refusal(message)), 0.0, False, self.is_used_up(), {}
        answer = self.call(tool, dict(arguments, session=self.session))
        content = answer.get("structuredContent") or {}
        self.is_over = bool(content.get("over")) and tool in ("declare", "abandon")
        reward, info = 0.0, {}
        if self.is_over:
            debrief = self.call("debrief", {"session": self.session})["structuredContent"]
            info["debrief"] = debrief
            reward = debrief["score"]["total"] / 100 if "score" in debrief else 0.0
        return self.observation(answer), reward, self.is_over, self.is_used_up(), info

    def is_used_up(self):
        """Whether the episode has had four times the actions that its steps allow."""
        return not self.is_over and self.actions >= 4 * self.max_steps

    def call(self, tool, arguments):
        """The result of a tool; a protocol error becomes a refusal."""
        self.calls += 1
        message = {
            "jsonrpc": "2.0",
            "id": self.calls,
            "method": "tools/call",
            "params": {"name": str(tool), "arguments": arguments, "_meta": META},
        }
        self.server.stdin.write(json.dumps(message) + "\n")
        self.server.stdin.flush()
        answer = json.loads(self.server.stdout.readline())
        if "error" in answer:
            return refusal(answer["error"]["message"])
        return answer["result"]

    def observation(self, answer):
        """The structured content, or the sentence of a refusal, in ASCII and cut to the space."""
        self.last = answer["content"][0]["text"]
        content = answer.get("structuredContent", {"refused": self.last})
        return json.dumps(content, sort_keys=True)[: self.observation_space.max_length]

    def render(self):
        return self.last if self.render_mode == "ansi" else None

    def close(self):
        if self.server is not None:
            self.server.stdin.close()
            self.server.stdout.close()
            self.server.wait()
            self.home.cleanup()
        self.server = None


def refusal(message):
    return {"content": [{"type": "text", "text": message}], "isError": True}


gymnasium.register(id="Firedrill-v0", entry_point=FiredrillEnv, disable_env_checker=True)
