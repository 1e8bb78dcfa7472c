"""Writes kappas.csv: tables of two raters' yes and no, and Cohen's kappa of each.

Run: python3 make_kappas.py > kappas.csv
Columns: both yes, first alone, second alone, both no, kappa. Kappa is computed as scikit-learn does:
1 less the observed disagreement over the disagreement that the margins alone would give.
"""
import random

EDGES = [(20, 5, 10, 15), (45, 15, 25, 15), (25, 35, 5, 35), (10, 0, 0, 10), (0, 10, 10, 0), (1, 0, 0, 2)]


def kappa(both, first, second, neither):
    confusion = [[both, first], [second, neither]]
    rows = [sum(row) for row in confusion]
    columns = [sum(column) for column in zip(*confusion)]
    total = sum(rows)
    expected = [[r * c / total for c in columns] for r in rows]
    off_diagonal = [(0, 1), (1, 0)]
    observed = sum(confusion[i][j] for i, j in off_diagonal)
    by_chance = sum(expected[i][j] for i, j in off_diagonal)
    return 1 - observed / by_chance


random.seed(20)
tables = EDGES + [tuple(random.randint(1, 300) for _ in range(4)) for _ in range(30)]
for table in tables:
    print(",".join(map(str, table)) + f",{kappa(*table):.12f}")
