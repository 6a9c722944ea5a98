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

/** Pack a case in a folder of its own and run it over three rows. Owner: caller, broken_run_clear(). */
BrokenRun broken_run(const char *name, bool synthetic);
void broken_run_clear(BrokenRun *run);

/** hito-worker of the release build when HITO_RELEASE_DIR names one, else of this build. Owner: caller, g_free(). */
char *broken_run_worker(void);

/** Pack a case in a new folder. Owner: caller, g_free(). */
char *broken_run_folder(const char *name);

#endif
