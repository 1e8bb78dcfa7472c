"""Writes known_answers.json: statistics as scipy, statsmodels, numpy and mpmath give them.

Run: python3 make_known_answers.py > known_answers.json
Needs numpy, scipy, statsmodels and mpmath; the versions used are in the file.
A case has named input arrays and numbers and the expected results. Results are compared to 1e-9
relative, or to the case's own absolute tolerance where the value is a difference near zero.
"""

import json
import platform
import warnings

import mpmath
import numpy as np
import scipy
import statsmodels
from scipy import special, stats
from statsmodels.stats import contingency_tables, inter_rater, multitest
from statsmodels.stats import proportion as smp

warnings.filterwarnings("ignore")
mpmath.mp.dps = 350
cases = []


class Draws:
    """A seeded generator whose numbers are rounded to three decimals, to keep the file small."""

    def __init__(self, seed):
        self.source = np.random.Generator(np.random.PCG64(seed))

    def __getattr__(self, name):
        return lambda *arguments: np.round(getattr(self.source, name)(*arguments), 3)


rng = Draws(20260403)


def plain(value):
    """A number without an empty fraction."""
    return int(value) if float(value).is_integer() else float(value)


def case(name, arrays=None, numbers=None, /, absolute=None, **expect):
    entry = {
        "statistic": name,
        "arrays": {k: [plain(v) for v in np.ravel(a)] for k, a in (arrays or {}).items()},
        "numbers": {k: plain(v) for k, v in (numbers or {}).items()},
        "expect": {k: float(v) for k, v in expect.items()},
    }
    if absolute:
        entry["absolute"] = absolute
    cases.append(entry)


def wilson():
    for successes, trials in [(8, 10), (0, 10), (10, 10), (1, 3), (970, 1000), (123456, 5000000)]:
        for confidence in (0.95, 0.8, 0.999):
            low, high = smp.proportion_confint(successes, trials, 1 - confidence, "wilson")
            case("wilson", None, dict(successes=successes, trials=trials, confidence=confidence),
                 absolute=1e-15, lower=low, upper=high)


def two_proportions():
    for s1, n1, s2, n2 in [(45, 500, 20, 500), (3, 40, 9, 35), (970, 1000, 18900, 19000), (0, 20, 5, 30),
                           (20, 20, 11, 30), (900, 1000, 100, 1000), (61000, 90000, 60000, 90000)]:
        z, p = smp.proportions_ztest([s1, s2], [n1, n2])
        low, high = smp.confint_proportions_2indep(s1, n1, s2, n2, method="newcomb", compare="diff")
        case("twoProportions", None, dict(s1=s1, n1=n1, s2=s2, n2=n2), absolute=1e-300,
             z=z, p=p, difference=s1 / n1 - s2 / n2, lower=low, upper=high)


def paired():
    """Exact McNemar and kappa are statsmodels'; the interval joins its Wilson intervals by the pairs' phi."""
    for a, b, c, d in [(162, 21, 46, 71), (30, 0, 0, 10), (0, 7, 12, 0), (40, 1, 6, 3), (5, 5, 5, 5), (9, 0, 0, 0),
                       (700, 120, 75, 105), (3, 2, 9, 40), (0, 30, 0, 1), (60210, 4100, 3800, 20000)]:
        n = a + b + c + d
        p1, p2 = (a + b) / n, (a + c) / n
        (l1, u1), (l2, u2) = (smp.proportion_confint(x, n, 0.05, "wilson") for x in (a + b, a + c))
        spread = (a + b) * (c + d) * (a + c) * (b + d)
        excess = a * d - b * c
        phi = (max(0, excess - n / 2) if excess > 0 else excess) / np.sqrt(spread) if spread else 0.0
        def joined(x, y):
            return np.sqrt(x * x - 2 * phi * x * y + y * y)
        table = np.array([[a, b], [c, d]])
        expect = dict(difference=p1 - p2, lower=p1 - p2 - joined(p1 - l1, u2 - p2),
                      upper=p1 - p2 + joined(u1 - p1, p2 - l2))
        kappa = inter_rater.cohens_kappa(table).kappa
        if np.isfinite(kappa):
            expect["kappa"] = kappa
        case("paired", None, dict(a=a, b=b, c=c, d=d), absolute=1e-14,
             p=contingency_tables.mcnemar(table, exact=True).pvalue, **expect)


