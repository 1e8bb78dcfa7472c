"""Writes known_answers.json: statistics as scipy, statsmodels, scikit-learn, numpy and mpmath give them.

Run: python3 make_known_answers.py > known_answers.json
Needs numpy, scipy, statsmodels, scikit-learn and mpmath; the versions used are in the file.
A case has named input arrays and numbers and the expected results. Results are compared to 1e-9
relative, or to the case's own absolute tolerance where the value is a difference near zero.
"""

import json
import platform
import warnings

import mpmath
import numpy as np
import scipy
import sklearn
import statsmodels
from scipy import special, stats
from scipy.spatial.distance import jensenshannon, pdist
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.metrics.pairwise import rbf_kernel
from statsmodels.stats import multitest
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


def power():
    for p1, p2, n1, ratio, alpha in [(0.9, 0.85, 500, 1, 0.05), (0.9, 0.8, 92, 19, 0.05), (0.02, 0.03, 3000, 0.5, 0.01),
                                     (0.7, 0.6, 100, 2, 0.1), (0.5, 0.5, 80, 1, 0.05)]:
        result = smp.power_proportions_2indep(p1 - p2, p2, n1, ratio=ratio, alpha=alpha)
        case("power", None, dict(p1=p1, p2=p2, n1=n1, n2=n1 * ratio, alpha=alpha), power=result.power)
    for p1, p2, ratio, alpha, target in [(0.9, 0.89, 1, 0.05, 0.8), (0.9, 0.85, 19, 0.05, 0.8), (0.3, 0.5, 2, 0.01, 0.9),
                                         (0.99, 0.985, 1, 0.05, 0.9), (0.02, 0.03, 1, 0.0025, 0.8)]:
        n = smp.samplesize_proportions_2indep_onetail(p1 - p2, p2, target, ratio, alpha / 2, 0, "larger")
        case("sampleSize", None, dict(p1=p1, p2=p2, ratio=ratio, alpha=alpha, power=target), count=np.ceil(n))


def fisher():
    for a, b, c, d in [(8, 2, 1, 5), (3, 7, 9, 1), (0, 10, 4, 6), (10, 0, 10, 2), (120, 880, 90, 910), (5, 5, 5, 5),
                       (30, 970, 2, 998), (400, 99600, 300, 99700), (1, 0, 0, 1), (2, 18, 60, 40)]:
        table = [[a, b], [c, d]]
        odds, p = stats.fisher_exact(table)
        expect = dict(p=p, less=stats.fisher_exact(table, "less")[1], greater=stats.fisher_exact(table, "greater")[1])
        if np.isfinite(odds):
            expect["odds"] = odds
        case("fisher", None, dict(s1=a, n1=a + b, s2=c, n2=c + d), **expect)


def chi_square():
    for observed, shares in [((50500, 49500), (1, 1)), ((4700, 95300), (5, 95)), ((12, 30, 25, 33), (0.2, 0.3, 0.2, 0.3)),
                             ((5, 9, 11, 0, 3), (1, 2, 2, 0.5, 0.5)), ((100, 100), (1, 1))]:
        expected = np.array(shares, float) / sum(shares) * sum(observed)
        result = stats.chisquare(observed, expected)
        case("goodness", dict(observed=observed, shares=shares), absolute=1e-300,
             statistic=result.statistic, p=result.pvalue, df=len(observed) - 1)
    for table in [((10, 20, 30), (6, 9, 17)), ((45, 455), (20, 480)), ((3, 1), (2, 9)), ((5, 0), (1, 7)),
                  tuple(map(tuple, rng.integers(1, 60, (4, 6)))), ((1000, 900, 30), (100000, 91000, 2500))]:
        for correction in (False, True):
            result = stats.chi2_contingency(table, correction=correction)
            case("independence", dict(table=table), dict(columns=len(table[0]), correction=correction),
                 absolute=1e-300, statistic=result.statistic, p=result.pvalue, df=result.dof)


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
        for correction in (True, False):
            result = stats.mannwhitneyu(first, second, use_continuity=correction, method="asymptotic")
            case("mannWhitney", arrays, dict(correction=correction), u=result.statistic, p=result.pvalue)
        result = stats.ks_2samp(first, second, method="exact")
        case("ksExact", arrays, statistic=result.statistic, p=result.pvalue, location=result.statistic_location)
        n, m = len(first), len(second)
        case("ksAsymptotic", arrays, p=special.kolmogorov(np.sqrt(n * m / (n + m)) * result.statistic))
    case("welch", dict(first=[1, 2], second=[1, 5]), dict(confidence=0.99), **welch_of([1, 2], [1, 5], 0.99))
    large = [rng.normal(0, 1, 1500), rng.normal(0.03, 1, 1300)]
    result = stats.ks_2samp(*large, method="exact")
    case("ksExact", dict(first=large[0], second=large[1]), statistic=result.statistic, p=result.pvalue,
         location=result.statistic_location)
    first, second = np.arange(1, 9), np.arange(3, 11)
    result = stats.ks_2samp(first, second, method="exact")
    case("ksExact", dict(first=first, second=second), statistic=result.statistic, p=result.pvalue,
         location=result.statistic_location)


