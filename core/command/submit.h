/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_SUBMIT_H
#define CORE_COMMAND_SUBMIT_H

#include <stdbool.h>

#include "core/base/finding.h"
#include "core/model/submission.h"

/** Write a submission as it is to travel: signed with the secret key in a file, sealed to the public key in another; each may
 *  be NULL. The file is readable by its owner alone. Errors: false and H3152 to H3154, H5007, H5049; nothing is written. */
bool submit_write(Submission *submission, const char *key_file, const char *seal_file, const char *path, FindingList *findings);

#endif
