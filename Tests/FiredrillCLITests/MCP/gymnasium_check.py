"""Checks the Gymnasium environment by Gymnasium's own checker, and plays an episode.

Usage: gymnasium_check.py FOLDER PROGRAM SCENARIOS; prints one JSON object with what was seen.
"""

import json
import sys

import gymnasium
from gymnasium.utils.env_checker import check_env

folder, program, scenarios = sys.argv[1:]
sys.path.insert(0, folder)
import firedrill_gymnasium  # noqa: E402


def make(**more):
    return gymnasium.make(
        "Firedrill-v0", incident="canary", program=program, scenarios=scenarios, **more
    ).unwrapped


check_env(make(), skip_render_check=True)

env = make(max_steps=3)
first, _ = env.reset(seed=5)
again, _ = env.reset(seed=5)
other, _ = env.reset(seed=6)
env.reset(seed=5)
rewards = []
for action in ["garbage", '{"tool": "menu"}', '{"tool": "look", "action": "arms"}', "[1]"]:
    observation, reward, terminated, truncated, _ = env.step(action)
    assert observation in env.observation_space
    assert not terminated
    rewards.append(reward)
verdict = {"tool": "declare", "cause": "h1", "explanation": "It is the build.", "final": True}
_, reward, terminated, truncated, info = env.step(json.dumps(verdict))
env.close()

used = make(max_steps=1)
used.reset(seed=1)
truncations = [used.step("x")[3] for _ in range(4)]
used.close()
print(
    json.dumps(
        {
            "isSame": first == again,
            "isOther": first != other,
            "early": rewards,
            "reward": reward,
            "isOver": terminated and not truncated,
            "total": info["debrief"]["score"]["total"],
            "truncations": truncations,
        }
    )
)
