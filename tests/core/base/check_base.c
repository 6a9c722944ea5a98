/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>

#include "core/base/decimal.h"
#include "core/base/digest.h"
#include "core/base/finding.h"

static void
expect_ratio(int64_t n, int64_t d, int scale, const char *expected)
{
    Decimal value;
    ck_assert(decimal_ratio(n, d, 100, scale, &value));
    g_autofree char *text = decimal_text(value);
    ck_assert_str_eq(text, expected);
}

START_TEST(ratio_rounds_half_away_from_zero)
{
    expect_ratio(1, 8, 0, "13");
    expect_ratio(-1, 8, 0, "-13");
    expect_ratio(1, 3, 1, "33.3");
    expect_ratio(2, 3, 1, "66.7");
    expect_ratio(1, 2000, 1, "0.1");
    Decimal value;
    ck_assert(!decimal_ratio(1, 0, 100, 1, &value));
}
END_TEST

START_TEST(decimal_reads_what_it_prints)
{
    static const char *const TEXTS[] = {"0", "-12.30", "9000000000", "0.05"};
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        Decimal value;
        ck_assert(decimal_parse(TEXTS[i], &value));
        g_autofree char *text = decimal_text(value);
        ck_assert_str_eq(text, TEXTS[i]);
    }
    Decimal value;
    ck_assert(!decimal_parse("1e3", &value));
    ck_assert(!decimal_parse("1.", &value));
    ck_assert(!decimal_parse(".5", &value));
    ck_assert(!decimal_parse("", &value));
    ck_assert(!decimal_parse("-", &value));
}
END_TEST

START_TEST(messages_rise_and_speak_both_languages)
{
    for (size_t i = 0; i < message_count(); i++) {
        const Message *message = message_at(i);
        ck_assert(i == 0 || message_at(i - 1)->number < message->number);
        ck_assert(*message->text[LANGUAGE_EN] && *message->text[LANGUAGE_ES]);
        /* Words of a manifest come in both languages: {2} for the English sentence, {3} for the Spanish one. */
        bool of_manifest = message->number == 4020 || message->number == 4025;
        for (int a = 1; a <= 4 && !of_manifest; a++) {
            g_autofree char *mark = g_strdup_printf("{%d}", a);
            ck_assert_msg(!strstr(message->text[0], mark) == !strstr(message->text[1], mark), "H%04u", message->number);
        }
    }
}
END_TEST

START_TEST(error_becomes_finding)
{
    GError *error = NULL;
    error_set(&error, 9001, "a.csv", 7, "no room", NULL);
    g_autoptr(FindingList) list = finding_list_new();
    finding_add_error(list, error);
    g_autofree char *line = finding_line(finding_list_peek(list, 0), LANGUAGE_EN);
    ck_assert_str_eq(line, "a.csv:7: [H9001] the machine answered: no room");
    ck_assert_int_eq(finding_list_exit_status(list), 4);
    finding_list_soften(list, 0, FINDING_ERROR);
    ck_assert_int_eq(finding_list_exit_status(list), 1);
}
END_TEST

START_TEST(digest_of_abc)
{
    /* FIPS 180-4, example of SHA-256 */
    g_autofree char *digest = digest_bytes("abc", 3);
    ck_assert_str_eq(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    g_autoptr(Digest) in_parts = digest_new();
    digest_add(in_parts, "a", 1);
    digest_add(in_parts, "bc", 2);
    g_autofree char *joined = digest_finish(in_parts);
    ck_assert_str_eq(joined, digest);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("base");
    TCase *all = tcase_create("all");
    tcase_add_test(all, ratio_rounds_half_away_from_zero);
    tcase_add_test(all, decimal_reads_what_it_prints);
    tcase_add_test(all, messages_rise_and_speak_both_languages);
    tcase_add_test(all, error_becomes_finding);
    tcase_add_test(all, digest_of_abc);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
