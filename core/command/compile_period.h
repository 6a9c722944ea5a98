/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_COMPILE_PERIOD_H
#define CORE_COMMAND_COMPILE_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/finding.h"

/** What an office compiles. */
typedef struct CompileOrder {
    const char *programme, *period, *office;
    int32_t as_of_day;
    char *const *submissions;
    int n_submissions;
    bool computed_here; /* by this office itself: no signature is asked for */
    const struct Submission *alone; /* print only its partner, as if the programme were that partner's; or NULL */
} CompileOrder;

/** Read, check, roll up, protect, record and publish one reporting period of a programme.
 *  Errors: false when nothing was published; findings say why. */
bool compile_period(const CompileOrder *order, FindingList *findings);

#endif
