/* SPDX-License-Identifier: Apache-2.0 */
/* The SDK's own arithmetic: days and months, bands, sets of quarters, and what a stock made of levels emits. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/model/period.h"
#include "sdk/hito_sdk.h"

START_TEST(days_agree_with_the_calendar)
{
    for (int32_t day = -40000; day < 60000; day += 13) {
        int y, m, d;
        period_civil(day, &y, &m, &d);
        ck_assert_int_eq(hito_day(y, m, d), day);
    }
    ck_assert_int_eq(hito_day(2025, 2, 29), HITO_NULL);
    ck_assert_int_eq(hito_day(2025, 13, 1), HITO_NULL);
    ck_assert_int_eq(hito_day(2025, 4, 31), HITO_NULL);
    ck_assert_int_eq(hito_months_later(hito_day(2024, 2, 29), 12), hito_day(2025, 2, 28));
    ck_assert_int_eq(hito_months_later(hito_day(2025, 8, 31), 6), hito_day(2026, 2, 28));
    ck_assert_int_eq(hito_months_later(hito_day(2025, 12, 31), 1), hito_day(2026, 1, 31));
}
END_TEST

START_TEST(bands_hold_their_bounds)
{
    static const int32_t LAST[] = {5, 11, 13};
    static const struct {
        int32_t years;
        uint16_t band;
    } CASES[] = {{0, 0}, {5, 0}, {6, 1}, {11, 1}, {12, 2}, {13, 2}, {14, 3}, {17, 3}, {HITO_NULL, 4}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        ck_assert_uint_eq(hito_band(CASES[i].years, LAST, 3), CASES[i].band);
}
END_TEST

/* A run of two quarters, each of ten days, and the year of both. */
static const hito_window WINDOWS[] = {{HITO_WINDOW_QUARTER, 0, 1, 0, 10, 0}, {HITO_WINDOW_QUARTER, 1, 1, 10, 20, 0},
                                      {HITO_WINDOW_LIFE, 0, 2, 0, 20, 0}};
static const hito_run RUN = {.struct_size = sizeof(hito_run), .n_windows = 3, .windows = WINDOWS, .n_quarters = 2, .n_shards = 1};

typedef struct Seen {
    hito_observation items[32];
    size_t n;
} Seen;

static hito_code
take(void *context, const hito_observation *o)
{
    Seen *seen = context;
    ck_assert_uint_lt(seen->n, 32);
    seen->items[seen->n++] = *o;
    return HITO_OK;
}

static const hito_table_spec TABLES[] = {{0, {0}, {0}, 0, 1}, {1, {0}, {2}, 1, 2}};

static hito_spec
spec_of(const hito_indicator_spec *indicator)
{
    return (hito_spec){.id = "x", .version = "1", .fingerprint = 7, .n_inputs = 0, .n_indicators = 1, .indicators = indicator};
}

START_TEST(a_level_is_its_latest_day)
{
    static const uint16_t FIRST[] = {0}, SECOND[] = {1};
    hito_indicator_spec indicator = {HITO_TYPE_STOCK, 1, 0x1f, 1, 2, 3, TABLES, 0};
    hito_spec spec = spec_of(&indicator);
    Seen seen = {.n = 0};
    hito_host host = {.struct_size = sizeof host, .context = &seen, .emit = take};
    void *state;
    ck_assert_int_eq(hito_study_create(&spec, &host, &RUN, &state), HITO_OK);
    hito_study *study = state;
    hito_tally_level(study, 0, 3, 1, 100, FIRST);
    hito_tally_level(study, 0, 9, 1, 40, FIRST);
    hito_tally_level(study, 0, 9, 1, 40, FIRST); /* the source gives it twice */
    hito_tally_level(study, 0, 9, 2, 2, SECOND);
    hito_tally_level(study, 0, 25, 2, 9, SECOND);
    ck_assert_int_eq(hito_study_finish(state), HITO_OK);
    ck_assert_uint_eq(seen.n, 4);
    ck_assert_int_eq(seen.items[0].numerator, 42);
    ck_assert_int_eq(seen.items[0].subjects, 42);
    ck_assert_int_eq(seen.items[1].numerator, 40);
    ck_assert_int_eq(seen.items[2].numerator, 2);
    ck_assert_uint_eq(seen.items[3].window, 1);
    ck_assert_uint_eq(seen.items[3].status, HITO_STATUS_NOT_REPORTED);
    hito_study_destroy(state);
}
END_TEST

