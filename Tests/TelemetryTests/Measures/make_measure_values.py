"""Makes measure_rows.csv and measure_values.csv: rows, and the figures that scipy and numpy find in them.

Run from this folder: python3 make_measure_values.py
The formulas are written out here from their definitions; tests and special functions are scipy's.
"""

import sys

import numpy
import scipy
from scipy import stats
from scipy.special import ndtri

SEGMENTS = ["eu", "us", "apac", "latam"]
Z = ndtri(0.975)


def rows():
    random = numpy.random.Generator(numpy.random.Philox(20310314))
    found = []
    for _ in range(900):
        time = int(random.integers(-30 * 60_000, 30 * 60_000))
        arm = "canary" if random.random() < 0.3 else "stable"
        segment = random.choice(SEGMENTS, p=[0.5, 0.3, 0.19, 0.01] if arm == "stable" else [0.2, 0.3, 0.5, 0.0])
        failing = 0.1 + 0.15 * (segment == "apac") + 0.2 * (arm == "canary" and time > 0 and segment == "us")
        ok = "" if random.random() < 0.05 else int(random.random() > failing)
        base = 80 if arm == "stable" else 95
        latency = "" if random.random() < 0.08 else round(base * random.lognormal(0, 0.6) * 8) / 8
        found.append((time, arm, "" if random.random() < 0.04 else segment, ok, latency))
    return sorted(found, key=lambda row: row[0])


ROWS = rows()


def select(arm=None, segment=None, window=(-30, 30)):
    return [
        row for row in ROWS
        if window[0] * 60_000 <= row[0] < window[1] * 60_000
        and (arm is None or row[1] == arm) and (segment is None or row[2] == segment)
    ]


def failures(chosen):
    """Matching and counted rows for the outcome 'not ok'."""
    known = [row[3] for row in chosen if row[3] != ""]
    return sum(1 for ok in known if ok == 0), len(known)


def latencies(chosen):
    return numpy.array([row[4] for row in chosen if row[4] != ""], dtype=float)


def wilson(x, n):
    result = stats.binomtest(x, n).proportion_ci(0.95, method="wilson")
    return result.low, result.high


def share(left, right):
    (x1, n1), (x2, n2) = failures(left), failures(right)
    figures = {}
    if n1: figures["left"] = x1 / n1
    if n2: figures["right"] = x2 / n2
    figures["left_n"], figures["right_n"] = n1, n2
    if not (n1 and n2):
        return figures
    p1, p2 = x1 / n1, x2 / n2
    figures["difference"] = p2 - p1
    if p1: figures["relative"] = (p2 - p1) / p1
    (l1, u1), (l2, u2) = wilson(x1, n1), wilson(x2, n2)
    figures["low"] = p2 - p1 - numpy.hypot(p2 - l2, u1 - p1)
    figures["high"] = p2 - p1 + numpy.hypot(u2 - p2, p1 - l1)
    pooled = (x1 + x2) / (n1 + n2)
    error = numpy.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    z = (p2 - p1) / error if error else 0
    figures["p"], figures["z"] = 2 * stats.norm.sf(abs(z)), z
    return figures


def mean(left, right):
    one, two = latencies(left), latencies(right)
    test = stats.ttest_ind(two, one, equal_var=False)
    interval = test.confidence_interval(0.95)
    difference = two.mean() - one.mean()
    return {
        "left": one.mean(), "right": two.mean(), "left_n": len(one), "right_n": len(two),
        "difference": difference, "relative": difference / one.mean(), "low": interval.low,
        "high": interval.high, "p": test.pvalue,
    }


def median_error(values):
    values, n = numpy.sort(values), len(values)
    rank = max(1, int((n + 1) / 2 - Z * numpy.sqrt(n / 4) + 0.5))
    return (values[n - rank] - values[rank - 1]) / (2 * Z)


