/* SPDX-License-Identifier: Apache-2.0 */
#include "core/conformance/check_parts.h"

void
check_probe(CheckRun *run, CheckResult *result)
{
    (void)run;
    check_say(result, CHECK_SKIPPED, "hito-probe");
}
