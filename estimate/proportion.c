/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/proportion.h"

#include <math.h>

#include "estimate/beta.h"
#include "estimate/normal.h"

/* What every interval starts from. */
typedef struct Share {
    double x, n, p, z, tail;
} Share;

static EstimateStatus
begin(uint64_t x, uint64_t n, double level, Interval *out, Share *share)
{
    EstimateStatus status = ESTIMATE_OK;
    if (x > n || n > (uint64_t)1 << 53 || !(level > 0 && level < 1))
        status = ESTIMATE_BAD_INPUT;
    else if (n == 0)
        status = ESTIMATE_TOO_FEW;
    *out = status_interval(status, level);
    if (status != ESTIMATE_OK)
        return status;
    double p = (double)x / (double)n;
    *share = (Share){(double)x, (double)n, p, normal_two_sided(level), 0.5 * (1 - level)};
    out->point = p;
    out->standard_error = sqrt(p * (1 - p) / share->n);
    return ESTIMATE_OK;
}

EstimateStatus
proportion_wilson(uint64_t x, uint64_t n, double level, Interval *out)
{
    Share s;
    EstimateStatus status = begin(x, n, level, out, &s);
    if (status != ESTIMATE_OK)
        return status;
    double z2 = s.z * s.z, root = s.z * sqrt(z2 + 4 * s.x * (1 - s.p)), bottom = 2 * (s.n + z2);
    out->lower = x == 0 ? 0 : (2 * s.x + z2 - root) / bottom;
    out->upper = x == n ? 1 : (2 * s.x + z2 + root) / bottom;
    return ESTIMATE_OK;
}

EstimateStatus
proportion_wilson_corrected(uint64_t x, uint64_t n, double level, Interval *out)
{
    Share s;
    EstimateStatus status = begin(x, n, level, out, &s);
    if (status != ESTIMATE_OK)
        return status;
    double z2 = s.z * s.z, q = 1 - s.p, bottom = 2 * (s.n + z2);
    double below = s.z * sqrt(z2 - 2 - 1 / s.n + 4 * s.p * (s.n * q + 1));
    double above = s.z * sqrt(z2 + 2 - 1 / s.n + 4 * s.p * (s.n * q - 1));
    out->lower = x == 0 ? 0 : fmax(0, (2 * s.x + z2 - 1 - below) / bottom);
    out->upper = x == n ? 1 : fmin(1, (2 * s.x + z2 + 1 + above) / bottom);
    return ESTIMATE_OK;
}

EstimateStatus
proportion_clopper_pearson(uint64_t x, uint64_t n, double level, Interval *out)
{
    Share s;
    EstimateStatus status = begin(x, n, level, out, &s);
    if (status != ESTIMATE_OK)
        return status;
    out->lower = x == 0 ? 0 : beta_quantile(s.tail, s.x, s.n - s.x + 1);
    out->upper = x == n ? 1 : beta_upper_quantile(s.tail, s.x + 1, s.n - s.x);
    return ESTIMATE_OK;
}

EstimateStatus
proportion_jeffreys(uint64_t x, uint64_t n, double level, Interval *out)
{
    Share s;
    EstimateStatus status = begin(x, n, level, out, &s);
    if (status != ESTIMATE_OK)
        return status;
    out->lower = x == 0 ? 0 : beta_quantile(s.tail, s.x + 0.5, s.n - s.x + 0.5);
    out->upper = x == n ? 1 : beta_upper_quantile(s.tail, s.x + 0.5, s.n - s.x + 0.5);
    return ESTIMATE_OK;
}

/* P(X < x) + P(X = x)/2 falls in theta from 1 to 0. */
static double
mid_p_root(const Share *s, double low, double high, double target)
{
    for (int i = 0; i < 200; i++) {
        double middle = 0.5 * (low + high);
        double value = beta_binomial_lower(s->x - 1, s->n, middle) + 0.5 * beta_binomial_mass(s->x, s->n, middle);
        if (value > target)
            low = middle;
        else
            high = middle;
    }
    return 0.5 * (low + high);
}

EstimateStatus
proportion_mid_p(uint64_t x, uint64_t n, double level, Interval *out)
{
    Share s;
    EstimateStatus status = begin(x, n, level, out, &s);
    if (status != ESTIMATE_OK)
        return status;
    out->lower = x == 0 ? 0 : mid_p_root(&s, 0, s.p, 1 - s.tail);
    out->upper = x == n ? 1 : mid_p_root(&s, s.p, 1, s.tail);
    return ESTIMATE_OK;
}

EstimateStatus
proportion_agresti_coull(uint64_t x, uint64_t n, double level, Interval *out)
{
    Share s;
    EstimateStatus status = begin(x, n, level, out, &s);
    if (status != ESTIMATE_OK)
        return status;
    double size = s.n + s.z * s.z, centre = (s.x + 0.5 * s.z * s.z) / size, reach = s.z * sqrt(centre * (1 - centre) / size);
    out->lower = fmax(0, centre - reach);
    out->upper = fmin(1, centre + reach);
    return ESTIMATE_OK;
}

