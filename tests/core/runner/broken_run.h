/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_CORE_RUNNER_BROKEN_RUN_H
#define TESTS_CORE_RUNNER_BROKEN_RUN_H

#include "core/runner/worker_run.h"

/** One run of a plug-in of tests/broken through the production path, with what it left behind. */
typedef struct BrokenRun {
    Submission *submission;
    FindingList *findings;
    bool good;
    unsigned failure;     /* message number, 0 */
    char *argument;       /* second argument of the failure's message, "" */
    int64_t answer;       /* what a contained plug-in reported, -1 for none */
    bool changed_input, changed_target, created_file, left_child;
    int left_descriptors; /* more than before */
} BrokenRun;

/** What to run and how; all that is zero is as in production. */
typedef struct BrokenCase {
    const char *name;
    bool synthetic;
    const char *worker;     /* another hito-worker */
    uint32_t wall_seconds;
    uint32_t workers;
    uint64_t cells;         /* as many observations are allowed */
    bool reopens_by_path;   /* the library is opened again, by its name, after it was checked */
} BrokenCase;

/** Pack a case in a folder of its own and run it over three rows. Names without a source of their own: 06_* are damaged copies of the
 *  sound plug-in, 58_swapped changes its file between check and run, 59_* make its folder one that is not to be trusted, 61_twin
 *  stands in a second folder beside it. Owner: caller, broken_run_clear(). */
BrokenRun broken_run_case(const BrokenCase *broken);
BrokenRun broken_run(const char *name, bool synthetic);
void broken_run_clear(BrokenRun *run);

/** hito-worker of the release build when HITO_RELEASE_DIR names one, else of this build. Owner: caller, g_free(). */
char *broken_run_worker(void);

/** Pack a case in a new folder. Owner: caller, g_free(). */
char *broken_run_folder(const char *name);

#endif
