/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/closed_population.h"

#include <math.h>

#include "estimate/profile.h"

static double
heterogeneity_term(Heterogeneity kind, double k)
{
    switch (kind) {
    case HETEROGENEITY_POISSON2:
        return exp2(k) - 1;
    case HETEROGENEITY_DARROCH:
        return k * k / 2;
    case HETEROGENEITY_GAMMA35:
        return log(3.5) - log(3.5 + k);
    case HETEROGENEITY_NONE:
    case HETEROGENEITY_CHAO:
        break;
    }
    return 0;
}

/* The design row of a history; chao is the mask of Chao's columns still in the model (bit j - 2 for j). */
static size_t
design_row(const HistoryTable *table, ClosedModel model, uint32_t chao, uint32_t cell, double *row)
{
    size_t columns = 0;
    double seen = __builtin_popcount(cell);
    row[columns++] = 1;
    if (model.by_occasion)
        for (uint32_t i = 0; i < table->lists; i++)
            row[columns++] = cell >> i & 1;
    else
        row[columns++] = seen;
    if (model.heterogeneity == HETEROGENEITY_CHAO) {
        for (uint32_t j = 2; j < table->lists; j++)
            if (chao >> (j - 2) & 1)
                row[columns++] = fmax(seen - j, 0);
    } else if (model.heterogeneity != HETEROGENEITY_NONE) {
        row[columns++] = heterogeneity_term(model.heterogeneity, seen);
    }
    if (model.ignored != 0)
        row[columns++] = cell == model.ignored;
    return columns;
}

/* Cell 0 is the last row, so that a profile can add it and a plain fit leave it out. */
static void
fill(const HistoryTable *table, ClosedModel model, uint32_t chao, ClosedWork *work)
{
    double row[POISSON_MODEL_COLUMNS_MAX];
    uint32_t cells = 1u << table->lists;
    work->model.columns = design_row(table, model, chao, 0, row);
    for (uint32_t i = 0; i < cells; i++) {
        uint32_t cell = (i + 1) % cells;
        design_row(table, model, chao, cell, work->x + i * work->model.columns);
        work->y[i] = cell == 0 ? 0 : (double)table->count[cell];
    }
    work->model.rows = cells - 1;
    work->model.x = work->x;
    work->model.y = work->y;
}

/* Fits, dropping Chao's first negative parameter until none is negative. */
static EstimateStatus
fit_model(const HistoryTable *table, ClosedModel model, ClosedWork *work)
{
    uint32_t chao = (1u << (table->lists - 2)) - 1;
    size_t first = model.by_occasion ? 1 + table->lists : 2;
    for (;;) {
        fill(table, model, chao, work);
        EstimateStatus status = poisson_model_fit(&work->model, 0, &work->fit);
        if (status != ESTIMATE_OK || model.heterogeneity != HETEROGENEITY_CHAO)
            return status;
        size_t column = first;
        uint32_t negative = 0;
        for (uint32_t j = 0; j + 2 < table->lists && negative == 0; j++)
            if (chao >> j & 1 && work->fit.beta[column++] < 0)
                negative = 1u << j;
        if (negative == 0)
            return ESTIMATE_OK;
        chao &= ~negative;
    }
}

static double
deviance_with_dark(void *context, double dark)
{
    ClosedWork *work = context;
    work->y[work->model.rows - 1] = dark;
    return poisson_model_fit(&work->model, 1, &work->fit) == ESTIMATE_OK ? work->fit.deviance : (double)NAN;
}

EstimateStatus
closed_population_fit(const HistoryTable *table, ClosedModel model, bool profile, double level, ClosedWork *work, ClosedFit *out)
{
    *out = (ClosedFit){NAN, NAN, NAN, NAN, 0, status_interval(ESTIMATE_DOES_NOT_EXIST, level)};
    EstimateStatus status = history_check(table);
    if (status == ESTIMATE_OK && (model.ignored >> table->lists != 0 || !(level > 0 && level < 1)))
        status = ESTIMATE_BAD_INPUT;
    if (status == ESTIMATE_OK)
        status = fit_model(table, model, work);
    if (status != ESTIMATE_OK)
        return status;
    double n = (double)history_total(table), dark = exp(work->fit.beta[0]);
    out->total = n + dark;
    out->se_total = sqrt(dark + dark * dark * work->fit.variance_first);
    out->deviance = work->fit.deviance;
    out->parameters = (uint32_t)work->model.columns;
    out->aic = -2 * work->fit.log_likelihood + 2 * (double)work->model.columns;
    if (!profile)
        return ESTIMATE_OK;
    work->model.rows++;
    status = profile_total(deviance_with_dark, work, n, out->total, level, &out->profile);
    out->profile.standard_error = out->se_total;
    return status;
}
