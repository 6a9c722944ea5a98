/* SPDX-License-Identifier: Apache-2.0 */
#include "sdk/tally.h"

#include <stdlib.h>
#include <string.h>

#include "sdk/row.h"

/* A set of quarters in every table but the total. */
static void
sight(hito_study *study, uint32_t indicator, int32_t subject, uint64_t quarters, const uint16_t *codes)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    for (uint32_t t = spec->n_tables > 1; t < spec->n_tables; t++) {
        if (hito_sightings_add(&study->tallies[indicator].sightings, hito_cell_of(&spec->tables[t], codes), subject, quarters) != 0)
            hito_row_fail(study, HITO_NO_MEMORY);
    }
}

void
hito_tally_add(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t amount, const uint16_t *codes)
{
    hito_row_add(study, indicator, &study->spec->indicators[indicator], day, subject, amount, codes);
}

void
hito_tally_ratio(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int met, const uint16_t *codes)
{
    hito_row_share(study, indicator, &study->spec->indicators[indicator], day, subject, met != 0, 1, codes);
}

void
hito_tally_share(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, hito_share share, const uint16_t *codes)
{
    hito_row_share(study, indicator, &study->spec->indicators[indicator], day, subject, share.part, share.whole, codes);
}

static void
keep_record(hito_study *study, uint32_t indicator, hito_record record, const uint16_t *codes)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    if (study->code != HITO_OK || !hito_row_codes(study, spec, codes))
        return;
    memcpy(record.codes, codes, spec->n_codes * sizeof *codes);
    if (hito_records_add(&study->tallies[indicator].records, &record) != 0)
        hito_row_fail(study, HITO_NO_MEMORY);
}

static void
keep(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t value, const uint16_t *codes)
{
    keep_record(study, indicator, (hito_record){study->row, value, day, subject, 0, 0, {0}}, codes);
}

void
hito_tally_first(hito_study *study, uint32_t indicator, int32_t day, const hito_first *first, const uint16_t *codes)
{
    /* A first time before the award counts too: it makes later ones not the first. */
    if (first->subject >= 0 && day != HITO_NULL)
        keep_record(study, indicator, (hito_record){study->row, first->amount, day, first->subject, first->within, 0, {0}}, codes);
}

void
hito_tally_heads(hito_study *study, uint32_t indicator, int32_t day, const hito_first *first, const uint16_t *codes)
{
    if (first->subject >= 0 && day != HITO_NULL)
        keep_record(study, indicator, (hito_record){study->row, first->amount, day, first->subject, first->within, 1, {0}}, codes);
}

void
hito_tally_level(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t amount, const uint16_t *codes)
{
    /* The day is part of who is counted once: the same cell of another day is another level. */
    if (subject >= 0 && hito_quarter(study, day) >= 0)
        keep_record(study, indicator, (hito_record){study->row, amount, day, subject, day, 1, {0}}, codes);
}

/* A value of nobody known is somebody's: all of these are one subject. */
static void
keep_value(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, hito_value value, const uint16_t *codes)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    hito_tally *tally = &study->tallies[indicator];
    int quarter = hito_quarter(study, day);
    if (quarter < 0 || study->code != HITO_OK || !hito_row_codes(study, spec, codes))
        return;
    hito_value_pack(&value, codes, spec->n_codes);
    value.quarter = (uint32_t)quarter;
    if (hito_values_add(&tally->values, &value) != 0)
        hito_row_fail(study, HITO_NO_MEMORY);
    for (uint32_t t = value.is_apart; spec->class_a && t < spec->n_tables; t++) {
        if (hito_sightings_add(&tally->sightings, hito_cell_of(&spec->tables[t], codes), subject < 0 ? INT32_MAX : subject,
                               (uint64_t)1 << quarter) != 0)
            hito_row_fail(study, HITO_NO_MEMORY);
    }
}

void
hito_tally_value(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t value, const uint16_t *codes)
{
    keep_value(study, indicator, day, subject, (hito_value){value, 1, {0}, 0, 0}, codes);
}

void
hito_tally_aside(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t value, const uint16_t *codes)
{
    keep_value(study, indicator, day, subject, (hito_value){value, 1, {0}, 0, 1}, codes);
}