def power():
    for p1, p2, n1, ratio, alpha in [(0.9, 0.85, 500, 1, 0.05), (0.9, 0.8, 92, 19, 0.05), (0.02, 0.03, 3000, 0.5, 0.01),
                                     (0.7, 0.6, 100, 2, 0.1), (0.5, 0.5, 80, 1, 0.05)]:
        result = smp.power_proportions_2indep(p1 - p2, p2, n1, ratio=ratio, alpha=alpha)
        case("power", None, dict(p1=p1, p2=p2, n1=n1, n2=n1 * ratio, alpha=alpha), power=result.power)
    for p1, p2, ratio, alpha, target in [(0.9, 0.89, 1, 0.05, 0.8), (0.9, 0.85, 19, 0.05, 0.8), (0.3, 0.5, 2, 0.01, 0.9),
                                         (0.99, 0.985, 1, 0.05, 0.9), (0.02, 0.03, 1, 0.0025, 0.8)]:
        n = smp.samplesize_proportions_2indep_onetail(p1 - p2, p2, target, ratio, alpha / 2, 0, "larger")
        case("sampleSize", None, dict(p1=p1, p2=p2, ratio=ratio, alpha=alpha, power=target), count=np.ceil(n))


def chi_square():
    for observed, shares in [((50500, 49500), (1, 1)), ((4700, 95300), (5, 95)), ((12, 30, 25, 33), (0.2, 0.3, 0.2, 0.3)),
                             ((5, 9, 11, 0, 3), (1, 2, 2, 0.5, 0.5)), ((100, 100), (1, 1))]:
        expected = np.array(shares, float) / sum(shares) * sum(observed)
        result = stats.chisquare(observed, expected)
        case("goodness", dict(observed=observed, shares=shares), absolute=1e-300,
             statistic=result.statistic, p=result.pvalue, df=len(observed) - 1)


def samples():
    yield rng.normal(0, 1, 30), rng.normal(0.5, 2, 17)
    yield rng.lognormal(5, 0.5, 400), rng.lognormal(5.1, 0.5, 380)
    yield rng.integers(0, 6, 50).astype(float), rng.integers(1, 7, 70).astype(float)
    yield rng.poisson(3, 200).astype(float), rng.poisson(3, 8).astype(float)
    yield rng.normal(1e4, 1, 25), rng.normal(1e4 + 3, 1, 25)
    yield np.array([1.0, 2, 3]), np.array([10.0, 11, 12, 13])
    yield rng.exponential(1, 90), rng.exponential(4, 90)


def two_samples():
    for first, second in samples():
        arrays = dict(first=first, second=second)
        result = stats.ttest_ind(first, second, equal_var=False)
        for confidence in (0.95, 0.5):
            low, high = result.confidence_interval(confidence)
            case("welch", arrays, dict(confidence=confidence), t=result.statistic, df=result.df, p=result.pvalue,
                 lower=low, upper=high, difference=np.mean(first) - np.mean(second))
        result = stats.mannwhitneyu(first, second, use_continuity=True, method="asymptotic")
        case("mannWhitney", arrays, u=result.statistic, p=result.pvalue)
    case("welch", dict(first=[1, 2], second=[1, 5]), dict(confidence=0.99), **welch_of([1, 2], [1, 5], 0.99))


def welch_of(first, second, confidence):
    result = stats.ttest_ind(first, second, equal_var=False)
    low, high = result.confidence_interval(confidence)
    return dict(t=result.statistic, df=result.df, p=result.pvalue, lower=low, upper=high,
                difference=np.mean(first) - np.mean(second))


def estimates():
    def z_of(difference, variance):
        error = np.sqrt(variance)
        reach = stats.norm.ppf(0.975) * error
        return dict(difference=difference, error=error, z=difference / error, p=2 * stats.norm.sf(abs(difference / error)),
                    lower=difference - reach, upper=difference + reach)

    s1, n1 = np.array([48, 410, 33]), np.array([50, 470, 60])
    s2, n2 = np.array([930, 2600, 300]), np.array([1000, 2900, 480])
    weights = np.array([0.3, 0.5, 0.2]) * 7
    p1, p2, w = s1 / n1, s2 / n2, weights / weights.sum()
    variance = np.sum(w**2 * (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2))
    case("standardised", dict(s1=s1, n1=n1, s2=s2, n2=n2, weights=weights), **z_of(np.sum(w * (p1 - p2)), variance))
    successes, trials = np.array([880, 861, 452, 449]), np.array([1000, 1010, 500, 510])
    p = successes / trials
    case("didProportions", dict(successes=successes, trials=trials),
         **z_of((p[1] - p[0]) - (p[3] - p[2]), np.sum(p * (1 - p) / trials)))
    groups = [rng.gamma(2, 100, size) for size in (60, 45, 80, 33)]
    means = [g.mean() for g in groups]
    case("didMeans", dict(zip("abcd", groups)),
         **z_of((means[1] - means[0]) - (means[3] - means[2]), sum(g.var(ddof=1) / len(g) for g in groups)))


