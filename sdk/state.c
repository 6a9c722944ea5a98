/* SPDX-License-Identifier: Apache-2.0 */
/* Saved states are read back by the same plug-in only: the head carries the manifest's fingerprint.
 * Sizes are checked against the spec before anything is allocated by them. */
#include <stdlib.h>
#include <string.h>

#include "sdk/merge.h"
#include "sdk/stream.h"

#define MAGIC 0x31746f7473746968u /* "hitstot1", little end first */

enum { ITEMS_MAX = 1 << 30 };

typedef struct head {
    uint64_t magic, fingerprint, present, with_rows, n_subjects;
    uint32_t version, n_indicators, n_quarters, reserved;
} head;

typedef struct part {
    uint64_t sightings, values, records, details;
} part;

static size_t
cells(const hito_study *study, uint32_t indicator)
{
    return (size_t)study->spec->indicators[indicator].n_cells * study->run->n_quarters;
}

static hito_code
save_tally(const hito_study *study, uint32_t i, hito_writer *writer)
{
    hito_tally *tally = &study->tallies[i];
    size_t n = cells(study, i) * sizeof(int64_t);
    if (hito_sightings_settle(&tally->sightings) != 0)
        return HITO_NO_MEMORY;
    hito_values_settle(&tally->values);
    part sizes = {hito_sightings_size(&tally->sightings), tally->values.count, tally->records.count, tally->n_details};
    hito_write_bytes(writer, &sizes, sizeof sizes);
    hito_write_bytes(writer, tally->numerators, n);
    if (tally->denominators)
        hito_write_bytes(writer, tally->denominators, n);
    hito_sightings_save(&tally->sightings, writer);
    hito_write_bytes(writer, tally->values.places, sizes.values * sizeof(hito_value));
    hito_write_bytes(writer, tally->records.items, sizes.records * sizeof(hito_record));
    hito_write_bytes(writer, tally->details, sizes.details * sizeof(double));
    return writer->code;
}

hito_code
hito_study_save(void *state, const hito_sink *sink)
{
    const hito_study *study = state;
    head h = {MAGIC, study->spec->fingerprint, study->inputs_present, study->inputs_with_rows, study->n_subjects,
              HITO_STATE_VERSION, study->spec->n_indicators, study->run->n_quarters, 0};
    hito_writer writer;
    hito_write_begin(&writer, sink);
    hito_write_bytes(&writer, &h, sizeof h);
    for (uint32_t i = 0; i < study->spec->n_indicators; i++) {
        hito_code code = save_tally(study, i, &writer);
        if (code != HITO_OK)
            return code;
    }
    hito_write_bytes(&writer, study->subjects, study->n_subjects * study->spec->subject_size);
    return hito_write_end(&writer);
}

/* No honest count comes near 2^53, and far below overflow sums are safe. */
static int
amount_is_good(int64_t amount)
{
    return amount >= -(INT64_C(1) << 53) && amount <= INT64_C(1) << 53;
}

static int
codes_are_good(const hito_indicator_spec *spec, const uint16_t *codes)
{
    for (uint32_t t = 0; t < spec->n_tables; t++) {
        for (uint32_t d = 0; d < spec->tables[t].n_dimensions; d++) {
            if (codes[spec->tables[t].position[d]] >= spec->tables[t].size[d])
                return 0;
        }
    }
    return 1;
}

/* A record is believed only when its codes, its detail and its day can be used without further checks. */
static int
record_is_good(const hito_study *study, uint32_t i, const hito_record *record, uint64_t n_details)
{
    const hito_indicator_spec *spec = &study->spec->indicators[i];
    if (!codes_are_good(spec, record->codes) || record->day == HITO_NULL)
        return 0;
    if (spec->type == HITO_TYPE_ESTIMATE)
        return record->value >= 0 && (uint64_t)record->value < n_details / 8;
    int needs_quarter = spec->type == HITO_TYPE_STOCK && record->is_apart;
    return amount_is_good(record->value) && (!needs_quarter || hito_quarter(study, record->day) >= 0);
}

