/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_DOCTOR_H
#define CORE_RUNNER_DOCTOR_H

#include <glib.h>
#include <stdbool.h>

#include "core/base/finding.h"
#include "core/base/language.h"

/** One thing that this machine offers or not. Texts are static but for the detail. */
typedef struct DoctorLine {
    const char *name; /* "landlock": of core/model/sandbox_layer.h */
    bool stands;
    char *detail;     /* a version, or why not; may be "" */
    const char *what[LANGUAGE_COUNT]; /* what it is for */
    const char *lost[LANGUAGE_COUNT]; /* what is lost without it */
} DoctorLine;

/** What the machine offers to the sandbox. */
typedef struct Doctor {
    char *kernel;      /* "6.1.0" */
    GPtrArray *lines;  /* of DoctorLine* */
    bool real_data;    /* enough for real data */
} Doctor;

/** Start a worker, let it put its sandbox up as for a run, and ask what stands; no plug-in is loaded.
 *  Owner: caller, doctor_free(). Errors: NULL and H4001, H4005 or H9001 when no worker can be started. */
Doctor *doctor_look(const char *worker_path, FindingList *findings);
void doctor_free(Doctor *doctor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Doctor, doctor_free)

#endif
