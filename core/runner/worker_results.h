/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_WORKER_RESULTS_H
#define CORE_RUNNER_WORKER_RESULTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/model/calendar.h"
#include "core/model/manifest.h"
#include "core/model/observation.h"
#include "core/runner/observation_check.h"
#include "core/runner/worker_rows.h"
#include "core/wire/frame.h"

/** How far a worker is; frames that do not belong to a phase are a broken protocol. */
typedef enum WorkerPhase {
    PHASE_STARTING, /* no word yet */
    PHASE_PREPARED, /* its sandbox stands */
    PHASE_LOADED,   /* its plug-in is loaded; it takes rows */
    PHASE_FINISHING,
    PHASE_CLOSED
} WorkerPhase;

/** Why a worker's results are worth nothing; WORKER_FINE while they may be. */
typedef enum WorkerFault {
    WORKER_FINE,
    WORKER_BAD_FRAME,
    WORKER_BAD_OBSERVATION, /* observation_fault and indicator say which */
    WORKER_BAD_FINDING,     /* an input or rule that the manifest does not have */
    WORKER_BYTE_LIMIT,
    WORKER_CELL_LIMIT,
    WORKER_FAILED, /* it said so: failure */
    WORKER_TRAPPED /* it made a system call that is refused: call */
} WorkerFault;

/** What a worker has said up to now. Nothing of it is believed before it is checked. */
typedef struct WorkerResults {
    const Manifest *manifest;
    const WindowSet *windows;
    FrameReader *reader;
    WorkerPhase phase;
    WorkerFault fault;
    FrameLayers layers;
    GArray *refusals; /* of FrameRefusal */
    uint64_t batches; /* used up by the worker */
    uint64_t batches_sent;
    uint64_t merged;  /* states of other shards that it took in */
    uint64_t n_findings, n_frames, bytes, bytes_max;
    ObservationSet *set;
    GPtrArray *rows; /* of RowFindings* */
    ObservationFault observation_fault;
    uint32_t indicator;
    FrameFailure failure;
    int64_t call;
} WorkerResults;

/** Results of nothing yet. Owner: caller, worker_results_free(); manifest and windows are borrowed. */
WorkerResults *worker_results_new(const Manifest *manifest, const WindowSet *windows);
void worker_results_free(WorkerResults *results);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WorkerResults, worker_results_free)

/** Read what is in the pipe and take every whole frame. Answers how many bytes came, 0 at the end of the pipe.
 *  Errors: -1 when reading failed or a fault was found; then stop. */
int worker_results_read(WorkerResults *results, int pipe);

/** Add what another worker found on its rows and which calls it was refused. */
void worker_results_join(WorkerResults *into, const WorkerResults *from);

/** Put the observations in order. Errors: false, with a fault, when a cell stands twice. */
bool worker_results_sort(WorkerResults *results);

#endif
