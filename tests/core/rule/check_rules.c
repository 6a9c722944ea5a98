/* SPDX-License-Identifier: Apache-2.0 */
/* V01 to V24, each with a fixture that keeps it and one that breaks it: only the second may say so. */
#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/command/compile_approved.h"
#include "core/document/manifest_read.h"
#include "core/protect/protect_windows.h"
#include "core/rule/assess.h"
#include "core/rule/compare.h"
#include "core/rule/rollup.h"
#include "core/rule/rules.h"
#include "core/runner/trust_file.h"
#include "tests/support/builders.h"
#include "tests/support/in_process.h"

static const Rule *
rule_of(const char *id)
{
    for (size_t i = 0; i < RULES_COUNT; i++) {
        if (strcmp(rules_at(i)->id, id) == 0)
            return rules_at(i);
    }
    ck_abort_msg("no rule %s", id);
}

/* Whether the rule said something, about this indicator when one is named. */
static bool
said(const char *id, const FindingList *findings, const char *about)
{
    const Rule *rule = rule_of(id);
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        const Finding *f = finding_list_peek(findings, i);
        for (size_t m = 0; m < G_N_ELEMENTS(rule->messages) && rule->messages[m]; m++) {
            if (rule->messages[m] == f->number && (!about || strcmp(f->argument[0], about) == 0))
                return true;
        }
    }
    return false;
}

/* A plan, a submission of four quarters and what follows from them. */
typedef struct Stage {
    Plan *plan;
    GPtrArray *submissions, *manifests;
    Submission *s;
    ActualTable *actuals, *printable;
    ReleasedSet *released;
    GArray *changes, *progress;
    FindingList *findings;
} Stage;

static Stage
stage_new(void)
{
    Stage stage = {.plan = build_plan(), .s = build_submission("FY2025Q4"), .released = released_set_new(),
                   .findings = finding_list_new()};
    stage.submissions = g_ptr_array_new_with_free_func((GDestroyNotify)submission_free);
    g_ptr_array_add(stage.submissions, stage.s);
    stage.manifests = g_ptr_array_new();
    g_ptr_array_add(stage.manifests, stage.s->manifest);
    return stage;
}

static void
stage_quarters(Stage *stage, const char *code, const int64_t numbers[4], const int64_t denominators[4])
{
    static const char *const QUARTERS[] = {"FY2025Q1", "FY2025Q2", "FY2025Q3", "FY2025Q4"};
    for (int q = 0; q < 4; q++)
        build_count(stage->s, code, QUARTERS[q], 0, "", numbers[q], denominators ? denominators[q] : 0,
                    denominators ? denominators[q] : numbers[q]);
}

static bool
stage_says(Stage *stage, const char *id, const char *about)
{
    build_done(stage->s);
    if (!stage->actuals)
        stage->actuals = rollup_actuals(stage->plan, stage->submissions, stage->s->windows->report_quarter);
    stage->printable = protect_windows(stage->actuals, stage->released, stage->plan->threshold);
    stage->changes = compare_actuals(stage->printable, stage->actuals, stage->released);
    stage->progress = assess_progress(stage->plan, stage->printable);
    RuleCase one = {stage->plan,     stage->manifests, "FY2025Q4",     stage->submissions, stage->actuals, stage->printable,
                    stage->released, stage->changes,   stage->progress, true};
    one.final = strcmp(id, "V10") != 0;
    rules_check(rule_of(id)->stage, &one, stage->findings);
    bool answer = said(id, stage->findings, about);
    plan_free(stage->plan);
    g_ptr_array_unref(stage->submissions);
    g_ptr_array_unref(stage->manifests);
    actual_table_free(stage->actuals);
    actual_table_free(stage->printable);
    released_set_free(stage->released);
    g_array_unref(stage->changes);
    g_array_unref(stage->progress);
    finding_list_free(stage->findings);
    return answer;
}

static const int64_t STEADY[4] = {40, 42, 44, 46};

static bool
v01(bool broken)
{
    Stage stage = stage_new();
    stage_quarters(&stage, broken ? "A-02" : "A-01", STEADY, NULL);
    return stage_says(&stage, "V01", "A-01");
}

static bool
v02(bool broken)
{
    Stage stage = stage_new();
    build_target(stage.plan, "A-01", "FY2025", "150");
    if (!broken)
        build_target(stage.plan, "A-01", "LOA", "600");
    return stage_says(&stage, "V02", "A-01");
}

static bool
v03(bool broken)
{
    Stage stage = stage_new();
    Baseline *baseline = g_new0(Baseline, 1);
    *baseline = (Baseline){g_strdup(broken ? "A-02" : "A-01"), {0, 0}, period_day(2024, 10, 1), g_strdup("made up"), 2};
    g_ptr_array_add(stage.plan->baselines, baseline);
    return stage_says(&stage, "V03", "A-01");
}