START_TEST(spans_touch_what_they_hold)
{
    hito_indicator_spec indicator = {HITO_TYPE_UNIQUE, 0, 0x1f, 1, 1, 1, TABLES, 0};
    hito_spec spec = spec_of(&indicator);
    Seen seen = {.n = 0};
    hito_host host = {.struct_size = sizeof host, .context = &seen, .emit = take};
    void *state;
    ck_assert_int_eq(hito_study_create(&spec, &host, &RUN, &state), HITO_OK);
    ck_assert_uint_eq(hito_quarters(state, 9, 9), 1);
    ck_assert_uint_eq(hito_quarters(state, 9, 10), 3);
    ck_assert_uint_eq(hito_quarters(state, 19, HITO_DAY_OPEN), 2);
    ck_assert_uint_eq(hito_quarters(state, 5, 4), 0);
    ck_assert_uint_eq(hito_quarters(state, 20, 30), 0);
    ck_assert_uint_eq(hito_quarters(state, HITO_NULL, 30), 0);
    hito_study_destroy(state);
}
END_TEST

/* A pair counts once, at its earliest day, and of equal days at the earlier row. */
START_TEST(first_times_of_pairs)
{
    static const uint16_t FIRST[] = {0}, SECOND[] = {1};
    hito_indicator_spec indicator = {HITO_TYPE_RATIO, 0, 0x1f, 1, 2, 3, TABLES, 0};
    hito_spec spec = spec_of(&indicator);
    Seen seen = {.n = 0};
    hito_host host = {.struct_size = sizeof host, .context = &seen, .emit = take};
    void *state;
    ck_assert_int_eq(hito_study_create(&spec, &host, &RUN, &state), HITO_OK);
    hito_study *study = state;
    study->row = 5;
    hito_tally_first(study, 0, 3, &(hito_first){1, 7, 1}, FIRST);
    study->row = 4;
    hito_tally_first(study, 0, 3, &(hito_first){1, 7, 0}, SECOND);
    hito_tally_first(study, 0, 12, &(hito_first){1, 8, 1}, FIRST);
    hito_tally_first(study, 0, 2, &(hito_first){2, 7, 1}, FIRST);
    ck_assert_int_eq(hito_study_finish(state), HITO_OK);
    ck_assert_int_eq(seen.items[0].numerator, 1);
    ck_assert_int_eq(seen.items[0].denominator, 2);
    hito_study_destroy(state);
}
END_TEST

