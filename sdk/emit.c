/* SPDX-License-Identifier: Apache-2.0 */
#include "sdk/emit.h"

#include <stdlib.h>
#include <string.h>

#include "sdk/cells.h"
#include "sdk/tally.h"

/* What is known of every cell in every window that the indicator names. */
typedef struct grid {
    hito_study *study;
    uint32_t indicator;
    const hito_indicator_spec *spec;
    hito_tally *tally;
    uint32_t n_windows; /* quarters alone for what the host adds up */
    int64_t *subjects;  /* [window * n_cells + cell], or NULL */
    uint64_t missing;   /* quarters without a level, of an indicator that has levels */
    int counts_heads;   /* the numerator is the number of children */
} grid;

static int
additive(const hito_indicator_spec *spec)
{
    return spec->type != HITO_TYPE_UNIQUE && spec->type != HITO_TYPE_MEDIAN;
}

static uint64_t
window_mask(const hito_window *window)
{
    uint64_t ones = window->n_quarters >= 64 ? UINT64_MAX : ((uint64_t)1 << window->n_quarters) - 1;
    return ones << window->first_quarter;
}

static hito_observation
blank(const grid *g, uint32_t window, uint32_t table, uint16_t *codes)
{
    hito_observation o;
    memset(&o, 0, sizeof o);
    o.struct_size = sizeof o;
    o.indicator = g->indicator;
    o.window = window;
    o.table = table;
    o.codes = codes;
    o.n_codes = g->spec->tables[table].n_dimensions;
    o.status = HITO_STATUS_OK;
    return o;
}

static hito_code
emit(const grid *g, const hito_observation *o)
{
    return g->study->host->emit(g->study->host->context, o);
}

static int64_t
subjects_of(const grid *g, uint32_t window, uint32_t cell)
{
    return g->subjects ? g->subjects[(size_t)window * g->spec->n_cells + cell] : 0;
}

/* One cell of a count or a ratio in one quarter. */
static hito_code
emit_count(const grid *g, uint32_t window, uint32_t table, uint32_t cell, uint16_t *codes)
{
    int has_quarter = window < g->study->run->n_quarters; /* unique persons have no number a quarter to look up */
    size_t at = (size_t)cell * g->study->run->n_quarters + (has_quarter ? window : 0);
    int distinct = g->spec->type == HITO_TYPE_UNIQUE || g->spec->type == HITO_TYPE_STOCK ||
                   g->spec->type == HITO_TYPE_MILESTONE;
    hito_observation o = blank(g, window, table, codes);
    o.numerator = (has_quarter ? g->tally->numerators[at] : 0) + (distinct ? subjects_of(g, window, cell) : 0);
    o.present = HITO_HAS_NUMERATOR;
    if (g->spec->type == HITO_TYPE_RATIO) {
        o.denominator = g->tally->denominators[at];
        o.present |= HITO_HAS_DENOMINATOR;
        o.status = o.denominator == 0 ? HITO_STATUS_DEN_ZERO : HITO_STATUS_OK;
    }
    if (g->spec->class_a) {
        o.subjects = distinct || g->counts_heads ? o.numerator : subjects_of(g, window, cell);
        o.present |= HITO_HAS_SUBJECTS;
    }
    int nothing = o.numerator == 0 && o.denominator == 0;
    return nothing && table != 0 ? HITO_OK : emit(g, &o);
}

/* Walks the cells of one window: the total, then each table. */
static hito_code
each_cell(const grid *g, uint32_t window, hito_code (*emit_cell)(const grid *, uint32_t, uint32_t, uint32_t, uint16_t *))
{
    for (uint32_t t = 0; t < g->spec->n_tables; t++) {
        const hito_table_spec *table = &g->spec->tables[t];
        for (uint32_t c = 0; c < table->n_cells; c++) {
            uint16_t codes[4];
            hito_codes_of(table, c, codes);
            hito_code code = emit_cell(g, window, t, table->first_cell + c, codes);
            if (code != HITO_OK)
                return code;
        }
    }
    return HITO_OK;
}

/* First times are turned into counts once it is known which was the first. */
static hito_code
settle_first(grid *g)
{
    hito_records_first(&g->tally->records);
    for (size_t i = 0; i < g->tally->records.count; i++) {
        const hito_record *r = &g->tally->records.items[i];
        if (g->spec->type == HITO_TYPE_RATIO)
            hito_tally_ratio(g->study, g->indicator, r->day, r->subject, r->value != 0, r->codes);
        else
            hito_tally_add(g->study, g->indicator, r->day, r->is_apart ? HITO_NO_SUBJECT : r->subject, r->value, r->codes);
        g->counts_heads |= r->is_apart;
    }
    return g->study->code;
}

/* Each state holds until the next one of the same subject; a quarter is judged on its last day. */
static hito_code
settle_states(grid *g)
{
    hito_records *records = &g->tally->records;
    hito_records_sort(records);
    for (size_t i = 0; i < records->count; i++) {
        const hito_record *r = &records->items[i];
        int last = i + 1 == records->count || records->items[i + 1].subject != r->subject;
        if (r->value)
            hito_tally_span(g->study, g->indicator, r->day, last ? HITO_DAY_OPEN : records->items[i + 1].day - 1, r->subject,
                            r->codes);
    }
    return g->study->code;
}

