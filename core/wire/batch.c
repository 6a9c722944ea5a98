/* SPDX-License-Identifier: Apache-2.0 */
#include "core/wire/batch.h"

#include <string.h>

static const uint32_t ROWS_MAX = 1u << 20;

static uint32_t
width_of(char format)
{
    switch (format | 0x20) {
    case 'i':
    case 'd':
    case 'u':
        return 4;
    case 'l':
    case 'g':
        return 8;
    case 'b':
        return 1;
    default:
        return 0;
    }
}

static const char *
arrow_format(char format)
{
    switch (format | 0x20) {
    case 'i':
        return "i";
    case 'l':
        return "l";
    case 'g':
        return "g";
    case 'd':
        return "tdD";
    case 'b':
        return "C";
    default:
        return "u";
    }
}

static bool
is_text(char format)
{
    return (format | 0x20) == 'u';
}

/* Reserve bytes at the end of the slot, at the next multiple of 64. */
static uint64_t
reserve(uint64_t *size, uint64_t bytes)
{
    uint64_t at = *size;
    *size = (at + bytes + BATCH_ALIGNMENT - 1) / BATCH_ALIGNMENT * BATCH_ALIGNMENT;
    return at;
}

bool
batch_layout_init(BatchLayout *layout, const char *formats, uint32_t row_capacity, uint32_t text_capacity)
{
    size_t n = strlen(formats);
    if (n < 1 || n >= BATCH_COLUMNS_MAX || row_capacity < 1 || row_capacity > ROWS_MAX || row_capacity % 64 != 0)
        return false;
    memset(layout, 0, sizeof *layout);
    memcpy(layout->formats, formats, n);
    layout->formats[n] = 'l';
    layout->n_columns = (uint32_t)n + 1;
    layout->row_capacity = row_capacity;
    layout->text_capacity = text_capacity;
    reserve(&layout->size, sizeof(int64_t) * (layout->n_columns + 1));
    for (uint32_t c = 0; c < layout->n_columns; c++) {
        BatchColumn *column = &layout->columns[c];
        column->format = layout->formats[c];
        column->width = width_of(column->format);
        if (column->width == 0)
            return false;
        column->validity = reserve(&layout->size, row_capacity / 8);
        uint64_t n_values = (uint64_t)row_capacity + (is_text(column->format) ? 1 : 0);
        column->values = reserve(&layout->size, n_values * column->width);
        if (is_text(column->format))
            column->text = reserve(&layout->size, text_capacity);
    }
    return true;
}

int64_t *
batch_head(void *slot)
{
    return slot;
}

uint8_t *
batch_validity(const BatchLayout *layout, void *slot, uint32_t column)
{
    return (uint8_t *)slot + layout->columns[column].validity;
}

void *
batch_values(const BatchLayout *layout, void *slot, uint32_t column)
{
    return (uint8_t *)slot + layout->columns[column].values;
}

uint8_t *
batch_text(const BatchLayout *layout, void *slot, uint32_t column)
{
    return (uint8_t *)slot + layout->columns[column].text;
}

/* Arrow calls an array or a schema without a release function released; ours are borrowed. */
static void
keep_schema(struct ArrowSchema *schema)
{
    (void)schema;
}

static void
keep_array(struct ArrowArray *array)
{
    (void)array;
}

void
batch_schema_init(BatchSchema *schema, const BatchLayout *layout, const char *const *names)
{
    memset(schema, 0, sizeof *schema);
    schema->root.format = "+s";
    schema->root.name = "";
    schema->root.n_children = layout->n_columns;
    schema->root.children = schema->children;
    schema->root.release = keep_schema;
    for (uint32_t c = 0; c < layout->n_columns; c++) {
        struct ArrowSchema *child = &schema->child[c];
        char format = layout->columns[c].format;
        child->format = arrow_format(format);
        child->name = c + 1 < layout->n_columns ? names[c] : "#row";
        child->flags = format >= 'A' && format <= 'Z' ? ARROW_FLAG_NULLABLE : 0;
        child->release = keep_schema;
        schema->children[c] = child;
    }
}

void
batch_view_init(BatchView *view, const BatchLayout *layout)
{
    memset(view, 0, sizeof *view);
    view->layout = layout;
    view->root.n_buffers = 1;
    view->root.buffers = view->root_buffers;
    view->root.n_children = layout->n_columns;
    view->root.children = view->children;
    view->root.release = keep_array;
    for (uint32_t c = 0; c < layout->n_columns; c++) {
        struct ArrowArray *child = &view->child[c];
        child->n_buffers = is_text(layout->columns[c].format) ? 3 : 2;
        child->buffers = view->buffers[c];
        child->release = keep_array;
        view->children[c] = child;
    }
}

bool
batch_view_set(BatchView *view, const void *slot)
{
    const BatchLayout *layout = view->layout;
    const uint8_t *bytes = slot;
    const int64_t *head = slot;
    int64_t rows = head[0];
    if (rows < 0 || rows > (int64_t)layout->row_capacity)
        return false;
    view->root.length = rows;
    for (uint32_t c = 0; c < layout->n_columns; c++) {
        const BatchColumn *column = &layout->columns[c];
        int64_t nulls = head[1 + c];
        if (nulls < 0 || nulls > rows)
            return false;
        view->child[c].length = rows;
        view->child[c].null_count = nulls;
        view->buffers[c][0] = nulls > 0 ? bytes + column->validity : NULL;
        view->buffers[c][1] = bytes + column->values;
        view->buffers[c][2] = is_text(column->format) ? bytes + column->text : NULL;
    }
    return true;
}
