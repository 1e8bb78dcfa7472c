"""Writes posteriors.json: particle posteriors and gains of random calibrations, by numpy.

The likelihood of a finding for a particle is 1 - slip if its own finding equals it, else
slip / (outcomes - 1); a hypothesis's evidence is the mean over its particles of the product.
Run it beside this file: python3 make_posteriors.py
"""

import json
import pathlib
import sys

import numpy as np

SLIP = 0.02


def likelihoods(findings, seen, outcomes):
    """One factor for each particle, `findings` of shape (hypotheses, samples)."""
    if outcomes == 1:
        return np.ones(findings.shape)
    return np.where(findings == seen, 1 - SLIP, SLIP / (outcomes - 1))


def entropy(p):
    q = p[p > 0]
    return float(-(q * np.log2(q)).sum())


def posterior(prior, weights):
    joint = prior * weights.mean(axis=1)
    return joint / joint.sum()


def case(rng):
    hypotheses, samples, keys = int(rng.integers(2, 6)), 160, 5
    prior = rng.dirichlet(np.full(hypotheses, 2.0))
    outcomes = [int(x) for x in rng.integers(1, 5, size=keys)]
    shares = [rng.dirichlet(np.full(o, 0.7), size=hypotheses) for o in outcomes]
    table = np.array([
        [rng.choice(o, size=samples, p=shares[k][h]) for h in range(hypotheses)]
        for k, o in enumerate(outcomes)
    ])
    # The last key but one repeats the first in most worlds, so that evidence depends on evidence.
    if outcomes[3] == outcomes[0]:
        copied = rng.random((hypotheses, samples)) < 0.8
        table[3] = np.where(copied, table[0], table[3])
    weights = np.ones((hypotheses, samples))
    steps = []
    for key in [int(k) for k in rng.permutation(keys)[:3]]:
        before = posterior(prior, weights)
        gains = []
        for other in range(keys):
            gain = entropy(before)
            for o in range(outcomes[other]):
                after = weights * likelihoods(table[other], o, outcomes[other])
                chance = float((prior * after.mean(axis=1)).sum()
                               / (prior * weights.mean(axis=1)).sum())
                gain -= chance * entropy(posterior(prior, after))
            gains.append(gain)
        seen = int(table[key, rng.integers(hypotheses), rng.integers(samples)])
        weights = weights * likelihoods(table[key], seen, outcomes[key])
        effective = weights.sum(axis=1) ** 2 / (weights ** 2).sum(axis=1)
        if effective.min() < 41:
            return None
        steps.append({"key": key, "finding": seen, "gains_before": gains,
                      "posterior": posterior(prior, weights).tolist()})
    return {"prior": prior.tolist(), "samples": samples, "outcomes": outcomes,
            "findings": table.reshape(-1).tolist(), "steps": steps}


def main():
    rng = np.random.default_rng(20310314)
    cases = []
    while len(cases) < 12:
        made = case(rng)
        if made:
            cases.append(made)
    made_by = f"Python {sys.version.split()[0]}, numpy {np.__version__}"
    path = pathlib.Path(__file__).with_name("posteriors.json")
    path.write_text(json.dumps({"made_by": made_by, "cases": cases}, separators=(",", ":")) + "\n")


main()