static bool
v04(bool broken)
{
    Stage stage = stage_new();
    build_count(stage.s, "A-01", "FY2025Q1", 0, "", 35 + broken, 0, 35);
    build_table(stage.s, "A-01", "FY2025Q1", 1, (int64_t[]){20, 15}, false);
    build_table(stage.s, "A-01", "FY2025Q1", 2, (int64_t[]){10, 10, 0, 5, 5, 5}, false);
    return stage_says(&stage, "V04", "A-01");
}

static bool
v05(bool broken)
{
    Stage stage = stage_new();
    stage_quarters(&stage, "A-01", STEADY, NULL);
    build_done(stage.s);
    stage.actuals = rollup_actuals(stage.plan, stage.submissions, stage.s->windows->report_quarter);
    const WindowSet *windows = stage.actuals->windows;
    size_t year = window_set_index(windows, window_set_find(windows, "FY2025"));
    actual_cells(stage.actuals->indicators->pdata[0], year, 0)->numerator += broken;
    return stage_says(&stage, "V05", "A-01");
}

/* A report of the third quarter that was released with this total. */
static void
stage_released(Stage *stage, const char *window, Quarter from, Quarter to, int64_t number)
{
    Quarter first = calendar_quarter_of_day(period_day(2024, 10, 1));
    Released r = {.indicator = g_strdup("A-03"), .definition_version = g_strdup("1"), .window = g_strdup(window),
                  .table = g_strdup(""), .cell = g_strdup(""), .first = first + from, .last = first + to,
                  .printed = {.numerator = number, .subjects = number, .estimate = -1, .status = STATUS_OK},
                  .text = g_strdup_printf("%d", (int)number), .period = first + 2, .as_of_day = period_day(2025, 7, 30)};
    released_set_add(stage->released, r);
}

static void
stage_unique(Stage *stage, int64_t life)
{
    stage_quarters(stage, "A-03", STEADY, NULL);
    for (size_t w = 4; w < stage->s->windows->n_windows; w++) {
        const Window *window = &stage->s->windows->windows[w];
        int64_t sum = 0;
        for (Quarter q = window->first; q <= window->last; q++)
            sum += STEADY[q - stage->s->windows->first_quarter];
        build_count(stage->s, "A-03", window->id, 0, "", MIN(sum, life), 0, MIN(sum, life));
    }
}

static bool
v06(bool broken)
{
    Stage stage = stage_new();
    stage_unique(&stage, 100);
    stage_released(&stage, "LOA", 0, 2, broken ? 120 : 90);
    return stage_says(&stage, "V06", "A-03");
}

static bool
v07(bool broken)
{
    Stage stage = stage_new();
    build_count(stage.s, "A-04", "FY2025Q1", 0, "", broken ? 50 : 30, 45, 45);
    return stage_says(&stage, "V07", "A-04");
}

static bool
v08(bool broken)
{
    Stage stage = stage_new();
    EstimateDetail e = {2079, 1500, 2600, broken ? 0 : 0.95, 400, period_day(2025, 5, 15), 10, 17, 0};
    g_array_append_val(stage.s->observations->estimates, e);
    build_count(stage.s, "A-07", "FY2025Q1", 0, "", 0, 0, 400);
    Observation *o = &g_array_index(stage.s->observations->observations, Observation, 0);
    o->has_value = 1;
    o->value = 2079;
    o->estimate = 0;
    return stage_says(&stage, "V08", "A-07");
}

/* By design: what would break it is not printed. */
static bool
is_kept_back(Stage *stage, const char *code)
{
    build_done(stage->s);
    stage->actuals = rollup_actuals(stage->plan, stage->submissions, stage->s->windows->report_quarter);
    g_autoptr(ActualTable) printable = protect_windows(stage->actuals, stage->released, stage->plan->threshold);
    const ActualIndicator *a = actual_find(printable, code);
    bool kept = actual_cells(a, 0, 0)->status == STATUS_SUPPRESSED && actual_cells(a, 0, 0)->numerator == 0;
    ck_assert_int_eq(actual_cells(a, 0, 0)->status, kept ? STATUS_SUPPRESSED : STATUS_OK);
    ck_assert(!stage_says(stage, "V09", NULL));
    return kept;
}

static bool
v09(bool broken)
{
    Stage stage = stage_new();
    build_count(stage.s, "A-05", "FY2025Q1", 0, "", 0, broken ? 10 : 11, broken ? 10 : 11);
    Observation *o = &g_array_index(stage.s->observations->observations, Observation, 0);
    o->has_value = 1;
    o->value = 12.5;
    return is_kept_back(&stage, "A-05");
}

static bool
v10(bool broken)
{
    Stage stage = stage_new();
    stage_unique(&stage, 100);
    stage_released(&stage, "FY2025Q1", 0, 0, broken ? 80 : 40);
    return stage_says(&stage, "V10", "A-03");
}

