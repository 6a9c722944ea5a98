/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_TABLE_H
#define CORE_WORKER_TABLE_H

#include <hito/host.h>
#include <stdbool.h>

#include "core/wire/frame.h"
#include "core/wire/job.h"

/** The host's table as a plug-in sees it, with what its functions remember; must not be moved. */
typedef struct Table {
    hito_host host;
    uint64_t max_observations;
    uint64_t emitted;
    uint64_t progress_calls;
    bool finishing; /* emit is allowed */
    bool failed;    /* failure is set: the first one counts */
    FrameFailure failure;
} Table;

/** Prepare the table for a run. */
void table_init(Table *table, const Job *job);

/** Go on only when a call answered HITO_OK and nothing failed inside it; otherwise tell the host and end the process. */
void table_check(Table *table, hito_code code, uint32_t input);

#endif
