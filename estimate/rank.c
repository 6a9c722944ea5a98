/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/rank.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "estimate/normal.h"
#include "estimate/order.h"

/* Doubles as whole numbers in the same order, so that bisection ends at a value and not near it. */
static int64_t
key_of(double x)
{
    int64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

static double
value_of(int64_t key)
{
    int64_t bits = key < 0 ? INT64_MIN - key : key;
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* Sorted values whose pairs are ranked: Walsh averages of a with itself, or differences a - b. */
typedef struct Pairs {
    const double *a, *b;
    size_t m, n;
} Pairs;

static double
count_up_to(const Pairs *pairs, double value)
{
    double count = 0;
    size_t j = pairs->n;
    if (!pairs->b) { /* (a_i + a_j) / 2 <= value with j <= i */
        for (size_t i = 0, k = pairs->m; i < pairs->m; i++) {
            while (k > 0 && (pairs->a[i] + pairs->a[k - 1]) / 2 > value)
                k--;
            count += (double)(k < i + 1 ? k : i + 1);
        }
        return count;
    }
    j = 0; /* a_i - b_j <= value: b_j from some j on */
    for (size_t i = 0; i < pairs->m; i++) {
        while (j < pairs->n && pairs->a[i] - pairs->b[j] > value)
            j++;
        count += (double)(pairs->n - j);
    }
    return count;
}

/* The k-th smallest pair, from 1. */
static double
select_pair(const Pairs *pairs, double k)
{
    double least = pairs->b ? pairs->a[0] - pairs->b[pairs->n - 1] : pairs->a[0];
    double most = pairs->b ? pairs->a[pairs->m - 1] - pairs->b[0] : pairs->a[pairs->m - 1];
    int64_t low = key_of(least), high = key_of(most);
    while (low < high) {
        int64_t middle = low + (int64_t)(((uint64_t)high - (uint64_t)low) / 2);
        if (count_up_to(pairs, value_of(middle)) >= k)
            high = middle;
        else
            low = middle + 1;
    }
    return value_of(low);
}

static double
median_pair(const Pairs *pairs, double total)
{
    double half = floor(total / 2);
    if (fmod(total, 2) > 0)
        return select_pair(pairs, half + 1);
    return 0.5 * (select_pair(pairs, half) + select_pair(pairs, half + 1));
}

/* Limits at the k-th pair from either end, by the null distribution (counts [0 .. top]) or its normal approximation. */
static void
set_limits(const Pairs *pairs, double total, const double *counts, double all, double mean, double sd, double level, RankShift *out)
{
    double tail = 0.5 * (1 - level), k = 0, below = 0;
    if (counts) {
        double cumulated = counts[0];
        while (cumulated < tail * all) {
            below = cumulated;
            cumulated += counts[(size_t)++k];
        }
        below = k < 1 ? counts[0] : below; /* at least the first pair is the limit */
        k = fmax(k, 1);
        out->achieved_level = 1 - 2 * below / all;
    } else {
        k = fmax(1, round(mean - normal_two_sided(level) * sd));
        out->achieved_level = level;
    }
    k = fmin(k, ceil(total / 2));
    out->shift.lower = select_pair(pairs, k);
    out->shift.upper = select_pair(pairs, total + 1 - k);
}

static void
set_p(double statistic, const double *counts, double all, double top, double mean, double sd, RankShift *out)
{
    double upper, lower;
    if (counts) {
        double from_low = 0, from_high = 0;
        for (size_t s = 0; s <= (size_t)top; s++) {
            from_low += (double)s <= statistic ? counts[s] : 0;
            from_high += (double)s >= statistic ? counts[s] : 0;
        }
        upper = from_high / all;
        lower = from_low / all;
    } else {
        upper = normal_upper((statistic - mean - 0.5) / sd);
        lower = normal_lower((statistic - mean + 0.5) / sd);
    }
    out->p_greater = upper;
    out->p_two_sided = fmin(1, 2 * fmin(upper, lower));
}

/* Sum of t^3 - t over groups of t equal values. */
static double
tie_sum(const double *sorted, size_t n)
{
    double ties = 0;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && !(sorted[end] > sorted[i]); end++)
            ;
        double t = (double)(end - i);
        ties += t * t * t - t;
    }
    return ties;
}

