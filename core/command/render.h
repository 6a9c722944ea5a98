/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_RENDER_H
#define CORE_COMMAND_RENDER_H

#include <stdbool.h>

#include "core/base/finding.h"

/** Start hito-report, the program beside this one, over a publication and wait for the PDF; a reader of @p path finds the
 *  old file or the whole new one. Its messages go to standard error. Errors: false and H0302 to H0305. */
bool render_report(const char *publication, Language language, const char *path, FindingList *findings);

#endif