/* Two shards of one median: the middle of both, a second clock beside the total, distinct children where some are not known. */
START_TEST(medians_merge)
{
    static const uint16_t FIRST[] = {0}, SECOND[] = {1};
    hito_indicator_spec indicator = {HITO_TYPE_MEDIAN, 1, 0x1f, 1, 2, 3, TABLES, 0};
    hito_spec spec = spec_of(&indicator);
    Seen seen = {.n = 0};
    hito_host host = {.struct_size = sizeof host, .context = &seen, .emit = take};
    void *one, *other;
    ck_assert_int_eq(hito_study_create(&spec, &host, &RUN, &one), HITO_OK);
    ck_assert_int_eq(hito_study_create(&spec, &host, &RUN, &other), HITO_OK);
    hito_tally_value(one, 0, 3, 1, 10, FIRST);
    hito_tally_value(one, 0, 3, 1, 10, FIRST);
    hito_tally_value(other, 0, 4, 1, -5, FIRST);
    hito_tally_value(other, 0, 4, 2, 1000, SECOND);
    hito_tally_value(other, 0, 14, HITO_NO_SUBJECT, 7, FIRST);
    hito_tally_value(other, 0, 14, HITO_NO_SUBJECT, 7, FIRST);
    hito_tally_aside(other, 0, 4, 3, 1, SECOND);
    hito_tally_value(other, 0, 20, 4, 1, FIRST); /* outside */
    ck_assert_int_eq(hito_study_merge(one, other), HITO_OK);
    hito_study_destroy(other);
    ck_assert_int_eq(hito_study_finish(one), HITO_OK);
    static const struct {
        uint32_t window, table;
        int64_t n, subjects;
        double value;
    } WANTED[] = {{0, 0, 4, 2, 10}, {0, 1, 3, 1, 10}, {0, 1, 2, 2, 500.5}, {1, 0, 2, 1, 7}, {1, 1, 2, 1, 7},
                  {2, 0, 6, 3, 8.5}, {2, 1, 5, 2, 7}, {2, 1, 2, 2, 500.5}};
    ck_assert_uint_eq(seen.n, sizeof WANTED / sizeof *WANTED);
    for (size_t i = 0; i < seen.n; i++) {
        ck_assert_uint_eq(seen.items[i].window, WANTED[i].window);
        ck_assert_uint_eq(seen.items[i].table, WANTED[i].table);
        ck_assert_int_eq(seen.items[i].denominator, WANTED[i].n);
        ck_assert_int_eq(seen.items[i].subjects, WANTED[i].subjects);
        ck_assert_double_eq_tol(seen.items[i].value, WANTED[i].value, 1e-9);
    }
    hito_study_destroy(one);
}
END_TEST

/* A word at every place of texts of every length, and nearly the word. */
START_TEST(words_are_found_in_texts)
{
    static const char WORD[] = "riesgo";
    char bytes[80];
    for (size_t size = 0; size <= sizeof bytes; size++) {
        memset(bytes, 'r', sizeof bytes);
        ck_assert(!hito_text_has((hito_text){size ? bytes : NULL, size}, WORD, 6));
        for (size_t at = 0; at + 6 <= size; at++) {
            memset(bytes, at % 2 ? 'o' : 'r', sizeof bytes);
            memcpy(bytes + at, WORD, 6);
            ck_assert(hito_text_has((hito_text){bytes, size}, WORD, 6));
            ck_assert(!hito_text_has((hito_text){bytes, at + 5}, WORD, 6)); /* it ends behind the text */
            ck_assert(hito_text_has((hito_text){bytes, size}, "s", 1));
            bytes[at + 3] = 'S';
            ck_assert(!hito_text_has((hito_text){bytes, size}, WORD, 6));
        }
    }
}
END_TEST

/* More different values than one table of them holds. */
START_TEST(many_values_are_kept)
{
    hito_values values = {NULL, 0, 0};
    for (int round = 0; round < 2; round++) {
        for (int64_t i = 0; i < 5000; i++)
            ck_assert_int_eq(hito_values_add(&values, &(hito_value){i * i - 9000, 1, {0}, (uint32_t)(i % 3), 0}), 0);
        hito_values_settle(&values);
        ck_assert_uint_eq(values.count, 5000);
        for (size_t i = 0; i < values.count; i++) {
            ck_assert_int_eq(values.places[i].count, round + 1);
            ck_assert(i == 0 || values.places[i].quarter > values.places[i - 1].quarter || values.places[i].value > values.places[i - 1].value);
        }
    }
    hito_values_clear(&values);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("sdk");
    TCase *cases = tcase_create("sdk");
    tcase_add_test(cases, days_agree_with_the_calendar);
    tcase_add_test(cases, bands_hold_their_bounds);
    tcase_add_test(cases, a_level_is_its_latest_day);
    tcase_add_test(cases, spans_touch_what_they_hold);
    tcase_add_test(cases, first_times_of_pairs);
    tcase_add_test(cases, medians_merge);
    tcase_add_test(cases, many_values_are_kept);
    tcase_add_test(cases, words_are_found_in_texts);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
