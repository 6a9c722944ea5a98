/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "reports/words/date.h"
#include "reports/words/number.h"
#include "reports/words/status.h"
#include "reports/words/words.h"

#define NO_BREAK "\xc2\xa0"
#define MINUS "\xe2\x88\x92"

static void
check_text(char *got, const char *wanted)
{
    ck_assert_str_eq(got, wanted);
    g_free(got);
}

START_TEST(numbers_are_written_by_language)
{
    check_text(number_text(LANGUAGE_EN, "1311.5"), "1,311.5");
    check_text(number_text(LANGUAGE_ES, "1311.5"), "1.311,5");
    check_text(number_text(LANGUAGE_EN, "-1234567.00"), MINUS "1,234,567.00");
    check_text(number_text(LANGUAGE_ES, "-12"), MINUS "12");
    check_text(number_text(LANGUAGE_EN, "999"), "999");
    check_text(number_text(LANGUAGE_ES, "0.05"), "0,05");
    check_text(number_text(LANGUAGE_ES, "not a number"), "not a number");
    check_text(number_percent(LANGUAGE_EN, "33.3"), "33.3%");
    check_text(number_percent(LANGUAGE_ES, "33.3"), "33,3" NO_BREAK "%");
    check_text(number_integer(LANGUAGE_ES, -1000000), MINUS "1.000.000");
    check_text(number_integer(LANGUAGE_EN, 1234567890123), "1,234,567,890,123");
}
END_TEST

START_TEST(days_and_quarters_have_names)
{
    Quarter quarter;
    ck_assert(calendar_parse_quarter(calendar_us_fiscal(), "FY2026Q3", &quarter));
    check_text(date_day(LANGUAGE_EN, period_day(2026, 6, 30)), "30 June 2026");
    check_text(date_day(LANGUAGE_ES, period_day(2026, 6, 30)), "30 de junio de 2026");
    check_text(date_iso(LANGUAGE_ES, "2026-01-02"), "2 de enero de 2026");
    check_text(date_iso(LANGUAGE_EN, ""), "");
    check_text(date_quarter(LANGUAGE_EN, calendar_us_fiscal(), quarter), "FY2026 Q3");
    check_text(date_quarter_long(LANGUAGE_EN, calendar_us_fiscal(), quarter), "FY2026 Q3, April–June 2026");
    check_text(date_quarter_long(LANGUAGE_ES, calendar_us_fiscal(), quarter), "AF2026 T3, abril–junio de 2026");
    ck_assert(calendar_parse_quarter(calendar_us_fiscal(), "FY2026Q1", &quarter));
    check_text(date_quarter_long(LANGUAGE_ES, calendar_us_fiscal(), quarter), "AF2026 T1, octubre–diciembre de 2025");
}
END_TEST

START_TEST(windows_say_whether_they_are_whole)
{
    Quarter first, last;
    ck_assert(calendar_parse_quarter(calendar_us_fiscal(), "FY2025Q1", &first) && calendar_parse_quarter(calendar_us_fiscal(), "FY2026Q3", &last));
    WindowSet *set = calendar_windows(calendar_us_fiscal(), first, last);
    static const struct {
        const char *id, *en, *es;
    } NAMES[] = {{"FY2025", "FY2025", "AF2025"},
                 {"FY2026", "FY2026 to date", "AF2026 a la fecha"},
                 {"TY2026", "TIP Report year 2026", "año 2026 del Informe TIP"},
                 {"CY2026", "calendar year 2026 to date", "año calendario 2026 a la fecha"},
                 {"LOA", "life of award", "vida de la adjudicación"},
                 {"FY2025Q4", "FY2025 Q4", "AF2025 T4"}};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        const Window *window = window_set_find(set, NAMES[i].id);
        ck_assert_ptr_nonnull(window);
        check_text(date_window(LANGUAGE_EN, calendar_us_fiscal(), window), NAMES[i].en);
        check_text(date_window(LANGUAGE_ES, calendar_us_fiscal(), window), NAMES[i].es);
    }
    window_set_free(set);
}
END_TEST

