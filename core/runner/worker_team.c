/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/worker_team.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

enum { PATIENCE = 500, EXIT_NO_READER = 96 };

static bool
gave_up(WorkerTeam *team, WorkerTurn *turn)
{
    team->failed = turn;
    return false;
}

bool
worker_team_init(WorkerTeam *team, const WorkerJob *job, uint32_t n, FindingList *findings)
{
    *team = (WorkerTeam){.job = job, .turns = g_new0(WorkerTurn, n), .n = n, .spoiled = -1};
    worker_ring_init(&team->ring);
    team->failed = team->turns;
    bool good = true;
    for (uint32_t i = 0; i < n; i++)
        good = worker_turn_init(&team->turns[i], job, &team->ring, (WorkerShard){i, n}, findings) && good;
    return good;
}

void
worker_team_clear(WorkerTeam *team)
{
    for (uint32_t i = 0; i < team->n; i++)
        worker_turn_clear(&team->turns[i]);
    worker_ring_close(&team->ring);
}

bool
worker_team_start(WorkerTeam *team, FindingList *findings)
{
    WorkerTurn *first = &team->turns[0];
    if (!worker_ring_open(&team->ring, first->slot_size * first->n_slots, team->n > 1)) {
        finding_add(findings, 9001, "", 0, g_strerror(errno), NULL);
        return false;
    }
    for (uint32_t i = 0; i < team->n; i++) {
        if (!worker_turn_start(&team->turns[i], findings))
            return gave_up(team, &team->turns[i]);
        team->cannot_merge = team->n > 1 && !team->turns[i].results->layers.merges;
        if (team->cannot_merge)
            return false;
    }
    worker_ring_started(&team->ring);
    return true;
}

/* A command to all. */
static bool
command(WorkerTeam *team, JobVerb verb, uint32_t input, bool present)
{
    for (uint32_t i = 0; i < team->n; i++) {
        if (!worker_turn_command(&team->turns[i], verb, input, present))
            return gave_up(team, &team->turns[i]);
    }
    return true;
}

/* Wait until all have used up so many batches. */
static bool
wait_for(WorkerTeam *team, uint64_t batches)
{
    for (uint32_t i = 0; i < team->n; i++) {
        if (!worker_turn_wait(&team->turns[i], PHASE_LOADED, batches))
            return gave_up(team, &team->turns[i]);
    }
    return true;
}

bool
worker_team_feed(WorkerTeam *team, uint32_t input, SourceFile *file)
{
    /* Fewer rows than fit lie at the same places. */
    const WorkerTurn *first = &team->turns[0];
    BatchLayout layout = g_array_index(first->layouts, BatchLayout, input);
    if (team->job->batch_rows)
        layout.row_capacity = MIN(layout.row_capacity, team->job->batch_rows);
    if (!command(team, JOB_BEGIN, input, file != NULL))
        return false;
    while (file) {
        uint64_t sent = first->results->batches_sent;
        if (sent >= first->n_slots && !wait_for(team, sent + 1 - first->n_slots))
            return false;
        if (!source_file_next(file, &layout, team->ring.slots + sent % first->n_slots * first->slot_size))
            break;
        for (uint32_t i = 0; i < team->n; i++)
            team->turns[i].results->batches_sent++;
        if (!command(team, JOB_BATCH, input, true))
            return false;
    }
    if (file && source_file_failed(file)) {
        team->spoiled = (int)input;
        return false;
    }
    return command(team, JOB_END, input, false);
}

/* When one of two fails in the middle of a state so does the other: the reader finds a state cut off, the writer has no
 * reader. */
static WorkerTurn *
to_blame(WorkerTurn *first, WorkerTurn *other)
{
    if (!worker_turn_is_over(other))
        return first;
    if (other->results->fault != WORKER_FINE)
        return other;
    other->by_itself = worker_process_end(&other->process, PATIENCE);
    int status = other->process.status;
    bool had_no_reader = WIFSIGNALED(status) ? WTERMSIG(status) == SIGPIPE : WEXITSTATUS(status) == EXIT_NO_READER;
    return had_no_reader && worker_turn_is_over(first) ? first : other;
}

/* A shard writes its state while the first worker reads it, so the host listens to both. */
static bool
merge_shard(WorkerTeam *team, uint32_t shard)
{
    WorkerTurn *first = &team->turns[0], *other = &team->turns[shard];
    other->results->phase = PHASE_FINISHING;
    if (!worker_turn_command(other, JOB_SAVE, 0, false))
        return gave_up(team, other);
    if (!worker_turn_command(first, JOB_MERGE, 0, false))
        return gave_up(team, first);
    while (other->results->phase != PHASE_CLOSED || first->results->merged < shard) {
        if (!worker_turn_listen_both(first, other))
            return gave_up(team, to_blame(first, other));
    }
    return worker_turn_close(other) || gave_up(team, other);
}

bool
worker_team_finish(WorkerTeam *team)
{
    WorkerTurn *first = &team->turns[0];
    if (!wait_for(team, first->results->batches_sent))
        return false;
    for (uint32_t i = 1; i < team->n; i++) {
        if (!merge_shard(team, i))
            return false;
    }
    if (!worker_turn_finish(first))
        return gave_up(team, first);
    /* The first sends its refusals once, at its end: those of the others come behind them. */
    for (uint32_t i = 1; i < team->n; i++)
        worker_results_join(first->results, team->turns[i].results);
    worker_rows_settle(first->results->rows);
    return true;
}

static int64_t
cpu_of(const struct rusage *usage)
{
    int64_t seconds = usage->ru_utime.tv_sec + usage->ru_stime.tv_sec;
    return seconds * G_USEC_PER_SEC + usage->ru_utime.tv_usec + usage->ru_stime.tv_usec;
}

WorkerCost
worker_team_cost(const WorkerTeam *team, int64_t wall)
{
    WorkerCost cost = {.wall = wall};
    memcpy(cost.step, team->turns[0].step, sizeof cost.step);
    for (uint32_t i = 0; i < team->n; i++) {
        cost.cpu += cpu_of(&team->turns[i].process.usage);
        cost.peak += team->turns[i].process.usage.ru_maxrss;
    }
    return cost;
}
