/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_WORKER_PROCESS_H
#define CORE_RUNNER_WORKER_PROCESS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

#include "core/wire/job.h"

/** What the workers of one run share: the ring of slots that they read, and the pipe over which their states reach the first
 *  of them. */
typedef struct WorkerRing {
    int file;
    uint8_t *slots; /* the host's own writable map of the ring */
    size_t size;
    int states[2];  /* read end, write end; -1 for a worker that is alone */
} WorkerRing;

/** A ring of nothing, which may be closed. */
void worker_ring_init(WorkerRing *ring);

/** Make a ring of slots. Owner: caller, worker_ring_close(). Errors: false with errno. */
bool worker_ring_open(WorkerRing *ring, size_t size, bool with_states);

/** All workers have their ends: the host keeps its map alone, so that a pipe whose workers are gone ends. */
void worker_ring_started(WorkerRing *ring);

void worker_ring_close(WorkerRing *ring);

/** A worker that was started: its number and its pipes. */
typedef struct WorkerProcess {
    pid_t pid;       /* 0 when none runs */
    int handle;      /* pidfd, -1 where the kernel has none */
    int commands;    /* write end */
    int results;     /* read end */
    int filters[2];  /* load, run: written once the pid is known */
    int status;      /* of wait(), after reaping */
    struct rusage usage;
} WorkerProcess;

/** Start a worker over a ring, a sealed description of its run and a sealed shared object, and hand it its filters.
 *  Owner: caller, worker_process_end(). Thread: from one that outlives the worker, which dies with it.
 *  Errors: false and H4001 or H9001. */
bool worker_process_start(WorkerProcess *process, const char *path, const WorkerRing *ring, const Job *job, int library, GError **error);

/** Send one command. Errors: false when the worker is gone. */
bool worker_process_command(WorkerProcess *process, JobVerb verb, uint32_t input, bool present);

/** Kill the worker unless it has ended, which it may do by itself within some milliseconds; reap it and give everything
 *  back. Answers true when it ended by itself; status and usage are set. */
bool worker_process_end(WorkerProcess *process, int patience);

#endif