def welch_of(first, second, confidence):
    result = stats.ttest_ind(first, second, equal_var=False)
    low, high = result.confidence_interval(confidence)
    return dict(t=result.statistic, df=result.df, p=result.pvalue, lower=low, upper=high,
                difference=np.mean(first) - np.mean(second))


MASK = 2**64 - 1


def split_mix(seed):
    """The SplitMix64 generator, as the tests have it."""
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def index(bits, count):
    while True:
        product = next(bits) * count
        if product & MASK >= (2**64 - count) % count:
            return product >> 64


def bootstrap():
    def run(samples, statistic, seed, resamples):
        bits = split_mix(seed)
        out = []
        for _ in range(resamples):
            drawn = [s[[index(bits, len(s)) for _ in s]] for s in samples]
            out.append(statistic(*drawn))
        return np.array(out)

    skewed = rng.lognormal(0, 1, 40)
    other = rng.lognormal(0.3, 1, 25)
    plans = [("mean", [skewed], np.mean), ("median", [skewed], np.median), ("meanDifference", [skewed, other],
             lambda x, y: np.mean(x) - np.mean(y))]
    for seed, (name, data, function) in enumerate(plans):
        distribution = run(data, function, seed + 1, 500)
        given = stats._resampling.BootstrapResult(None, distribution, None)
        for method in ("percentile", "BCa"):
            result = stats.bootstrap(data, function, n_resamples=0, bootstrap_result=given, method=method,
                                     vectorized=False, confidence_level=0.9)
            arrays = dict(first=data[0])
            if len(data) > 1:
                arrays["second"] = data[1]
            case("bootstrap." + name, arrays, dict(seed=seed + 1, bca=method == "BCa"),
                 lower=result.confidence_interval.low, upper=result.confidence_interval.high,
                 error=result.standard_error, estimate=function(*data))


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
        for name, method in (("holm", "holm"), ("benjaminiHochberg", "fdr_bh")):
            adjusted = multitest.multipletests(p, method=method)[1]
            case(name, dict(p=p), absolute=1e-300, **{str(i): v for i, v in enumerate(adjusted)})


def divergence():
    for p, q in [([0.5, 0.3, 0.2], [0.4, 0.4, 0.2]), ([1, 2, 0, 4], [2, 2, 1, 3]),
                 (rng.uniform(0, 1, 12), rng.uniform(0, 1, 12)), ([1, 0], [0, 1])]:
        p, q = np.array(p, float), np.array(q, float)
        distance = jensenshannon(p, q, 2)
        expect = dict(distance=distance, divergence=distance**2)
        if np.isfinite(stats.entropy(p, q)):
            expect["kl"] = stats.entropy(p, q)
        case("divergence", dict(p=p, q=q), **expect)


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
        kept = np.sum((before + now) > 0)
        case("psi", dict(reference=reference, current=current), dict(bins=bins), index=counted(before, now),
             edges=len(edges), noDrift=(kept - 1) * (1 / len(reference) + 1 / len(current)))
    case("psiCounts", dict(reference=[50, 0, 30, 0], current=[10, 20, 0, 0]),
         index=counted(np.array([50, 0, 30, 0]), np.array([10, 20, 0, 0])))


