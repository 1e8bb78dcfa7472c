"""Writes posteriors.json: particle posteriors and gains of random calibrations, by numpy.

The likelihood of a finding for a particle is 1 - slip if its own finding equals it, else
slip / (outcomes - 1); a hypothesis's evidence is the mean over its particles of the product, in the
order of the keys; once fewer than 30 effective particles are left (of few samples, a quarter), what
follows counts by the hypothesis's shares with half a world added to each outcome.
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


def evidence(table, outcomes, seen):
    """Each hypothesis's evidence for findings by key, and whether it ran out of particles."""
    samples = table.shape[2]
    result, thin = [], []
    for h in range(table.shape[1]):
        weights, factor, is_thin = np.ones(samples), 1.0, False
        for key in sorted(seen):
            if is_thin:
                share = (table[key, h] == seen[key]).sum() + 0.5
                factor *= share / (samples + 0.5 * outcomes[key])
                continue
            weights = weights * likelihoods(table[key, h], seen[key], outcomes[key])
            effective = weights.sum() ** 2 / (weights ** 2).sum()
            is_thin = bool(effective < min(30, samples / 4))
        result.append(weights.mean() * factor)
        thin.append(is_thin)
    return np.array(result), thin


def posterior(prior, evidence):
    joint = prior * evidence
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
    seen, steps = {}, []
    for key in [int(k) for k in rng.permutation(keys)[:4]]:
        before = posterior(prior, evidence(table, outcomes, seen)[0])
        gains = []
        for other in range(keys):
            after = [evidence(table, outcomes, {**seen, other: o})[0]
                     for o in range(outcomes[other])]
            chances = np.array([float((prior * e).sum()) for e in after])
            chances /= chances.sum()
            gain = entropy(before)
            for chance, e in zip(chances, after):
                gain -= chance * entropy(posterior(prior, e))
            gains.append(gain)
        seen[key] = int(table[key, rng.integers(hypotheses), rng.integers(samples)])
        now, thin = evidence(table, outcomes, seen)
        steps.append({"key": key, "finding": seen[key], "gains_before": gains,
                      "posterior": posterior(prior, now).tolist(), "thin": thin})
    return {"prior": prior.tolist(), "samples": samples, "outcomes": outcomes,
            "findings": table.reshape(-1).tolist(), "steps": steps}


def main():
    rng = np.random.default_rng(20310314)
    cases = [case(rng) for _ in range(16)]
    made_by = f"Python {sys.version.split()[0]}, numpy {np.__version__}"
    path = pathlib.Path(__file__).with_name("posteriors.json")
    path.write_text(json.dumps({"made_by": made_by, "cases": cases}, separators=(",", ":")) + "\n")


main()
