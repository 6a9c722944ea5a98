/* SPDX-License-Identifier: Apache-2.0 */
#include "core/conformance/conformance.h"

#include <errno.h>
#include <string.h>

#include "core/conformance/check_parts.h"

enum { SUBJECTS = 60 };

const char *
check_state_name(CheckState state)
{
    static const char *const NAMES[] = {"passed", "note", "warning", "failed", "skipped", "void"};
    return NAMES[state];
}

static void
say_both(CheckResult *result, CheckState state, const char *en, const char *es)
{
    result->state = state;
    g_free(result->detail[LANGUAGE_EN]);
    g_free(result->detail[LANGUAGE_ES]);
    result->detail[LANGUAGE_EN] = g_strdup(en);
    result->detail[LANGUAGE_ES] = g_strdup(es);
}

void
check_say(CheckResult *result, CheckState state, const char *detail)
{
    say_both(result, state, detail, detail);
}

void
check_say_failure(CheckResult *result, const Trial *trial)
{
    say_both(result, CHECK_FAILED, trial->why[LANGUAGE_EN], trial->why[LANGUAGE_ES]);
}

void
check_same(CheckRun *run, CheckResult *result, const MadeRows *rows, const TrialWay *way)
{
    g_autoptr(Trial) trial = trial_run(&run->bench, rows, way);
    if (!trial->good) {
        check_say_failure(result, trial);
        return;
    }
    g_autofree char *difference = trial_difference(&run->bench, run->base, trial);
    if (difference)
        check_say(result, CHECK_FAILED, difference);
}

static void
result_free(gpointer data)
{
    CheckResult *result = data;
    g_free(result->detail[LANGUAGE_EN]);
    g_free(result->detail[LANGUAGE_ES]);
    g_free(result);
}

static CheckResult *
result_of(const Check *check)
{
    CheckResult *result = g_new0(CheckResult, 1);
    result->id = check->id;
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        result->rule[l] = check->rule[l];
        result->mend[l] = check->mend[l];
        result->detail[l] = g_strdup("");
    }
    result->state = check->run ? CHECK_PASSED : CHECK_VOID;
    return result;
}

/* Whether a check can be tried; says which check stands in its way when not. */
static bool
may_run(const CheckRun *run, const Check *check, CheckResult *result)
{
    const char *owner = NULL;
    if (check->need >= NEED_MANIFEST && !run->package)
        owner = "S11";
    else if (check->need >= NEED_LIBRARY && !run->base)
        owner = check_owner(finding_list_size(run->opening) ? finding_list_peek(run->opening, finding_list_size(run->opening) - 1)->number : 0);
    else if (check->need >= NEED_RUN && !run->base->good)
        owner = check_owner(run->base->failure);
    if (!owner)
        return true;
    g_autofree char *en = g_strdup_printf("%s must pass first", owner);
    g_autofree char *es = g_strdup_printf("primero debe pasar %s", owner);
    say_both(result, CHECK_SKIPPED, en, es);
    return false;
}

static void
prepare(CheckRun *run, const char *probe)
{
    if (!run->package || run->package->library < 0 || !bench_init(&run->bench, run->package, run->order->worker, probe, run->order->seed))
        return;
    const WindowSet *windows = run->bench.windows;
    MadePlan plan = {.n_subjects = SUBJECTS, .from_day = windows->windows[0].period.from_day, .seed = run->order->seed,
                     .to_day = calendar_quarter_period(windows->report_quarter).to_day};
    run->rows = made_rows_new(run->package->manifest, &plan);
    run->base = trial_run(&run->bench, run->rows, &(TrialWay){0});
}

GPtrArray *
conformance_check(const CheckOrder *order, FindingList *findings)
{
    g_autoptr(FindingList) opening = finding_list_new();
    g_autoptr(PluginPackage) package = plugin_package_open(order->folder, opening);
    g_autofree char *bin = g_path_get_dirname(order->worker);
    g_autofree char *probe = g_build_filename(bin, "hito-probe", NULL);
    CheckRun run = {.order = order, .opening = opening, .package = package};
    prepare(&run, probe);
    if (package && package->library >= 0 && !run.base) {
        g_autofree char *where = g_strdup_printf("%s: %s", g_get_tmp_dir(), g_strerror(errno));
        finding_add(findings, 9001, "", 0, where, NULL);
        return NULL;
    }
    GPtrArray *results = g_ptr_array_new_with_free_func(result_free);
    for (const Check *check = check_list(); check->id; check++) {
        if (order->only && strcmp(order->only, check->id) != 0)
            continue;
        CheckResult *result = result_of(check);
        g_ptr_array_add(results, result);
        if (check->run && may_run(&run, check, result))
            check->run(&run, result);
    }
    trial_free(run.base);
    made_rows_free(run.rows);
    if (run.package && run.package->library >= 0)
        bench_clear(&run.bench);
    return results;
}
