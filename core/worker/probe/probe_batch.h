/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_PROBE_PROBE_BATCH_H
#define CORE_WORKER_PROBE_PROBE_BATCH_H

#include <stdbool.h>

#include "core/wire/batch.h"

/** A copy of one batch, every buffer with memory of its own. Must not be moved. */
typedef struct ProbeBatch {
    struct ArrowArray root;
    struct ArrowArray *children[BATCH_COLUMNS_MAX];
    struct ArrowArray child[BATCH_COLUMNS_MAX];
    const void *root_buffers[1];
    const void *buffers[BATCH_COLUMNS_MAX][3];
    struct {
        void *map;
        size_t size;
    } maps[BATCH_COLUMNS_MAX * 3];
    unsigned n_maps;
    bool guard;
} ProbeBatch;

/** Copy a view's batch, with memory that faults behind each buffer when @p guard. Errors: false without memory. */
bool probe_batch_copy(ProbeBatch *copy, const BatchView *view, bool guard);

/** Take the memory of a copy away: whoever still reads it faults. */
void probe_batch_unmap(ProbeBatch *copy);

#endif
