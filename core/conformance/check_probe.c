/* SPDX-License-Identifier: Apache-2.0 */
/* What only the process of a plug-in can try: hito-probe stands in for hito-worker, in the same sandbox. */
#include <string.h>

#include "core/conformance/check_parts.h"
#include "core/wire/probe.h"

enum { NO_MERGE = 3201, BROKEN = 3200, ROWS_OF_SUBJECT = 2 };

/* Which probe answers a check, and whether what the plug-in then emits must be what it emits without. */
static const struct {
    const char *id;
    ProbeKind kind;
    bool same;
} PROBES[] = {
    {"L03", PROBE_ENTRY, true},       {"L04", PROBE_VERSION, true},       {"L07", PROBE_EXTENSION, true},
    {"C01", PROBE_CYCLE, true},       {"C03", PROBE_LONG_HOST, true},     {"C05", PROBE_DESTROY, true},
    {"C06", PROBE_TWO, true},         {"C07", PROBE_NO_MEMORY, false},    {"C08", PROBE_PROGRESS, false},
    {"C09", PROBE_CANCEL, false},     {"C10", PROBE_UNMAP, true},         {"I13", PROBE_GUARD, true},
    {"I15", PROBE_RELEASE, true},     {"O08", PROBE_LIMIT, false},        {"M01", PROBE_MERGE_EMPTY, true},
    {"M02", PROBE_MERGE, true},       {"M03", PROBE_MERGE_REVERSE, true}, {"M04", PROBE_RELOAD, true},
    {"M05", PROBE_SAVE, false},       {"M06", PROBE_DAMAGE, false},       {"M07", PROBE_SHORT, true},
    {"X03", PROBE_LEAK, true},
};

void
check_probe(CheckRun *run, CheckResult *result)
{
    size_t p = 0;
    while (p < G_N_ELEMENTS(PROBES) && strcmp(PROBES[p].id, result->id) != 0)
        p++;
    if (p == G_N_ELEMENTS(PROBES) || !g_file_test(run->bench.probe, G_FILE_TEST_IS_EXECUTABLE)) {
        check_say(result, CHECK_SKIPPED, "hito-probe");
        return;
    }
    /* A batch holds the rows of one subject, so that shards never part them; what vanishes must have a successor. */
    bool dealt = result->id[0] == 'M' || PROBES[p].kind == PROBE_UNMAP;
    g_autoptr(Trial) trial = trial_run(&run->bench, run->rows, &(TrialWay){.probe = PROBES[p].kind, .batch_rows = dealt ? ROWS_OF_SUBJECT : 0});
    if (!trial->good) {
        check_say_failure(result, trial);
        if (trial->failure == NO_MERGE)
            result->state = CHECK_SKIPPED;
        return;
    }
    g_autofree char *difference = PROBES[p].same ? trial_difference(&run->bench, run->base, trial) : NULL;
    if (difference)
        check_say(result, CHECK_FAILED, difference);
}
