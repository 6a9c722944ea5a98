/* SPDX-License-Identifier: Apache-2.0 */
/* Tables and texts of the programme folder of any bytes. The same bytes are read as each kind of file; what a table
 * takes without a finding is a value that its column allows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/document/plan_read_parts.h"
#include "tests/fuzz/mutate.h"

static void
must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

static void
parse_targets(const char *bytes, size_t size)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Plan) plan = plan_new();
    plan_read_targets(plan, bytes, size, findings);
    for (guint i = 0; finding_list_size(findings) == 0 && i < plan->targets->len; i++) {
        const Target *target = plan->targets->pdata[i];
        must(*target->indicator && *target->approved_by && target->row > 1, "a target without name, person or row");
        must(plan_find_target(plan, target->indicator, target->window) == target, "a target twice");
        must(!target->waived || (*target->waiver.text[0] && *target->waiver.text[1]), "a waiver in one language");
    }
}

static void
parse_codes(const char *bytes, size_t size)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(CodeList) list = code_list_new("any", "1");
    plan_read_codes(list, bytes, size, findings);
    for (guint i = 0; finding_list_size(findings) == 0 && i < list->codes->len; i++) {
        const Code *code = list->codes->pdata[i];
        guint steps = 0;
        while (*code->parent && steps++ <= list->codes->len)
            code = code_list_find(list, code->parent);
        must(steps <= list->codes->len, "a circle of parents");
    }
}

static void
parse(const char *bytes, size_t size)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Plan) plan = plan_new();
    parse_targets(bytes, size);
    parse_codes(bytes, size);
    plan_read_baselines(plan, bytes, size, findings);
    plan_read_milestones(plan, bytes, size, findings);
    plan_read_funnels(plan, bytes, size, findings);
    plan_read_indicators(plan, bytes, size, findings);
    plan_read_narrative(plan, "A-1.progress.en.md", bytes, size, findings);
    plan_read_narratives_end(plan, findings);
}

FUZZ_TARGET(200, parse)
