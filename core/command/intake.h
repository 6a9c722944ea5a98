/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_INTAKE_H
#define CORE_COMMAND_INTAKE_H

#include "core/base/finding.h"
#include "core/model/submission.h"

/** Read a submission as it came: open it when it is sealed to a key of @p trust, hold its signature against the signers of
 *  that folder, and parse it. A partner with a key there must sign; what nobody signed has Submission.signer "".
 *  @p trust NULL: whoever reads is the sender, and nothing is held against anything.
 *  Owner: caller, submission_free(). Errors: NULL and H5001 to H5006, H5040 to H5048. */
Submission *intake_submission(const char *path, const char *trust, FindingList *findings);

#endif
