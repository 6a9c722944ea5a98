/* SPDX-License-Identifier: Apache-2.0 */
/* Medians: how often each value came is spread over the tables, put in order and walked to its middle in each window. */
#include <stdlib.h>
#include <string.h>

#include "sdk/cells.h"
#include "sdk/emit.h"

/* One value of one cell in one quarter. */
typedef struct entry {
    uint32_t cell;
    uint32_t quarter;
    int64_t value;
    int64_t count;
} entry;

typedef struct entries {
    entry *items;
    size_t n;
} entries;

static int
by_cell_and_value(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    if (a->cell != b->cell)
        return a->cell < b->cell ? -1 : 1;
    return (a->value > b->value) - (a->value < b->value);
}

static hito_code
spread_over_tables(hito_study *study, uint32_t indicator, entries *spread)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    hito_values *values = &study->tallies[indicator].values;
    hito_values_settle(values);
    spread->items = malloc((values->count * spec->n_tables + 1) * sizeof *spread->items);
    spread->n = 0;
    if (!spread->items)
        return HITO_NO_MEMORY;
    for (size_t i = 0; i < values->count; i++) {
        const hito_value *v = &values->places[i];
        uint16_t codes[HITO_CODES_MAX];
        hito_value_unpack(v, codes);
        for (uint32_t t = v->is_apart != 0; t < spec->n_tables; t++)
            spread->items[spread->n++] = (entry){hito_cell_of(&spec->tables[t], codes), v->quarter, v->value, v->count};
    }
    if (spread->n > 1)
        qsort(spread->items, spread->n, sizeof *spread->items, by_cell_and_value);
    return HITO_OK;
}

/* A cell in a window: its entries in order of their values. */
typedef struct median_cell {
    const entry *entries;
    size_t n;
    const hito_window *window;
    int64_t count;
} median_cell;

static int
counts(const median_cell *cell, const entry *e)
{
    return e->quarter - cell->window->first_quarter < cell->window->n_quarters;
}

/* The value at a place among all values of the cell, the least at 0. */
static int64_t
value_at(const median_cell *cell, int64_t place)
{
    int64_t before = 0;
    for (size_t i = 0; i < cell->n; i++) {
        if (!counts(cell, &cell->entries[i]))
            continue;
        before += cell->entries[i].count;
        if (before > place)
            return cell->entries[i].value;
    }
    return 0;
}

static hito_code
emit_median(const hito_study *study, uint32_t indicator, uint32_t w, uint32_t t, uint32_t local, median_cell *cell, int64_t subjects)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    cell->count = 0;
    for (size_t i = 0; i < cell->n; i++)
        cell->count += counts(cell, &cell->entries[i]) ? cell->entries[i].count : 0;
    if (cell->count == 0 && t != 0)
        return HITO_OK;
    uint16_t codes[4];
    hito_codes_of(&spec->tables[t], local, codes);
    hito_observation o;
    memset(&o, 0, sizeof o);
    o.struct_size = sizeof o;
    o.indicator = indicator;
    o.window = w;
    o.table = t;
    o.codes = codes;
    o.n_codes = spec->tables[t].n_dimensions;
    o.status = cell->count ? HITO_STATUS_OK : HITO_STATUS_NOT_APPLICABLE;
    o.present = HITO_HAS_DENOMINATOR | (cell->count ? HITO_HAS_VALUE : 0u) | (spec->class_a ? HITO_HAS_SUBJECTS : 0u);
    o.denominator = cell->count;
    if (cell->count)
        o.value = ((double)value_at(cell, (cell->count - 1) / 2) + (double)value_at(cell, cell->count / 2)) / 2;
    o.subjects = subjects;
    return study->host->emit(study->host->context, &o);
}

/* subjects: by cell, or NULL. */
static hito_code
emit_window(const hito_study *study, uint32_t indicator, uint32_t w, const entries *spread, const int64_t *subjects)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    size_t at = 0;
    for (uint32_t t = 0; t < spec->n_tables; t++) {
        for (uint32_t c = 0; c < spec->tables[t].n_cells; c++) {
            size_t from = at;
            uint32_t number = spec->tables[t].first_cell + c;
            while (at < spread->n && spread->items[at].cell == number)
                at++;
            median_cell cell = {spread->items + from, at - from, &study->run->windows[w], 0};
            hito_code code = emit_median(study, indicator, w, t, c, &cell, subjects ? subjects[number] : 0);
            if (code != HITO_OK)
                return code;
        }
    }
    return HITO_OK;
}

hito_code
hito_emit_medians(hito_study *study, uint32_t indicator)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    entries spread;
    int64_t *subjects = NULL;
    hito_code code = spread_over_tables(study, indicator, &spread);
    if (code == HITO_OK && spec->class_a)
        code = hito_emit_subjects(study, indicator, study->run->n_windows, &subjects);
    for (uint32_t w = 0; code == HITO_OK && w < study->run->n_windows; w++) {
        if (spec->windows & 1u << study->run->windows[w].kind)
            code = emit_window(study, indicator, w, &spread, subjects ? subjects + (size_t)w * spec->n_cells : NULL);
    }
    free(spread.items);
    free(subjects);
    return code;
}
