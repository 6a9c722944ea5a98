/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_WORKER_TURN_H
#define CORE_RUNNER_WORKER_TURN_H

/* One start of a worker, from spawn to reap; worker_run.c takes a second turn when a file breaks off in the middle. */
#include "core/runner/worker_process.h"
#include "core/runner/worker_results.h"
#include "core/runner/worker_run.h"

/** Which of how many workers. */
typedef struct WorkerShard {
    uint32_t number, n;
} WorkerShard;

/** A worker at work. */
typedef struct WorkerTurn {
    const WorkerJob *job;
    const WorkerRing *ring; /* borrowed from the team */
    WorkerShard shard;
    WorkerProcess process;
    WorkerResults *results;
    GArray *layouts;      /* of BatchLayout, one an input */
    uint32_t n_slots;
    size_t slot_size;
    int64_t step[STEP_COUNT], step_from; /* how long each step took; when the one at hand began */
    int64_t budget;       /* microseconds that the host will still wait for the worker */
    bool expired;         /* the budget is used up */
    bool ended;           /* the worker closed its pipe */
    bool layers_refused;  /* the sandbox is not good enough for these data */
    bool by_itself;       /* the process ended without being killed */
} WorkerTurn;

/** Prepare the forms of all inputs. Owner: caller, worker_turn_clear(). Errors: false and H4030. */
bool worker_turn_init(WorkerTurn *turn, const WorkerJob *job, const WorkerRing *ring, WorkerShard shard, FindingList *findings);
void worker_turn_clear(WorkerTurn *turn);

/** Start the worker, put its sandbox up, judge it, load the plug-in.
 *  Errors: false; a finding only when the worker could not be started. */
bool worker_turn_start(WorkerTurn *turn, FindingList *findings);

/** Note that a step is done. */
void worker_turn_step(WorkerTurn *turn, WorkerStep step);

/** Wait until the worker has reached a phase and used up so many batches. Errors: false when it never will. */
bool worker_turn_wait(WorkerTurn *turn, WorkerPhase phase, uint64_t batches);

/** Send a command. Errors: false when the worker does not read it; what it said is then taken. */
bool worker_turn_command(WorkerTurn *turn, JobVerb verb, uint32_t input, bool present);

/** True when nothing more can come of a worker. */
bool worker_turn_is_over(const WorkerTurn *turn);

/** Read once from one of two workers or from both. Errors: false when one of them failed or will never say more. */
bool worker_turn_listen_both(WorkerTurn *one, WorkerTurn *other);

/** After its closing record: nothing may follow it, and the process must end well by itself. Errors: false. */
bool worker_turn_close(WorkerTurn *turn);

/** Let the plug-in finish and take its last word. Errors: false. */
bool worker_turn_finish(WorkerTurn *turn);

/** Say why a turn failed. Returns the number of the message that was added. */
unsigned worker_turn_verdict(const WorkerTurn *turn, FindingList *findings);

#endif
