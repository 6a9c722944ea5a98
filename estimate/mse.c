/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/mse.h"

#include <math.h>
#include <string.h>

#include "estimate/mse_rule.h"
#include "estimate/normal.h"
#include "estimate/profile.h"

static bool
add_term(MseModel *model, uint32_t term)
{
    for (uint32_t i = 0; i < model->terms; i++)
        if (model->term[i] == term)
            return true;
    if (model->terms == sizeof model->term / sizeof *model->term)
        return false;
    model->term[model->terms++] = (uint16_t)term;
    return true;
}

/* Every subset of a generator with two or more lists, the small ones first. */
static bool
add_generator(MseModel *model, uint32_t generator)
{
    for (int order = 2; order <= HISTORY_LISTS_MAX; order++)
        for (uint32_t part = 1; part <= generator; part++)
            if ((part & ~generator) == 0 && __builtin_popcount(part) == order && !add_term(model, part))
                return false;
    return true;
}

EstimateStatus
mse_model_parse(const char *text, uint32_t lists, MseModel *out)
{
    uint32_t generator = 0;
    memset(out, 0, sizeof *out);
    if (lists > HISTORY_LISTS_MAX || *text++ != '[')
        return ESTIMATE_BAD_INPUT;
    for (; *text != '\0'; text++) {
        if (*text >= '1' && *text <= '9' && (uint32_t)(*text - '0') <= lists) {
            generator |= 1u << (*text - '1');
        } else if (*text == ',' || *text == ']') {
            if (generator == 0 || !add_generator(out, generator))
                return ESTIMATE_BAD_INPUT;
            generator = 0;
            if (*text == ']')
                return text[1] == '\0' ? ESTIMATE_OK : ESTIMATE_BAD_INPUT;
        } else {
            return ESTIMATE_BAD_INPUT;
        }
    }
    return ESTIMATE_BAD_INPUT;
}

MseModel
mse_model_all_pairs(uint32_t lists)
{
    MseModel model = {0};
    for (uint32_t i = 0; i < lists && i < HISTORY_LISTS_MAX; i++)
        for (uint32_t j = i + 1; j < lists && j < HISTORY_LISTS_MAX; j++)
            add_term(&model, 1u << i | 1u << j);
    return model;
}

EstimateStatus
mse_check(const HistoryTable *table, const MseModel *model, Loglinear *work, uint32_t *code)
{
    *code = 0;
    EstimateStatus status = history_check(table);
    if (status != ESTIMATE_OK)
        return status;
    loglinear_load(work, table);
    status = loglinear_choose(work, model);
    if (status == ESTIMATE_OK)
        *code = loglinear_existence(work, model);
    return status;
}

void
mse_rule_describe(Loglinear *work, const MseModel *model, double level, MseFit *out)
{
    double z = normal_two_sided(level), n = 0;
    for (uint32_t c = 1; c < work->cells; c++)
        n += work->y[c];
    out->observed = (uint64_t)n;
    out->dark = exp(work->beta[0]);
    out->total = n + out->dark;
    out->iterations = work->iterations;
    double variance = loglinear_intercept_variance(work);
    out->se_log_dark = sqrt(variance);
    out->se_total = sqrt(out->dark + out->dark * out->dark * variance);
    out->level = level;
    out->lower = n + exp(work->beta[0] - z * out->se_log_dark);
    out->upper = n + exp(work->beta[0] + z * out->se_log_dark);
    out->deviance = loglinear_deviance(work);
    out->log_likelihood = loglinear_log_likelihood(work);
    out->parameters = 1 + work->lists + model->terms;
    out->removed = work->removed;
    out->degrees_of_freedom = work->cells - 1 > out->parameters ? work->cells - 1 - out->parameters : 0;
    out->aic = -2 * out->log_likelihood + 2 * out->parameters;
    out->bic = -2 * out->log_likelihood + out->parameters * log(n);
}

EstimateStatus
mse_rule_fit(Loglinear *work, const MseModel *model, bool warm)
{
    EstimateStatus status = loglinear_choose(work, model);
    if (status != ESTIMATE_OK)
        return status;
    uint32_t code = loglinear_existence(work, model);
    if (code != 0)
        return code & 2 ? ESTIMATE_NOT_IDENTIFIABLE : ESTIMATE_DOES_NOT_EXIST;
    return loglinear_fit(work, warm);
}

static MseFit
no_fit(double level)
{
    return (MseFit){.dark = NAN,         .total = NAN, .se_log_dark = NAN, .se_total = NAN,       .level = level,
                    .lower = NAN,        .upper = NAN, .deviance = NAN,    .log_likelihood = NAN, .aic = NAN,
                    .bic = NAN};
}

EstimateStatus
mse_fit(const HistoryTable *table, const MseModel *model, double level, Loglinear *work, MseFit *out)
{
    *out = no_fit(level);
    EstimateStatus status = history_check(table);
    if (status == ESTIMATE_OK && !(level > 0 && level < 1))
        status = ESTIMATE_BAD_INPUT;
    if (status != ESTIMATE_OK)
        return status;
    loglinear_load(work, table);
    status = mse_rule_fit(work, model, false);
    if (status == ESTIMATE_OK)
        mse_rule_describe(work, model, level, out);
    return status;
}

EstimateStatus
mse_stepwise(const HistoryTable *table, double threshold, double level, Loglinear *work, MseModel *model, MseFit *out)
{
    *out = no_fit(level);
    memset(model, 0, sizeof *model);
    EstimateStatus status = history_check(table);
    if (status == ESTIMATE_OK && !(level > 0 && level < 1 && threshold >= 0 && threshold <= 1))
        status = ESTIMATE_BAD_INPUT;
    if (status != ESTIMATE_OK)
        return status;
    loglinear_load(work, table);
    status = mse_rule_stepwise(work, threshold, false, model);
    if (status == ESTIMATE_OK)
        mse_rule_describe(work, model, level, out);
    return status;
}

typedef struct ProfileAt {
    Loglinear *work;
    double observed;
} ProfileAt;

static double
deviance_with_dark(void *context, double dark)
{
    ProfileAt *at = context;
    at->work->y[0] = dark;
    at->work->statistic[0] = at->observed + dark;
    at->work->beta[0] = log(dark);
    return loglinear_fit(at->work, true) == ESTIMATE_OK ? loglinear_deviance(at->work) : (double)NAN;
}

EstimateStatus
mse_profile(const HistoryTable *table, const MseModel *model, double level, Loglinear *work, Interval *out)
{
    MseFit fit;
    *out = status_interval(ESTIMATE_DOES_NOT_EXIST, level);
    EstimateStatus status = mse_fit(table, model, level, work, &fit);
    if (status != ESTIMATE_OK)
        return status;
    ProfileAt at = {work, (double)fit.observed};
    work->with_dark = true;
    work->kept[0] = 1;
    status = profile_total(deviance_with_dark, &at, at.observed, fit.total, level, out);
    work->with_dark = false;
    out->standard_error = fit.se_total;
    return status;
}
