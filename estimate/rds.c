/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/rds.h"

#include <math.h>
#include <string.h>

#include "estimate/dense.h"

enum { MAX = RDS_GROUPS_MAX };

static EstimateStatus
count_chain(const Recruitment *sample, RdsChain *out, double *members)
{
    int32_t groups = sample->groups;
    double inverse[MAX] = {0}, total = 0, recruited = 0;
    for (size_t i = 0; i < sample->n; i++) {
        int32_t g = sample->group[i], r = sample->recruiter[i];
        if (g >= groups || g < -1 || r < -1 || r >= (int32_t)sample->n || (g >= 0 && !(sample->degree[i] > 0)))
            return ESTIMATE_BAD_INPUT;
        if (g < 0)
            continue;
        members[g]++;
        total++;
        inverse[g] += 1 / sample->degree[i];
        if (r >= 0 && sample->group[r] >= 0 && sample->group[r] < groups) {
            out->transitions[sample->group[r] * groups + g]++;
            recruited++;
        }
    }
    EstimateStatus status = recruited > 0 && groups >= 2 ? ESTIMATE_OK : ESTIMATE_TOO_FEW;
    for (int32_t a = 0; a < groups; a++) {
        out->harmonic_degree[a] = members[a] / inverse[a];
        out->sample_share[a] = members[a] / total;
        if (!(members[a] > 0))
            status = ESTIMATE_TOO_FEW;
    }
    return status;
}

/* q'P = q' with the last equation replaced by sum q = 1. */
static EstimateStatus
solve_stationary(RdsChain *out, const double *row_sum)
{
    size_t k = (size_t)out->groups;
    double a[MAX * MAX];
    for (size_t i = 0; i < k; i++) {
        if (!(row_sum[i] > 0))
            return ESTIMATE_NOT_IDENTIFIABLE;
        for (size_t j = 0; j < k; j++)
            a[j * k + i] = (i == j) - out->transitions[i * k + j] / row_sum[i];
    }
    for (size_t j = 0; j < k; j++) {
        a[(k - 1) * k + j] = 1;
        out->stationary[j] = j == k - 1;
    }
    EstimateStatus status = dense_solve(a, out->stationary, k);
    for (size_t j = 0; j < k; j++)
        if (status != ESTIMATE_OK || !(out->stationary[j] > 1e-12))
            status = ESTIMATE_NOT_IDENTIFIABLE;
    return status;
}

EstimateStatus
rds_chain(const Recruitment *sample, RdsChain *out)
{
    memset(out, 0, sizeof *out);
    double members[MAX] = {0}, row[MAX] = {0}, column[MAX] = {0}, total = 0, trace = 0, chance = 0;
    if (sample->groups < 1 || sample->groups > MAX || sample->n > INT32_MAX)
        return ESTIMATE_BAD_INPUT;
    out->groups = sample->groups;
    EstimateStatus status = count_chain(sample, out, members);
    if (status == ESTIMATE_BAD_INPUT)
        return status;
    size_t k = (size_t)sample->groups;
    for (size_t a = 0; a < k; a++) {
        trace += out->transitions[a * k + a];
        for (size_t b = 0; b < k; b++) {
            row[a] += out->transitions[a * k + b];
            column[b] += out->transitions[a * k + b];
            total += out->transitions[a * k + b];
        }
    }
    for (size_t a = 0; a < k; a++)
        chance += row[a] * column[a] / total;
    out->recruitment_homophily = trace / chance;
    out->mixing = k == 2 ? out->transitions[0] / row[0] - out->transitions[2] / row[1] : (double)NAN;
    if (status == ESTIMATE_OK)
        status = solve_stationary(out, row);
    for (size_t a = 0; status != ESTIMATE_OK && a < k; a++)
        out->stationary[a] = NAN;
    return status;
}

static EstimateStatus
divide_by_degree(const RdsChain *chain, const double *q, double *share)
{
    double total = 0;
    for (int32_t a = 0; a < chain->groups; a++)
        total += share[a] = q[a] / chain->harmonic_degree[a];
    for (int32_t a = 0; a < chain->groups; a++)
        share[a] = total > 0 ? share[a] / total : (double)NAN;
    return total > 0 ? ESTIMATE_OK : ESTIMATE_NOT_IDENTIFIABLE;
}

EstimateStatus
rds_one(const RdsChain *chain, double *share)
{
    return divide_by_degree(chain, chain->stationary, share);
}

EstimateStatus
rds_one_smoothed(const RdsChain *chain, double *share)
{
    size_t k = (size_t)chain->groups;
    double row[MAX] = {0}, q[MAX] = {0}, total = 0;
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++)
            row[a] += chain->transitions[a * k + b];
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++) {
            double forth = chain->stationary[a] * chain->transitions[a * k + b] / row[a];
            double back = chain->stationary[b] * chain->transitions[b * k + a] / row[b];
            q[a] += 0.5 * (forth + back);
            total += 0.5 * (forth + back);
        }
    for (size_t a = 0; a < k; a++)
        q[a] /= total;
    return divide_by_degree(chain, q, share);
}