void
hito_tally_state(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int holds, const uint16_t *codes)
{
    if (subject >= 0 && day != HITO_NULL)
        keep(study, indicator, day, subject, holds != 0, codes);
}

void
hito_tally_seen(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, const uint16_t *codes)
{
    hito_row_seen(study, indicator, &study->spec->indicators[indicator], day, subject, codes);
}

/* unique: every quarter that the span touches; stock: every quarter whose last day is in it. */
static uint64_t
quarters_of_span(const hito_study *study, int stock, int32_t from_day, int32_t last_day)
{
    uint64_t quarters = 0;
    if (last_day < from_day)
        return 0;
    for (uint32_t q = 0; q < study->run->n_quarters; q++) {
        const hito_window *window = &study->run->windows[q];
        int32_t first = stock ? window->to_day - 1 : window->from_day;
        if (from_day <= window->to_day - 1 && last_day >= first)
            quarters |= (uint64_t)1 << q;
    }
    return quarters;
}

uint64_t
hito_quarters(const hito_study *study, int32_t from_day, int32_t last_day)
{
    return from_day == HITO_NULL ? 0 : quarters_of_span(study, 0, from_day, last_day);
}

void
hito_tally_quarters(hito_study *study, uint32_t indicator, uint64_t quarters, int32_t subject, const uint16_t *codes)
{
    if (subject >= 0 && study->code == HITO_OK && hito_row_codes(study, &study->spec->indicators[indicator], codes))
        sight(study, indicator, subject, quarters, codes);
}

typedef struct visitor {
    hito_study *study;
    void (*visit)(hito_study *study, int32_t subject, uint64_t quarters);
} visitor;

static void
pass_on(void *context, int32_t subject, uint64_t quarters)
{
    const visitor *v = context;
    v->visit(v->study, subject, quarters);
}

void
hito_each_seen(hito_study *study, uint32_t indicator, void (*visit)(hito_study *study, int32_t subject, uint64_t quarters))
{
    visitor v = {study, visit};
    if (hito_sightings_each(&study->tallies[indicator].sightings, pass_on, &v) != 0)
        hito_row_fail(study, HITO_NO_MEMORY);
}

void
hito_tally_span(hito_study *study, uint32_t indicator, int32_t from_day, int32_t last_day, int32_t subject,
                const uint16_t *codes)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    if (subject < 0 || from_day == HITO_NULL || study->code != HITO_OK || !hito_row_codes(study, spec, codes))
        return;
    int stock = spec->type == HITO_TYPE_STOCK || spec->type == HITO_TYPE_MILESTONE;
    sight(study, indicator, subject, quarters_of_span(study, stock, from_day, last_day), codes);
}

enum { DETAILS = 8, NOTE_STEP = 1 << 16 };

void
hito_tally_estimate(hito_study *study, uint32_t indicator, int32_t reference_day, const hito_estimate *estimate,
                    const uint16_t *codes)
{
    hito_tally *tally = &study->tallies[indicator];
    if (hito_quarter(study, reference_day) < 0 || study->code != HITO_OK)
        return;
    if (tally->n_details + DETAILS > tally->details_capacity) {
        size_t capacity = tally->details_capacity ? tally->details_capacity * 2 : 64 * (size_t)DETAILS;
        double *details = realloc(tally->details, capacity * sizeof *details);
        if (!details) {
            hito_row_fail(study, HITO_NO_MEMORY);
            return;
        }
        tally->details = details;
        tally->details_capacity = capacity;
    }
    double *detail = tally->details + tally->n_details;
    detail[0] = estimate->value;
    detail[1] = estimate->lower;
    detail[2] = estimate->upper;
    detail[3] = estimate->level;
    detail[4] = (double)estimate->sample;
    detail[5] = estimate->age_from;
    detail[6] = estimate->age_to;
    detail[7] = estimate->method + (double)NOTE_STEP * estimate->note;
    keep(study, indicator, reference_day, estimate->is_total ? 1 : 0, (int64_t)(tally->n_details / DETAILS), codes);
    tally->n_details += DETAILS;
}
