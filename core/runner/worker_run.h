/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_WORKER_RUN_H
#define CORE_RUNNER_WORKER_RUN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/base/finding.h"
#include "core/model/calendar.h"
#include "core/model/source_map.h"
#include "core/model/submission.h"
#include "core/runner/plugin_package.h"

enum { WORKERS_MAX = 16 };

/** The steps of a run, each as long as the host waited for it. */
typedef enum WorkerStep {
    STEP_START,   /* memory files and filters made, worker spawned */
    STEP_PREPARE, /* the worker's own loading, then the sandbox */
    STEP_LOAD,    /* the plug-in loaded, behind its last filter */
    STEP_FEED,    /* files read and handed over */
    STEP_FINISH,  /* the rest computed, the last word taken, the process reaped */
    STEP_COUNT
} WorkerStep;

/** What the workers used, from spawn to reap. Units: microseconds. */
typedef struct WorkerCost {
    int64_t cpu, wall;
    int64_t step[STEP_COUNT]; /* of the first worker; 0 for those that were not reached */
    int64_t peak;             /* resident memory in kB, of several workers the sum */
} WorkerCost;

/** One run of a plug-in over one partner's files. All borrowed. */
typedef struct WorkerJob {
    const PluginPackage *package;
    const WindowSet *windows;
    GHashTable *settings;    /* name (char*) -> gint64*: instead of the manifest's values; NULL for none */
    const char *data_folder; /* holds <input id>.csv, or what sources says */
    const SourceMap *sources; /* the partner's sources.json; NULL for none */
    bool synthetic;          /* made-up data may run without every layer of the sandbox */
    int32_t as_of_day;
    uint64_t seed;
    const char *worker_path; /* hito-worker, beside it hito-audit.so */
    uint32_t workers;        /* at most WORKERS_MAX, 0 for one: as many processes share the rows; a plug-in without hito.merge/1 gets one */
    uint32_t batch_rows;     /* rows of a batch at most, 0 for as many as fit: tests hand over other splits */
    uint32_t probe;          /* for hito-probe in place of hito-worker; 0 */
    WorkerCost *cost;        /* filled when not NULL */
} WorkerJob;

/** Run a plug-in in its own sandboxed process over every input of its manifest and take what it computes, checked.
 *  Fills observations, inputs, layers, refusals and failure of the submission and adds what went wrong to the findings;
 *  after a failure there are no observations. No process, file or map is left behind, whatever the plug-in does.
 *  Errors: false with H4001 to H4199, of level machine when no plug-in could run here, else of level error. */
bool worker_run(const WorkerJob *job, Submission *submission, FindingList *findings);

/** Where hito-worker stands: beside the running program. Owner: caller, g_free(). */
char *worker_run_default_path(void);

#endif
