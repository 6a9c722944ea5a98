/* SPDX-License-Identifier: Apache-2.0 */
/* Saved states are read back by the same plug-in only: the head carries the manifest's fingerprint.
 * Sizes are checked against the spec before anything is allocated by them. */
#include "sdk/merge.h"

#include <stdlib.h>
#include <string.h>

#define MAGIC 0x31746f7473746968u /* "hitstot1", little end first */

enum { ITEMS_MAX = 1 << 28 };

static size_t
cells(const hito_study *study, uint32_t indicator)
{
    return (size_t)study->spec->indicators[indicator].n_cells * study->run->n_quarters;
}

static void
add_cells(int64_t *into, const int64_t *from, size_t n)
{
    for (size_t i = 0; into && i < n; i++)
        into[i] += from[i];
}

static hito_code
merge_tally(hito_tally *into, hito_tally *from, size_t n_cells)
{
    add_cells(into->numerators, from->numerators, n_cells);
    add_cells(into->denominators, from->denominators, n_cells);
    if (hito_sightings_append(&into->sightings, from->sightings.items, from->sightings.count) != 0)
        return HITO_NO_MEMORY;
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

static int
is_blank(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i])
            return 0;
    }
    return 1;
}

hito_code
hito_study_merge(void *into_state, void *from_state)
{
    hito_study *into = into_state, *from = from_state;
    size_t size = into->spec->subject_size;
    for (uint32_t i = 0; i < into->spec->n_indicators; i++) {
        hito_code code = merge_tally(&into->tallies[i], &from->tallies[i], cells(into, i));
        if (code != HITO_OK)
            return code;
    }
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
    into->inputs_present |= from->inputs_present;
    into->inputs_with_rows |= from->inputs_with_rows;
    return HITO_OK;
}

typedef struct head {
    uint64_t magic, fingerprint, present, with_rows, n_subjects;
    uint32_t version, n_indicators, n_quarters, reserved;
} head;

typedef struct part {
    uint64_t sightings, records, details;
} part;

static hito_code
save_tally(const hito_study *study, uint32_t i, const hito_sink *sink)
{
    hito_tally *tally = &study->tallies[i];
    if (hito_sightings_settle(&tally->sightings) != 0)
        return HITO_NO_MEMORY;
    part sizes = {tally->sightings.count, tally->records.count, tally->n_details};
    size_t n = cells(study, i) * sizeof(int64_t);
    hito_code code = sink->write(sink->context, &sizes, sizeof sizes);
    if (code == HITO_OK)
        code = sink->write(sink->context, tally->numerators, n);
    if (code == HITO_OK && tally->denominators)
        code = sink->write(sink->context, tally->denominators, n);
    if (code == HITO_OK && sizes.sightings)
        code = sink->write(sink->context, tally->sightings.items, sizes.sightings * sizeof(uint64_t));
    if (code == HITO_OK && sizes.records)
        code = sink->write(sink->context, tally->records.items, sizes.records * sizeof(hito_record));
    if (code == HITO_OK && sizes.details)
        code = sink->write(sink->context, tally->details, sizes.details * sizeof(double));
    return code;
}

hito_code
hito_study_save(void *state, const hito_sink *sink)
{
    const hito_study *study = state;
    head h = {MAGIC, study->spec->fingerprint, study->inputs_present, study->inputs_with_rows, study->n_subjects,
              HITO_STATE_VERSION, study->spec->n_indicators, study->run->n_quarters, 0};
    hito_code code = sink->write(sink->context, &h, sizeof h);
    for (uint32_t i = 0; code == HITO_OK && i < study->spec->n_indicators; i++)
        code = save_tally(study, i, sink);
    if (code == HITO_OK && study->n_subjects)
        code = sink->write(sink->context, study->subjects, study->n_subjects * study->spec->subject_size);
    return code;
}

static int
read_all(const hito_source *source, void *bytes, size_t size)
{
    unsigned char *at = bytes;
    while (size > 0) {
        size_t n = source->read(source->context, at, size);
        if (n == 0 || n > size)
            return -1;
        at += n;
        size -= n;
    }
    return 0;
}

/* No honest count comes near 2^53, and far below overflow sums are safe. */
static int
amount_is_good(int64_t amount)
{
    return amount >= -(INT64_C(1) << 53) && amount <= INT64_C(1) << 53;
}

