"""Recomputes the answers of computed questions with numpy, scipy and scikit-learn.

Usage: python3 recompute.py tasks.json      where tasks.json is a list of {formula, givens, answer}.
Prints each answer that differs by more than 1e-9 (relative, or absolute below one), and the count.
"""
import json
import math
import sys

import numpy as np
from scipy import optimize, special, stats
from sklearn import metrics


def two_proportions(p1, p2, n1, n2):
    """Power of the pooled z test: normal probabilities of both rejections."""
    pooled = (n1 * p1 + n2 * p2) / (n1 + n2)
    null = math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    true = math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    z = stats.norm.ppf(0.975)
    shift = abs(p1 - p2)
    return stats.norm.sf(z * null, shift, true) + stats.norm.cdf(-z * null, shift, true)


def sample_size(g):
    p1, p2 = g["before_percent"] / 100, g["after_percent"] / 100
    pooled = (p1 + p2) / 2
    z_alpha, z_power = stats.norm.ppf([0.975, 0.8])
    root = z_alpha * math.sqrt(2 * pooled * (1 - pooled)) + z_power * math.sqrt(
        p1 * (1 - p1) + p2 * (1 - p2)
    )
    return math.ceil((root / (p1 - p2)) ** 2)


def wilson(g):
    """The lower end as the root of the score equation, not by the closed form."""
    k, n = g["successes"], g["trials"]
    z = stats.norm.ppf(0.975)
    score = lambda p: (k / n - p) - z * math.sqrt(p * (1 - p) / n)
    return 100 * optimize.brentq(score, 1e-12, k / n - 1e-12, xtol=1e-15, rtol=1e-14)


def kappa(g):
    a, b, c, d = (int(g[k]) for k in ("both", "first_only", "second_only", "neither"))
    first = [1] * (a + b) + [0] * (c + d)
    second = [1] * a + [0] * b + [1] * c + [0] * d
    return metrics.cohen_kappa_score(first, second)


def psi(g):
    p, q = (np.array(g[k]) / np.sum(g[k]) for k in ("reference", "current"))
    return stats.entropy(q, p) + stats.entropy(p, q)


def mrr(g):
    return np.mean([1 / r if r else 0 for r in g["ranks"]])


def bootstrap(g):
    """The exact variance of a resample's mean: that of a binomial."""
    n = g["cases"]
    return 100 * stats.binom(n, g["accuracy_percent"] / 100).std() / n


def retries(g):
    p, m = g["success_percent"] / 100, int(g["attempts"])
    used = [(k + 1) * p * (1 - p) ** k for k in range(m - 1)] + [m * (1 - p) ** (m - 1)]
    return g["cents"] * sum(used)


def chain(g):
    return 100 * stats.binom.pmf(g["steps"], g["steps"], g["step_percent"] / 100)


def context(g):
    sizes = g["first_tokens"] + g["added_tokens"] * np.arange(g["turns"])
    return sizes.sum()


def calibration(g):
    gaps = np.abs(np.array(g["confidences"]) - np.array(g["accuracies"]))
    return np.average(gaps, weights=g["counts"])


def speculative(g):
    return np.polyval(np.ones(int(g["drafted"]) + 1), g["acceptance"])


def kv_cache(g):
    shape = (2, *(int(g[k]) for k in ("layers", "kv_heads", "head_dimension", "tokens", "sequences")))
    return math.prod(shape) * g["bytes"] / 2**30


def recall(g):
    return np.sum(g["relevance"][: int(g["k"])]) / g["relevant"]


def budget(g):
    left = g["window"] - g["answer_tokens"] - g["instruction_tokens"] - g["tools"] * g["tool_tokens"]
    return left // g["result_tokens"]


FORMULAS = {
    "ndcg": lambda g: metrics.ndcg_score(
        [g["grades"]], [-np.arange(len(g["grades"]))], k=int(g["k"])
    ),
    "mrr": mrr,
    "recall-at-k": recall,
    "ann-memory": lambda g: g["vectors"]
    * (np.dtype("float32").itemsize * g["dimensions"] + 2 * g["links"] * 4)
    / 2**30,
    "rag-request-cost": lambda g: 1000
    * np.dot(
        [g["chunks"] * g["chunk_tokens"] + g["other_tokens"], g["output_tokens"]],
        [g["input_price"] / 1e6, g["output_price"] / 1e6],
    ),
    "bm25-idf": lambda g: np.log1p(
        (g["documents"] - g["containing"] + 0.5) / (g["containing"] + 0.5)
    ),
    "reciprocal-rank-fusion": lambda g: np.sum(1 / (60 + np.array(g["ranks"]))),
    "chain-success": chain,
    "retries-cost": retries,
    "pass-hat-k": lambda g: special.comb(g["successes"], g["k"], exact=False)
    / special.comb(g["runs"], g["k"], exact=False),
    "agent-context-growth": context,
    "tool-budget": budget,
    "cohen-kappa": kappa,
    "wilson-interval": wilson,
    "sample-size": sample_size,
    "expected-calibration-error": calibration,
    "mcnemar": lambda g: stats.binomtest(
        int(g["worse"]), int(g["worse"] + g["better"]), 0.5
    ).pvalue,
    "brier": lambda g: metrics.mean_squared_error(g["outcomes"], g["probabilities"]),
    "bootstrap-standard-error": bootstrap,
    "little-law": lambda g: g["per_second"] * g["seconds"],
    "kv-cache-bytes": kv_cache,
    "psi": psi,
    "ks-distance": lambda g: stats.ks_2samp(g["first"], g["second"]).statistic,
    "error-budget": lambda g: g["days"] * 24 / (g["error_percent"] / (100 - g["slo_percent"])),
    "speculative-tokens": speculative,
    "canary-power": lambda g: 100
    * two_proportions(
        g["before_percent"] / 100, g["after_percent"] / 100, g["control"], g["canary"]
    ),
    "p99-fan-out": lambda g: 100 * stats.binom.sf(0, g["calls"], 0.01),
    "lora-parameters": lambda g: g["layers"]
    * g["matrices"]
    * (g["rank"] * g["input"] + g["output"] * g["rank"]),
    "perplexity": lambda g: 1 / stats.gmean(g["probabilities"]),
    "softmax-temperature": lambda g: special.softmax(np.array(g["logits"]) / g["temperature"])[0],
    "attention-flops": lambda g: 2 * (2 * g["tokens"] ** 2 * g["width"]) / 1e9,
    "cross-entropy": lambda g: metrics.log_loss(
        [1] * len(g["probabilities"]), g["probabilities"], labels=[0, 1]
    ),
    "transformer-parameters": lambda g: g["layers"]
    * (4 * g["width"] ** 2 + 2 * g["width"] * 4 * g["width"])
    + g["vocabulary"] * g["width"],
    "cosine-similarity": lambda g: metrics.pairwise.cosine_similarity(
        [g["first"]], [g["second"]]
    )[0, 0],
}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        tasks = json.load(file)
    wrong = 0
    for task in tasks:
        givens = {k: v[0] if task["single"][k] else v for k, v in task["givens"].items()}
        expected = float(FORMULAS[task["formula"]](givens))
        if not abs(expected - task["answer"]) <= 1e-9 * max(1, abs(expected)):
            wrong += 1
            print(task["formula"], givens, "gives", expected, "not", task["answer"])
    print(f"{len(tasks)} answers of {len(FORMULAS)} formulas, {wrong} wrong")


main()
