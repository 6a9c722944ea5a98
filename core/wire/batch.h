/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WIRE_BATCH_H
#define CORE_WIRE_BATCH_H

#include <hito/arrow.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A batch lies in one slot of shared memory. Host and worker compute the same offsets from the same three
 * arguments of batch_layout_init(), so a slot holds no pointer and no description of itself:
 *   head      int64_t rows, then int64_t null_count of every column
 *   columns   validity bitmap, values (for text: row_capacity + 1 offsets), text bytes; each at 64 bytes */
enum { BATCH_COLUMNS_MAX = 256, BATCH_ALIGNMENT = 64 };

/** Where one column lies in a slot, in bytes from its start. */
typedef struct BatchColumn {
    char format;       /* i int32, l int64, g double, d date, b bool, u text; upper case: nulls allowed */
    uint32_t width;    /* bytes of one value or of one text offset */
    uint64_t validity; /* bitmap, row_capacity bits */
    uint64_t values;
    uint64_t text; /* format u: bytes of the texts, text_capacity of them */
} BatchColumn;

/** The form of every batch of one input. */
typedef struct BatchLayout {
    char formats[BATCH_COLUMNS_MAX + 1]; /* one letter a column, the column "#row" included */
    uint32_t n_columns;                  /* with "#row", which is the last one */
    uint32_t row_capacity;
    uint32_t text_capacity; /* bytes of all texts of one column in one batch */
    uint64_t size;          /* bytes of a slot, a multiple of 64 */
    BatchColumn columns[BATCH_COLUMNS_MAX];
} BatchLayout;

/** Compute the layout of an input; @p formats has one letter for each declared column, "#row" is appended.
 *  Shapes: 1 to 255 letters of "ilgdbu" or upper case; row_capacity 1 to 2^20, a multiple of 64.
 *  Errors: false when an argument is outside these. */
bool batch_layout_init(BatchLayout *layout, const char *formats, uint32_t row_capacity, uint32_t text_capacity);

/** The head of a slot: rows, then the null counts. Owner: borrowed, part of @p slot. */
int64_t *batch_head(void *slot);
/** Validity bitmap, values and text bytes of a column. Owner: borrowed, part of @p slot. */
uint8_t *batch_validity(const BatchLayout *layout, void *slot, uint32_t column);
void *batch_values(const BatchLayout *layout, void *slot, uint32_t column);
uint8_t *batch_text(const BatchLayout *layout, void *slot, uint32_t column);

/** The Arrow schema of a layout; points into itself, so it must not be moved. */
typedef struct BatchSchema {
    struct ArrowSchema root;
    struct ArrowSchema *children[BATCH_COLUMNS_MAX];
    struct ArrowSchema child[BATCH_COLUMNS_MAX];
} BatchSchema;

/** Fill a schema; @p names has one name for each declared column, in the same order, without "#row".
 *  Owner: names are borrowed and must outlive the schema. */
void batch_schema_init(BatchSchema *schema, const BatchLayout *layout, const char *const *names);

/** The Arrow arrays over one slot; points into itself, so it must not be moved. */
typedef struct BatchView {
    const BatchLayout *layout;
    struct ArrowArray root;
    struct ArrowArray *children[BATCH_COLUMNS_MAX];
    struct ArrowArray child[BATCH_COLUMNS_MAX];
    const void *root_buffers[1];
    const void *buffers[BATCH_COLUMNS_MAX][3];
} BatchView;

/** Prepare a view for slots of a layout. Owner: the layout is borrowed and must outlive the view. */
void batch_view_init(BatchView *view, const BatchLayout *layout);

/** Point the view at a slot; nothing is copied. Errors: false when the head of the slot cannot be true. */
bool batch_view_set(BatchView *view, const void *slot);

#endif
