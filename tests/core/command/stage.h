/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_CORE_COMMAND_STAGE_H
#define TESTS_CORE_COMMAND_STAGE_H

#include <glib.h>

#include "core/base/finding.h"
#include "core/model/submission.h"

/** The submission of tests/golden/compile: four quarters of "alfa", with hidden and printed tables. Owner: caller. */
Submission *stage_submission(const char *period);

/** An empty folder of this test, and its removal with all that is in it. Owner: caller, g_free(). */
char *stage_office(void);
void stage_remove(char *folder);

/** Write the submission into the folder and compile it with tests/golden/compile/programme. Returns the bytes of the
 *  publication, NULL when there is none. Owner: caller, g_free(). */
char *stage_compile(const char *office, Submission *submission, FindingList *findings);

#endif
