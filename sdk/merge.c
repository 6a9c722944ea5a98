/* SPDX-License-Identifier: Apache-2.0 */
#include "sdk/merge.h"

#include <stdlib.h>
#include <string.h>

static void
add_cells(int64_t *into, const int64_t *from, size_t n)
{
    for (size_t i = 0; into && i < n; i++)
        into[i] += from[i];
}

static hito_code
merge_values(hito_values *into, const hito_values *from)
{
    for (size_t i = 0; i < from->capacity; i++) {
        if (hito_values_add(into, &from->places[i]) != 0)
            return HITO_NO_MEMORY;
    }
    return HITO_OK;
}

/* A record of an estimate names its details by their place. */
static hito_code
merge_records(hito_tally *into, const hito_tally *from)
{
    int64_t shift = (int64_t)(into->n_details / 8);
    for (size_t i = 0; i < from->records.count; i++) {
        hito_record record = from->records.items[i];
        record.value += from->n_details ? shift : 0;
        if (hito_records_add(&into->records, &record) != 0)
            return HITO_NO_MEMORY;
    }
    if (from->n_details == 0)
        return HITO_OK;
    double *details = realloc(into->details, (into->n_details + from->n_details) * sizeof *details);
    if (!details)
        return HITO_NO_MEMORY;
    memcpy(details + into->n_details, from->details, from->n_details * sizeof *details);
    into->details = details;
    into->n_details += from->n_details;
    into->details_capacity = into->n_details;
    return HITO_OK;
}

static hito_code
merge_tally(hito_tally *into, hito_tally *from, size_t n_cells)
{
    add_cells(into->numerators, from->numerators, n_cells);
    add_cells(into->denominators, from->denominators, n_cells);
    if (hito_sightings_join(&into->sightings, &from->sightings) != 0)
        return HITO_NO_MEMORY;
    hito_code code = merge_values(&into->values, &from->values);
    return code == HITO_OK ? merge_records(into, from) : code;
}

static int
is_blank(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i])
            return 0;
    }
    return 1;
}

static hito_code
merge_subjects(hito_study *into, const hito_study *from)
{
    size_t size = into->spec->subject_size;
    for (size_t s = 0; s < from->n_subjects; s++) {
        const unsigned char *bytes = from->subjects + s * size;
        if (is_blank(bytes, size))
            continue;
        unsigned char *mine = hito_subject(into, (int32_t)s);
        if (!mine)
            return HITO_NO_MEMORY;
        if (!is_blank(mine, size))
            return HITO_BAD_STATE;
        memcpy(mine, bytes, size);
    }
    return HITO_OK;
}

hito_code
hito_study_merge(void *into_state, void *from_state)
{
    hito_study *into = into_state, *from = from_state;
    for (uint32_t i = 0; i < into->spec->n_indicators; i++) {
        size_t n_cells = (size_t)into->spec->indicators[i].n_cells * into->run->n_quarters;
        hito_code code = merge_tally(&into->tallies[i], &from->tallies[i], n_cells);
        if (code != HITO_OK)
            return code;
    }
    into->inputs_present |= from->inputs_present;
    into->inputs_with_rows |= from->inputs_with_rows;
    return merge_subjects(into, from);
}