def ranks(left, right):
    one, two = latencies(left), latencies(right)
    p = stats.mannwhitneyu(two, one, method="asymptotic", use_continuity=True).pvalue
    difference = numpy.median(two) - numpy.median(one)
    reach = Z * numpy.hypot(median_error(one), median_error(two))
    return {
        "left": numpy.median(one), "right": numpy.median(two), "left_n": len(one),
        "right_n": len(two), "difference": difference, "relative": difference / numpy.median(one),
        "low": difference - reach, "high": difference + reach, "p": p,
    }


def holm(values):
    order, adjusted, largest = numpy.argsort(values), [0.0] * len(values), 0.0
    for rank, index in enumerate(order):
        largest = max(largest, min(1.0, (len(values) - rank) * values[index]))
        adjusted[index] = largest
    return adjusted


def paired(slow):
    """Failing and slow answers among the rows that have both; Cohen's kappa by its definition."""
    pairs = [(row[3] == 0, row[4] > slow) for row in select("stable") if row[3] != "" and row[4] != ""]
    n = len(pairs)
    a, b, c, d = (pairs.count(pair) for pair in [(True, True), (True, False), (False, True), (False, False)])
    one, two = (a + b) / n, (a + c) / n
    (l1, u1), (l2, u2) = wilson(a + b, n), wilson(a + c, n)
    excess = a * d - b * c
    phi = (max(0, excess - n / 2) if excess > 0 else excess) / numpy.sqrt((a + b) * (c + d) * (a + c) * (b + d))

    def joined(x, y):
        return numpy.sqrt(x * x - 2 * phi * x * y + y * y)

    chance = one * two + (1 - one) * (1 - two)
    return {
        "left": one, "right": two, "n": n, "left_only": b, "right_only": c, "difference": two - one,
        "low": two - one - joined(two - l2, u1 - one), "high": two - one + joined(u2 - two, one - l1),
        "p": stats.binomtest(b, b + c).pvalue, "kappa": ((a + d) / n - chance) / (1 - chance),
    }


def across():
    groups = {name or "missing": share(select("stable", name), select("canary", name)) for name in SEGMENTS + [""]}
    tested = [name for name in groups if "p" in groups[name]]
    adjusted = dict(zip(tested, holm([groups[name]["p"] for name in tested])))
    differences = [group["difference"] for group in groups.values() if "difference" in group]
    figures = {
        "groups": sum(1 for group in groups.values() if group["left_n"] + group["right_n"]),
        "compared": len(tested),
        "significant": sum(1 for p in adjusted.values() if p < 0.05),
        "smallest_p": min(adjusted.values()),
        "unadjusted_p": min(groups[name]["p"] for name in tested),
        "worst": max(differences), "best": min(differences),
    }
    for name, group in groups.items():
        figures |= {f"{name}.{key}": value for key, value in group.items()}
        if name in adjusted:
            figures[f"{name}.adjusted_p"] = adjusted[name]
    return figures


def share_estimate(chosen):
    x, n = failures(chosen)
    shrunk = (x + 0.5) / (n + 1)
    return (x / n, shrunk * (1 - shrunk) / n, n) if n else None


def mean_estimate(chosen):
    values = latencies(chosen)
    return (values.mean(), values.var(ddof=1) / len(values), len(values)) if len(values) > 1 else None


def judged(difference, variance):
    error = numpy.sqrt(variance)
    return {
        "difference": difference, "low": difference - Z * error, "high": difference + Z * error,
        "p": 2 * stats.norm.sf(abs(difference / error)),
    }


def standardised(estimate, count, compare):
    kept, dropped = [], 0
    for name in SEGMENTS + [""]:
        left, right = select("stable", name), select("canary", name)
        if count(left) + count(right) == 0:
            continue
        one, two = estimate(left), estimate(right)
        if one is None or two is None:
            dropped += 1
        else:
            kept.append((one, two))
    weights = numpy.array([one[2] + two[2] for one, two in kept], dtype=float)
    weights /= weights.sum()
    difference = sum(w * (two[0] - one[0]) for w, (one, two) in zip(weights, kept))
    variance = sum(w * w * (one[1] + two[1]) for w, (one, two) in zip(weights, kept))
    crude = compare(select("stable"), select("canary"))["difference"]
    return judged(difference, variance) | {"crude": crude, "strata": len(kept), "dropped": dropped}