static int
value_is_good(const hito_study *study, uint32_t i, const hito_value *value)
{
    uint16_t codes[HITO_CODES_MAX];
    hito_value_unpack(value, codes);
    return codes_are_good(&study->spec->indicators[i], codes) && value->quarter < study->run->n_quarters &&
           value->is_apart <= 1 && value->count > 0 && amount_is_good(value->count);
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
load_values(hito_study *study, uint32_t i, uint64_t n, hito_reader *reader)
{
    for (uint64_t k = 0; k < n; k++) {
        hito_value value;
        hito_read_bytes(reader, &value, sizeof value);
        if (hito_read_failed(reader) || !value_is_good(study, i, &value))
            return HITO_BAD_STATE;
        if (hito_values_add(&study->tallies[i].values, &value) != 0)
            return HITO_NO_MEMORY;
    }
    return HITO_OK;
}

/* Sample, ages, and method with note are whole numbers of the width that they are emitted in. A row of a sample, which has a day
 * before 1970, keeps whatever its author put there. */
static int
detail_is_good(const double *detail)
{
    static const double WHOLE = (double)(INT64_C(1) << 53);
    return detail[4] >= 0 && detail[4] <= WHOLE && detail[5] >= INT16_MIN && detail[5] <= INT16_MAX && detail[6] >= INT16_MIN &&
           detail[6] <= INT16_MAX && detail[7] >= 0 && detail[7] <= UINT32_MAX;
}

/* The fields of a sample's row, whose day is before 1970, may be any numbers. */
static int
details_are_good(const hito_study *study, uint32_t i)
{
    const hito_tally *tally = &study->tallies[i];
    int has_estimates = study->spec->indicators[i].type == HITO_TYPE_ESTIMATE;
    for (size_t k = 0; has_estimates && k < tally->records.count; k++) {
        const hito_record *record = &tally->records.items[k];
        if (record->day >= 0 && !detail_is_good(tally->details + (size_t)record->value * 8))
            return 0;
    }
    return 1;
}

static hito_code
load_records(hito_study *study, uint32_t i, const part *sizes, hito_reader *reader)
{
    for (uint64_t k = 0; k < sizes->records; k++) {
        hito_record record;
        hito_read_bytes(reader, &record, sizeof record);
        if (hito_read_failed(reader) || !record_is_good(study, i, &record, sizes->details))
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
        hito_read_bytes(reader, details + tally->n_details, 8 * sizeof *details);
        if (hito_read_failed(reader))
            return HITO_BAD_STATE;
        tally->n_details += 8;
        tally->details_capacity = tally->n_details;
    }
    return details_are_good(study, i) ? HITO_OK : HITO_BAD_STATE;
}

static hito_code
load_tally(hito_study *study, uint32_t i, hito_reader *reader)
{
    hito_tally *tally = &study->tallies[i];
    part sizes;
    size_t n = cells(study, i) * sizeof(int64_t);
    hito_read_bytes(reader, &sizes, sizeof sizes);
    hito_read_bytes(reader, tally->numerators, n);
    if (tally->denominators)
        hito_read_bytes(reader, tally->denominators, n);
    if (hito_read_failed(reader) || sizes.sightings > ITEMS_MAX || sizes.values > ITEMS_MAX || sizes.records > ITEMS_MAX ||
        sizes.details > ITEMS_MAX || sizes.details % 8 != 0 || !counts_are_good(tally->numerators, cells(study, i)) ||
        !counts_are_good(tally->denominators, cells(study, i)))
        return HITO_BAD_STATE;
    if (hito_sightings_load(&tally->sightings, reader, sizes.sightings, study->run->n_quarters) != 0)
        return HITO_NO_MEMORY;
    hito_code code = load_values(study, i, sizes.values, reader);
    return code == HITO_OK ? load_records(study, i, &sizes, reader) : code;
}

static hito_code
load_parts(hito_study *study, hito_reader *reader)
{
    head h;
    hito_read_bytes(reader, &h, sizeof h);
    if (h.magic != MAGIC || h.version != HITO_STATE_VERSION || h.fingerprint != study->spec->fingerprint ||
        h.n_indicators != study->spec->n_indicators || h.n_quarters != study->run->n_quarters || h.n_subjects > ITEMS_MAX ||
        (h.n_subjects > 0 && study->spec->subject_size == 0))
        return HITO_BAD_STATE;
    study->inputs_present = h.present;
    study->inputs_with_rows = h.with_rows;
    hito_code code = HITO_OK;
    for (uint32_t i = 0; code == HITO_OK && i < study->spec->n_indicators; i++)
        code = load_tally(study, i, reader);
    for (uint64_t s = 0; code == HITO_OK && s < h.n_subjects; s++) {
        void *bytes = hito_subject(study, (int32_t)s);
        if (!bytes)
            return HITO_NO_MEMORY;
        hito_read_bytes(reader, bytes, study->spec->subject_size);
        code = hito_read_failed(reader) ? HITO_BAD_STATE : HITO_OK;
    }
    return code == HITO_OK && (hito_read_failed(reader) || !hito_read_at_end(reader)) ? HITO_BAD_STATE : code;
}

hito_code
hito_study_load(const hito_spec *spec, const hito_host *host, const hito_run *run, const hito_source *source, void **state)
{
    hito_code code = hito_study_create(spec, host, run, state);
    if (code != HITO_OK)
        return code;
    hito_reader reader;
    hito_read_begin(&reader, source);
    code = load_parts(*state, &reader);
    if (code != HITO_OK) {
        hito_study_destroy(*state);
        *state = NULL;
    }
    return code;
}
