/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_ROW_H
#define SDK_ROW_H

/* What nearly every row calls, with the indicator's constant tables at hand: in generated functions the compiler knows every
 * size and leaves only arithmetic. The functions of tally.h that are named alike do the same for an indicator by its number. */
#include "sdk/cells.h"
#include "sdk/study.h"

/** A failed study takes no more rows; update() hands the failure over after the batch. */
static inline void
hito_row_fail(hito_study *study, hito_code code)
{
    if (study->code == HITO_OK)
        study->code = code;
}

/** Whether every code is one of its list; a code that is not fails the study. */
static inline int
hito_row_codes(hito_study *study, const hito_indicator_spec *spec, const uint16_t *codes)
{
    int good = 1;
    for (uint32_t t = 1; t < spec->n_tables; t++) {
        for (uint32_t d = 0; d < spec->tables[t].n_dimensions; d++)
            good &= codes[spec->tables[t].position[d]] < spec->tables[t].size[d];
    }
    if (!good)
        hito_row_fail(study, HITO_INTERNAL);
    return good;
}

/** The quarter of a day in which a row can be counted, or -1. */
static inline int
hito_row_quarter(hito_study *study, const hito_indicator_spec *spec, int32_t day, const uint16_t *codes)
{
    int quarter = hito_quarter(study, day);
    if (quarter >= 0 && (study->code != HITO_OK || !hito_row_codes(study, spec, codes)))
        return -1;
    return quarter;
}

/** Note a subject in every table but the total, which is what they have together; in the total alone where there is no table. */
static inline void
hito_row_sight(hito_study *study, uint32_t indicator, const hito_indicator_spec *spec, int32_t subject, int quarter,
               const uint16_t *codes)
{
    hito_sightings *sightings = &study->tallies[indicator].sightings;
    for (uint32_t t = spec->n_tables > 1; t < spec->n_tables; t++) {
        if (hito_sightings_note(sightings, hito_cell_of(&spec->tables[t], codes), subject, (unsigned)quarter) != 0)
            hito_row_fail(study, HITO_NO_MEMORY);
    }
}

static inline void
hito_row_add(hito_study *study, uint32_t indicator, const hito_indicator_spec *spec, int32_t day, int32_t subject,
             int64_t amount, const uint16_t *codes)
{
    int quarter = hito_row_quarter(study, spec, day, codes);
    if (quarter < 0)
        return;
    int64_t *numerators = study->tallies[indicator].numerators + quarter;
    for (uint32_t t = 0; t < spec->n_tables; t++)
        numerators[(size_t)hito_cell_of(&spec->tables[t], codes) * study->run->n_quarters] += amount;
    if (spec->class_a && subject >= 0)
        hito_row_sight(study, indicator, spec, subject, quarter, codes);
}

static inline void
hito_row_share(hito_study *study, uint32_t indicator, const hito_indicator_spec *spec, int32_t day, int32_t subject,
               int64_t part, int64_t whole, const uint16_t *codes)
{
    int quarter = hito_row_quarter(study, spec, day, codes);
    if (quarter < 0)
        return;
    for (uint32_t t = 0; t < spec->n_tables; t++) {
        size_t at = (size_t)hito_cell_of(&spec->tables[t], codes) * study->run->n_quarters + (size_t)quarter;
        study->tallies[indicator].numerators[at] += part;
        study->tallies[indicator].denominators[at] += whole;
    }
    if (spec->class_a && subject >= 0)
        hito_row_sight(study, indicator, spec, subject, quarter, codes);
}

static inline void
hito_row_seen(hito_study *study, uint32_t indicator, const hito_indicator_spec *spec, int32_t day, int32_t subject,
              const uint16_t *codes)
{
    int quarter = subject >= 0 ? hito_row_quarter(study, spec, day, codes) : -1;
    if (quarter >= 0)
        hito_row_sight(study, indicator, spec, subject, quarter, codes);
}

#endif
