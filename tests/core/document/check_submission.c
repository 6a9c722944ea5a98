/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/document/submission_read.h"
#include "core/document/submission_write.h"
#include "tests/support/builders.h"
#include "tests/support/golden.h"

static Submission *
full_submission(void)
{
    Submission *s = build_submission("FY2025Q4");
    static const char *const QUARTERS[] = {"FY2025Q1", "FY2025Q2", "FY2025Q3", "FY2025Q4"};
    for (size_t q = 0; q < G_N_ELEMENTS(QUARTERS); q++) {
        build_table(s, "A-01", QUARTERS[q], 1, (int64_t[]){20 + (int64_t)q, 15}, true);
        build_table(s, "A-01", QUARTERS[q], 2, (int64_t[]){12, 8, (int64_t)q, 15, 0, 0}, false);
        build_count(s, "A-04", QUARTERS[q], 0, "", 30, 45, 45);
        build_count(s, "A-04", QUARTERS[q], 1, "F", 30, 45, 45);
    }
    build_count(s, "A-05", "LOA", 0, "", 0, 17, 17);
    Observation *median = &g_array_index(s->observations->observations, Observation, s->observations->observations->len - 1);
    median->has_value = 1;
    median->value = 12.5;
    EstimateDetail e = {2079, 1500.25, 2600, 0.95, 400, period_day(2025, 5, 15), 10, 17, 0};
    g_array_append_val(s->observations->estimates, e);
    build_count(s, "A-07", "FY2025Q3", 0, "", 0, 0, 400);
    Observation *estimate = &g_array_index(s->observations->observations, Observation, s->observations->observations->len - 1);
    estimate->has_value = 1;
    estimate->value = e.value;
    estimate->estimate = 0;
    finding_add(s->findings, 5006, "cases.csv", 41, "made up", NULL);
    finding_list_soften(s->findings, 0, FINDING_WARNING);
    build_done(s);
    return s;
}

static Submission *
parse(const char *bytes, size_t size, FindingList *findings)
{
    return submission_parse(bytes, size, "x.json", findings);
}

START_TEST(writing_and_reading_keeps_every_member)
{
    size_t size, again_size;
    g_autoptr(Submission) s = full_submission();
    SandboxRefusal refused = {"openat", SANDBOX_TIMES_MAX};
    g_array_append_val(s->refusals, refused);
    g_autofree char *bytes = submission_bytes(s, &size);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Submission) back = parse(bytes, size, findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_ptr_nonnull(back);
    g_autofree char *again = submission_bytes(back, &again_size);
    ck_assert_uint_eq(size, again_size);
    ck_assert_int_eq(memcmp(bytes, again, size), 0);
    const GArray *a = s->observations->observations, *b = back->observations->observations;
    ck_assert_uint_eq(a->len, b->len);
    for (guint i = 0; i < a->len; i++) {
        const Observation *x = &g_array_index(a, Observation, i), *y = &g_array_index(b, Observation, i);
        ck_assert_int_eq(observation_compare(x, y), 0);
        ck_assert_int_eq(x->numerator, y->numerator);
        ck_assert_int_eq(x->denominator, y->denominator);
        ck_assert_int_eq(x->subjects, y->subjects);
        ck_assert_int_eq(x->status, y->status);
        ck_assert_int_eq(x->has_value, y->has_value);
        ck_assert(!(x->value < y->value) && !(x->value > y->value));
        ck_assert_int_eq(x->estimate, y->estimate);
    }
    ck_assert_int_eq(g_array_index(back->observations->estimates, EstimateDetail, 0).reference_day, period_day(2025, 5, 15));
    ck_assert_uint_eq(finding_list_size(back->findings), 1);
    ck_assert_str_eq(finding_list_peek(back->findings, 0)->partner, "alfa");
    ck_assert_int_eq(((SubmissionInput *)back->inputs->pdata[0])->used, 1230);
    ck_assert_str_eq(back->manifest->sha256, s->manifest->sha256);
    ck_assert(golden_same("tests/golden/submission.json", bytes, size));
}
END_TEST

