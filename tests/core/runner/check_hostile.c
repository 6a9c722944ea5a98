/* SPDX-License-Identifier: Apache-2.0 */
/* Every hostile plug-in of tests/broken through the production path: the verdict that is expected, and no child,
 * descriptor, written file or changed input left. A case without a failure was contained without ending; its answer
 * is what it got, mostly an errno. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "tests/core/runner/broken_run.h"

enum { ANY = -2, NO_FILE = -3 }; /* NO_FILE: EACCES or, in the empty root, ENOENT */

static const struct {
    const char *name;
    unsigned failure;
    const char *argument; /* of the message, NULL when it does not matter */
    int64_t answer;
} CASES[] = {
    {"00_sound", 0, NULL, 0},
    {"01_null_in_constructor", 4010, "11", ANY},
    {"02_null_in_update", 4010, "11", ANY},
    {"03_stack_overflow", 4010, "11", ANY},
    {"04_abort", 4010, "6", ANY},
    {"04_double_free", 4010, "6", ANY},
    {"05_function_null", 4035, NULL, ANY},
    {"05_short_struct", 4033, NULL, ANY},
    {"05_other_major", 4034, NULL, ANY},
    {"05_entry_null", 4032, NULL, ANY},
    {"05_no_entry", 3115, NULL, ANY},
    {"05_other_id", 4036, NULL, ANY},
    {"05_other_count", 4038, NULL, ANY},
    {"07_executable_stack", 3110, NULL, ANY},
    {"08_library", 3113, NULL, ANY},
    {"09_loop_in_update", 4012, "1", ANY},
    {"09_loop_in_constructor", 4012, "1", ANY},
    {"10_loop_with_signals_blocked", 4012, "1", ANY},
    {"11_sleep", 4013, "2", ANY},
    {"13_stop", 4013, "2", ANY},
    {"14_half_a_frame", 4013, "2", ANY},
    {"15_huge_malloc", 4019, "64", ANY},
    {"16_memory_in_steps", 4019, "64", ANY},
    {"17_memory_file", 0, NULL, EPERM},
    {"18_fork_bomb", 4011, "56", ANY},
    {"19_thread", 0, NULL, EAGAIN},
    {"21_tcp", 4011, "41", ANY},
    {"22_udp", 4011, "41", ANY},
    {"23_local_socket", 0, NULL, EACCES},
    {"24_read_file", 0, NULL, EACCES},
    {"24_read_file_in_constructor", 0, NULL, NO_FILE},
    {"25_environment_of_host", 0, NULL, EACCES},
    {"26_stat_in_constructor", 0, NULL, NO_FILE},
    {"28_fake_filter", 0, NULL, NO_FILE},
    {"30_write_by_path", 0, NULL, EACCES},
    {"31_guessed_descriptors", 0, NULL, 0},
    {"32_create_file", 0, NULL, EACCES},
    {"33_kill_host", 4011, "62", ANY},
    {"33_open_host", 4011, "434", ANY},
    {"34_trace_host", 4011, "101", ANY},
    {"35_execute", 4011, "59", ANY},
    {"35_system", 4011, NULL, ANY},
    {"36_writable_code", 4011, "9", ANY},
    {"36_code_from_data", 4011, "10", ANY},
    {"37_io_uring", 4011, "425", ANY},
    {"37_unshare", 4011, "272", ANY},
    {"38_raise_limits", 0, NULL, EPERM},
    {"39_load_library", 0, NULL, 1},
    {"40_exit", 4016, NULL, ANY},
    {"40_exit_in_constructor", 4016, NULL, ANY},
    {"41_forged_frame", 4017, NULL, ANY},
    {"42_garbage", 4017, NULL, ANY},
    {"43_flood", 4017, NULL, ANY},
    {"44_too_many_heeded", 4015, NULL, ANY},
    {"44_too_many_ignored", 4015, NULL, ANY},
    {"45_close_all", 4016, NULL, ANY},
    {"45_close_and_sleep", 4022, NULL, ANY},
    {"46_not_a_number", 4060, "BRK-01", ANY},
    {"46_infinite", 4060, "BRK-01", ANY},
    {"46_more_than_all", 4059, "BRK-02", ANY},
    {"46_denominator_zero", 4058, "BRK-02", ANY},
    {"46_negative", 4057, "BRK-01", ANY},
    {"46_no_subjects", 4062, "BRK-01", ANY},
    {"48_twice", 4064, "BRK-01", ANY},
    {"48_no_indicator", 4051, NULL, ANY},
    {"48_no_code", 4054, "BRK-01", ANY},
    {"48_no_window", 4052, "BRK-01", ANY},
    {"48_other_kind", 4052, "BRK-01", ANY},
    {"48_no_table", 4053, "BRK-01", ANY},
    {"48_suppressed", 4055, "BRK-01", ANY},
    {"48_note", 4063, "BRK-01", ANY},
    {"48_outside_finish", 4039, NULL, ANY},
    {"48_no_rule", 4023, NULL, ANY},
    {"51_write_into_rows", 4010, "11", ANY},
    {"51_unprotect_rows", 0, NULL, EACCES},
    {"52_map_again", 0, NULL, 0},
    {"53_read_beyond", 4010, NULL, ANY}, /* 11, or 7 where another file lies behind the rows */
    {"60_gives_up", 4020, "the rows contradict each other", ANY},
    {"60_odd_rows", 0, NULL, 0},
};

