/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_SUBMISSION_WRITE_H
#define CORE_DOCUMENT_SUBMISSION_WRITE_H

#include <stdbool.h>

#include "core/base/finding.h"
#include "core/model/submission.h"

/** The canonical bytes of a submission, docs/submission.schema.json: keys sorted, one line a table of an indicator,
 *  observations as columns, a column left out where all its cells hold the default.
 *  The same submission gives the same bytes on every machine. Owner: caller, g_free(). */
char *submission_bytes(const Submission *submission, size_t *size);

/** Write a submission so that a reader finds the old file or the whole new one, and set Submission.sha256.
 *  The file is readable by its owner alone, since small counts travel in it. Errors: false and H5007. */
bool submission_write(Submission *submission, const char *path, FindingList *findings);

#endif
