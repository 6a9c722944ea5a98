/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_WORKER_TEAM_H
#define CORE_RUNNER_WORKER_TEAM_H

/* The workers of one run of a plug-in: one, or several that share a ring of slots and deal the rows among themselves. At the
 * end each but the first hands its state to the first, inside the sandbox, and the first alone emits. */
#include "core/runner/worker_turn.h"
#include "core/source/source_file.h"

/** Workers at work. */
typedef struct WorkerTeam {
    const WorkerJob *job;
    WorkerTurn *turns;
    uint32_t n;
    WorkerRing ring;
    int spoiled;          /* index of an input whose file broke off, -1 for none */
    bool cannot_merge;    /* the plug-in's states do not add up: it must run alone */
    WorkerTurn *failed;   /* the first that failed, else the first worker */
} WorkerTeam;

/** Prepare so many workers. Owner: caller, worker_team_clear(). Errors: false and H4030. */
bool worker_team_init(WorkerTeam *team, const WorkerJob *job, uint32_t n, FindingList *findings);
void worker_team_clear(WorkerTeam *team);

/** Start all workers. Errors: false, with a finding when one could not be started, or with cannot_merge. */
bool worker_team_start(WorkerTeam *team, FindingList *findings);

/** Hand over the rows of one input, or that it has no file; the file is NULL for none.
 *  Errors: false when a worker is gone or the file broke off (spoiled is set). */
bool worker_team_feed(WorkerTeam *team, uint32_t input, SourceFile *file);

/** Add the states up, let the plug-in finish and take its last word; the first worker's results then hold everything.
 *  Errors: false. */
bool worker_team_finish(WorkerTeam *team);

/** What all workers used up together. */
WorkerCost worker_team_cost(const WorkerTeam *team, int64_t wall);

#endif
