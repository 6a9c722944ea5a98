/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_CONFORMANCE_TRIAL_H
#define CORE_CONFORMANCE_TRIAL_H

#include "core/conformance/made_rows.h"
#include "core/runner/worker_run.h"

/** What all trials of one plug-in share. */
typedef struct Bench {
    PluginPackage *package; /* borrowed */
    WindowSet *windows;     /* owned */
    char *folder;           /* of the rows of the trial that runs; owned */
    const char *worker;     /* borrowed: hito-worker */
    const char *probe;      /* borrowed: hito-probe, "" when it is not there */
    uint64_t seed;
} Bench;

/** How a trial differs from an ordinary run; zero is one. */
typedef struct TrialWay {
    uint32_t batch_rows; /* rows of a batch, 0 for as many as fit */
    bool no_files;       /* every input is announced without a file */
    uint64_t observations; /* limit instead of the manifest's, 0 for its own */
    const char *data_folder; /* rows that are there already, NULL for made-up ones */
    const WindowSet *windows; /* NULL for the bench's */
    uint32_t probe;      /* a ProbeKind: hito-probe instead of hito-worker, 0 for none */
} TrialWay;

/** One run of the plug-in in a process of its own, whatever came of it. */
typedef struct Trial {
    bool good;
    unsigned failure; /* message number, 0 */
    char *why[LANGUAGE_COUNT]; /* the failure in words, "" */
    char *refused;             /* system calls that were refused, "openat 3", "" for none */
    ObservationSet *set;
    WorkerCost cost;
} Trial;

/** Prepare a bench with a folder of its own for made-up rows. Errors: false when there is no room for it. */
bool bench_init(Bench *bench, PluginPackage *package, const char *worker, const char *probe, uint64_t seed);
/** Give everything back; the folder is removed. */
void bench_clear(Bench *bench);

/** Run the plug-in over rows. Owner: caller, trial_free(). */
Trial *trial_run(const Bench *bench, const MadeRows *rows, const TrialWay *way);
void trial_free(Trial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Trial, trial_free)

/** The first cell in which two trials differ, "TPL-01 FY2026Q1 area NORTH: 3, then 4", or NULL. Owner: caller, g_free(). */
char *trial_difference(const Bench *bench, const Trial *a, const Trial *b);

/** A cell's name, "TPL-01 FY2026Q1 area NORTH". Owner: caller, g_free(). */
char *trial_cell_name(const Bench *bench, const Observation *cell);

#endif