def multiple():
    for p in [rng.uniform(0, 1, 20), np.concatenate([rng.uniform(0, 0.01, 5), rng.uniform(0, 1, 30)]),
              np.array([0.01, 0.01, 0.04, 1, 0]), np.array([0.2])]:
        adjusted = multitest.multipletests(p, method="holm")[1]
        case("holm", dict(p=p), absolute=1e-300, **{str(i): v for i, v in enumerate(adjusted)})


def stability():
    def psi(p, q):
        return np.sum((q - p) * np.log(q / p))

    def counted(before, now):
        kept = (before + now) > 0
        before, now = np.maximum(before[kept], 0.5) / before.sum(), np.maximum(now[kept], 0.5) / now.sum()
        return psi(before, now)

    for reference, current, bins in [(rng.normal(0, 1, 500), rng.normal(0.3, 1.2, 400), 10),
                                     (rng.integers(0, 5, 300), rng.integers(1, 7, 90), 10),
                                     (rng.lognormal(5, 1, 1000), rng.lognormal(9, 0.2, 50), 20)]:
        edges = np.unique(np.quantile(reference, np.arange(1, bins) / bins))
        edges = edges[edges < reference.max()]
        before = np.bincount(np.searchsorted(edges, reference, "left"), minlength=len(edges) + 1)
        now = np.bincount(np.searchsorted(edges, current, "left"), minlength=len(edges) + 1)
        case("stability", dict(reference=before, current=now), index=counted(before, now))
    case("stability", dict(reference=[50, 0, 30, 0], current=[10, 20, 0, 0]),
         index=counted(np.array([50, 0, 30, 0]), np.array([10, 20, 0, 0])))


def lower_gamma(a, x):
    """The regularised lower incomplete gamma function by its power series, to 350 digits."""
    with mpmath.workdps(350):
        term = total = 1 / a
        divisor = a
        while term > total * mpmath.mpf(10) ** -350:
            divisor += 1
            term *= x / divisor
            total += term
        return total * mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a))


def distributions():
    """Special functions, by mpmath: scipy itself is off by more than 1e-12 in places."""
    mp = mpmath
    for a in (0.5, 1, 3.7, 25, 400, 12345.5):
        for factor in (0.01, 0.5, 0.9, 1, 1.1, 2, 6):
            x = a * factor
            if min(special.gammaincc(a, x), special.gammainc(a, x)) > 1e-290:
                lower = lower_gamma(mp.mpf(a), mp.mpf(x))
                upper = 1 - lower
                case("gamma", None, dict(a=a, x=x), upper=upper)
    for a, b in ((0.5, 0.5), (2, 3), (10, 0.5), (150, 0.5), (40, 300), (2000.5, 0.5), (1500, 2500)):
        for x in (0.001, 0.1, 0.3, 0.37, 0.38, 0.5, 0.9, 0.999):
            value = mp.betainc(a, b, 0, x, regularized=True)
            if value > 1e-290:
                case("beta", None, dict(a=a, b=b, x=x), value=value)
    for df in (1, 2.5, 10, 300, 54321.5):
        for t in (0.01, 1, 2.3, 8, 30):
            value = mp.betainc(mp.mpf(df) / 2, 0.5, 0, mp.mpf(df) / (mp.mpf(df) + mp.mpf(t) ** 2), regularized=True)
            if value > 1e-290:
                case("student", None, dict(t=t, df=df), p=value)
        for p in (0.5, 0.05, 1e-6):
            case("studentQuantile", None, dict(p=p, df=df), t=stats.t.isf(p / 2, df))


for make in (wilson, two_proportions, paired, power, chi_square, two_samples, estimates, multiple, stability, distributions):
    make()
versions = dict(python=platform.python_version(), numpy=np.__version__, scipy=scipy.__version__,
                statsmodels=statsmodels.__version__, mpmath=mpmath.__version__)
lines = ",\n".join(json.dumps(c, allow_nan=False, separators=(",", ":")) for c in cases)
print('{"versions": ' + json.dumps(versions) + ',\n"cases": [\n' + lines + "\n]}")
