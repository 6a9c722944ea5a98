/* SPDX-License-Identifier: Apache-2.0 */
/* Network scale-up: how many victims people know, over how many people they know, times the population; degrees from
 * groups of known size, percentiles of the rescaled bootstrap on first-stage units.
 * Source: Killworth et al. 1998; Feehan and Salganik 2016. */
#include <math.h>
#include <stdlib.h>

#include "estimate/nsum.h"
#include "estimate/rds_bootstrap.h"
#include "prevalence.h"

static double
number(int32_t answer)
{
    return answer == HITO_NULL ? (double)NAN : answer;
}

void
on_network(hito_study *study, const network_row *row)
{
    double field[HITO_SAMPLE_FIELDS] = {0};
    field[NETWORK_UNIT] = row->unit;
    field[NETWORK_WEIGHT] = row->weight;
    field[NETWORK_HIDDEN] = number(row->knows_victims);
    field[NETWORK_KNOWN] = number(row->knows_teachers);
    field[NETWORK_KNOWN + 1] = number(row->knows_nurses);
    field[NETWORK_KNOWN + 2] = number(row->knows_police);
    field[NETWORK_KNOWN + 3] = number(row->knows_soldiers);
    field[NETWORK_KNOWN + 4] = number(row->knows_mothers);
    hito_sample_keep(study, PREVALENCE_STORE, row->study_id, row->respondent_id, field);
}

typedef struct answers {
    double *known, *hidden, *weight, *degree, *y, *x, *top, *bottom, *fraction, *replicates;
    int32_t *unit;
    uint32_t *order, *first, *draws;
} answers;

static int
allocate(answers *a, size_t n)
{
    a->known = malloc((NETWORK_GROUPS * n + 8 * n + REPLICATES_NETWORK) * sizeof *a->known);
    a->unit = malloc((n + n + (n + 1) + n) * sizeof *a->unit);
    if (!a->known || !a->unit)
        return 0;
    a->hidden = a->known + NETWORK_GROUPS * n;
    a->weight = a->hidden + n;
    a->degree = a->weight + n;
    a->y = a->degree + n;
    a->x = a->y + n;
    a->top = a->x + n;
    a->bottom = a->top + n;
    a->fraction = a->bottom + n;
    a->replicates = a->fraction + n;
    a->order = (uint32_t *)(a->unit + n);
    a->first = a->order + n;
    a->draws = a->first + n + 1;
    return 1;
}

static void
fill(const prevalence_sample *sample, answers *a)
{
    for (size_t i = 0; i < sample->n; i++) {
        const double *field = sample->rows[i].field;
        for (int g = 0; g < NETWORK_GROUPS; g++)
            a->known[i * NETWORK_GROUPS + (size_t)g] = field[NETWORK_KNOWN + g];
        a->hidden[i] = field[NETWORK_HIDDEN];
        a->weight[i] = field[NETWORK_WEIGHT];
        a->unit[i] = (int32_t)field[NETWORK_UNIT];
    }
}

static EstimateStatus
estimate(const prevalence_sample *sample, answers *a, prevalence_answer *answer)
{
    const hito_study *s = sample->study;
    const double sizes[NETWORK_GROUPS] = {(double)setting_teachers(s), (double)setting_nurses(s), (double)setting_police(s),
                                          (double)setting_soldiers(s), (double)setting_mothers(s)};
    size_t n = sample->n;
    KnownAnswers known = {n, NETWORK_GROUPS, a->known, sizes, sample->frame, 0};
    HiddenAnswers hidden = {n, a->hidden, a->degree, a->weight, sample->frame};
    Design design = {.rows = n, .weight = a->weight, .stages = 1, .unit = {a->unit}, .order = a->order};
    UnitTotals totals = {.top = a->top, .bottom = a->bottom, .fraction = a->fraction, .first = a->first};
    ScaleUp basic = {0};
    EstimateStatus status = nsum_degrees(&known, NETWORK_GROUPS, a->degree);
    if (status == ESTIMATE_OK)
        status = nsum_mle(&hidden, &basic);
    answer->n = (int64_t)basic.used;
    if (status == ESTIMATE_OK)
        status = design_prepare(&design);
    if (status == ESTIMATE_OK)
        status = nsum_bootstrap(&design, &hidden, a->y, a->x, &totals, sample->seed, 0, REPLICATES_NETWORK, a->draws, a->replicates);
    return status == ESTIMATE_OK ? rds_bootstrap_interval(a->replicates, REPLICATES_NETWORK, basic.total, setting_level(s) / 100.0, &answer->persons)
                                 : status;
}

EstimateStatus
prevalence_of_network(const prevalence_sample *sample, prevalence_answer *answer)
{
    answers a = {0};
    EstimateStatus status = ESTIMATE_BAD_INPUT;
    if (sample->n == 0)
        return ESTIMATE_TOO_FEW;
    if (sample->frame > 0 && allocate(&a, sample->n)) {
        fill(sample, &a);
        status = estimate(sample, &a, answer);
    }
    free(a.known);
    free(a.unit);
    return status;
}