EstimateStatus
rds_two_weights(const Recruitment *sample, double *weight)
{
    size_t known = 0;
    for (size_t i = 0; i < sample->n; i++) {
        weight[i] = 0;
        if (sample->group[i] < 0)
            continue;
        if (!(sample->degree[i] > 0))
            return ESTIMATE_BAD_INPUT;
        weight[i] = 1 / sample->degree[i];
        known++;
    }
    return known > 0 ? ESTIMATE_OK : ESTIMATE_TOO_FEW;
}

EstimateStatus
rds_share(const Recruitment *sample, const double *weight, double *share)
{
    double total = 0;
    for (int32_t a = 0; a < sample->groups; a++)
        share[a] = 0;
    for (size_t i = 0; i < sample->n; i++) {
        if (sample->group[i] >= sample->groups)
            return ESTIMATE_BAD_INPUT;
        if (sample->group[i] < 0)
            continue;
        share[sample->group[i]] += weight[i];
        total += weight[i];
    }
    for (int32_t a = 0; a < sample->groups; a++)
        share[a] = total > 0 ? share[a] / total : (double)NAN;
    return total > 0 ? ESTIMATE_OK : ESTIMATE_TOO_FEW;
}

EstimateStatus
rds_homophily(const Recruitment *sample, int32_t group, const uint32_t *first, const uint32_t *child, double *homophily)
{
    double w_all = 0, w_in = 0, w_out = 0, cross_in = 0, cross_out = 0, mixed = 0, n = 0;
    *homophily = NAN;
    for (size_t i = 0; i < sample->n; i++) {
        double recruits = 0, inside = 0;
        if (sample->group[i] < 0 || !(sample->degree[i] > 0))
            continue;
        for (uint32_t k = first[i]; k < first[i + 1]; k++) {
            recruits += sample->group[child[k]] >= 0;
            inside += sample->group[child[k]] == group;
        }
        if (!(recruits > 0))
            continue;
        double d = sample->degree[i], w = 1 / d, d1 = d * inside / recruits, d0 = d - d1;
        int is_in = sample->group[i] == group;
        n++;
        w_all += w;
        w_in += is_in ? w : 0;
        w_out += is_in ? 0 : w;
        cross_in += is_in ? w * d0 : w * d1;
        cross_out += is_in ? 0 : w * d;
        mixed += is_in ? w * d : 0;
    }
    if (!(w_in > 0) || !(w_out > 0) || !(cross_in > 0))
        return ESTIMATE_DOES_NOT_EXIST;
    double p = w_in / w_all, mean_out = cross_out / w_out, mean_in = mixed / w_in;
    *homophily = 2 * p * (1 - p) * mean_out * mean_in / (cross_in / w_all * (n / w_all));
    return ESTIMATE_OK;
}

EstimateStatus
rds_activity(const Recruitment *sample, const double *weight, int32_t group, double *activity)
{
    double w_in = 0, w_out = 0, d_in = 0, d_out = 0;
    for (size_t i = 0; i < sample->n; i++) {
        if (sample->group[i] < 0)
            continue;
        int is_in = sample->group[i] == group;
        w_in += is_in ? weight[i] : 0;
        w_out += is_in ? 0 : weight[i];
        d_in += is_in ? weight[i] * sample->degree[i] : 0;
        d_out += is_in ? 0 : weight[i] * sample->degree[i];
    }
    *activity = d_in / w_in / (d_out / w_out);
    if (!(w_in > 0) || !(w_out > 0) || !isfinite(*activity)) {
        *activity = NAN;
        return ESTIMATE_DOES_NOT_EXIST;
    }
    return ESTIMATE_OK;
}

double
rds_design_effect(double standard_error, double share, double n, double population)
{
    double correction = isfinite(population) ? (population - n) / (population - 1) : 1;
    double simple = correction * share * (1 - share) / n;
    return simple > 0 ? standard_error * standard_error / simple : (double)NAN;
}

void
rds_convergence(const Recruitment *sample, int32_t group, double *running)
{
    double inside = 0, total = 0;
    for (size_t i = 0; i < sample->n; i++) {
        if (sample->group[i] >= 0) {
            total += 1 / sample->degree[i];
            inside += sample->group[i] == group ? 1 / sample->degree[i] : 0;
        }
        running[i] = total > 0 ? inside / total : (double)NAN;
    }
}

void
rds_bottleneck(const Recruitment *sample, int32_t group, int32_t *tree, double *share, double *work)
{
    for (size_t i = 0; i < sample->n; i++) {
        int32_t at = (int32_t)i;
        while (sample->recruiter[at] >= 0)
            at = sample->recruiter[at];
        tree[i] = at;
        share[i] = work[i] = 0;
    }
    for (size_t i = 0; i < sample->n; i++) {
        if (sample->group[i] < 0)
            continue;
        work[tree[i]] += 1 / sample->degree[i];
        share[tree[i]] += sample->group[i] == group ? 1 / sample->degree[i] : 0;
    }
    for (size_t i = 0; i < sample->n; i++)
        share[i] = work[i] > 0 ? share[i] / work[i] : (double)NAN;
}
