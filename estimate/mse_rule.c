/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/mse_rule.h"

#include <math.h>
#include <string.h>

#include "estimate/gamma.h"

typedef struct Candidate {
    uint16_t pair;
    double p;
} Candidate;

/* Pairs not in the model with their one-sided Poisson p, smallest first; equal ones in the order 12, 13, ..., 23. */
static size_t
list_candidates(const Loglinear *work, const MseModel *model, double threshold, Candidate *candidate)
{
    size_t n = 0;
    for (uint32_t i = 0; i < work->lists; i++)
        for (uint32_t j = i + 1; j < work->lists; j++) {
            uint32_t pair = 1u << i | 1u << j;
            bool taken = false;
            for (uint32_t k = 0; k < model->terms && !taken; k++)
                taken = model->term[k] == pair;
            if (taken)
                continue;
            double seen = work->statistic[pair], mean = work->fitted[pair];
            double p = fmin(gamma_poisson_lower(seen, mean), gamma_poisson_upper(seen, mean));
            if (!(p < threshold))
                continue;
            size_t place = n++;
            for (; place > 0 && candidate[place - 1].p > p; place--)
                candidate[place] = candidate[place - 1];
            candidate[place] = (Candidate){(uint16_t)pair, p};
        }
    return n;
}

EstimateStatus
mse_rule_stepwise(Loglinear *work, double threshold, bool warm, MseModel *model)
{
    Candidate candidate[HISTORY_LISTS_MAX * (HISTORY_LISTS_MAX - 1) / 2];
    model->terms = 0;
    EstimateStatus status = mse_rule_fit(work, model, warm);
    while (status == ESTIMATE_OK) {
        size_t n = list_candidates(work, model, threshold, candidate), best = 0;
        for (; best < n; best++) {
            model->term[model->terms++] = candidate[best].pair;
            status = loglinear_choose(work, model);
            if (status != ESTIMATE_OK || loglinear_existence(work, model) == 0)
                break;
            model->terms--;
        }
        if (best == n) /* the last fit stands: choose it again, its means are still in the workspace */
            return loglinear_choose(work, model);
        if (status == ESTIMATE_OK)
            status = loglinear_fit(work, true);
    }
    return status;
}

static double
ranked_total(Loglinear *work, const MseRule *rule)
{
    double n = work->statistic[0], best = INFINITY, total = NAN;
    double penalty = rule->criterion == MSE_BIC ? log(n) : 2;
    for (size_t i = 0; i < rule->models; i++) {
        const MseModel *model = &rule->ranked[i].model;
        if (mse_rule_fit(work, model, true) != ESTIMATE_OK)
            continue;
        double value = -2 * loglinear_kernel(work) + penalty * model->terms;
        if (value < best) {
            best = value;
            total = n + exp(work->beta[0]);
        }
    }
    return total;
}

double
mse_rule_total(Loglinear *work, const MseRule *rule)
{
    MseModel chosen;
    if (rule->kind == MSE_RULE_RANKED)
        return ranked_total(work, rule);
    EstimateStatus status = rule->kind == MSE_RULE_STEPWISE ? mse_rule_stepwise(work, rule->threshold, true, &chosen)
                                                            : mse_rule_fit(work, &rule->model, true);
    double total = work->statistic[0] + exp(work->beta[0]);
    return status == ESTIMATE_OK && isfinite(total) ? total : (double)NAN;
}