static bool
v11(bool broken)
{
    Stage stage = stage_new();
    stage_quarters(&stage, "A-01", broken ? (int64_t[]){40, 42, 44, 127} : (int64_t[]){40, 42, 44, 126}, NULL);
    return stage_says(&stage, "V11", "A-01");
}

static bool
v12(bool broken)
{
    Stage stage = stage_new();
    stage_quarters(&stage, "A-04", (int64_t[]){10, 30, 30, 30}, broken ? (int64_t[]){50, 45, 45, 45} : (int64_t[]){50, 45, 45, 46});
    return stage_says(&stage, "V12", "A-04");
}

/* One file of case rows, read as a partner's machine reads it. */
static bool
rows_say(const char *rows, const char *id)
{
    static const char MANIFEST[] =
        "{\"manifest\": 1, \"id\": \"one\", \"version\": \"1.0.0\", \"abi\": \"1.0\", \"abi_needs\": \"1.0\", \"publisher\": \"One\",\n"
        "\"limits\": {\"memory_mb\": 64, \"cpu_seconds\": 5, \"wall_seconds\": 5, \"observations\": 1000},\n"
        "\"code_lists\": {\"dept\": [\"05\"]}, \"domains\": [\"person\"], \"dimensions\": [], \"indicators\": [\n"
        " {\"code\": \"ONE-01\", \"type\": \"flow\", \"unit\": \"persons\", \"decimals\": 0, \"direction\": \"up\", \"class\": \"A\",\n"
        "  \"objective\": \"PROT\", \"definition_version\": \"1\", \"windows\": [\"quarter\"], \"name\": {\"en\": \"One\", \"es\": \"Uno\"},\n"
        "  \"tables\": [], \"inputs\": [\"cases\"], \"sheet\": {\"definition\": {\"en\": \"d\", \"es\": \"d\"},\n"
        "  \"source\": {\"en\": \"s\", \"es\": \"s\"}, \"limitations\": {\"en\": \"l\", \"es\": \"l\"}}}],\n"
        "\"inputs\": [{\"id\": \"cases\", \"empty\": \"none\", \"columns\": [\n"
        " {\"name\": \"person\", \"type\": \"key\", \"domain\": \"person\"}, {\"name\": \"day\", \"type\": \"date\"},\n"
        " {\"name\": \"age\", \"type\": \"int32\", \"min\": 0, \"max\": 17}, {\"name\": \"dept\", \"type\": \"code\", \"list\": \"dept\"}]}]}\n";
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Manifest) manifest = manifest_parse(MANIFEST, strlen(MANIFEST), "manifest.json", findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_ptr_nonnull(manifest);
    g_autofree char *folder = g_dir_make_tmp("hito-rules-XXXXXX", NULL), *path = g_build_filename(folder, "cases.csv", NULL);
    g_autofree char *text = g_strconcat("person,day,age,dept\n", rows, NULL);
    ck_assert(g_file_set_contents(path, text, -1, NULL));
    InProcessRows *read = in_process_read(manifest, folder, findings);
    in_process_rows_free(read);
    g_unlink(path);
    g_rmdir(folder);
    return said(id, findings, NULL);
}

static bool
v13(bool broken)
{
    return rows_say(broken ? "p1,2025-02-29,12,05\n" : "p1,2024-02-29,12,05\n", "V13");
}

static bool
v14(bool broken)
{
    return rows_say(broken ? "p1,2025-02-28,18,05\n" : "p1,2025-02-28,17,05\n", "V14");
}

static bool
v15(bool broken)
{
    return rows_say(broken ? "p1,2025-02-28,12,5\n" : "p1,2025-02-28,12,05\n", "V15");
}

static bool
v16(bool broken)
{
    Stage stage = stage_new();
    stage_quarters(&stage, "A-01", STEADY, NULL);
    stage_quarters(&stage, "A-02", (int64_t[]){20, 21, 22, 23}, NULL);
    stage_quarters(&stage, "A-10", broken ? (int64_t[]){20, 21, 22, 22} : (int64_t[]){20, 21, 22, 23}, NULL);
    PipelineStep *step = g_new0(PipelineStep, 1);
    *step = (PipelineStep){g_strdup("A-01"), g_strdup("A-02+A-10"), 2};
    g_ptr_array_add(stage.plan->pipeline, step);
    return stage_says(&stage, "V16", "A-01");
}

static void
stage_text(Stage *stage, const char *kind, const char *text)
{
    Narrative *n = g_new0(Narrative, 1);
    *n = (Narrative){g_strdup(""), g_strdup("A-01"), g_strdup(kind), {g_strdup(text), g_strdup(text)}, g_strdup("A-01.*.md"), {1, 1}};
    g_ptr_array_add(stage->plan->narratives, n);
}

