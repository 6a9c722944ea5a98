/* SPDX-License-Identifier: Apache-2.0 */
/* Medians and estimates: what cannot be added up is kept as records until the end. */
#include <stdlib.h>
#include <string.h>

#include "sdk/cells.h"
#include "sdk/emit.h"

/* One value of one cell, ready to be sorted. */
typedef struct entry {
    uint32_t cell;
    uint32_t quarter;
    int64_t value;
    int32_t subject;
} entry;

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

/* What the entries are sorted by: the value above the smallest one, then the cell. */
static uint64_t
key_of(const entry *e, int by_cell, int64_t least)
{
    return by_cell ? e->cell : (uint64_t)e->value - (uint64_t)least;
}

/* One pass of a radix sort that keeps the order of equal digits. */
static void
deal(const entry *from, entry *to, size_t n, int by_cell, int64_t least, unsigned shift)
{
    size_t starts[DIGITS] = {0};
    for (size_t i = 0; i < n; i++)
        starts[key_of(&from[i], by_cell, least) >> shift & (DIGITS - 1)]++;
    for (size_t d = 0, sum = 0; d < DIGITS; d++) {
        size_t count = starts[d];
        starts[d] = sum;
        sum += count;
    }
    for (size_t i = 0; i < n; i++)
        to[starts[key_of(&from[i], by_cell, least) >> shift & (DIGITS - 1)]++] = from[i];
}

/* By cell and within it by value. Days and months are small numbers: one pass or two do. */
static int
sort_entries(entry **entries, size_t n)
{
    int64_t least = n ? (*entries)[0].value : 0;
    uint64_t widest[2] = {0, 0};
    entry *other = malloc((n + 1) * sizeof *other);
    if (!other)
        return -1;
    for (size_t i = 0; i < n; i++)
        least = (*entries)[i].value < least ? (*entries)[i].value : least;
    for (size_t i = 0; i < n; i++) {
        widest[0] |= key_of(&(*entries)[i], 0, least);
        widest[1] |= key_of(&(*entries)[i], 1, least);
    }
    for (int by_cell = 0; by_cell < 2; by_cell++) {
        for (unsigned shift = 0; shift < 64 && widest[by_cell] >> shift != 0; shift += DIGIT_BITS) {
            deal(*entries, other, n, by_cell, least, shift);
            entry *swap = *entries;
            *entries = other;
            other = swap;
        }
    }
    free(other);
    return 0;
}

static int
by_number(const void *left, const void *right)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

static entry *
spread_over_tables(const hito_study *study, uint32_t indicator, size_t *count)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    const hito_records *records = &study->tallies[indicator].records;
    entry *entries = malloc((records->count * spec->n_tables + 1) * sizeof *entries);
    size_t n = 0;
    for (size_t i = 0; entries && i < records->count; i++) {
        const hito_record *r = &records->items[i];
        for (uint32_t t = r->is_apart != 0; t < spec->n_tables; t++)
            entries[n++] = (entry){hito_cell_of(&spec->tables[t], r->codes), (uint32_t)hito_quarter(study, r->day), r->value, r->subject};
    }
    *count = n;
    if (entries && sort_entries(&entries, n) != 0) {
        free(entries);
        return NULL;
    }
    return entries;
}

/* Distinct subjects among the chosen entries; scratch holds one number an entry. */
static int64_t
distinct(int32_t *scratch, size_t n)
{
    int64_t count = 0;
    if (n > 1)
        qsort(scratch, n, sizeof *scratch, by_number);
    for (size_t i = 0; i < n; i++)
        count += i == 0 || scratch[i] != scratch[i - 1];
    return count;
}

typedef struct median_cell {
    const entry *entries;
    size_t count;
    int64_t *values;   /* scratch */
    int32_t *subjects; /* scratch */
} median_cell;

static hito_code
emit_median(const hito_study *study, uint32_t indicator, uint32_t w, uint32_t t, uint32_t local, const median_cell *cell)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    const hito_window *window = &study->run->windows[w];
    size_t n = 0;
    for (size_t i = 0; i < cell->count; i++) {
        if (cell->entries[i].quarter - window->first_quarter < window->n_quarters) {
            cell->values[n] = cell->entries[i].value;
            cell->subjects[n++] = cell->entries[i].subject;
        }
    }
    if (n == 0 && t != 0)
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
    o.status = n ? HITO_STATUS_OK : HITO_STATUS_NOT_APPLICABLE;
    o.present = HITO_HAS_DENOMINATOR | (n ? HITO_HAS_VALUE : 0u) | (spec->class_a ? HITO_HAS_SUBJECTS : 0u);
    o.denominator = (int64_t)n;
    if (n)
        o.value = ((double)cell->values[(n - 1) / 2] + (double)cell->values[n / 2]) / 2;
    o.subjects = spec->class_a ? distinct(cell->subjects, n) : 0;
    return study->host->emit(study->host->context, &o);
}

