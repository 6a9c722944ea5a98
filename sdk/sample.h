/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_SAMPLE_H
#define SDK_SAMPLE_H

/* Rows of a sample, for indicators of type estimate that a plug-in computes itself: kept while rows are read, taken back once
 * at the end, in an order that no split, shard or numbering of keys changes. States that hold them merge, save and load. */
#include "sdk/study.h"

enum { HITO_SAMPLE_FIELDS = 8 };

/** One row: who (unit) in which study, by their keys, and what was seen. Units: the author's; NaN where nothing was. */
typedef struct hito_sample_row {
    int64_t row;
    uint32_t input;
    int32_t study, unit;
    double field[HITO_SAMPLE_FIELDS];
} hito_sample_row;

/** estimate: keep the current row until the end. Shapes: field has HITO_SAMPLE_FIELDS members. */
void hito_sample_keep(hito_study *study, uint32_t indicator, int32_t of_study, int32_t unit, const double *field);

/** estimate: at the end, all rows that were kept for an indicator, which keeps them no longer; sorted by input, study, row.
 *  Shapes: n rows. Owner: caller, free(). Errors: NULL and no rows when there is none, or no memory. */
hito_sample_row *hito_sample_take(hito_study *study, uint32_t indicator, size_t *n);

#endif