/* Levels do not add up over days: each quarter shows its latest day, and each subject of that day once. */
static hito_code
settle_levels(grid *g)
{
    hito_records *records = &g->tally->records;
    int32_t latest[64];
    uint64_t seen = 0;
    hito_records_first(records);
    for (size_t i = 0; i < records->count; i++) {
        int quarter = hito_quarter(g->study, records->items[i].day);
        if (quarter < 0) /* a state among levels: only a damaged saved state holds both */
            continue;
        if (!(seen >> quarter & 1) || records->items[i].day > latest[quarter])
            latest[quarter] = records->items[i].day;
        seen |= (uint64_t)1 << quarter;
    }
    for (size_t i = 0; i < records->count; i++) {
        const hito_record *r = &records->items[i];
        int quarter = hito_quarter(g->study, r->day);
        if (quarter >= 0 && r->day == latest[quarter])
            hito_tally_add(g->study, g->indicator, r->day, HITO_NO_SUBJECT, r->value, r->codes);
    }
    g->missing = ~seen;
    return g->study->code;
}

static int
has_levels(const grid *g)
{
    return g->spec->type == HITO_TYPE_STOCK && g->tally->records.count > 0 && g->tally->records.items[0].is_apart;
}

hito_code
hito_emit_subjects(const hito_study *study, uint32_t indicator, uint32_t n_windows, int64_t **subjects)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    uint64_t *masks = calloc(n_windows + 1, sizeof *masks);
    *subjects = calloc((size_t)n_windows * spec->n_cells + 1, sizeof **subjects);
    for (uint32_t w = 0; masks && w < n_windows; w++) {
        const hito_window *window = &study->run->windows[w];
        masks[w] = spec->windows & 1u << window->kind ? window_mask(window) : 0;
    }
    int counted = masks && *subjects ? hito_sightings_count(&study->tallies[indicator].sightings, masks, n_windows, *subjects) : -1;
    free(masks);
    if (counted == 0)
        return HITO_OK;
    free(*subjects);
    *subjects = NULL;
    return HITO_NO_MEMORY;
}

static hito_code
count_subjects(grid *g)
{
    int used = g->spec->class_a || g->spec->type == HITO_TYPE_UNIQUE || g->spec->type == HITO_TYPE_STOCK ||
               g->spec->type == HITO_TYPE_MILESTONE;
    return used ? hito_emit_subjects(g->study, g->indicator, g->n_windows, &g->subjects) : HITO_OK;
}

static hito_code
emit_missing(const grid *g, uint32_t window)
{
    hito_observation o = blank(g, window, 0, NULL);
    o.status = HITO_STATUS_NOT_REPORTED;
    return emit(g, &o);
}

static hito_code
emit_counts(grid *g)
{
    hito_code code = HITO_OK;
    if (has_levels(g))
        code = settle_levels(g);
    else if (g->spec->type == HITO_TYPE_STOCK || g->spec->type == HITO_TYPE_MILESTONE)
        code = settle_states(g);
    else
        code = settle_first(g);
    if (code == HITO_OK)
        code = count_subjects(g);
    for (uint32_t w = 0; code == HITO_OK && w < g->n_windows; w++) {
        if (!(g->spec->windows & 1u << g->study->run->windows[w].kind))
            continue;
        code = w < 64 && g->missing >> w & 1 ? emit_missing(g, w) : each_cell(g, w, emit_count);
    }
    free(g->subjects);
    return code;
}

static hito_code
emit_not_reported(grid *g)
{
    for (uint32_t w = 0; w < g->n_windows; w++) {
        if (!(g->spec->windows & 1u << g->study->run->windows[w].kind))
            continue;
        hito_code code = emit_missing(g, w);
        if (code != HITO_OK)
            return code;
    }
    return HITO_OK;
}

/* An indicator is reported when every input that it needs was there and had a row, or may be empty. */
static int
is_reported(const hito_study *study, const hito_indicator_spec *spec)
{
    for (uint32_t i = 0; i < study->spec->n_inputs; i++) {
        uint64_t bit = (uint64_t)1 << i;
        if (!(spec->inputs & bit))
            continue;
        int empty_is_fine = study->spec->inputs[i].empty_means_none && (study->inputs_present & bit);
        if (!(study->inputs_with_rows & bit) && !empty_is_fine)
            return 0;
    }
    return 1;
}

hito_code
hito_emit_all(hito_study *study)
{
    for (uint32_t i = 0; i < study->spec->n_indicators; i++) {
        const hito_indicator_spec *spec = &study->spec->indicators[i];
        grid g = {study, i, spec, &study->tallies[i], additive(spec) ? study->run->n_quarters : study->run->n_windows, NULL, 0, 0};
        hito_code code;
        if (!is_reported(study, spec))
            code = emit_not_reported(&g);
        else if (spec->type == HITO_TYPE_MEDIAN)
            code = hito_emit_medians(study, i);
        else if (spec->type == HITO_TYPE_ESTIMATE)
            code = hito_emit_estimates(study, i);
        else
            code = emit_counts(&g);
        if (code != HITO_OK)
            return code;
    }
    return HITO_OK;
}
