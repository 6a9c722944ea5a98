/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "estimate/mse.h"
#include "estimate/mse_rule.h"

typedef struct Ranking {
    Loglinear *work;
    MseCriterion criterion;
    uint32_t interactions;
    uint16_t interaction[HISTORY_CELLS_MAX];
    MseRanked *ranked;
    size_t capacity, models;
    bool full;
} Ranking;

static void
list_interactions(Ranking *ranking, uint32_t order)
{
    for (uint32_t size = 2; size <= order; size++)
        for (uint32_t t = 1; t < ranking->work->cells; t++)
            if ((uint32_t)__builtin_popcount(t) == size)
                ranking->interaction[ranking->interactions++] = (uint16_t)t;
}

/* Keeps the ranking sorted; equal criteria stay in the order in which the models were tried. */
static void
try_model(Ranking *ranking, const MseModel *model)
{
    Loglinear *work = ranking->work;
    if (mse_rule_fit(work, model, true) != ESTIMATE_OK)
        return;
    if (ranking->models == ranking->capacity) {
        ranking->full = true;
        return;
    }
    double n = work->statistic[0], parameters = 1 + work->lists + model->terms;
    double value = -2 * loglinear_log_likelihood(work) + parameters * (ranking->criterion == MSE_BIC ? log(n) : 2);
    size_t place = ranking->models++;
    for (; place > 0 && ranking->ranked[place - 1].criterion > value; place--)
        ranking->ranked[place] = ranking->ranked[place - 1];
    ranking->ranked[place] = (MseRanked){*model, n + exp(work->beta[0]), value};
}

static bool
parts_are_in(const MseModel *model, uint32_t term)
{
    for (uint32_t bit = 1; bit <= term; bit <<= 1) {
        uint32_t part = term & ~bit;
        bool found = part == term || (part & (part - 1)) == 0;
        for (uint32_t j = 0; j < model->terms && !found; j++)
            found = model->term[j] == part;
        if (!found)
            return false;
    }
    return true;
}

/* Every hierarchical set: interactions come by size, so a term's parts are decided before it. */
static void
walk(Ranking *ranking, MseModel *model, uint32_t next)
{
    if (ranking->full)
        return;
    if (next == ranking->interactions) {
        try_model(ranking, model);
        return;
    }
    walk(ranking, model, next + 1);
    uint32_t term = ranking->interaction[next];
    if (model->terms < sizeof model->term / sizeof *model->term && parts_are_in(model, term)) {
        model->term[model->terms++] = (uint16_t)term;
        walk(ranking, model, next + 1);
        model->terms--;
    }
}

EstimateStatus
mse_rank(const HistoryTable *table, MseCriterion criterion, uint32_t order, Loglinear *work, MseRanked *ranked, size_t capacity,
         size_t *models)
{
    *models = 0;
    EstimateStatus status = history_check(table);
    if (status != ESTIMATE_OK)
        return status;
    loglinear_load(work, table);
    MseModel model = {0};
    Ranking ranking = {.work = work, .criterion = criterion, .ranked = ranked, .capacity = capacity};
    list_interactions(&ranking, order);
    /* 2^20 models of pairs are six lists; beyond that a ranking would not end. */
    if (order < 1 || order > table->lists || table->lists > 6 || (table->lists == 6 && order > 2))
        return ESTIMATE_BAD_INPUT;
    status = mse_rule_fit(work, &model, false);
    if (status == ESTIMATE_BAD_INPUT)
        return status;
    walk(&ranking, &model, 0);
    *models = ranking.models;
    if (ranking.full)
        return ESTIMATE_BAD_INPUT;
    return ranking.models > 0 ? ESTIMATE_OK : ESTIMATE_DOES_NOT_EXIST;
}