static bool
v17(bool broken)
{
    Stage stage = stage_new();
    stage_quarters(&stage, "A-01", STEADY, NULL);
    build_target(stage.plan, "A-01", "FY2025Q4", "60");
    stage_text(&stage, broken ? "progress" : "deviation", "Why so few.");
    return stage_says(&stage, "V17", "A-01");
}

static bool
v18(bool broken)
{
    Stage stage = stage_new();
    stage_text(&stage, "progress", broken ? "There were 46 girls." : "There were {A-01:FY2025Q4}.");
    return stage_says(&stage, "V18", NULL);
}

static bool
v19(bool broken)
{
    return rows_say(broken ? "p1,2025-02-28,12,05\np1,2025-02-28,12,05\n" : "p1,2025-02-28,12,05\np2,2025-02-28,12,05\n", "V19");
}

static bool
v20(bool broken)
{
    Stage stage = stage_new();
    build_count(stage.s, "A-01", "FY2025Q1", 0, "", broken ? 10 : 11, 0, broken ? 10 : 11);
    return is_kept_back(&stage, "A-01");
}

static bool
v21(bool broken)
{
    Stage stage = stage_new();
    stage_text(&stage, "progress", broken ? "Call 310 555 0000." : "Call the office.");
    return stage_says(&stage, "V21", NULL);
}

static bool
v22(bool broken)
{
    Stage stage = stage_new();
    QualityRecord *record = g_new0(QualityRecord, 1);
    *record = (QualityRecord){.indicator = g_strdup("A-01"), .assessor = g_strdup("M&E lead"), .row = 2,
                              .day = period_day(2022, broken ? 9 : 10, broken ? 30 : 1)};
    g_ptr_array_add(stage.plan->quality, record);
    return stage_says(&stage, "V22", "A-01");
}

static bool
v23(bool broken)
{
    static const char *const HEADER[] = {"action", "day", "plugin", "version", "manifest_sha256", "key", "person", NULL};
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(GPtrArray) submissions = g_ptr_array_new_with_free_func((GDestroyNotify)submission_free);
    Submission *s = build_submission("FY2025Q4");
    g_ptr_array_add(submissions, s);
    g_autofree char *office = g_dir_make_tmp("hito-rules-XXXXXX", NULL), *trust = g_build_filename(office, "trust", NULL);
    g_autofree char *list = g_build_filename(trust, "approvals.tsv", NULL), *other = g_strnfill(64, 'e');
    const char *const line[] = {"approve", "", "alfa", "1.0.0", broken ? other : s->manifest->sha256, "", "A person", NULL};
    ck_assert(trust_file_add(trust, "approvals.tsv", HEADER, line, findings));
    compile_approved(office, submissions, findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    g_unlink(list);
    g_rmdir(trust);
    g_rmdir(office);
    return said("V23", findings, "alfa");
}

static bool
v24(bool broken)
{
    Stage stage = stage_new();
    stage_unique(&stage, broken ? 45 : 100);
    return stage_says(&stage, "V24", "A-03");
}

static bool (*const FIXTURES[RULES_COUNT])(bool) = {v01, v02, v03, v04, v05, v06, v07, v08, v09, v10, v11, v12,
                                                    v13, v14, v15, v16, v17, v18, v19, v20, v21, v22, v23, v24};

START_TEST(each_rule_is_kept_by_one_fixture_and_broken_by_the_other)
{
    for (size_t i = 0; i < RULES_COUNT; i++) {
        g_autofree char *id = g_strdup_printf("V%02d", (int)i + 1);
        ck_assert_str_eq(rules_at(i)->id, id);
        ck_assert_msg(!FIXTURES[i](false), "%s speaks of a fixture that keeps it", id);
        ck_assert_msg(FIXTURES[i](true), "%s is silent about a fixture that breaks it", id);
    }
}
END_TEST

START_TEST(each_rule_has_both_texts_and_its_messages)
{
    for (size_t i = 0; i < RULES_COUNT; i++) {
        const Rule *rule = rules_at(i);
        for (int l = 0; l < LANGUAGE_COUNT; l++)
            ck_assert_msg(rule->text[l] && strlen(rule->text[l]) > 10, "%s", rule->id);
        ck_assert_msg((rule->messages[0] != 0) == (rule->stage != RULE_BY_DESIGN), "%s", rule->id);
        for (size_t m = 0; m < G_N_ELEMENTS(rule->messages) && rule->messages[m]; m++)
            ck_assert_uint_eq(message_peek(rule->messages[m])->number, rule->messages[m]);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("rules");
    TCase *tests = tcase_create("table");
    tcase_add_test(tests, each_rule_is_kept_by_one_fixture_and_broken_by_the_other);
    tcase_add_test(tests, each_rule_has_both_texts_and_its_messages);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
