"""An agent that looks where it expects most change a minute, until one cause is likely enough.

    firedrill arena --agent 'python3 Integrations/agents/greedy.py' --seeds 20 --out greedy.jsonl
"""

from player import Player

# A look costs about ten minutes of reading and talking beside its own.
OVERHEAD = 10
ENOUGH = 0.7
LOOKS = 9


def main() -> None:
    player = Player()
    player.hold()
    player.update()
    while len(player.seen) < LOOKS and player.minutes_left() > 60:
        looks = player.open_looks()
        weights = player.reading.weights
        if not looks or max(weights.values()) / sum(weights.values()) > ENOUGH:
            break
        player.look(
            max(looks, key=lambda a: player.reading.change(a["title"]) / (a["minutes"] + OVERHEAD))
        )
    player.mitigate()
    player.declare()


main()
