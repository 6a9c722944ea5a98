/* SPDX-License-Identifier: Apache-2.0 */
/* Reporting years of several countries as data: ids, days, round trips, and what a calendar may not say. */
#include <check.h>
#include <string.h>

#include "core/document/calendar_json.h"
#include "core/model/calendar.h"

static Calendar
read_calendar(const char *json, FindingList *findings)
{
    json_t *root = json_walk_parse(json, strlen(json), "programme.json", 1004, findings);
    ck_assert_ptr_nonnull(root);
    JsonWalk walk = json_walk_begin("programme.json", findings, 1005, 1006, 1007);
    Calendar calendar = calendar_json_read(&walk, root);
    json_walk_end(&walk);
    json_decref(root);
    return calendar;
}

static void
expect_quarter(const Calendar *calendar, const char *id, const char *from, const char *to)
{
    Quarter quarter;
    char back[12], day[16];
    ck_assert_msg(calendar_parse_quarter(calendar, id, &quarter), "%s", id);
    calendar_format_quarter(calendar, quarter, back);
    ck_assert_str_eq(back, id);
    Period period = calendar_quarter_period(quarter);
    period_format_day(period.from_day, day);
    ck_assert_str_eq(day, from);
    period_format_day(period.to_day - 1, day);
    ck_assert_str_eq(day, to);
}

START_TEST(quarters_of_four_calendars)
{
    g_autoptr(FindingList) findings = finding_list_new();
    expect_quarter(calendar_us_fiscal(), "FY2026Q1", "2025-10-01", "2025-12-31");
    expect_quarter(calendar_us_fiscal(), "FY2026Q4", "2026-07-01", "2026-09-30");
    expect_quarter(calendar_plain(), "CY2026Q1", "2026-01-01", "2026-03-31");
    expect_quarter(calendar_plain(), "CY2026Q4", "2026-10-01", "2026-12-31");
    Calendar april = read_calendar("{\"calendar\": {\"first_month\": 4, \"named_by\": \"start\", \"prefix\": \"R\","
                                   " \"year\": {\"en\": \"{1}-Year\", \"es\": \"Año {1}\"}, \"also\": [\"calendar_year\"]}}", findings);
    expect_quarter(&april, "R2026Q1", "2026-04-01", "2026-06-30");
    expect_quarter(&april, "R2026Q4", "2027-01-01", "2027-03-31");
    Calendar july = read_calendar("{\"calendar\": {\"first_month\": 7, \"prefix\": \"FY\", \"year\": {\"en\": \"FY{1}\", \"es\": \"AF{1}\"}}}",
                                  findings);
    expect_quarter(&july, "FY2026Q1", "2025-07-01", "2025-09-30");
    expect_quarter(&july, "FY2026Q4", "2026-04-01", "2026-06-30");
    ck_assert_uint_eq(finding_list_size(findings), 0);
}
END_TEST

START_TEST(foreign_ids_are_not_read)
{
    static const char *const WRONG[] = {"FY2026Q1", "CY2026Q0", "CY2026Q5", "CY2026", "CY226Q1", "CY2026Q11", "2026Q1", ""};
    Quarter quarter;
    for (size_t i = 0; i < G_N_ELEMENTS(WRONG); i++)
        ck_assert_msg(!calendar_parse_quarter(calendar_plain(), WRONG[i], &quarter), "%s", WRONG[i]);
    ck_assert(calendar_is_quarter("FY2026Q1") && calendar_is_quarter("R2026Q4") && !calendar_is_quarter("LOA") &&
              !calendar_is_quarter("CY2026") && !calendar_is_quarter("ABC2026Q1"));
}
END_TEST

START_TEST(windows_follow_the_calendar)
{
    Quarter first, last;
    ck_assert(calendar_parse_quarter(calendar_plain(), "CY2024Q3", &first) && calendar_parse_quarter(calendar_plain(), "CY2026Q2", &last));
    WindowSet *set = calendar_windows(calendar_plain(), first, last);
    GString *ids = g_string_new(NULL);
    for (size_t i = 0; i < set->n_windows; i++)
        g_string_append_printf(ids, "%s ", set->windows[i].id);
    ck_assert_str_eq(ids->str, "CY2024Q3 CY2024Q4 CY2025Q1 CY2025Q2 CY2025Q3 CY2025Q4 CY2026Q1 CY2026Q2 CY2024 CY2025 CY2026 LOA ");
    ck_assert(!window_set_find(set, "CY2025")->to_date && window_set_find(set, "CY2026")->to_date);
    ck_assert_int_eq(window_set_find(set, "CY2024")->first, first);
    g_string_free(ids, TRUE);
    window_set_free(set);
}
END_TEST