/* Mean rank of a value among sorted ones. */
static double
mean_rank(const double *sorted, size_t n, double value)
{
    size_t low = 0, high = n, first, last;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sorted[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    first = low;
    for (high = n; low < high;) {
        size_t middle = (low + high) / 2;
        if (sorted[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    last = low;
    return 0.5 * (double)(first + 1 + last);
}

/* Number of subsets of 1 .. n by their sum. */
static void
signed_rank_counts(size_t n, double *counts)
{
    size_t top = n * (n + 1) / 2;
    memset(counts, 0, (top + 1) * sizeof *counts);
    counts[0] = 1;
    for (size_t k = 1, reached = 0; k <= n; k++) {
        reached += k;
        for (size_t s = reached; s >= k; s--)
            counts[s] += counts[s - k];
    }
}

static RankShift
no_shift(EstimateStatus status, double level)
{
    return (RankShift){status_interval(status, level), NAN, NAN, NAN, NAN, 0, false};
}

static bool
has_nan(const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!(fabs(x[i]) < 1e300)) /* a sum of two must not overflow */
            return true;
    return false;
}

EstimateStatus
rank_paired(const double *x, size_t n, double level, double *work, RankShift *out)
{
    EstimateStatus status = n == 0 ? ESTIMATE_TOO_FEW : ESTIMATE_OK;
    if (has_nan(x, n) || !(level > 0 && level < 1))
        status = ESTIMATE_BAD_INPUT;
    *out = no_shift(status, level);
    if (status != ESTIMATE_OK)
        return status;
    double *sorted = work, *size = work + n, *counts = work + 2 * n, total = (double)n * (double)(n + 1) / 2, statistic = 0;
    memcpy(sorted, x, n * sizeof *sorted);
    order_values(sorted, n);
    for (size_t i = 0; i < n; i++)
        if (fabs(x[i]) > 0)
            size[out->used++] = fabs(x[i]);
    order_values(size, out->used);
    for (size_t i = 0; i < n; i++)
        statistic += x[i] > 0 ? mean_rank(size, out->used, x[i]) : 0;
    double u = (double)out->used, ties = tie_sum(size, out->used), top = u * (u + 1) / 2;
    double mean = u * (u + 1) / 4, sd = sqrt(fmax(0, u * (u + 1) * (2 * u + 1) / 24 - ties / 48));
    out->exact = out->used == n && n < RANK_EXACT_BELOW && !(ties > 0);
    if (out->exact)
        signed_rank_counts(n, counts);
    Pairs pairs = {sorted, NULL, n, n};
    const double *null_counts = out->exact ? counts : NULL;
    out->statistic = statistic;
    out->shift.point = median_pair(&pairs, total);
    set_limits(&pairs, total, null_counts, ldexp(1, RANK_EXACT_BELOW > n ? (int)n : 0), mean, sd, level, out);
    if (!(sd > 0))
        return ESTIMATE_DEGENERATE;
    set_p(statistic, null_counts, ldexp(1, RANK_EXACT_BELOW > n ? (int)n : 0), top, mean, sd, out);
    return ESTIMATE_OK;
}

/* Ways to choose j of the ranks so far with a surplus of s over the least sum; only row m is kept in the end. */
static const double *
rank_sum_counts(size_t m, size_t n, double *work)
{
    size_t top = m * n, width = top + 1;
    memset(work, 0, (m + 1) * width * sizeof *work);
    work[0] = 1;
    for (size_t rank = 1; rank <= m + n; rank++)
        for (size_t j = rank < m ? rank : m; j >= 1; j--) {
            size_t surplus = rank - j; /* of the j-th chosen over rank j */
            for (size_t s = surplus; s <= top; s++)
                work[j * width + s] += work[(j - 1) * width + s - surplus];
        }
    return work + m * width;
}

EstimateStatus
rank_two_samples(const double *x, size_t m, const double *y, size_t n, double level, double *work, RankShift *out)
{
    EstimateStatus status = m == 0 || n == 0 ? ESTIMATE_TOO_FEW : ESTIMATE_OK;
    if (has_nan(x, m) || has_nan(y, n) || !(level > 0 && level < 1))
        status = ESTIMATE_BAD_INPUT;
    *out = no_shift(status, level);
    if (status != ESTIMATE_OK)
        return status;
    double *a = work, *b = work + m, *both = work + m + n, *table = work + 2 * (m + n), rank_sum = 0, all = 0;
    memcpy(a, x, m * sizeof *a);
    memcpy(b, y, n * sizeof *b);
    memcpy(both, work, (m + n) * sizeof *both);
    order_values(a, m);
    order_values(b, n);
    order_values(both, m + n);
    for (size_t i = 0; i < m; i++)
        rank_sum += mean_rank(both, m + n, a[i]);
    double mm = (double)m, nn = (double)n, total = mm * nn, people = mm + nn, ties = tie_sum(both, m + n);
    double statistic = rank_sum - mm * (mm + 1) / 2;
    double sd = sqrt(total / 12 * (people + 1 - ties / (people * (people - 1))));
    out->exact = m < RANK_EXACT_BELOW && n < RANK_EXACT_BELOW && !(ties > 0);
    const double *counts = out->exact ? rank_sum_counts(m, n, table) : NULL;
    for (size_t s = 0; counts && s <= m * n; s++)
        all += counts[s];
    Pairs pairs = {a, b, m, n};
    out->used = m + n;
    out->statistic = statistic;
    out->shift.point = median_pair(&pairs, total);
    set_limits(&pairs, total, counts, all, total / 2, sd, level, out);
    if (!(sd > 0))
        return ESTIMATE_DEGENERATE;
    set_p(statistic, counts, all, total, total / 2, sd, out);
    return ESTIMATE_OK;
}
