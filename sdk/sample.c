/* SPDX-License-Identifier: Apache-2.0 */
/* A kept row is a record of the tally with its fields as details. Its day is before 1970, -1 - input, so that no window
 * ever finds it among the estimates. */
#include "sdk/sample.h"

#include <stdlib.h>
#include <string.h>

static void
run_out(hito_study *study)
{
    study->code = study->code == HITO_OK ? HITO_NO_MEMORY : study->code;
}

void
hito_sample_keep(hito_study *study, uint32_t indicator, int32_t of_study, int32_t unit, const double *field)
{
    hito_tally *tally = &study->tallies[indicator];
    if (study->code != HITO_OK)
        return;
    if (tally->n_details + HITO_SAMPLE_FIELDS > tally->details_capacity) {
        size_t capacity = tally->details_capacity ? tally->details_capacity * 2 : 64 * (size_t)HITO_SAMPLE_FIELDS;
        double *details = realloc(tally->details, capacity * sizeof *details);
        if (!details) {
            run_out(study);
            return;
        }
        tally->details = details;
        tally->details_capacity = capacity;
    }
    hito_record record = {study->row, (int64_t)(tally->n_details / HITO_SAMPLE_FIELDS), -1 - (int32_t)study->input, unit, of_study, 0, {0}};
    memcpy(tally->details + tally->n_details, field, HITO_SAMPLE_FIELDS * sizeof *field);
    tally->n_details += HITO_SAMPLE_FIELDS;
    if (hito_records_add(&tally->records, &record) != 0)
        run_out(study);
}

static int
compare(const void *left, const void *right)
{
    const hito_sample_row *a = left, *b = right;
    if (a->input != b->input)
        return a->input < b->input ? -1 : 1;
    if (a->study != b->study)
        return a->study < b->study ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

hito_sample_row *
hito_sample_take(hito_study *study, uint32_t indicator, size_t *n)
{
    hito_tally *tally = &study->tallies[indicator];
    hito_records *records = &tally->records;
    size_t left = 0;
    *n = 0;
    hito_sample_row *rows = malloc((records->count + 1) * sizeof *rows);
    if (!rows) {
        run_out(study);
        return NULL;
    }
    for (size_t i = 0; i < records->count; i++) {
        const hito_record *r = &records->items[i];
        if (r->day >= 0) {
            records->items[left++] = *r;
            continue;
        }
        hito_sample_row *row = &rows[(*n)++];
        *row = (hito_sample_row){r->row, (uint32_t)(-1 - r->day), r->within, r->subject, {0}};
        memcpy(row->field, tally->details + (size_t)r->value * HITO_SAMPLE_FIELDS, sizeof row->field);
    }
    records->count = left;
    if (*n > 1)
        qsort(rows, *n, sizeof *rows, compare);
    return rows;
}