static hito_code
emit_window(const hito_study *study, uint32_t indicator, uint32_t w, const entry *entries, size_t n, int64_t *values,
            int32_t *subjects)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    size_t at = 0;
    for (uint32_t t = 0; t < spec->n_tables; t++) {
        for (uint32_t c = 0; c < spec->tables[t].n_cells; c++) {
            size_t from = at;
            while (at < n && entries[at].cell == spec->tables[t].first_cell + c)
                at++;
            median_cell cell = {entries + from, at - from, values, subjects};
            hito_code code = emit_median(study, indicator, w, t, c, &cell);
            if (code != HITO_OK)
                return code;
        }
    }
    return HITO_OK;
}

hito_code
hito_emit_medians(hito_study *study, uint32_t indicator)
{
    size_t n = 0;
    entry *entries = spread_over_tables(study, indicator, &n);
    int64_t *values = malloc((n + 1) * sizeof *values);
    int32_t *subjects = malloc((n + 1) * sizeof *subjects);
    hito_code code = entries && values && subjects ? HITO_OK : HITO_NO_MEMORY;
    for (uint32_t w = 0; code == HITO_OK && w < study->run->n_windows; w++) {
        if (study->spec->indicators[indicator].windows & 1u << study->run->windows[w].kind)
            code = emit_window(study, indicator, w, entries, n, values, subjects);
    }
    free(entries);
    free(values);
    free(subjects);
    return code;
}

enum { DETAILS = 8, NOTE_STEP = 1 << 16 }; /* the last detail holds method and note, see tally.c */

static hito_observation
observation_of(const hito_study *study, uint32_t indicator, uint32_t w, const hito_record *r)
{
    const double *detail = study->tallies[indicator].details + (size_t)r->value * DETAILS;
    hito_observation o;
    memset(&o, 0, sizeof o);
    o.struct_size = sizeof o;
    o.indicator = indicator;
    o.window = w;
    o.note = (uint32_t)detail[7] / NOTE_STEP;
    o.status = o.note ? HITO_STATUS_NOT_APPLICABLE : HITO_STATUS_OK;
    if (o.note) /* words instead of a number */
        return o;
    o.present = HITO_HAS_VALUE | HITO_HAS_INTERVAL | HITO_HAS_STUDY;
    o.value = detail[0];
    o.lower = detail[1];
    o.upper = detail[2];
    o.level = detail[3];
    o.sample = (int64_t)detail[4];
    o.age_from = (int16_t)detail[5];
    o.age_to = (int16_t)detail[6];
    o.method = (uint32_t)detail[7] % NOTE_STEP;
    o.reference_day = r->day;
    /* An estimate stands for a population, not for counted children: its sample is what protection looks at. */
    if (study->spec->indicators[indicator].class_a) {
        o.subjects = o.sample;
        o.present |= HITO_HAS_SUBJECTS;
    }
    return o;
}

/* The record with the latest reference day among those of a cell in a quarter; the earlier row of equal days. */
static const hito_record *
latest(const hito_study *study, uint32_t indicator, uint32_t w, uint32_t t, uint32_t cell)
{
    const hito_table_spec *table = &study->spec->indicators[indicator].tables[t];
    const hito_records *records = &study->tallies[indicator].records;
    const hito_record *best = NULL;
    for (size_t i = 0; i < records->count; i++) {
        const hito_record *r = &records->items[i];
        int wanted = t == 0 ? r->subject == 1 : hito_cell_of(table, r->codes) == cell;
        if (wanted && hito_quarter(study, r->day) == (int)w &&
            (!best || r->day > best->day || (r->day == best->day && r->row < best->row)))
            best = r;
    }
    return best;
}

hito_code
hito_emit_estimates(hito_study *study, uint32_t indicator)
{
    const hito_indicator_spec *spec = &study->spec->indicators[indicator];
    for (uint32_t w = 0; w < study->run->n_quarters; w++) {
        for (uint32_t t = 0; t < spec->n_tables; t++) {
            for (uint32_t c = 0; c < spec->tables[t].n_cells; c++) {
                const hito_record *r = latest(study, indicator, w, t, spec->tables[t].first_cell + c);
                hito_observation o;
                memset(&o, 0, sizeof o);
                if (r)
                    o = observation_of(study, indicator, w, r);
                if (t != 0 && (!r || o.status != HITO_STATUS_OK))
                    continue;
                o.struct_size = sizeof o;
                o.indicator = indicator;
                o.window = w;
                o.table = t;
                if (!r)
                    o.status = HITO_STATUS_NOT_APPLICABLE;
                uint16_t codes[4];
                hito_codes_of(&spec->tables[t], c, codes);
                o.codes = codes;
                o.n_codes = spec->tables[t].n_dimensions;
                hito_code code = study->host->emit(study->host->context, &o);
                if (code != HITO_OK)
                    return code;
            }
        }
    }
    return HITO_OK;
}
