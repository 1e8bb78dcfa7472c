"""Writes memories.csv: reviews and the states that PyPI fsrs gives after each.

Run: python3 make_memories.py > memories.csv      (fsrs 6.3.2)
Columns: course, days since the review before, grade, stability, difficulty.
"""
import random
from datetime import datetime, timedelta, timezone
from importlib.metadata import version

from fsrs import Card, Rating, Scheduler

random.seed(7)
scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
print(f"# fsrs {version('fsrs')}, usual parameters, no learning steps, no fuzz")
for course in range(60):
    card, now = Card(), datetime(2026, 1, 1, tzinfo=timezone.utc)
    for review in range(12):
        days = 0 if review == 0 else random.choice([0, 0, 1, 2, 5, 8, 21, 60, 180])
        grade = random.choice([1, 2, 3, 3, 3, 4])
        now += timedelta(days=days)
        card, _ = scheduler.review_card(card, Rating(grade), now)
        print(f"{course},{days},{grade},{card.stability!r},{card.difficulty!r}")
