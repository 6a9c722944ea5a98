/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_SUBMISSION_READ_H
#define CORE_DOCUMENT_SUBMISSION_READ_H

#include "core/base/finding.h"
#include "core/model/submission.h"

/** Read a submission file. It came from another machine: every index, code, status and length is checked against the
 *  manifest in it and against the calendar before anything is believed.
 *  Owner: caller, submission_free(). Errors: NULL and findings H5001 to H5006, or those of its manifest. */
Submission *submission_read(const char *path, FindingList *findings);

/** The same from bytes; @p file names them in findings.
 *  Owner: caller, submission_free(). Errors: as submission_read(). */
Submission *submission_parse(const char *bytes, size_t size, const char *file, FindingList *findings);

#endif
