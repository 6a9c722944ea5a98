/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_COMPILE_APPROVED_H
#define CORE_COMMAND_COMPILE_APPROVED_H

#include <glib.h>

#include "core/base/finding.h"

/** Compare the plug-in behind every submission with the office's own list of approved ones (V23), whatever the partner's
 *  machine allowed. Shapes: submissions holds Submission*. Errors: findings H5201 of the partner, H5202 without a list. */
void compile_approved(const char *office, const GPtrArray *submissions, FindingList *findings);

#endif
