/* SPDX-License-Identifier: Apache-2.0 */
/* programme.json of any bytes: a plan without a finding is whole, and a fault is always said. */
#include <stdio.h>
#include <stdlib.h>

#include "core/document/plan_read_parts.h"
#include "tests/fuzz/mutate.h"

static void
parse(const char *bytes, size_t size)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Plan) plan = plan_new();
    plan_read_programme(plan, bytes, size, findings);
    if (finding_list_size(findings) == 0 &&
        (!plan->id || !*plan->id || plan->partners->len == 0 || plan->objectives->len == 0 || plan->threshold < 11)) {
        fputs("an incomplete plan was taken for good\n", stderr);
        abort();
    }
    for (size_t i = 0; i < finding_list_size(findings); i++)
        g_free(finding_line(finding_list_peek(findings, i), LANGUAGE_ES));
}

FUZZ_TARGET(600, parse)
