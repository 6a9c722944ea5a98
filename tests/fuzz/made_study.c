/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/fuzz/made_study.h"

#include <stdlib.h>
#include <string.h>

#include "sdk/tally.h"

enum { TYPES = HITO_TYPE_CONTEXT + 1, QUARTERS = 2, CODES = 2 };

static const hito_window WINDOWS[] = {{HITO_WINDOW_QUARTER, 0, 1, 0, 10, 0}, {HITO_WINDOW_QUARTER, 1, 1, 10, 20, 0},
                                      {HITO_WINDOW_LIFE, 0, 2, 0, 20, 0}};
static const hito_run RUN = {.struct_size = sizeof(hito_run), .n_windows = 3, .windows = WINDOWS, .n_quarters = QUARTERS, .n_shards = 1};
static const hito_table_spec TABLES[] = {{0, {0}, {0}, 0, 1}, {1, {0}, {CODES}, 1, CODES}};

static hito_code
count_cell(void *context, const hito_observation *o)
{
    size_t *cells = context;
    if (o->indicator >= TYPES || o->window >= RUN.n_windows || o->table > 1 || (o->n_codes && o->codes[0] >= CODES))
        abort();
    (*cells)++;
    return HITO_OK;
}

static size_t emitted;
static const hito_host HOST = {.struct_size = sizeof(hito_host), .context = &emitted, .emit = count_cell};

static const hito_spec *
spec(void)
{
    static hito_indicator_spec indicators[TYPES];
    static hito_spec all = {.id = "made", .version = "1", .fingerprint = 7, .n_indicators = TYPES, .indicators = indicators, .subject_size = 2};
    for (unsigned type = 0; type < TYPES; type++)
        indicators[type] = (hito_indicator_spec){(uint8_t)type, type % 2, 0x1f, 1, 2, 1 + CODES, TABLES, 0};
    return &all;
}

static void
fill(hito_study *study)
{
    static const uint16_t CODE[CODES][HITO_CODES_MAX] = {{0}, {1}};
    for (int32_t i = 0; i < 4; i++) {
        const uint16_t *code = CODE[i % CODES];
        int32_t day = 5 * i;
        study->row = i + 2;
        hito_tally_add(study, HITO_TYPE_FLOW, day, i, 3, code);
        hito_tally_heads_of(study, HITO_TYPE_FLOW, day, i, 0, 2, code);
        hito_tally_first_of(study, HITO_TYPE_NEW, day, i / 2, 0, 1, code);
        hito_tally_span(study, HITO_TYPE_UNIQUE, day, HITO_DAY_OPEN, i, code);
        hito_tally_state(study, HITO_TYPE_STOCK, day, i / 2, i % 2 == 0, code);
        hito_tally_ratio(study, HITO_TYPE_RATIO, day, i, i % 2, code);
        hito_tally_value(study, HITO_TYPE_MEDIAN, day, i, 30 + i, code);
        hito_tally_aside(study, HITO_TYPE_MEDIAN, day, i, 7, code);
        hito_estimate estimate = {100, 90, 110, 0.95, 50, 10, 17, 1, i == 0, i == 3};
        hito_tally_estimate(study, HITO_TYPE_ESTIMATE, day, &estimate, code);
        hito_tally_state(study, HITO_TYPE_MILESTONE, day, 0, 1, code);
        hito_tally_add(study, HITO_TYPE_CONTEXT, day, HITO_NO_SUBJECT, 1000, code);
        memcpy(hito_subject(study, i), "\1\2", 2);
    }
}

hito_study *
made_study(bool filled)
{
    void *state = NULL;
    if (hito_study_create(spec(), &HOST, &RUN, &state) != HITO_OK)
        abort();
    if (filled)
        fill(state);
    return state;
}

static hito_code
append(void *context, const void *bytes, size_t size)
{
    g_byte_array_append(context, bytes, (guint)size);
    return HITO_OK;
}

GByteArray *
made_study_save(hito_study *study)
{
    GByteArray *bytes = g_byte_array_new();
    hito_sink sink = {sizeof sink, 0, bytes, append};
    if (hito_study_save(study, &sink) != HITO_OK)
        abort();
    return bytes;
}

typedef struct Rest {
    const unsigned char *bytes;
    size_t size, piece;
} Rest;

static size_t
take(void *context, void *to, size_t size)
{
    Rest *rest = context;
    size_t n = MIN(MIN(size, rest->piece), rest->size);
    memcpy(to, rest->bytes, n);
    rest->bytes += n;
    rest->size -= n;
    return n;
}

hito_study *
made_study_load(const void *bytes, size_t size, size_t piece)
{
    Rest rest = {bytes, size, piece};
    hito_source source = {sizeof source, 0, &rest, take};
    void *state = NULL;
    hito_code code = hito_study_load(spec(), &HOST, &RUN, &source, &state);
    if ((code == HITO_OK) != (state != NULL))
        abort();
    return state;
}

size_t
made_study_finish(hito_study *study)
{
    emitted = 0;
    if (hito_study_finish(study) != HITO_OK)
        abort();
    return emitted;
}
