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
import string
import sys
from pathlib import Path

import gymnasium
from gymnasium import spaces

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "common"))
from firedrill_client import SEEDS, Answer, Episode, score  # noqa: E402


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
        self.max_steps = max_steps
        self.opening = {
            "incident": incident,
            "difficulty": difficulty,
            "mode": mode,
            "max_steps": max_steps,
            "program": program,
            "scenarios": scenarios,
        }
        self.render_mode = render_mode
        characters = string.printable
        self.action_space = spaces.Text(20_000, charset=characters)
        self.observation_space = spaces.Text(observation_length, charset=characters)
        self.episode = None

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.close()
        self.actions = 0
        self.episode = Episode(seed=int(self.np_random.integers(SEEDS)), **self.opening)
        return self.observation(self.episode.opened), {}

    def step(self, action):
        if self.episode is None or self.episode.is_over:
            raise gymnasium.error.ResetNeeded("the episode is over; call reset")
        self.actions += 1
        try:
            arguments = json.loads(action)
            tool = arguments.pop("tool")
        except (ValueError, AttributeError, KeyError, TypeError):
            answer = Answer('An action is a JSON object such as {"tool": "menu"}.', None)
        else:
            answer = self.episode.act(tool, **arguments)
        reward, info = 0.0, {}
        if self.episode.is_over:
            info["debrief"] = self.episode.debrief()
            reward = score(info["debrief"])
        is_used_up = not self.episode.is_over and self.actions >= 4 * self.max_steps
        return self.observation(answer), reward, self.episode.is_over, is_used_up, info

    def observation(self, answer):
        """The structured content, or the sentence of a refusal, in ASCII and cut to the space."""
        self.last = answer.text
        content = {"refused": answer.text} if answer.is_refused else answer.content
        return json.dumps(content, sort_keys=True)[: self.observation_space.max_length]

    def render(self):
        return self.last if self.render_mode == "ansi" else None

    def close(self):
        if self.episode is not None:
            self.episode.close()
        self.episode = None


gymnasium.register(id="Firedrill-v0", entry_point=FiredrillEnv, disable_env_checker=True)
