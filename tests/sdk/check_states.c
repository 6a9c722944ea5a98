/* SPDX-License-Identifier: Apache-2.0 */
/* Saved states are hostile until checked: every byte flipped, every length cut, and never more than a refusal. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/document/manifest_read.h"
#include "tests/support/in_process.h"

typedef struct Sample {
    InProcess process;
    InProcessRows *rows;
    InProcessRun run;
} Sample;

static Sample
open_sample(void)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autofree char *folder = g_build_filename(g_getenv("HITO_SOURCE"), "plugins", "renacer", NULL);
    g_autofree char *manifest = g_build_filename(folder, "manifest.json", NULL);
    g_autofree char *sample = g_build_filename(folder, "sample", NULL);
    Sample s = {.process = {manifest_read(manifest, findings), hito_plugin_entry(HITO_ABI_1_0)}};
    s.rows = in_process_read(s.process.manifest, sample, findings);
    ck_assert(calendar_parse_quarter(calendar_us_fiscal(), "FY2026Q1", &s.run.first));
    ck_assert(calendar_parse_quarter(calendar_us_fiscal(), "FY2026Q2", &s.run.last));
    s.run.saves = true;
    return s;
}

static void
close_sample(Sample *s)
{
    in_process_rows_free(s->rows);
    in_process_clear(&s->process);
}

START_TEST(flipped_bytes_are_survived)
{
    Sample s = open_sample();
    size_t refused = 0;
    for (s.run.flip = 1; s.run.flip < 8700; s.run.flip += s.run.flip < 400 ? 1 : 13) {
        g_autofree char *text = in_process_run(&s.process, s.rows, &s.run);
        ck_assert_ptr_nonnull(text);
        refused += g_str_has_prefix(text, "failed: ");
    }
    ck_assert_uint_gt(refused, 100);
    close_sample(&s);
}
END_TEST

START_TEST(cut_states_are_refused)
{
    Sample s = open_sample();
    bool whole = false;
    for (s.run.cut = 1; !whole; s.run.cut += 97) {
        g_autofree char *text = in_process_run(&s.process, s.rows, &s.run);
        whole = !g_str_has_prefix(text, "failed: ");
        ck_assert(whole || strcmp(text, "failed: 6\n") == 0);
    }
    ck_assert_uint_gt(s.run.cut, 8600);
    close_sample(&s);
}
END_TEST

START_TEST(another_contract_is_refused)
{
    ck_assert_ptr_null(hito_plugin_entry(HITO_ABI(2, 0)));
    ck_assert_ptr_nonnull(hito_plugin_entry(HITO_ABI(1, 7)));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("sdk_states");
    TCase *cases = tcase_create("sdk_states");
    tcase_set_timeout(cases, 240);
    tcase_add_test(cases, flipped_bytes_are_survived);
    tcase_add_test(cases, cut_states_are_refused);
    tcase_add_test(cases, another_contract_is_refused);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