EstimateStatus
proportion_wald(uint64_t x, uint64_t n, double level, Interval *out)
{
    Share s;
    EstimateStatus status = begin(x, n, level, out, &s);
    if (status != ESTIMATE_OK)
        return status;
    out->lower = s.p - s.z * out->standard_error;
    out->upper = s.p + s.z * out->standard_error;
    return ESTIMATE_OK;
}

/* Squares and adds the distances of two shares from their limits, less what correlation phi takes away. */
static void
combine(double d, const Interval *a, const Interval *b, double phi, Interval *out)
{
    double below_a = a->point - a->lower, above_a = a->upper - a->point;
    double below_b = b->point - b->lower, above_b = b->upper - b->point;
    out->point = d;
    out->lower = d - sqrt(fmax(0, below_a * below_a - 2 * phi * below_a * above_b + above_b * above_b));
    out->upper = d + sqrt(fmax(0, above_a * above_a - 2 * phi * above_a * below_b + below_b * below_b));
}

EstimateStatus
proportion_difference(uint64_t x1, uint64_t n1, uint64_t x2, uint64_t n2, double level, Interval *out)
{
    Interval a, b;
    EstimateStatus first = proportion_wilson(x1, n1, level, &a), second = proportion_wilson(x2, n2, level, &b);
    EstimateStatus status = first != ESTIMATE_OK ? first : second;
    *out = status_interval(status, level);
    if (status != ESTIMATE_OK)
        return status;
    out->standard_error = hypot(a.standard_error, b.standard_error);
    combine(a.point - b.point, &a, &b, 0, out);
    return ESTIMATE_OK;
}

static EstimateStatus
check_cells(PairedCells c, double level, uint64_t *n)
{
    const uint64_t limit = (uint64_t)1 << 51;
    if (c.yes_yes > limit || c.yes_no > limit || c.no_yes > limit || c.no_no > limit || !(level > 0 && level < 1))
        return ESTIMATE_BAD_INPUT;
    *n = c.yes_yes + c.yes_no + c.no_yes + c.no_no;
    return *n > 0 ? ESTIMATE_OK : ESTIMATE_TOO_FEW;
}

static double
paired_error(PairedCells c, double n)
{
    double b = (double)c.yes_no, g = (double)c.no_yes;
    return sqrt(fmax(0, b + g - (b - g) * (b - g) / n)) / n;
}

EstimateStatus
proportion_paired(PairedCells cells, double level, Interval *out)
{
    uint64_t n;
    EstimateStatus status = check_cells(cells, level, &n);
    *out = status_interval(status, level);
    if (status != ESTIMATE_OK)
        return status;
    Interval before, after;
    proportion_wilson(cells.yes_yes + cells.yes_no, n, level, &before);
    proportion_wilson(cells.yes_yes + cells.no_yes, n, level, &after);
    double e = (double)cells.yes_yes, f = (double)cells.yes_no, g = (double)cells.no_yes, h = (double)cells.no_no;
    double product = (e + f) * (g + h) * (e + g) * (f + h), k = e * h - f * g, half = (double)n / 2;
    k = k > half ? k - half : k >= 0 ? 0 : k;
    out->standard_error = paired_error(cells, (double)n);
    combine((f - g) / (double)n, &before, &after, product > 0 ? k / sqrt(product) : 0, out);
    return ESTIMATE_OK;
}

/* Tango's score at difference d; falls in d. */
static double
score(double b, double c, double n, double d)
{
    double bb = -b - c + (2 * n - b + c) * d, cc = -c * d * (1 - d);
    double q = (sqrt(fmax(0, bb * bb - 8 * n * cc)) - bb) / (4 * n);
    double variance = n * (2 * q + d * (1 - d)), top = b - c - n * d;
    if (!(variance > 0)) /* at the ends, and at 0 when nobody changed */
        return fabs(top) > 0 ? copysign(1e300, top) : 0;
    return top / sqrt(variance);
}

static double
tango_root(double b, double c, double n, double low, double high, double target)
{
    for (int i = 0; i < 200; i++) {
        double middle = 0.5 * (low + high);
        if (score(b, c, n, middle) > target)
            low = middle;
        else
            high = middle;
    }
    return 0.5 * (low + high);
}

EstimateStatus
proportion_paired_tango(PairedCells cells, double level, Interval *out)
{
    uint64_t n;
    EstimateStatus status = check_cells(cells, level, &n);
    *out = status_interval(status, level);
    if (status != ESTIMATE_OK)
        return status;
    double b = (double)cells.yes_no, c = (double)cells.no_yes, people = (double)n, z = normal_two_sided(level);
    out->point = (b - c) / people;
    out->standard_error = paired_error(cells, people);
    out->lower = tango_root(b, c, people, -1, out->point, z);
    out->upper = tango_root(b, c, people, out->point, 1, -z);
    return ESTIMATE_OK;
}
