/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_SUBMISSION_H
#define CORE_MODEL_SUBMISSION_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/finding.h"
#include "core/model/calendar.h"
#include "core/model/manifest.h"
#include "core/model/observation.h"
#include "core/model/sandbox_layer.h"

/** One file that a plug-in was run over; used + rejected + blank rows are all the rows read. */
typedef struct SubmissionInput {
    char *id;      /* of the manifest */
    char *file;    /* base name */
    char *sha256;  /* "" when the file was not there or not readable */
    bool present;  /* announced to the plug-in with its rows */
    int64_t rows, used, rejected, blank, repeated;
} SubmissionInput;

/** What one partner's machine computed for one reporting period: aggregates, findings and digests, never a case row.
 *  windows are the run's own, from the partner's award start; observations index them and the manifest. */
typedef struct Submission {
    char *programme, *partner, *period; /* ids; FY2026Q3 */
    int32_t as_of_day;
    bool synthetic;       /* the programme says that the data are made up */
    char *software;       /* "hito 0.1.0" */
    Manifest *manifest;   /* of the plug-in that ran */
    GBytes *manifest_bytes; /* manifest.json as it was, so that the office reads the same definitions */
    uint32_t layers;      /* of the sandbox, as bits of SandboxLayer; 0 when nothing ran */
    GArray *refusals;     /* of SandboxRefusal: system calls that the plug-in was refused, by name */
    unsigned failure;     /* 0, or the message number that says why nothing was computed */
    WindowSet *windows;
    ObservationSet *observations; /* sorted; empty after a failure */
    GPtrArray *inputs;    /* of SubmissionInput*, in the order of the manifest */
    FindingList *findings; /* row findings and failures, for the report's annex */
    char *plan_sha256;    /* of the programme folder that it was computed with */
    char *signer;         /* name of the key that signed it and that the office binds to the partner, "" for none */
    bool sealed;          /* it came sealed to the office */
    char *sha256;         /* of the file's own bytes, set by submission_read() and submission_write() */
} Submission;

/** A submission with empty strings, no manifest, no windows and empty lists. Owner: caller, submission_free(). */
Submission *submission_new(void);
void submission_free(Submission *submission);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Submission, submission_free)

/** Append an input of the manifest, not present, without rows. Owner: the submission. */
SubmissionInput *submission_add_input(Submission *submission, const char *id);

#endif
