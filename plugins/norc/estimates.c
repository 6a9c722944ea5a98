/* SPDX-License-Identifier: Apache-2.0 */
/* NORC-01 to NORC-05: estimates that others finished, one line for each crime, site and study. */
#include "prevalence.h"

static hito_estimate
estimate_of(const estimates_row *row, double unit, int is_total)
{
    return (hito_estimate){
        .value = row->point * unit,
        .lower = row->lower * unit,
        .upper = row->upper * unit,
        .level = row->level,
        .sample = row->n,
        .age_from = (int16_t)row->age_from,
        .age_to = (int16_t)row->age_to,
        .method = (uint16_t)row->method, /* methods of the manifest stand in the order of the code list */
        .is_total = is_total,
    };
}

void
tell_persons(hito_study *study, enum type type, int32_t day, const hito_estimate *persons, enum site site)
{
    static void (*const OF_CRIME[])(hito_study *, int32_t, const hito_estimate *, enum site) = {
        [TYPE_T1] = norc_01_estimate, [TYPE_T2] = norc_02_estimate, [TYPE_T3] = norc_03_estimate, [TYPE_T4] = norc_04_estimate};
    if (type <= TYPE_T4)
        OF_CRIME[type](study, day, persons, site);
}

/* NORC-05: national studies alone have a population that fits. */
static void
count_rate(hito_study *study, const estimates_row *row)
{
    if (row->site != SITE_NAC || row->population_base == HITO_NULL || row->population_base <= 0)
        return;
    hito_estimate percent = estimate_of(row, 100.0 / row->population_base, row->type_primary == TYPE_T9);
    norc_05_estimate(study, row->ref_date, &percent, row->type_primary);
}

void
on_estimates(hito_study *study, const estimates_row *row)
{
    if (!(row->lower <= row->point && row->point <= row->upper)) {
        hito_row_finding(study, RULE_INTERVAL_MISSES_POINT);
        return;
    }
    if (!(row->level > 0 && row->level < 1)) {
        hito_row_finding(study, RULE_LEVEL_IS_NO_SHARE);
        return;
    }
    if (row->age_from > row->age_to) {
        hito_row_finding(study, RULE_AGES_IN_REVERSE);
        return;
    }
    hito_estimate persons = estimate_of(row, 1, row->site == SITE_NAC);
    tell_persons(study, row->type_primary, row->ref_date, &persons, row->site);
    count_rate(study, row);
}
