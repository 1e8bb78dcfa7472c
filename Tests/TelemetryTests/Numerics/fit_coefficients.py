"""Fits the polynomials of Sources/Telemetry/Numerics with mpmath, printed as Swift steps.

Run: python3 fit_coefficients.py   (mpmath 1.3.0 was used)
Each line gives the interval, the degree, and the largest error of the fit before rounding.
"""

from mpmath import chebyfit, erfc, exp, log, loggamma, mp, mpf, pi, sqrt

mp.dps = 60


def show(name, f, a, b, degree):
    """Fits `f` on [a, b] at Chebyshev points; lowest power first."""
    poly, error = chebyfit(f, [mpf(a), mpf(b)], degree + 1, error=True)
    print(f"{name}: [{mp.nstr(mpf(a), 6)}, {mp.nstr(mpf(b), 6)}] degree {degree} error {mp.nstr(error, 3)}")
    for step, coefficient in enumerate(float(c) for c in poly):
        if step == 0:
            print(f"    var p = {coefficient!r}")
        else:
            print(f"    p = p * z {'-' if coefficient < 0 else '+'} {abs(coefficient)!r}")


def series(terms, z):
    return sum(c * z**i for i, c in enumerate(terms))


EXP = [1 / mp.factorial(i + 2) for i in range(60)]
SIN = [(-1) ** (i + 1) / mp.factorial(2 * i + 3) for i in range(40)]
COS = [(-1) ** i / mp.factorial(2 * i + 4) for i in range(40)]
LOG = [mpf(2) / (2 * i + 3) for i in range(60)]
ERF = [2 / sqrt(pi) * (-1) ** i / (mp.factorial(i) * (2 * i + 1)) for i in range(90)]


def scaled_erfc(x):
    """exp(x^2) erfc(x), which is smooth."""
    return exp(x * x) * erfc(x)


def log_gamma_ratio(t):
    """logGamma(2 + t) / (t (1 + t)), whose two zeros are removed."""
    if abs(t) < mpf(10) ** -30:
        return mp.psi(0, 2)
    if abs(t + 1) < mpf(10) ** -30:
        return -mp.psi(0, 1)
    return loggamma(2 + t) / (t * (1 + t))


half_ln2 = log(mpf(2)) / 2 * mpf("1.0001")
show("exp", lambda r: series(EXP, r), -half_ln2, half_ln2, 10)
s = (sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)
show("log", lambda z: series(LOG, z), 0, s * s * mpf("1.0001"), 6)
LOG_REST = LOG[1:]
show("log beyond 2/3", lambda z: series(LOG_REST, z), 0, s * s * mpf("1.0001"), 6)
quarter = (pi / 4) ** 2 * mpf("1.0001")
show("sin", lambda z: series(SIN, z), 0, quarter, 5)
show("cos", lambda z: series(COS, z), 0, quarter, 5)
show("erf", lambda z: series(ERF, z) - 1, 0, 1, 12)
for low, high, degree in [("0.5", "1.25", 14), ("1.25", "2.75", 17), ("2.75", "6", 20)]:
    low, high = mpf(low), mpf(high)
    centre, half = (low + high) / 2, (high - low) / 2
    show(f"erfcx, u = (x - {centre}) / {half}", lambda u: scaled_erfc(centre + half * u), -1, 1, degree)
show("x erfcx, z = 1 / x^2", lambda z: scaled_erfc(1 / sqrt(z)) / sqrt(z) if z > mpf(1) / 1500
     else sum((-1) ** k * mp.fac2(2 * k - 1) * (z / 2) ** k for k in range(14)) / sqrt(pi),
     0, mpf(1) / 36, 13)
show("logGamma, t = x - 2, u = (t + 0.25) / 0.75", lambda u: log_gamma_ratio(u * mpf("0.75") - mpf("0.25")), -1, 1, 24)


def parts(name, value, bits):
    """Splits `value` into leading parts of the given bits and a last double."""
    out = []
    for width in bits:
        shift = mpf(2) ** (width - 1 - mp.floor(log(value, 2)))
        part = mp.floor(value * shift) / shift
        out.append(part)
        value -= part
    out.append(value)
    print(name, [float(part).hex() for part in out])


parts("ln 2", log(mpf(2)), [33])
parts("1 / ln 2", 1 / log(mpf(2)), [53])
parts("2 / 3", mpf(2) / 3, [53])
parts("2 / pi", 2 / pi, [])
parts("2 pi", 2 * pi, [])
parts("1 / sqrt 2", 1 / sqrt(mpf(2)), [])
parts("half log 2 pi", log(2 * pi) / 2, [])
