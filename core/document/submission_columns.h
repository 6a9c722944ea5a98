/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_SUBMISSION_COLUMNS_H
#define CORE_DOCUMENT_SUBMISSION_COLUMNS_H

/* The columns of a submission, for submission_read.c alone. Manifest and windows are read before. */
#include "core/document/json_walk.h"
#include "core/model/submission.h"

/** Read the estimates; each row is checked against the manifest's methods and rule V08. */
void submission_columns_estimates(JsonWalk *walk, json_t *rows, Submission *submission);

/** Read one table of one indicator and append its cells. */
void submission_columns_block(JsonWalk *walk, json_t *node, Submission *submission);

#endif