/* Workers that share the rows: what one does costs this run alone. */
static const struct {
    const char *name;
    uint32_t workers;
    unsigned failure;
    const char *argument;
    int64_t answer;
} SHARED[] = {
    {"70_shards", 1, 0, NULL, 3},
    {"70_shards", 2, 0, NULL, 3},
    {"70_shards", 8, 0, NULL, 3},
    {"70_shards_alone", 5, 0, NULL, 1},
    {"00_sound", 3, 0, NULL, 0},
    {"71_shard_crashes", 2, 4010, "11", ANY},
    {"71_shard_crashes", 5, 4010, "11", ANY},
    {"71_shard_crashes", 1, 0, NULL, 3},
    {"72_state_is_cut", 2, 4021, "BAD_STATE", ANY},
    {"72_save_crashes", 2, 4010, "11", ANY},
    {"72_save_crashes", 4, 4010, "11", ANY},
    {"72_save_gives_up", 3, 4019, "64", ANY},
    {"73_load_crashes", 2, 4010, "11", ANY},
    {"73_load_crashes", 3, 4010, "11", ANY},
    {"73_load_leaves_some", 3, 0, NULL, 3},
    {"74_save_sleeps", 2, 4013, "2", ANY},
    {"75_writes_into_states", 3, 4021, "BAD_STATE", ANY},
    {"03_stack_overflow", 3, 4010, "11", ANY},
};

/* Nothing is left behind, and a failure leaves no observation. */
static void
check_traces(const BrokenRun *run)
{
    if (run->failure != 0) {
        ck_assert_uint_eq(run->submission->observations->observations->len, 0);
        ck_assert(run->submission->failure == run->failure || run->failure < 4000);
    }
    ck_assert(!run->left_child);
    ck_assert_int_eq(run->left_descriptors, 0);
    ck_assert(!run->changed_input);
    ck_assert(!run->changed_target);
    ck_assert(!run->created_file);
}

START_TEST(hostile)
{
    BrokenRun run = broken_run(CASES[_i].name, true);
    ck_assert_msg(run.failure == CASES[_i].failure, "%s: H%04u %s instead of H%04u", CASES[_i].name, run.failure, run.argument,
                  CASES[_i].failure);
    ck_assert(run.good == (run.failure == 0));
    if (CASES[_i].argument)
        ck_assert_msg(strcmp(run.argument, CASES[_i].argument) == 0, "%s: %s", CASES[_i].name, run.argument);
    bool no_file = CASES[_i].answer == NO_FILE && (run.answer == EACCES || run.answer == ENOENT);
    ck_assert_msg(CASES[_i].answer == ANY || no_file || run.answer == CASES[_i].answer, "%s: answer %d", CASES[_i].name,
                  (int)run.answer);
    check_traces(&run);
    broken_run_clear(&run);
}
END_TEST

START_TEST(shared)
{
    BrokenRun run = broken_run_case(&(BrokenCase){.name = SHARED[_i].name, .synthetic = true, .workers = SHARED[_i].workers});
    ck_assert_msg(run.failure == SHARED[_i].failure, "%s by %u: H%04u %s instead of H%04u", SHARED[_i].name, SHARED[_i].workers,
                  run.failure, run.argument, SHARED[_i].failure);
    if (SHARED[_i].argument)
        ck_assert_msg(strcmp(run.argument, SHARED[_i].argument) == 0, "%s: %s", SHARED[_i].name, run.argument);
    ck_assert_msg(SHARED[_i].answer == ANY || run.answer == SHARED[_i].answer, "%s by %u: answer %d", SHARED[_i].name,
                  SHARED[_i].workers, (int)run.answer);
    check_traces(&run);
    broken_run_clear(&run);
}
END_TEST

START_TEST(rows_are_named_by_number_and_rule)
{
    BrokenRun run = broken_run("60_odd_rows", true);
    ck_assert(run.good);
    size_t last = finding_list_size(run.findings) - 1;
    g_autofree char *en = finding_line(finding_list_peek(run.findings, last), LANGUAGE_EN);
    g_autofree char *es = finding_line(finding_list_peek(run.findings, last), LANGUAGE_ES);
    ck_assert_str_eq(en, "rows.csv:3: [H4025] rule R1: the date is odd");
    ck_assert_str_eq(es, "rows.csv:3: [H4025] regla R1: la fecha es rara");
    const SubmissionInput *input = run.submission->inputs->pdata[0];
    ck_assert(input->present);
    ck_assert_int_eq(input->used, 3);
    ck_assert_uint_eq(strlen(input->sha256), 64);
    broken_run_clear(&run);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("hostile");
    TCase *tests = tcase_create("hostile");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, hostile, 0, G_N_ELEMENTS(CASES));
    tcase_add_loop_test(tests, shared, 0, G_N_ELEMENTS(SHARED));
    tcase_add_test(tests, rows_are_named_by_number_and_rule);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
