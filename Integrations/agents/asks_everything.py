"""An agent that takes every look of the menu in its order while time is left, and then declares.

    firedrill arena --agent 'python3 Integrations/agents/asks_everything.py' --seeds 20 --out all.jsonl
"""

from player import Player


def main() -> None:
    player = Player()
    while player.minutes_left() > 30 and (looks := player.open_looks()):
        player.look(looks[0])
    player.mitigate()
    player.declare()


main()
