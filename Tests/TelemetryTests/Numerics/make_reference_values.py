"""Writes reference_values.csv: elementary functions computed by mpmath to 40 digits.

Run: python3 make_reference_values.py > reference_values.csv
Each line: function, argument(s) as hexadecimal doubles, the value as a hexadecimal double nearest
to the true one, and what is left of the true value in units of that double's last place.
Arguments come from a fixed seed, and from hand-picked edges of the functions' pieces.
"""

import math
import random
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 60
random.seed(20260401)


def uniform(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def spread(low, high, count):
    """Draws magnitudes evenly over the exponents."""
    return [math.exp(random.uniform(math.log(low), math.log(high))) for _ in range(count)]


def both(values):
    return [v if random.random() < 0.5 else -v for v in values]


def quantile(p):
    """The normal quantile by Newton's method on the tail, from the nearer side."""
    q = mpf(p)
    if q > 0.5:
        return -quantile_low(1 - q)
    return quantile_low(q)


def quantile_low(q):
    if q == 0.5:
        return mpf(0)
    x = -mp.sqrt(-2 * mp.log(q)) if q < 0.02 else mpf(-0.1)
    for _ in range(200):
        step = (mp.erfc(-x / mp.sqrt(2)) / 2 - q) / (mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi))
        step = max(mpf(-1), min(mpf(1), step))
        x -= step
        if abs(step) < mpf(10) ** -45 * max(abs(x), mpf(10) ** -20):
            break
    return x


functions = {
    "exp": (mp.exp, uniform(-708, 709, 300) + both(spread(1e-12, 2, 200)) + [-745, -740.5, 709.7, 1, -1]),
    "log": (mp.log, spread(1e-307, 1e307, 200) + spread(0.5, 2, 300) + [5e-324, 3e-310, 10.0, 0.5, 2.0]
            + [1 + s for s in both(spread(1e-15, 1e-3, 60))]),
    "log1p": (mp.log1p, spread(1e-15, 1e10, 200) + [-s for s in spread(1e-15, 0.9999, 200)]
              + [0.41, -0.29, 0.4142, 1.0]),
    "log2": (lambda x: mp.log(x) / mp.log(2), spread(1e-307, 1e307, 150) + spread(0.5, 2, 200)
             + [8.0, 0.125, 3.0, 1.0000000000000002]),
    "sineTurns": (lambda u: mp.sin(2 * mp.pi * u), uniform(0, 1, 200) + uniform(-50, 50, 50)),
    "cosineTurns": (lambda u: mp.cos(2 * mp.pi * u), uniform(0, 1, 200) + uniform(-50, 50, 50)),
    "normalCDF": (lambda x: mp.erfc(-x / mp.sqrt(2)) / 2, uniform(-37.4, 9, 500) + both(spread(1e-10, 2, 100))
                  + [0.7, -0.7, 0.71, -0.71, 1.96, -1.96]),
    "normalTwoSided": (lambda x: mp.erfc(abs(x) / mp.sqrt(2)), uniform(0, 37.4, 200)),
    "normalQuantile": (quantile, uniform(0, 1, 200) + spread(1e-300, 0.1, 200) + [0.975, 0.025, 0.075, 0.925]
                       + [1 - s for s in spread(1e-12, 0.1, 60)]),
    "logGamma": (mp.loggamma, spread(1e-10, 1e10, 200) + uniform(0.01, 20, 300)
                 + [1 + s for s in both(spread(1e-12, 0.1, 60))] + [2 + s for s in both(spread(1e-12, 0.1, 60))]
                 + [0.5, 2.5, 10.0, 171.0]),
}
pairs = [(math.exp(random.uniform(-6, 6)), random.uniform(-100, 100)) for _ in range(300)]
pairs += [(random.uniform(0.9, 1.1), random.uniform(-6000, 6000)) for _ in range(200)]
pairs += [(10.0, 22.0), (2.0, -1074.0), (2.0, 0.5), (-3.0, 5.0), (1.0000000000000002, 1e17)]


def row(name, arguments, exact):
    nearest = float(exact)
    if nearest == 0 or abs(nearest) < 1e-320:
        return
    ulp = mpf(math.ulp(nearest))
    rest = mp.nstr((exact - mpf(nearest)) / ulp, 6)
    print(",".join([name] + [float(a).hex() for a in arguments] + [nearest.hex(), rest]))


print(f"# mpmath {mpmath.__version__}, Python {sys.version.split()[0]}")
for name, (function, arguments) in functions.items():
    for argument in arguments:
        row(name, [argument], function(mpf(argument)))
for base, exponent in pairs:
    exact = mp.power(mpf(base), mpf(exponent))
    if mpf("1e-300") < abs(exact) < mpf("1e300"):
        row("pow", [base, exponent], exact)