def change(estimate):
    then, now = (-30, 0), (0, 30)
    a, b = estimate(select("stable", window=then)), estimate(select("canary", window=then))
    c, d = estimate(select("stable", window=now)), estimate(select("canary", window=now))
    before, after = b[0] - a[0], d[0] - c[0]
    return judged(after - before, a[1] + b[1] + c[1] + d[1]) | {"before": before, "after": after}


def sample_ratio():
    counts = [len(select(arm)) for arm in ("canary", "stable")]
    test = stats.chisquare(counts, numpy.array([0.25, 0.75]) * sum(counts))
    return {
        "chi_square": test.statistic, "p": test.pvalue, "n": sum(counts),
        "canary": counts[0] / sum(counts), "stable": counts[1] / sum(counts),
    }


def stability():
    left, right = select(window=(-30, 0)), select(window=(0, 30))
    psi = 0.0
    for name in SEGMENTS + [""]:
        one = sum(1 for row in left if row[2] == name)
        two = sum(1 for row in right if row[2] == name)
        if one + two:
            p, q = max(one, 0.5) / len(left), max(two, 0.5) / len(right)
            psi += (q - p) * numpy.log(q / p)
    return {"psi": psi, "left_n": len(left), "right_n": len(right)}


def power(effect):
    (x1, n1), (_, n2) = failures(select("stable")), failures(select("canary"))
    baseline = x1 / n1
    changed = baseline + effect

    def at(m1, m2):
        pooled = (m1 * baseline + m2 * changed) / (m1 + m2)
        null = numpy.sqrt(pooled * (1 - pooled) * (1 / m1 + 1 / m2))
        real = numpy.sqrt(baseline * (1 - baseline) / m1 + changed * (1 - changed) / m2)
        return stats.norm.cdf((abs(effect) - Z * null) / real) + stats.norm.cdf((-abs(effect) - Z * null) / real)

    # The smaller side is the canary; the closed form of Fleiss with the sides' ratio.
    ratio = n1 / n2
    pooled = (changed + ratio * baseline) / (1 + ratio)
    reach = Z * numpy.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio)) + ndtri(0.8) * numpy.sqrt(
        changed * (1 - changed) + baseline * (1 - baseline) / ratio)
    return {
        "power": at(n1, n2), "needed": numpy.ceil((reach / effect) ** 2), "left_n": n1,
        "right_n": n2, "baseline": baseline,
    }


MEASURES = {
    "share": share(select("stable"), select("canary")),
    "mean": mean(select("stable"), select("canary")),
    "ranks": ranks(select("stable"), select("canary")),
    "paired": paired(100),
    "across": across(),
    "standardised share": standardised(share_estimate, lambda rows: failures(rows)[1], share),
    "standardised mean": standardised(mean_estimate, lambda rows: len(latencies(rows)), mean),
    "change of share": change(share_estimate),
    "change of mean": change(mean_estimate),
    "sample ratio": sample_ratio(),
    "stability": stability(),
    "power": power(0.05),
}

with open("measure_rows.csv", "w") as file:
    file.write("time,arm,segment,ok,latency_ms\n")
    for row in ROWS:
        file.write(",".join(str(value) for value in row) + "\n")
with open("measure_values.csv", "w") as file:
    python = ".".join(str(part) for part in sys.version_info[:3])
    file.write(f"# python {python}, numpy {numpy.__version__}, scipy {scipy.__version__}\n")
    file.write("measure,key,value\n")
    for measure, figures in MEASURES.items():
        for key, value in figures.items():
            file.write(f"{measure},{key},{float(value)!r}\n")
