#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes reference_values.inc: distribution functions and quantiles at 40 digits, rounded to 20.

Run by hand when a function is added; needs python3-mpmath. The functions are computed here from their integrals and
series at 40 digits, never from the code under test. Arguments are the exact doubles that the test passes.
usage: make_reference.py > reference_values.inc
"""
import mpmath as mp

mp.mp.dps = 40
ROWS = []


def row(name, value, *args):
    if abs(value) < mp.mpf("1e-300"):
        return
    args = list(args) + [0] * (3 - len(args))
    numbers = ", ".join(repr(float(a)) for a in args)
    ROWS.append(f'{{"{name}", {numbers}, {mp.nstr(mp.mpf(value), 20)}}},')


def lower_gamma(a, x):
    a, x = mp.mpf(a), mp.mpf(x)
    if x < a:  # the series, so that tiny values keep their digits
        term, total, n = 1 / a, 1 / a, 0
        while term > total * mp.mpf(10) ** -34:
            n += 1
            term *= x / (a + n)
            total += term
        return total * mp.exp(a * mp.log(x) - x - mp.loggamma(a))
    return 1 - upper_gamma(a, x)


def upper_gamma(a, x):
    a, x = mp.mpf(a), mp.mpf(x)
    return 1 - lower_gamma(a, x) if x < a else mp.gammainc(a, x, mp.inf, regularized=True)


def lower_beta(x, a, b):
    x, a, b = mp.mpf(x), mp.mpf(a), mp.mpf(b)
    if x * (a + b) > a:
        return 1 - lower_beta(1 - x, b, a)
    term, total, n = 1 / a, 1 / a, mp.mpf(0)  # x^a (1-x)^b sum (a+b)_n / (a)_{n+1} x^n
    while term > total * mp.mpf(10) ** -34:
        term *= (a + b + n) / (a + n + 1) * x
        total += term
        n += 1
    return total * mp.exp(a * mp.log(x) + b * mp.log1p(-x) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b))


def upper_beta(x, a, b):
    return lower_beta(1 - mp.mpf(x), b, a)


def invert(function, target, low, high):
    """Bisection: slow and certain."""
    low, high, target = mp.mpf(low), mp.mpf(high), mp.mpf(target)
    for _ in range(130):
        middle = mp.sqrt(low * high) if low > 0 else (low + high) / 2
        if function(middle) < target:
            low = middle
        else:
            high = middle
    return low


def gammas():
    shapes = [0.01, 0.3, 0.5, 1, 2.5, 9.75, 30, 137, 1000, 25000, 2e5]
    for a in shapes:
        for factor in (0.05, 0.5, 0.9, 0.999, 1, 1.001, 1.1, 2, 6):
            x = a * factor if a >= 1 else factor
            low, up = lower_gamma(a, x), upper_gamma(a, x)
            if low > mp.mpf("1e-300"):
                row("gamma_lower", low, a, x)
            if up > mp.mpf("1e-300"):
                row("gamma_upper", up, a, x)
    for a in (0.3, 1, 2.5, 30, 1000):
        for p in (1e-10, 1e-3, 0.025, 0.5, 0.975):
            row("gamma_lower_quantile", invert(lambda x: lower_gamma(a, x), p, mp.mpf(10) ** -60, 100 * a + 500), a, p)
        for q in (1e-12, 0.001, 0.3):
            row("gamma_upper_quantile", invert(lambda x: -upper_gamma(a, x), -mp.mpf(q), mp.mpf(10) ** -60, 100 * a + 500), a, q)
    for df in (1, 2, 7, 22, 274):
        for p in (0.001, 0.025, 0.5, 0.95, 0.975):
            row("chi_square_quantile", 2 * invert(lambda x: lower_gamma(df / 2, x), p, mp.mpf(10) ** -60, 3000), p, df)
    for k, mean in ((0, 0.3), (3, 2.5), (40, 25), (900, 1000), (1068, 1000.5)):
        row("poisson_lower", upper_gamma(k + 1, mean), k, mean)
        row("poisson_upper", lower_gamma(k, mean) if k else 1, k, mean)
        row("poisson_mass", mp.exp(k * mp.log(mp.mpf(mean)) - mean - mp.loggamma(k + 1)), k, mean)


def betas():
    shapes = [(0.01, 2), (0.5, 0.5), (0.5, 30), (1, 20), (2, 3.5), (15, 134), (16, 133), (99, 0.5), (800, 700), (20000, 60000), (1e5, 10)]
    for a, b in shapes:
        mean = a / (a + b)
        sd = (mean * (1 - mean) / (a + b + 1)) ** 0.5
        for x in {1e-8, 1e-3, 0.2, 0.5, 0.9, mean, mean - 2 * sd, mean + 2 * sd, mean - 8 * sd, mean + 6 * sd, mean - 20 * sd}:
            if not 0 < x < 1:
                continue
            low, up = lower_beta(x, a, b), upper_beta(x, a, b)
            if low > mp.mpf("1e-300"):
                row("beta_lower", low, x, a, b)
            if up > mp.mpf("1e-300"):
                row("beta_upper", up, x, a, b)
        if a > 90:
            continue
        for p in (1e-10, 0.025, 0.3, 0.975, 0.99999):
            row("beta_quantile", invert(lambda x: lower_beta(x, a, b), p, mp.mpf(10) ** -400 if a < 0.1 else mp.mpf(10) ** -25, 1), p, a, b)
    for k, n, p in ((0, 20, 0.1), (15, 148, 0.1), (15, 148, 0.3), (500, 1000, 0.45), (3, 1000000, 1e-6)):
        row("binomial_lower", upper_beta(p, k + 1, n - k), k, n, p)
        row("binomial_upper", lower_beta(p, k, n - k + 1) if k else 1, k, n, p)
        row("binomial_mass", mp.binomial(n, k) * mp.mpf(p) ** k * (1 - mp.mpf(p)) ** (n - k), k, n, p)


def students():
    def upper(t, df):
        t, df = mp.mpf(t), mp.mpf(df)
        return lower_beta(df / (df + t * t), df / 2, mp.mpf("0.5")) / 2
    for df in (0.5, 1, 2, 9, 14.5, 197, 2000):
        for t in (1e-6, 0.3, 1.96, 5, 40):
            row("student_upper", upper(t, df), t, df)
        if df > 1000:
            continue
        for p in (0.5000001, 0.6, 0.9, 0.975, 1 - 2.0 ** -20):
            row("student_quantile", invert(lambda t: -upper(t, df), mp.mpf(p) - 1, mp.mpf(10) ** -30, mp.mpf(10) ** 30), p, df)
    def snedecor(f, d1, d2):
        f = mp.mpf(f)
        return upper_beta(d1 * f / (d2 + d1 * f), mp.mpf(d1) / 2, mp.mpf(d2) / 2)
    for d1, d2 in ((1, 14), (1, 197), (4, 7), (30, 2)):
        for f in (0.1, 1, 4.6, 60):
            row("snedecor_upper", snedecor(f, d1, d2), f, d1, d2)
        for p in (0.05, 0.5, 0.95, 0.999):
            row("snedecor_quantile", invert(lambda f: -snedecor(f, d1, d2), mp.mpf(p) - 1, mp.mpf(10) ** -30, mp.mpf(10) ** 12), p, d1, d2)


def normals():
    for z in (-37, -10, -3, -1e-8, 0.3, 1.96, 6):
        row("normal_lower", mp.erfc(-mp.mpf(z) / mp.sqrt(2)) / 2, z)
    for p in (1e-300, 1e-100, 1e-20, 1e-10, 0.001, 0.025, 0.07, 0.08, 0.3, 0.4999999, 0.6, 0.925, 0.975, 1 - 2.0 ** -30):
        z = invert(lambda z: -mp.erfc(z / mp.sqrt(2)) / 2, -min(mp.mpf(p), 1 - mp.mpf(p)), mp.mpf(10) ** -30, 50)
        row("normal_quantile", -z if p < 0.5 else z, p)
    for x in (0.1, 3.25, 9.99, 10, 15.5, 1e3, 1e8):
        x_ = mp.mpf(x)
        row("stirling", mp.loggamma(x_ + 1) - (x_ + 0.5) * mp.log(x_) + x_ - mp.log(2 * mp.pi) / 2, x)
    for x, m in ((1, 1.0000001), (50, 60), (50, 20), (1e6, 1e6 + 3), (1, 1e3), (7, 13.9)):
        row("deviance", mp.mpf(x) * mp.log(mp.mpf(x) / mp.mpf(m)) + mp.mpf(m) - mp.mpf(x), x, m)


normals()
gammas()
betas()
students()
print("/* SPDX-License-Identifier: Apache-2.0 */")
print("/* Made by make_reference.py: 40-digit arithmetic (mpmath), rounded to 20 digits. */")
print("\n".join(ROWS))