/* A record is believed only when its codes, its detail and its day can be used without further checks. */
static int
record_is_good(const hito_study *study, uint32_t i, const hito_record *record, uint64_t n_details)
{
    const hito_indicator_spec *spec = &study->spec->indicators[i];
    for (uint32_t t = 0; t < spec->n_tables; t++) {
        for (uint32_t d = 0; d < spec->tables[t].n_dimensions; d++) {
            if (record->codes[spec->tables[t].position[d]] >= spec->tables[t].size[d])
                return 0;
        }
    }
    if (record->day == HITO_NULL)
        return 0;
    if (spec->type == HITO_TYPE_ESTIMATE)
        return record->value >= 0 && (uint64_t)record->value < n_details / 8;
    int needs_quarter = spec->type == HITO_TYPE_MEDIAN || (spec->type == HITO_TYPE_STOCK && record->is_apart);
    return amount_is_good(record->value) && (!needs_quarter || hito_quarter(study, record->day) >= 0);
}

/* Every count of a state, before any is added to another. */
static int
counts_are_good(const int64_t *counts, size_t n)
{
    for (size_t i = 0; counts && i < n; i++) {
        if (!amount_is_good(counts[i]))
            return 0;
    }
    return 1;
}

static hito_code
load_records(hito_study *study, uint32_t i, const part *sizes, const hito_source *source)
{
    for (uint64_t k = 0; k < sizes->records; k++) {
        hito_record record;
        if (read_all(source, &record, sizeof record) != 0 || !record_is_good(study, i, &record, sizes->details))
            return HITO_BAD_STATE;
        if (hito_records_add(&study->tallies[i].records, &record) != 0)
            return HITO_NO_MEMORY;
    }
    for (uint64_t k = 0; k < sizes->details; k += 8) {
        hito_tally *tally = &study->tallies[i];
        double *details = realloc(tally->details, (tally->n_details + 8) * sizeof *details);
        if (!details)
            return HITO_NO_MEMORY;
        tally->details = details;
        if (read_all(source, details + tally->n_details, 8 * sizeof *details) != 0)
            return HITO_BAD_STATE;
        tally->n_details += 8;
        tally->details_capacity = tally->n_details;
    }
    return HITO_OK;
}

static hito_code
load_tally(hito_study *study, uint32_t i, const hito_source *source)
{
    hito_tally *tally = &study->tallies[i];
    part sizes;
    size_t n = cells(study, i) * sizeof(int64_t);
    if (read_all(source, &sizes, sizeof sizes) != 0 || sizes.sightings > ITEMS_MAX || sizes.records > ITEMS_MAX ||
        sizes.details > ITEMS_MAX || sizes.details % 8 != 0 || read_all(source, tally->numerators, n) != 0 ||
        (tally->denominators && read_all(source, tally->denominators, n) != 0) ||
        !counts_are_good(tally->numerators, cells(study, i)) || !counts_are_good(tally->denominators, cells(study, i)))
        return HITO_BAD_STATE;
    for (uint64_t k = 0; k < sizes.sightings; k++) {
        uint64_t item;
        if (read_all(source, &item, sizeof item) != 0 || !hito_sightings_fit(&tally->sightings, item, study->run->n_quarters))
            return HITO_BAD_STATE;
        if (hito_sightings_append(&tally->sightings, &item, 1) != 0)
            return HITO_NO_MEMORY;
    }
    return load_records(study, i, &sizes, source);
}

static hito_code
load_parts(hito_study *study, const hito_source *source)
{
    head h;
    if (read_all(source, &h, sizeof h) != 0 || h.magic != MAGIC || h.version != HITO_STATE_VERSION ||
        h.fingerprint != study->spec->fingerprint || h.n_indicators != study->spec->n_indicators ||
        h.n_quarters != study->run->n_quarters || h.n_subjects > ITEMS_MAX ||
        (h.n_subjects > 0 && study->spec->subject_size == 0))
        return HITO_BAD_STATE;
    study->inputs_present = h.present;
    study->inputs_with_rows = h.with_rows;
    hito_code code = HITO_OK;
    for (uint32_t i = 0; code == HITO_OK && i < study->spec->n_indicators; i++)
        code = load_tally(study, i, source);
    for (uint64_t s = 0; code == HITO_OK && s < h.n_subjects; s++) {
        void *bytes = hito_subject(study, (int32_t)s);
        code = !bytes ? HITO_NO_MEMORY : read_all(source, bytes, study->spec->subject_size) != 0 ? HITO_BAD_STATE : HITO_OK;
    }
    char rest;
    return code == HITO_OK && source->read(source->context, &rest, 1) != 0 ? HITO_BAD_STATE : code;
}

hito_code
hito_study_load(const hito_spec *spec, const hito_host *host, const hito_run *run, const hito_source *source, void **state)
{
    hito_code code = hito_study_create(spec, host, run, state);
    if (code != HITO_OK)
        return code;
    code = load_parts(*state, source);
    if (code != HITO_OK) {
        hito_study_destroy(*state);
        *state = NULL;
    }
    return code;
}
