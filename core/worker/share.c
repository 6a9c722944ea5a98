/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/share.h"

#include <stdlib.h>
#include <string.h>

/* Fibonacci hashing: neighbouring keys go to different shards. Rows without a key may go anywhere, but always to the same. */
static uint32_t
shard_of(const Share *share, const BatchView *batch, uint32_t row)
{
    const int64_t *numbers = batch->buffers[batch->layout->n_columns - 1][1];
    uint32_t key = (uint32_t)numbers[row];
    if (share->key > 0) {
        const uint8_t *bits = batch->buffers[share->key - 1][0];
        if (!bits || (bits[row / 8] >> row % 8 & 1))
            key = (uint32_t)((const int32_t *)batch->buffers[share->key - 1][1])[row];
    }
    return (key * 2654435761u >> 7) % share->n_shards;
}

bool
share_begin(Share *share, const JobHead *head, const JobInput *input, const BatchLayout *layout)
{
    share->shard = head->shard;
    share->n_shards = head->n_shards;
    share->key = input->key;
    share->layout = layout;
    if (share->n_shards < 2)
        return true;
    if (layout->size > share->size) {
        free(share->slot);
        share->slot = aligned_alloc(BATCH_ALIGNMENT, layout->size);
        share->size = share->slot ? layout->size : 0;
    }
    if (layout->row_capacity > share->capacity) {
        free(share->rows);
        share->rows = calloc(layout->row_capacity, sizeof *share->rows);
        share->capacity = share->rows ? layout->row_capacity : 0;
    }
    batch_view_init(&share->view, layout);
    return share->slot && share->rows;
}

static uint32_t
find_rows(Share *share, const BatchView *batch)
{
    uint32_t n = 0;
    for (uint32_t row = 0; row < (uint32_t)batch->root.length; row++) {
        share->rows[n] = row;
        n += shard_of(share, batch, row) == share->shard;
    }
    return n;
}

/* Answers how many of the rows are empty. */
static int64_t
copy_validity(const Share *share, uint32_t column, const uint8_t *bits, uint32_t n)
{
    uint8_t *to = batch_validity(share->layout, share->slot, column);
    int64_t set = 0;
    if (!bits)
        return 0;
    memset(to, 0, (n + 7) / 8);
    for (uint32_t i = 0; i < n; i++) {
        unsigned bit = bits[share->rows[i] / 8] >> share->rows[i] % 8 & 1;
        to[i / 8] |= (uint8_t)(bit << i % 8);
        set += bit;
    }
    return n - set;
}

static void
copy_text(const Share *share, uint32_t column, const int32_t *offsets, const uint8_t *bytes, uint32_t n)
{
    int32_t *to = batch_values(share->layout, share->slot, column);
    uint8_t *text = batch_text(share->layout, share->slot, column);
    to[0] = 0;
    for (uint32_t i = 0; i < n; i++) {
        int32_t from = offsets[share->rows[i]], size = offsets[share->rows[i] + 1] - from;
        memcpy(text + to[i], bytes + from, (size_t)size);
        to[i + 1] = to[i] + size;
    }
}

static void
copy_values(const Share *share, uint32_t column, const void *values, uint32_t n)
{
    void *to = batch_values(share->layout, share->slot, column);
    switch (share->layout->columns[column].width) {
    case 1:
        for (uint32_t i = 0; i < n; i++)
            ((uint8_t *)to)[i] = ((const uint8_t *)values)[share->rows[i]];
        break;
    case 4:
        for (uint32_t i = 0; i < n; i++)
            ((uint32_t *)to)[i] = ((const uint32_t *)values)[share->rows[i]];
        break;
    default:
        for (uint32_t i = 0; i < n; i++)
            ((uint64_t *)to)[i] = ((const uint64_t *)values)[share->rows[i]];
        break;
    }
}

BatchView *
share_take(Share *share, BatchView *batch)
{
    if (share->n_shards < 2)
        return batch;
    uint32_t n = find_rows(share, batch);
    int64_t *head = batch_head(share->slot);
    head[0] = n;
    for (uint32_t c = 0; c < share->layout->n_columns; c++) {
        const void *const *from = batch->buffers[c];
        head[1 + c] = copy_validity(share, c, from[0], n);
        if (from[2])
            copy_text(share, c, from[1], from[2], n);
        else
            copy_values(share, c, from[1], n);
    }
    batch_view_set(&share->view, share->slot);
    return &share->view;
}