def evenly(points, limit):
    if len(points) <= limit:
        return points
    return points[[i * len(points) // limit for i in range(limit)]]


def discrepancy():
    for x, y in [(rng.normal(0, 1, (60, 1)), rng.normal(1, 1, (40, 1))), (rng.normal(0, 1, (90, 3)), rng.normal(0, 1, (80, 3))),
                 (rng.normal(0, 1, (1200, 1)), rng.normal(0.2, 1, (700, 1))), (rng.integers(0, 2, (30, 1)), rng.integers(0, 3, (30, 1)))]:
        distances = pdist(np.concatenate([evenly(x, 128), evenly(y, 128)]))
        width = np.median(distances[distances > 0])
        for limit in (2000, 100):
            a, b = evenly(x, limit // 2), evenly(y, limit // 2)
            gamma = 1 / (2 * width**2)
            m, n = len(a), len(b)
            squared = ((rbf_kernel(a, a, gamma).sum() - m) / (m * (m - 1)) + (rbf_kernel(b, b, gamma).sum() - n) / (n * (n - 1))
                       - 2 * rbf_kernel(a, b, gamma).mean())
            case("mmd", dict(first=x, second=y), dict(dimensions=x.shape[1], limit=limit), absolute=1e-12,
                 squared=squared, bandwidth=width)


def permuted():
    """The permutation test, with every labelled sum taken anew over scikit-learn's kernel."""
    for seed, (x, y) in enumerate([(rng.normal(0, 1, (40, 2)), rng.normal(0.4, 1, (30, 2))),
                                   (rng.normal(0, 1, (25, 1)), rng.normal(0, 1, (35, 1)))]):
        pooled = np.concatenate([x, y])
        distances = pdist(pooled)
        kernel = rbf_kernel(pooled, pooled, 1 / (2 * np.median(distances[distances > 0]) ** 2))
        np.fill_diagonal(kernel, 0)
        m, n = len(x), len(y)

        def squared(order):
            a, b = order[:m], order[m:]
            return (kernel[np.ix_(a, a)].sum() / (m * (m - 1)) + kernel[np.ix_(b, b)].sum() / (n * (n - 1))
                    - 2 * kernel[np.ix_(a, b)].sum() / (m * n))

        order = list(range(m + n))
        observed = squared(order)
        bits = split_mix(seed + 11)
        atleast = 0
        for _ in range(100):
            for place in range(m + n - 1, 0, -1):
                other = index(bits, place + 1)
                order[place], order[other] = order[other], order[place]
            atleast += squared(order) >= observed - 1e-12
        case("mmdTest", dict(first=x, second=y), dict(dimensions=x.shape[1], seed=seed + 11),
             squared=observed, p=(1 + atleast) / 101)


def one_sample():
    for values, name, function in [(rng.normal(0, 1, 80), "normal", stats.norm.cdf),
                                   (rng.uniform(0, 1, 2500) ** 1.02, "uniform", stats.uniform.cdf)]:
        result = stats.kstest(values, function)
        case("ksOneSample", dict(values=values), dict(normal=name == "normal"), statistic=result.statistic,
             location=result.statistic_location, p=special.kolmogorov(np.sqrt(len(values)) * result.statistic))


def calibration():
    for size, bins in [(400, 10), (97, 15), (7, 10)]:
        p = np.clip(rng.beta(2, 1, size) + 0.0003, 0, 0.9997)  # off the edges of the bins
        y = rng.uniform(0, 1, size) < p**1.5
        true, predicted = calibration_curve(y, p, n_bins=bins, strategy="uniform")
        counts = np.bincount(np.minimum((p * bins).astype(int), bins - 1), minlength=bins)
        gaps = np.abs(true - predicted)
        case("eceWidth", dict(p=p, y=y), dict(bins=bins), expected=np.sum(counts[counts > 0] / size * gaps), largest=gaps.max())
        order = np.argsort(p, kind="stable")
        parts = [part for part in np.array_split(order, bins) if len(part)]
        gaps = np.array([abs(p[part].mean() - y[part].mean()) for part in parts])
        weights = np.array([len(part) for part in parts]) / size
        case("eceMass", dict(p=p, y=y), dict(bins=bins), expected=np.sum(weights * gaps), largest=gaps.max())
        case("brier", dict(p=p, y=y), score=metrics.brier_score_loss(y, p))


def ranking():
    for size in (4, 10, 50):
        grades = rng.integers(0, 4, size)
        grades[1] = 2
        scores = -np.arange(size, dtype=float)
        for cutoff in (1, 3, 10, size):
            case("ndcg", dict(ranked=grades), dict(cutoff=cutoff, exponential=0),
                 ndcg=metrics.ndcg_score([grades], [scores], k=cutoff))
            case("ndcg", dict(ranked=grades), dict(cutoff=cutoff, exponential=1),
                 ndcg=metrics.ndcg_score([2.0**grades - 1], [scores], k=cutoff))
        relevant = grades > 1
        case("averagePrecision", dict(ranked=relevant), dict(relevant=relevant.sum()),
             ap=metrics.average_precision_score(relevant, scores),
             rr=metrics.label_ranking_average_precision_score([[r if i == relevant.argmax() else 0
                                                                for i, r in enumerate(relevant)]], [scores]))


def kappa():
    for size, categories in [(50, 2), (200, 5), (30, 3)]:
        first = rng.integers(0, categories, size)
        second = np.where(rng.uniform(0, 1, size) < 0.6, first, rng.integers(0, categories, size))
        for weights in (None, "linear", "quadratic"):
            case("kappa", dict(first=first, second=second),
                 dict(categories=categories, weights={None: 0, "linear": 1, "quadratic": 2}[weights]),
                 kappa=metrics.cohen_kappa_score(first, second, weights=weights, labels=range(categories)),
                 agreement=np.mean(first == second))


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
                case("gamma", None, dict(a=a, x=x), upper=upper, lower=lower)
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
    for x in (0.1, 0.3, 0.7, 0.99, 1, 1.358, 2, 4):
        case("kolmogorov", None, dict(x=x), p=special.kolmogorov(x))


for make in (wilson, two_proportions, power, fisher, chi_square, two_samples, bootstrap, estimates, multiple, divergence,
             stability, discrepancy, permuted, one_sample, calibration, ranking, kappa,
             distributions):
    make()
versions = dict(python=platform.python_version(), numpy=np.__version__, scipy=scipy.__version__,
                statsmodels=statsmodels.__version__, sklearn=sklearn.__version__, mpmath=mpmath.__version__)
lines = ",\n".join(json.dumps(c, allow_nan=False, separators=(",", ":")) for c in cases)
print('{"versions": ' + json.dumps(versions) + ',\n"cases": [\n' + lines + "\n]}")