START_TEST(counts_choose_their_form)
{
    check_text(words_count(LANGUAGE_EN, WORD_ALERT_RESTATED, 1, NULL), "1 released number was restated");
    check_text(words_count(LANGUAGE_EN, WORD_ALERT_RESTATED, 0, NULL), "0 released numbers were restated");
    check_text(words_count(LANGUAGE_ES, WORD_ALERT_RESTATED, 1200, NULL), "1.200 cifras publicadas se reexpresaron");
    check_text(words_count(LANGUAGE_EN, WORD_TALLY_ON, 1, NULL), "1 on target");
    check_text(words_fill(LANGUAGE_EN, WORD_RATIO, "33.3%", "12", "36", NULL), "33.3% (12 of 36)");
    check_text(words_fill(LANGUAGE_EN, WORD_RATIO, "{2}", "12", NULL), "{2} (12 of )");
}
END_TEST

START_TEST(lists_are_joined_by_language)
{
    static const char *const WORDS[] = {"a", "b", "informes", "hielo"};
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    check_text(words_join(LANGUAGE_EN, items), "");
    g_ptr_array_add(items, (char *)WORDS[0]);
    check_text(words_join(LANGUAGE_ES, items), "a");
    g_ptr_array_add(items, (char *)WORDS[1]);
    check_text(words_join(LANGUAGE_EN, items), "a and b");
    g_ptr_array_add(items, (char *)WORDS[2]);
    check_text(words_join(LANGUAGE_EN, items), "a, b and informes");
    check_text(words_join(LANGUAGE_ES, items), "a, b e informes");
    items->pdata[2] = (char *)WORDS[3];
    check_text(words_join(LANGUAGE_ES, items), "a, b y hielo");
}
END_TEST

START_TEST(a_name_goes_inside_a_sentence)
{
    check_text(words_inside("Sex of the defendant"), "sex of the defendant");
    check_text(words_inside("Ámbito"), "ámbito");
    check_text(words_inside("NNA atendidos"), "NNA atendidos");
    check_text(words_inside(""), "");
}
END_TEST

/* Every sentence must use the same places in both languages, and have plural forms in both or say the same for all. */
START_TEST(both_languages_use_the_same_places)
{
    for (int id = 0; id < WORD_COUNT; id++) {
        const char *en = words_peek(LANGUAGE_EN, (WordId)id), *es = words_peek(LANGUAGE_ES, (WordId)id);
        ck_assert_msg(g_utf8_validate(en, -1, NULL) && g_utf8_validate(es, -1, NULL), "%s", en);
        ck_assert_msg((*en == '\0') == (*es == '\0'), "%s", en);
        const char *forms[] = {en, es, strchr(en, '|') ? strchr(en, '|') + 1 : en, strchr(es, '|') ? strchr(es, '|') + 1 : es};
        for (char place = '2'; place <= '6'; place++) {
            char mark[] = {'{', place, '}', '\0'};
            bool used = strstr(forms[2], mark) != NULL;
            ck_assert_msg(used == (strstr(forms[3], mark) != NULL), "%s | %s", en, es);
            ck_assert_msg(used == (strstr(forms[0], mark) != NULL) && used == (strstr(forms[1], mark) != NULL), "%s", en);
        }
    }
}
END_TEST

START_TEST(missing_is_never_a_number)
{
    for (int status = STATUS_OK + 1; status < STATUS_COUNT; status++)
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *word = status_word((Language)language, (ObservationStatus)status);
            ck_assert_uint_gt(strlen(word), 1);
            ck_assert_ptr_null(strpbrk(word, "0123456789"));
            ck_assert_ptr_null(strpbrk(status_spoken((Language)language, (ObservationStatus)status), "0123456789"));
        }
    ck_assert_str_eq(status_unit(LANGUAGE_EN, "persons", true), "person");
    ck_assert_str_eq(status_unit(LANGUAGE_ES, "persons", false), "personas");
    ck_assert_str_eq(status_unit(LANGUAGE_ES, "lightyears", false), "lightyears");
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("words");
    TCase *tests = tcase_create("words");
    tcase_add_test(tests, numbers_are_written_by_language);
    tcase_add_test(tests, days_and_quarters_have_names);
    tcase_add_test(tests, windows_say_whether_they_are_whole);
    tcase_add_test(tests, counts_choose_their_form);
    tcase_add_test(tests, lists_are_joined_by_language);
    tcase_add_test(tests, a_name_goes_inside_a_sentence);
    tcase_add_test(tests, both_languages_use_the_same_places);
    tcase_add_test(tests, missing_is_never_a_number);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
