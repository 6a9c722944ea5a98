/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_SHARE_H
#define CORE_WORKER_SHARE_H

#include <stdbool.h>

#include "core/wire/batch.h"
#include "core/wire/job.h"

/** Which rows of an input are this worker's. All workers of a run read the same slots, so that dealing costs the host nothing:
 *  each takes the rows whose key falls to it. Zero it once. */
typedef struct Share {
    uint32_t shard, n_shards, key;
    const BatchLayout *layout; /* borrowed */
    unsigned char *slot; /* where the worker's own rows are put together */
    uint32_t *rows;
    uint32_t capacity;
    uint64_t size;
    BatchView view;
} Share;

/** Prepare for an input. Owner: the layout is borrowed and must outlive it. Errors: false when there is no memory. */
bool share_begin(Share *share, const JobHead *head, const JobInput *input, const BatchLayout *layout);

/** The worker's rows of a batch: the batch itself where the worker is alone. Owner: borrowed, until the next call. */
BatchView *share_take(Share *share, BatchView *batch);

#endif
