/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/submission_columns.h"

#include <math.h>
#include <string.h>

static const int64_t COUNT_MAX = INT64_C(1000000000000);

static bool
within(json_t *node, int64_t min, int64_t max)
{
    return json_is_integer(node) && json_integer_value(node) >= min && json_integer_value(node) <= max;
}

void
submission_columns_estimates(JsonWalk *walk, json_t *rows, Submission *s)
{
    size_t i;
    json_t *row;
    json_array_foreach(rows, i, row) {
        bool good = json_array_size(row) == 9 && s->manifest && within(json_array_get(row, 4), 0, COUNT_MAX) &&
                    within(json_array_get(row, 5), -100000, 200000) && within(json_array_get(row, 6), 0, 150) &&
                    within(json_array_get(row, 7), 0, 150) &&
                    within(json_array_get(row, 8), 0, (int64_t)s->manifest->methods->len - 1);
        for (size_t k = 0; k < 4; k++)
            good = good && json_is_number(json_array_get(row, k)) && fabs(json_number_value(json_array_get(row, k))) < 1e12;
        if (!good) {
            json_walk_malformed(walk, "[value, lower, upper, level, sample, day, age_from, age_to, method]");
            return;
        }
        EstimateDetail e = {
            .value = json_number_value(json_array_get(row, 0)),
            .lower = json_number_value(json_array_get(row, 1)),
            .upper = json_number_value(json_array_get(row, 2)),
            .level = json_number_value(json_array_get(row, 3)),
            .sample = json_integer_value(json_array_get(row, 4)),
            .reference_day = (int32_t)json_integer_value(json_array_get(row, 5)),
            .age_from = (int16_t)json_integer_value(json_array_get(row, 6)),
            .age_to = (int16_t)json_integer_value(json_array_get(row, 7)),
            .method = (uint16_t)json_integer_value(json_array_get(row, 8)),
        };
        g_array_append_val(s->observations->estimates, e);
    }
}

/* A column must be as long as the window column; NULL with @p wanted false means the default everywhere. */
static json_t *
column(JsonWalk *walk, json_t *node, const char *key, size_t n, bool wanted)
{
    json_t *array = wanted ? json_walk_array(walk, node, key) : json_walk_optional_array(walk, node, key);
    if (array && json_array_size(array) != n) {
        size_t mark = json_walk_enter(walk, key);
        json_walk_malformed(walk, "as long as window");
        json_walk_leave(walk, mark);
        return NULL;
    }
    return array;
}

static int64_t
cell(JsonWalk *walk, json_t *array, size_t i, int64_t min, int64_t max, int64_t otherwise)
{
    if (!array)
        return otherwise;
    json_t *node = json_array_get(array, i);
    if (within(node, min, max))
        return json_integer_value(node);
    size_t mark = json_walk_enter_index(walk, i);
    g_autofree char *range = g_strdup_printf("%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT, min, max);
    json_walk_malformed(walk, range);
    json_walk_leave(walk, mark);
    return otherwise;
}

/* All columns of one block, found once. */
typedef struct Block {
    uint16_t indicator, table;
    const Indicator *definition;
    json_t *window, *codes, *status, *note, *numerator, *denominator, *subjects, *estimate, *value;
} Block;

static bool
read_block_head(JsonWalk *walk, json_t *node, const Submission *s, Block *b)
{
    int index = s->manifest ? manifest_find_indicator(s->manifest, json_walk_string(walk, node, "indicator")) : -1;
    if (index < 0 || !s->windows) {
        json_walk_malformed(walk, "indicator");
        return false;
    }
    b->indicator = (uint16_t)index;
    b->definition = s->manifest->indicators->pdata[index];
    b->table = (uint16_t)json_walk_integer(walk, node, "table", 0, (int64_t)b->definition->tables->len - 1);
    b->window = json_walk_array(walk, node, "window");
    size_t n = json_array_size(b->window);
    b->codes = json_walk_array(walk, node, "codes");
    b->status = column(walk, node, "status", n, false);
    b->note = column(walk, node, "note", n, false);
    b->numerator = column(walk, node, "numerator", n, false);
    b->denominator = column(walk, node, "denominator", n, false);
    b->subjects = column(walk, node, "subjects", n, false);
    b->estimate = column(walk, node, "estimate", n, false);
    b->value = column(walk, node, "value", n, false);
    size_t dimensions = g_array_index(b->definition->tables, Table, b->table).n_dimensions;
    bool fits = json_array_size(b->codes) == dimensions;
    for (size_t d = 0; fits && d < dimensions; d++)
        fits = json_array_size(json_array_get(b->codes, d)) == n;
    if (!fits)
        json_walk_malformed(walk, "codes: [[..]]");
    return !walk->failed;
}

/* Quarters add up in the host, so that additive indicators say nothing else; the others say what they declare. */
static void
check_window(JsonWalk *walk, const Submission *s, const Block *b, const Observation *o)
{
    WindowKind kind = s->windows->windows[o->window].kind;
    bool declared = (b->definition->windows & 1u << kind) != 0;
    if (!declared || (rollup_type_is_additive(b->definition->type) && kind != WINDOW_QUARTER))
        json_walk_malformed(walk, "window");
}

static void
read_codes(JsonWalk *walk, const Submission *s, const Block *b, size_t i, Observation *o)
{
    const Table *table = &g_array_index(b->definition->tables, Table, b->table);
    for (size_t d = 0; d < table->n_dimensions; d++) {
        const Dimension *dimension = s->manifest->dimensions->pdata[table->dimensions[d]];
        o->codes[d] = (uint16_t)cell(walk, json_array_get(b->codes, d), i, 0, (int64_t)dimension->codes->len - 1, 0);
    }
}

static Observation
read_cell(JsonWalk *walk, const Submission *s, const Block *b, size_t i)
{
    Observation o = {.indicator = b->indicator, .table = b->table};
    o.window = (uint16_t)cell(walk, b->window, i, 0, (int64_t)s->windows->n_windows - 1, 0);
    read_codes(walk, s, b, i, &o);
    o.status = (uint8_t)cell(walk, b->status, i, 0, STATUS_COUNT - 1, 0);
    o.note = (uint8_t)cell(walk, b->note, i, 0, MIN(255, (int64_t)s->manifest->notes->len), 0);
    o.numerator = cell(walk, b->numerator, i, 0, COUNT_MAX, 0);
    o.denominator = cell(walk, b->denominator, i, 0, COUNT_MAX, 0);
    o.subjects = cell(walk, b->subjects, i, -1, COUNT_MAX, -1);
    o.estimate = (int32_t)cell(walk, b->estimate, i, -1, (int64_t)s->observations->estimates->len - 1, -1);
    json_t *value = b->value ? json_array_get(b->value, i) : NULL;
    if (json_is_number(value) && fabs(json_number_value(value)) < 1e12) {
        o.has_value = 1;
        o.value = json_number_value(value);
    } else if (value && !json_is_null(value)) {
        json_walk_malformed(walk, "value: 1.0 | null");
    }
    if (o.status == STATUS_SUPPRESSED)
        json_walk_malformed(walk, "status");
    check_window(walk, s, b, &o);
    return o;
}

void
submission_columns_block(JsonWalk *walk, json_t *node, Submission *s)
{
    Block block = {0};
    json_walk_only(walk, node, "indicator table window codes status note numerator denominator subjects estimate value");
    if (!read_block_head(walk, node, s, &block))
        return;
    for (size_t i = 0; !walk->failed && i < json_array_size(block.window); i++) {
        Observation o = read_cell(walk, s, &block, i);
        g_array_append_val(s->observations->observations, o);
    }
}
