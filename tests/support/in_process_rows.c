/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "core/source/source_file.h"
#include "tests/support/in_process.h"

static void
read_input(InProcessInput *into, SourceRun *run, const char *folder, FindingList *findings)
{
    g_autofree char *name = g_strconcat(into->input->id, ".csv", NULL);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(SourceFile) file = source_file_open(run, into->input, path, findings);
    into->slots = g_ptr_array_new_with_free_func(free);
    source_layout(into->input, SOURCE_BATCH_ROWS, &into->layout);
    into->is_present = file != NULL;
    while (file) {
        void *slot = aligned_alloc(BATCH_ALIGNMENT, into->layout.size);
        if (!source_file_next(file, &into->layout, slot)) {
            free(slot);
            break;
        }
        into->n_rows += (size_t)batch_head(slot)[0];
        g_ptr_array_add(into->slots, slot);
    }
    if (file)
        into->counts = source_file_counts(file);
    if (file && source_file_failed(file))
        into->is_present = false;
}

InProcessRows *
in_process_read(const Manifest *manifest, const char *folder, FindingList *findings)
{
    g_autoptr(SourceRun) run = source_run_new(manifest);
    InProcessRows *rows = g_new0(InProcessRows, 1);
    rows->n_inputs = manifest->inputs->len;
    rows->inputs = g_new0(InProcessInput, rows->n_inputs);
    for (size_t i = 0; i < rows->n_inputs; i++) {
        rows->inputs[i].input = manifest->inputs->pdata[i];
        read_input(&rows->inputs[i], run, folder, findings);
    }
    rows->domain_sizes = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (guint d = 0; d < manifest->domains->len; d++) {
        int64_t size = source_run_domain_size(run, (int)d);
        g_array_append_val(rows->domain_sizes, size);
    }
    return rows;
}

void
in_process_rows_free(InProcessRows *rows)
{
    for (size_t i = 0; rows && i < rows->n_inputs; i++)
        g_ptr_array_free(rows->inputs[i].slots, TRUE);
    if (!rows)
        return;
    g_array_free(rows->domain_sizes, TRUE);
    g_free(rows->inputs);
    g_free(rows);
}

/* Slots may hold fewer rows than they have room for: a batch ends early when its texts are long. */
static void *
slot_of(const InProcessInput *from, size_t row, size_t *within)
{
    guint s = 0;
    while (row >= (size_t)batch_head(from->slots->pdata[s])[0])
        row -= (size_t)batch_head(from->slots->pdata[s++])[0];
    *within = row;
    return from->slots->pdata[s];
}

static bool
is_set(const uint8_t *bits, size_t i)
{
    return bits[i >> 3] >> (i & 7) & 1;
}

int32_t
in_process_subject(const InProcessInput *from, size_t row)
{
    for (guint c = 0; c < from->input->columns->len; c++) {
        const Column *column = from->input->columns->pdata[c];
        if (column->type == COLUMN_KEY && column->domain == 0) {
            size_t within;
            void *slot = slot_of(from, row, &within);
            return ((const int32_t *)batch_values(&from->layout, slot, c))[within];
        }
    }
    return -1;
}

/* Where one value comes from and goes to. */
typedef struct Move {
    const BatchLayout *from_layout, *to_layout;
    void *from, *to;
    uint32_t column;
    size_t source, target;
} Move;

static void
move_text(const Move *m)
{
    const int32_t *offsets = batch_values(m->from_layout, m->from, m->column);
    int32_t *mine = batch_values(m->to_layout, m->to, m->column);
    int32_t length = offsets[m->source + 1] - offsets[m->source];
    if (m->target == 0)
        mine[0] = 0;
    g_assert(mine[m->target] + length <= (int32_t)m->to_layout->text_capacity);
    memcpy(batch_text(m->to_layout, m->to, m->column) + mine[m->target],
           batch_text(m->from_layout, m->from, m->column) + offsets[m->source], (size_t)length);
    mine[m->target + 1] = mine[m->target] + length;
}

static void
move_value(const Move *m)
{
    const BatchColumn *column = &m->to_layout->columns[m->column];
    bool set = batch_head(m->from)[1 + m->column] == 0 || is_set(batch_validity(m->from_layout, m->from, m->column), m->source);
    uint8_t *bits = batch_validity(m->to_layout, m->to, m->column);
    bits[m->target >> 3] |= (uint8_t)(set << (m->target & 7));
    batch_head(m->to)[1 + m->column] += !set;
    if (column->format == 'u' || column->format == 'U') {
        move_text(m);
        return;
    }
    const uint8_t *from = batch_values(m->from_layout, m->from, m->column);
    uint8_t *to = batch_values(m->to_layout, m->to, m->column);
    memcpy(to + m->target * column->width, from + m->source * column->width, column->width);
}

static void
relabel(const InProcessInput *from, const BatchLayout *layout, size_t n, const GPtrArray *labels, void *slot)
{
    for (guint c = 0; labels && c < from->input->columns->len; c++) {
        const Column *column = from->input->columns->pdata[c];
        if (column->type != COLUMN_KEY)
            continue;
        int32_t *keys = batch_values(layout, slot, c);
        const int32_t *label = labels->pdata[column->domain];
        const uint8_t *bits = batch_validity(layout, slot, c);
        for (size_t i = 0; i < n; i++) {
            if (is_set(bits, i))
                keys[i] = label[keys[i]];
        }
    }
}

void
in_process_gather(const InProcessInput *from, const BatchLayout *layout, const uint32_t *order, size_t n,
                  const GPtrArray *labels, void *slot)
{
    memset(slot, 0, layout->size);
    batch_head(slot)[0] = (int64_t)n;
    for (size_t i = 0; i < n; i++) {
        Move m = {&from->layout, layout, NULL, slot, 0, 0, i};
        m.from = slot_of(from, order[i], &m.source);
        for (m.column = 0; m.column < layout->n_columns; m.column++)
            move_value(&m);
    }
    relabel(from, layout, n, labels, slot);
}