START_TEST(a_written_file_is_private_and_carries_its_digest)
{
    g_autoptr(Submission) s = full_submission();
    g_autoptr(FindingList) findings = finding_list_new();
    g_autofree char *folder = g_dir_make_tmp("hito-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "alfa.json", NULL);
    ck_assert(submission_write(s, path, findings));
    GStatBuf status;
    ck_assert_int_eq(g_stat(path, &status), 0);
    ck_assert_int_eq((int)(status.st_mode & 0777), 0600);
    g_autoptr(Submission) back = submission_read(path, findings);
    ck_assert_ptr_nonnull(back);
    ck_assert_str_eq(back->sha256, s->sha256);
    g_autofree char *nowhere = g_build_filename(folder, "no", "alfa.json", NULL);
    ck_assert(!submission_write(s, nowhere, findings));
    ck_assert_int_eq(finding_list_exit_status(findings), 4);
    g_unlink(path);
    g_rmdir(folder);
}
END_TEST

static void
expect_refused(const char *from, const char *to)
{
    size_t size;
    g_autoptr(Submission) s = full_submission();
    g_autofree char *bytes = submission_bytes(s, &size);
    char *at = strstr(bytes, from);
    ck_assert_msg(at != NULL, "%s", from);
    g_autofree char *head = g_strndup(bytes, (size_t)(at - bytes));
    g_autofree char *changed = g_strconcat(head, to, at + strlen(from), NULL);
    g_autoptr(FindingList) findings = finding_list_new();
    Submission *back = parse(changed, strlen(changed), findings);
    ck_assert_msg(back == NULL, "%s read as good", to);
    ck_assert_uint_gt(finding_list_size(findings), 0);
}

START_TEST(a_hostile_submission_is_refused)
{
    expect_refused("\"submission\":1", "\"submission\":2");
    expect_refused("\"partner\"", "\"partnre\"");
    expect_refused("\"indicator\":\"A-01\"", "\"indicator\":\"A-99\"");
    expect_refused("\"table\":1", "\"table\":9");
    expect_refused("\"table\":1", "\"table\":-1");
    expect_refused("\"codes\":[[0", "\"codes\":[[7");
    expect_refused("\"codes\":[[0,", "\"codes\":[[");
    expect_refused("\"window\":[0", "\"window\":[4");
    expect_refused("\"window\":[0", "\"window\":[400");
    expect_refused("\"window\":[0,1,", "\"window\":[1,1,");
    expect_refused("\"numerator\":[35", "\"numerator\":[-35");
    expect_refused("\"numerator\":[35", "\"numerator\":[9000000000000000000");
    expect_refused("\"estimate\":[0]", "\"estimate\":[1]");
    expect_refused("\"value\":[12.5]", "\"value\":[\"12.5\"]");
    expect_refused("\"value\":[12.5]", "\"status\":[3],\"value\":[12.5]");
    expect_refused("[5006,1", "[1,9");
    expect_refused("[5006,1", "[4999,1");
    expect_refused("cases.csv\",41", "ca\\u001bses.csv\",41");
    expect_refused("\"limits\"", "\"walls\"");
    expect_refused("\"refusals\":[", "\"refusals\":[[\"openat\",101]");
    expect_refused("\"refusals\":[", "\"refusals\":[[\"open at\",1]");
    expect_refused("\"refusals\":[", "\"refusals\":[[\"openat\"]");
    expect_refused("\"failure\":0", "\"failure\":5006");
    expect_refused("\"first_quarter\":\"FY2025Q1\"", "\"first_quarter\":\"FY1925Q1\"");
    expect_refused("\"sha256\":\"cc", "\"sha256\":\"CC");
    expect_refused("\\\"manifest\\\": 1", "\\\"manifest\\\": 2");
    expect_refused("\"as_of\":\"2025", "\"as_of\":\"x2025");
    expect_refused("{\n", "[\n");
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("submission");
    TCase *tests = tcase_create("document");
    tcase_add_test(tests, writing_and_reading_keeps_every_member);
    tcase_add_test(tests, a_written_file_is_private_and_carries_its_digest);
    tcase_add_test(tests, a_hostile_submission_is_refused);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
