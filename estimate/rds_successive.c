/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/rds.h"

#include <math.h>

#include "estimate/order.h"

/* Degree classes: class k has degree[k], sampled[k] respondents and people[k] in the population. */
typedef struct Classes {
    size_t n;
    double *degree, *sampled, *people;
} Classes;

static int
by_degree(const void *context, uint32_t a, uint32_t b)
{
    const double *degree = context;
    return (degree[a] > degree[b]) - (degree[a] < degree[b]);
}

static size_t
group_degrees(const Recruitment *sample, Classes *classes, uint32_t *order)
{
    size_t known = 0;
    for (size_t i = 0; i < sample->n; i++)
        if (sample->group[i] >= 0)
            order[known++] = (uint32_t)i;
    order_rows(order, known, by_degree, sample->degree);
    classes->n = 0;
    for (size_t i = 0; i < known; i++) {
        double d = sample->degree[order[i]];
        if (classes->n == 0 || d > classes->degree[classes->n - 1]) {
            classes->degree[classes->n] = d;
            classes->sampled[classes->n++] = 0;
        }
        classes->sampled[classes->n - 1]++;
    }
    return known;
}

/* Root of sum N_k (1 - exp(-tau k)) = n: concave and rising, so Newton from the left never passes it. */
static double
solve_tau(const Classes *classes, double n)
{
    double tau = 0;
    for (int step = 0; step < 200; step++) {
        double value = -n, slope = 0;
        for (size_t k = 0; k < classes->n; k++) {
            double stay = exp(-tau * classes->degree[k]);
            value += classes->people[k] * (1 - stay);
            slope += classes->people[k] * classes->degree[k] * stay;
        }
        double next = tau - value / slope;
        if (!(next > tau * (1 + 1e-15)))
            return tau;
        tau = next;
    }
    return tau;
}

static double
inclusion(const Classes *classes, double tau, size_t k)
{
    return -expm1(-tau * classes->degree[k]);
}

static double
spread(Classes *classes, double population, double tau)
{
    double total = 0, moved = 0;
    for (size_t k = 0; k < classes->n; k++)
        total += classes->sampled[k] / (tau > 0 ? inclusion(classes, tau, k) : classes->degree[k]);
    for (size_t k = 0; k < classes->n; k++) {
        double share = classes->sampled[k] / (tau > 0 ? inclusion(classes, tau, k) : classes->degree[k]) / total;
        moved = fmax(moved, fabs(share - classes->people[k] / population));
        classes->people[k] = population * share;
    }
    return moved;
}

EstimateStatus
rds_successive_weights(const Recruitment *sample, double population, double *weight, double *work, uint32_t *order)
{
    Classes classes = {0, work, work + sample->n, work + 2 * sample->n};
    for (size_t i = 0; i < sample->n; i++) {
        weight[i] = work[2 * sample->n + i] = 0;
        if (sample->group[i] >= 0 && !(sample->degree[i] > 0))
            return ESTIMATE_BAD_INPUT;
    }
    size_t known = group_degrees(sample, &classes, order);
    double n = (double)known, tau = 0;
    if (known == 0)
        return ESTIMATE_TOO_FEW;
    if (!(population >= n) || !isfinite(population))
        return ESTIMATE_BAD_INPUT;
    if (!(population > n)) { /* everybody was asked */
        for (size_t i = 0; i < sample->n; i++)
            weight[i] = sample->group[i] >= 0 ? 1 : 0;
        return ESTIMATE_OK;
    }
    spread(&classes, population, 0);
    int round = 0;
    for (; round < 500; round++) {
        tau = solve_tau(&classes, n);
        if (spread(&classes, population, tau) < 1e-12)
            break;
    }
    if (round == 500 || !(tau > 0))
        return ESTIMATE_NOT_CONVERGED;
    double total = 0;
    for (size_t i = 0; i < known; i++)
        total += weight[order[i]] = 1 / -expm1(-tau * sample->degree[order[i]]);
    for (size_t i = 0; i < known; i++)
        weight[order[i]] *= population / total;
    return ESTIMATE_OK;
}