/* Every day of 60 years stands in the quarter that says so, under each start and each way of naming. */
START_TEST(every_quarter_comes_back)
{
    for (int start = 0; start < 4; start++) {
        for (int by_start = 0; by_start < 2; by_start++) {
            Calendar c = {start, by_start == 1, "FY", {"{1}", "{1}"}, 0};
            for (Quarter q = 1970 * 4; q < 2030 * 4; q++) {
                char id[12];
                Quarter back = 0, year = 0;
                calendar_format_quarter(&c, q, id);
                ck_assert(calendar_parse_quarter(&c, id, &back) && back == q);
                calendar_format_year(&c, q, id);
                ck_assert(calendar_parse_year(&c, id, &year) && year % 4 == start && q - year >= 0 && q - year < 4);
                ck_assert_int_eq(calendar_fiscal_year(&c, q), by_start ? year / 4 : (year + 3) / 4);
            }
        }
    }
}
END_TEST

START_TEST(faults_of_a_calendar_are_named)
{
    static const char *const WRONG[] = {
        "{\"calendar\": \"lunar\"}",
        "{\"calendar\": 3}",
        "{\"calendar\": {\"first_month\": 2, \"prefix\": \"FY\", \"year\": {\"en\": \"{1}\", \"es\": \"{1}\"}}}",
        "{\"calendar\": {\"first_month\": 1, \"prefix\": \"fy\", \"year\": {\"en\": \"{1}\", \"es\": \"{1}\"}}}",
        "{\"calendar\": {\"first_month\": 1, \"prefix\": \"CYY\", \"year\": {\"en\": \"{1}\", \"es\": \"{1}\"}}}",
        "{\"calendar\": {\"first_month\": 7, \"prefix\": \"CY\", \"year\": {\"en\": \"{1}\", \"es\": \"{1}\"}, \"also\": [\"calendar_year\"]}}",
        "{\"calendar\": {\"first_month\": 1, \"prefix\": \"Y\", \"year\": {\"en\": \"{1}\", \"es\": \"{1}\"}, \"also\": [\"calendar_year\"]}}",
        "{\"calendar\": {\"first_month\": 1, \"prefix\": \"Y\", \"year\": {\"en\": \"year\", \"es\": \"{1}\"}}}",
        "{\"calendar\": {\"first_month\": 1, \"prefix\": \"Y\", \"year\": {\"en\": \"{1}\", \"es\": \"{1} {2}\"}}}",
        "{\"calendar\": {\"first_month\": 1, \"prefix\": \"Y\", \"year\": {\"en\": \"{1}\", \"es\": \"{1}\"}, \"named_by\": \"moon\"}}",
        "{\"calendar\": {\"first_month\": 1, \"prefix\": \"Y\", \"year\": {\"en\": \"{1}\", \"es\": \"{1}\"}, \"starts\": 1}}",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(WRONG); i++) {
        g_autoptr(FindingList) findings = finding_list_new();
        Calendar calendar = read_calendar(WRONG[i], findings);
        ck_assert_msg(finding_list_size(findings) > 0, "%s", WRONG[i]);
        ck_assert(calendar_same(&calendar, calendar_us_fiscal()));
    }
}
END_TEST

START_TEST(what_is_written_is_read_again)
{
    Calendar april = {1, true, "R", {"{1}-Year", "Año {1}"}, 1u << WINDOW_CALENDAR_YEAR};
    const Calendar *const ALL[] = {calendar_us_fiscal(), calendar_plain(), &april};
    for (size_t i = 0; i < G_N_ELEMENTS(ALL); i++) {
        json_t *root = json_object();
        calendar_json_write(root, ALL[i]);
        char *text = json_dumps(root, JSON_COMPACT);
        g_autoptr(FindingList) findings = finding_list_new();
        Calendar back = read_calendar(text, findings);
        ck_assert(calendar_same(&back, ALL[i]) && finding_list_size(findings) == 0);
        free(text);
        json_decref(root);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("calendar");
    TCase *all = tcase_create("all");
    tcase_add_test(all, quarters_of_four_calendars);
    tcase_add_test(all, foreign_ids_are_not_read);
    tcase_add_test(all, windows_follow_the_calendar);
    tcase_add_test(all, every_quarter_comes_back);
    tcase_add_test(all, faults_of_a_calendar_are_named);
    tcase_add_test(all, what_is_written_is_read_again);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
