/* SPDX-License-Identifier: Apache-2.0 */
/* Household survey: the weighted share of victims under strata and first-stage units by Taylor linearisation, Korn and
 * Graubard's interval, times the population that was sampled. Source: Binder 1983; Korn and Graubard 1998. */
#include <math.h>
#include <stdlib.h>

#include "estimate/survey.h"
#include "prevalence.h"

void
on_survey(hito_study *study, const survey_row *row)
{
    double field[HITO_SAMPLE_FIELDS] = {0};
    field[SURVEY_STRATUM] = row->stratum;
    field[SURVEY_UNIT] = row->unit;
    field[SURVEY_WEIGHT] = row->weight;
    field[SURVEY_VICTIM] = row->victim == HITO_NULL_BOOL ? (double)NAN : row->victim;
    hito_sample_keep(study, PREVALENCE_STORE, row->study_id, row->respondent_id, field);
}

static EstimateStatus
estimate(const prevalence_sample *sample, double *numbers, int32_t *codes, prevalence_answer *answer)
{
    size_t n = sample->n;
    double *y = numbers, *weight = y + n, *work = weight + n;
    int32_t *stratum = codes, *unit = stratum + n;
    for (size_t i = 0; i < n; i++) {
        const double *field = sample->rows[i].field;
        stratum[i] = (int32_t)field[SURVEY_STRATUM];
        unit[i] = (int32_t)field[SURVEY_UNIT];
        weight[i] = field[SURVEY_WEIGHT];
        y[i] = field[SURVEY_VICTIM];
        answer->n += !isnan(y[i]);
    }
    Design design = {.rows = n, .weight = weight, .stages = 1, .stratum = {stratum}, .unit = {unit}, .order = (uint32_t *)(unit + n)};
    double level = setting_level(sample->study) / 100.0;
    EstimateStatus status = design_prepare(&design);
    if (status == ESTIMATE_OK)
        status = survey_mean(&design, y, NULL, level, work, &answer->persons);
    if (status != ESTIMATE_OK)
        return status;
    SurveyShare share = {answer->persons.point, answer->persons.standard_error, (double)answer->n, design.degrees_of_freedom, 0};
    return survey_proportion(share, PROPORTION_BETA, level, &answer->persons);
}

EstimateStatus
prevalence_of_survey(const prevalence_sample *sample, prevalence_answer *answer)
{
    EstimateStatus status = ESTIMATE_BAD_INPUT;
    size_t n = sample->n;
    if (n == 0)
        return ESTIMATE_TOO_FEW;
    double *numbers = malloc(3 * n * sizeof *numbers);
    int32_t *codes = malloc(3 * n * sizeof *codes);
    if (sample->frame > 0 && numbers && codes)
        status = estimate(sample, numbers, codes, answer);
    free(numbers);
    free(codes);
    answer->persons.point *= sample->frame;
    answer->persons.lower *= sample->frame;
    answer->persons.upper *= sample->frame;
    return status;
}
